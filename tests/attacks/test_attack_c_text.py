"""Attacks by text: disguises, encodings, cuts and clashes, from text in to text out."""

from __future__ import annotations

import base64
import gzip
import html
import itertools
import json
import quopri
import re
import time
import unicodedata
import urllib.parse
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import leak
from oracles.holes import cases

import redact
from redact.detect.identifiers import Identifiers
from redact.findings import Findings

SSN = "536-90-4399"
CARD = "4539 1488 0343 6467"
EMAIL = "mara.oduya@quillfeather.org"
TOKEN = "ghp_" + "x7Qp2LmZ9RtVb4Nc8WdK1sYh6JfG3aUe5TqB"


@pytest.fixture(scope="module")
def quick() -> redact.Redactor:
    """A redactor without the language model, for long texts and many cases."""
    return redact.Redactor(detectors=(Identifiers(),))


def shown(redactor: redact.Redactor, text: str) -> str:
    """What may leave of a text; the test fails where all of it was dropped."""
    out = redactor.redact(redact.Text(text))
    assert isinstance(out, redact.Safe)
    assert isinstance(out.event, redact.Text)
    return out.event.text


def assert_hidden(redactor: redact.Redactor, disguised: str, secret: str) -> None:
    """The secret is gone from everything that comes back, and the words around it are not."""
    text = f"please note {disguised} until the workshop is over"
    out = redactor.redact(redact.Text(text))
    assert isinstance(out, redact.Safe)
    assert leak.traces(secret, out) == []
    assert isinstance(out.event, redact.Text)
    assert out.event.text.startswith("please note")
    assert out.event.text.endswith("workshop is over")


DIGITS = {
    "full-width": 0xFF10,
    "arabic-indic": 0x660,
    "devanagari": 0x966,
    "bold": 0x1D7CE,
    "double-struck": 0x1D7D8,
    "monospace": 0x1D7F6,
}
ODD_DIGITS = {
    "superscript": "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "subscript": "₀₁₂₃₄₅₆₇₈₉",
    "circled": "⓪①②③④⑤⑥⑦⑧⑨",
} | {name: "".join(chr(zero + i) for i in range(10)) for name, zero in DIGITS.items()}


@pytest.mark.parametrize("script", ODD_DIGITS)
@pytest.mark.parametrize("secret", [SSN, CARD], ids=["ssn", "card"])
def test_attack_c01_digits_of_other_scripts(
    redactor: redact.Redactor, script: str, secret: str
) -> None:
    disguised = secret.translate({48 + i: c for i, c in enumerate(ODD_DIGITS[script])})

    assert_hidden(redactor, disguised, secret)


@pytest.mark.attack_full
def test_attack_c01_every_decimal_digit_of_unicode(quick: redact.Redactor) -> None:
    zeros = [c for c in map(chr, range(0x110000)) if unicodedata.decimal(c, None) == 0]

    shows = [
        hex(ord(zero))
        for zero in zeros
        if leak.traces(
            SSN,
            shown(quick, "id " + SSN.translate({48 + i: ord(zero) + i for i in range(10)})),
        )
    ]

    assert shows == []


INVISIBLE = {
    "zero-width space": "\u200b",
    "joiner": "\u200d",
    "word joiner": "\u2060",
    "soft hyphen": "\u00ad",
    "variation selector": "\ufe0f",
    "combining": "\u0336",
    "byte order mark": "\ufeff",
}


@pytest.mark.parametrize("mark", INVISIBLE)
@pytest.mark.parametrize("secret", [SSN, CARD, EMAIL, TOKEN], ids=["ssn", "card", "email", "token"])
def test_attack_c02_invisible_characters_inside(
    redactor: redact.Redactor, mark: str, secret: str
) -> None:
    assert_hidden(redactor, INVISIBLE[mark].join(secret), secret)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 11), st.sampled_from(sorted(INVISIBLE.values())))))
