"""Attacks at the limits: cuts, length, broken text, clashes, near misses, what is kept."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import leak
from oracles.texts import EMAIL, SSN, Finds, assert_hidden, shown

import redact
from redact.detect.identifiers import Identifiers

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
    "form feed before": f"the page\f{SSN}",
    "NUL between fields": f"user\0{SSN}\0end",
    "surrogates inside": "SSN " + "\udc80".join(SSN),
}


@pytest.mark.parametrize("how", BROKEN)
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
    "e-mail, the dot not read": ("E-mail: mara.oduya@quillfeatherorg", "quillfeather"),
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