def test_attack_c02_invisible_characters_anywhere(places: list[tuple[int, str]]) -> None:
    disguised = list(SSN)
    for at, mark in places:
        disguised.insert(at, mark)

    text = shown(redact.Redactor(detectors=(Identifiers(),)), f"id {''.join(disguised)} end")

    assert leak.traces(SSN, text) == []


DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
SPACES = " \u00a0\u2009\u202f\u3000\u2003"


def test_attack_c03_dashes_and_spaces(quick: redact.Redactor) -> None:
    pairs = itertools.product(DASHES + SPACES, repeat=2)

    shows = [
        f"{ord(a):x} {ord(b):x}"
        for a, b in pairs
        if leak.traces(SSN, shown(quick, f"My SSN is 536{a}90{b}4399 today"))
    ]

    assert shows == []


@pytest.mark.parametrize("space", SPACES, ids=[f"U+{ord(c):04X}" for c in SPACES])
def test_attack_c03_cards(quick: redact.Redactor, space: str) -> None:
    assert_hidden(quick, CARD.replace(" ", space), CARD)


BIDI = {
    "override": "\u202e{}\u202c",
    "isolate": "\u2067\u202e{}\u202c\u2069",
    "never closed": "\u202e{}",
}


@pytest.mark.parametrize(
    "wrap", cases(BIDI, {"isolate": "an override inside an isolate is not read backwards"})
)
@pytest.mark.parametrize("secret", [SSN, CARD], ids=["ssn", "card"])
def test_attack_c04_reversed_by_direction_marks(
    redactor: redact.Redactor, wrap: str, secret: str
) -> None:
    text = shown(redactor, f"please note {BIDI[wrap].format(secret[::-1])}")

    assert leak.traces(secret, text) == []


def test_attack_c05_tag_characters(redactor: redact.Redactor) -> None:
    tags = "".join(chr(0xE0000 + ord(c)) for c in SSN)

    text = shown(redactor, f"all fine here{tags} indeed")

    assert leak.traces(SSN, text) == []
    assert "indeed" in text


LOOKALIKES = {
    "letters for digits": (f"SSN: {SSN.replace('0', 'O').replace('5', 'S')}", "4399"),
    "l for one": (f"Card number: {CARD.replace('1', 'l')}", "6467"),
    "cyrillic": (EMAIL.replace("a", "а").replace("o", "о"), "quillfe"),
}


@pytest.mark.parametrize("how", LOOKALIKES)
def test_attack_c06_lookalikes(redactor: redact.Redactor, how: str) -> None:
    disguised, rest = LOOKALIKES[how]

    assert rest not in shown(redactor, f"please note {disguised} until the workshop")


SPLIT = {
    "spaced": "SSN 5 3 6 9 0 4 3 9 9",
    "spaced dashes": "SSN: 536 - 90 - 4399",
    "over lines": "SSN 536-\n90-\n4399",
    "label on the line above": "Social security number\n536904399",
    "glued to words": f"id_{SSN}_v2 and x{SSN}",
    "table": f"Name\tSSN\tTeam\nMara\t{SSN}\tBlue",
    "undashed in a table": "Name | SSN | Team\nMara | 536904399 | Blue",
}


@pytest.mark.parametrize("how", SPLIT)
def test_attack_c07_split_and_glued(redactor: redact.Redactor, how: str) -> None:
    text = shown(redactor, f"please note {SPLIT[how]}\nuntil the workshop is over")

    assert leak.traces(SSN, text) == []
    assert "workshop" in text


def _jwt(secret: str) -> str:
    parts = ({"alg": "HS256", "typ": "JWT"}, {"sub": secret, "iat": 1})
    head = [base64.urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=").decode() for p in parts]
    return ".".join([*head, "x5Jq0bYt3NfKwR8uZc1mVh7LpDgSa2Ee"])


ENCODINGS: dict[str, Callable[[str], str]] = {
    "base64": lambda s: base64.b64encode(f"the SSN is {s}".encode()).decode(),
    "hex": lambda s: f"the SSN is {s}".encode().hex(),
    "url": lambda s: "q=" + "".join(f"%{ord(c):02X}" for c in f"SSN {s}"),
    "entities": lambda s: "".join(f"&#{ord(c)};" for c in s),
    "named entities": lambda s: html.escape(f'"{s}"').replace("-", "&#x2d;"),
    "json": lambda s: '{"ssn": "' + "".join(f"\\u{ord(c):04x}" for c in s) + '"}',
    "quoted-printable": lambda s: "".join(f"={ord(c):02X}" for c in f"SSN {s}"),
    "gzip": lambda s: base64.b64encode(gzip.compress(f"the SSN is {s}".encode(), mtime=0)).decode(),
    "data uri": lambda s: "data:text/plain;base64," + base64.b64encode(s.encode()).decode(),
    "jwt": _jwt,
    "base64 of base64": lambda s: base64.b64encode(
        base64.b64encode(f"the SSN is {s}".encode())
    ).decode(),
    "url of base64": lambda s: urllib.parse.quote(
        base64.b64encode(f"the SSN is {s}!".encode()).decode(), safe=""
    ),
}


def _decodes(text: str, secret: str) -> bool:
    """Whether a patient reader gets the secret out of a text: all decodings, three deep."""
    layer = {text}
    for _ in range(4):
        if any(leak.traces(secret, t) for t in layer):
            return True
        layer = {inner for t in layer for inner in _decoded(t)} - layer
    return False


def _decoded(text: str) -> set[str]:
    def attempt(decode: Callable[[], bytes | str]) -> str:
        try:
            out = decode()
        except (ValueError, OSError, EOFError):
            return ""
        return out if isinstance(out, str) else out.decode("utf-8", "replace")

    whole = [
        attempt(lambda: urllib.parse.unquote(text)),
        attempt(lambda: html.unescape(text)),
        attempt(lambda: re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)),
        attempt(lambda: quopri.decodestring(text)),
    ]
    for run in re.findall(r"[A-Za-z0-9+/_-]{12,}", text):
        raw = run.translate(str.maketrans("-_", "+/"))
        raw += "=" * (-len(raw) % 4)
        whole += [
            attempt(lambda raw=raw: base64.b64decode(raw)),
            attempt(lambda raw=raw: gzip.decompress(base64.b64decode(raw))),
            attempt(lambda run=run: bytes.fromhex(run)),
        ]
    return {t for t in whole if t}


@pytest.mark.parametrize(
    "encoding", cases(ENCODINGS, {"gzip": "compressed bytes in base64 are not looked into"})
)
def test_attack_c09_encoded(redactor: redact.Redactor, encoding: str) -> None:
    disguised = ENCODINGS[encoding](SSN)
    assert _decodes(disguised, SSN)

    text = shown(redactor, f"please note {disguised} until the workshop")

    assert not _decodes(text, SSN)
    assert "workshop" in text


EDGES = (1024, 2048, 4096, 8192, 16384)
FILLER = "the quick brown fox went home early and slept well "


@pytest.mark.parametrize("edge", EDGES)
def test_attack_c10_a_value_across_a_boundary(quick: redact.Redactor, edge: int) -> None:
    steps = range(edge - len(SSN), edge + 2, 3)
    lead = (FILLER * (edge // len(FILLER) + 1))[:edge]

    shows = [
        at - edge for at in steps if leak.traces(SSN, shown(quick, f"{lead[:at]} {SSN} {FILLER}"))
    ]

    assert shows == []


def test_attack_c10_names_beside_long_text(redactor: redact.Redactor) -> None:
    text = shown(redactor, FILLER * 90 + f"SSN {SSN} mail {EMAIL} " + FILLER * 5)

    assert leak.traces(SSN, text) == []
    assert leak.traces(EMAIL, text) == []


@pytest.mark.parametrize("cut", [-5, 0, 5, 300])
def test_attack_c11_past_the_cap_all_is_covered(
    quick: redact.Redactor, monkeypatch: pytest.MonkeyPatch, cut: int
) -> None:
    monkeypatch.setattr("redact.redactor.MAX_TEXT", 4096)
    lead = (FILLER * 200)[: 4096 + cut - 6]

    text = shown(quick, f"{lead} {SSN} {FILLER * 20} zebra")

    assert leak.traces(SSN, text) == []
    assert "zebra" not in text
    assert text.startswith(FILLER)


LONG = {
    "one token": lambda n: "a" * n,
    "digits": lambda n: "7" * n,
    "many matches": lambda n: (EMAIL + " ") * (n // len(EMAIL)),
    "at signs": lambda n: "@." * (n // 2),
    "zero-width": lambda n: "\u200b" * n,
    "base64": lambda n: "QUJD" * (n // 4),
}


@pytest.mark.parametrize("what", LONG)
@pytest.mark.parametrize(
    "size", [20_000, pytest.param(2_000_000, marks=pytest.mark.attack_full)], ids=["short", "long"]
)
def test_attack_c11_long_input_ends_in_time(quick: redact.Redactor, what: str, size: int) -> None:
    begin = time.perf_counter()

    out = quick.redact(redact.Text(f"{SSN} {LONG[what](size)} {SSN}"))

    assert time.perf_counter() - begin < 10 + size / 10_000
    assert leak.traces(SSN, out) == []


BROKEN = {
    "lone surrogate": f"\ud800{SSN}\udfff",
    "NUL": f"\0{SSN}\0",
    "ANSI colour": f"\x1b[31m{SSN}\x1b[0m",
    "ANSI inside": "SSN 536-\x1b[1m90\x1b[0m-4399",
    "NUL inside": "SSN " + "\0".join(SSN),
    "backspaces": f"{SSN}\b\b\b\b",
    "surrogates inside": "SSN " + "\udc80".join(SSN),
}


CONTROL = "control characters and lone surrogates between the digits part them"
PARTED = dict.fromkeys(("ANSI inside", "NUL inside", "surrogates inside"), CONTROL)


@pytest.mark.parametrize("how", cases(BROKEN, PARTED))
def test_attack_c12_broken_text(redactor: redact.Redactor, how: str) -> None:
    out = redactor.redact(redact.Text(f"please note {BROKEN[how]} until the workshop"))

    assert leak.traces(SSN, out) == []


@settings(max_examples=60)
@given(
    st.text(st.characters(codec=None), max_size=40), st.text(st.characters(codec=None), max_size=40)
)
def test_attack_c12_any_text_at_all(before: str, after: str) -> None:
    """No text makes the library raise, and none uncovers the value beside it."""
    out = redact.Redactor(detectors=(Identifiers(),)).redact(redact.Text(f"{before} {SSN} {after}"))

    assert isinstance(out, (redact.Safe, redact.Dropped))
    assert leak.traces(SSN, out) == []


CLASHES = {
    "our token": "[SSN] is [EMAIL] of [PERSON]",
    "token and value": f"[SSN]{SSN}[SSN]",
    "value inside brackets": f"[{SSN}] [[{EMAIL}]]",
    "token in pieces": f"[SS{SSN}N] [EMA",
}


@pytest.mark.parametrize("how", CLASHES)
def test_attack_c13_masking_twice_changes_nothing(redactor: redact.Redactor, how: str) -> None:
    once = shown(redactor, f"please note {CLASHES[how]} until the workshop")

    assert shown(redactor, once) == once
    assert leak.traces(SSN, once) == []
    assert leak.traces(EMAIL, once) == []


class Finds:
    """A detector that finds what a function says."""

    name, labels = "finds", ("person", "ssn")

    def __init__(self, rows: Callable[[str], list[tuple[int, int, str, float]]]) -> None:
        self._rows = rows

    def find(self, text: str) -> Findings:
        return Findings.of(self._rows(text))


def test_attack_c13_what_replacement_makes_is_masked_too() -> None:
    """The second value is a match only once the first has been replaced."""

    def rows(text: str) -> list[tuple[int, int, str, float]]:
        first = [(*m.span(), "person", 1.0) for m in re.finditer("Mara", text)]
        return first + [(m.start(1), m.end(), "ssn", 1.0) for m in re.finditer(r"\](4399)", text)]

    assert shown(redact.Redactor(detectors=(Finds(rows),)), "Mara4399.") == "[PERSON][SSN]."


def test_attack_c13_masking_that_never_settles_is_dropped() -> None:
    endless = Finds(lambda text: [(len(text) - 1, len(text), "ssn", 1.0)])

    out = redact.Redactor(detectors=(endless,)).redact(redact.Text("abc"))

    assert isinstance(out, redact.Dropped)
    assert out.reason == "leak"


ALPHABET = "".join(map(chr, range(0x4E00, 0x4E00 + 40)))
SPANS = st.lists(
    st.tuples(st.integers(0, 39), st.integers(1, 12), st.sampled_from(["person", "ssn", "email"])),
    max_size=8,
)


@given(SPANS)
def test_attack_c14_overlapping_spans(spans: list[tuple[int, int, str]]) -> None:
    """Character by character: hidden if any span holds it, else kept, and in order."""
    rows = [(at, min(at + size, 40), label, 1.0) for at, size, label in spans]
    hidden = {i for at, end, _, _ in rows for i in range(at, end)}
    detector = Finds(lambda text: rows if text == ALPHABET else [])

    text = shown(redact.Redactor(detectors=(detector,)), ALPHABET)

    kept = [c for i, c in enumerate(ALPHABET) if i not in hidden]
    assert [c for c in text if c in ALPHABET] == kept


NEAR = {
    "card, one digit wrong": ("Card number: 4539 1488 0343 6461", "6461"),
    "card, read as letters": ("Card number: 4539 14B8 O343 6467", "6467"),
    "card, one digit lost": ("Credit card 4539 1488 0343 646", "1488"),
    "ssn, one letter": ("SSN: 536-9O-439B", "439B"),
    "ssn, area never given out": ("Social Security Number 900-12-3456", "3456"),
    "iban, wrong check digits": ("IBAN: DE89 3704 0044 0532 0130 01", "3704"),
}


@pytest.mark.parametrize("how", NEAR)
def test_attack_c15_near_misses_beside_a_label(redactor: redact.Redactor, how: str) -> None:
    disguised, rest = NEAR[how]

    assert rest not in shown(redactor, f"please note\n{disguised}\nuntil the workshop")


EMBEDDED = {
    "in a kept url": f"https://example.com/find?ssn={SSN}&x=1",
    "in a url path": f"https://example.com/people/{SSN}/edit",
    "beside a kept date": f"2026-11-24 {SSN} 2026-11-25",
    "in a channel": f"#team-{SSN}",
    "in a repository": f"github.com/acme/{SSN}",
    "in a file name": f"/home/mara/scan_{SSN}.pdf",
}


@pytest.mark.parametrize("how", EMBEDDED)
def test_attack_c16_what_is_kept_hides_no_secret(redactor: redact.Redactor, how: str) -> None:
    """The labels that a policy keeps are the only allow-list there is."""
    assert_hidden(redactor, EMBEDDED[how], SSN)


@pytest.mark.parametrize(
    "policy",
    ['[labels]\nssn = "keep"', '[allow]\nwords = ["x"]', "[thresholds]\nssn = 1.0"],
    ids=["keep", "allow", "threshold"],
)
def test_attack_c16_no_policy_lets_a_floor_label_through(policy: str) -> None:
    with pytest.raises(redact.PolicyError):
        redact.Policy.parse(policy)


def test_attack_c16_no_threshold_sets_a_floor_label_aside() -> None:
    policy = redact.Policy.parse("[thresholds]\nssn = 0.99")
    weak = Finds(lambda text: [(m.start(), m.end(), "ssn", 0.01) for m in re.finditer(SSN, text)])

    assert shown(redact.Redactor(policy, (weak,)), f"id {SSN}") == "id [SSN]"
