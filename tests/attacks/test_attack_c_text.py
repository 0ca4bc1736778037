"""Attacks by disguise: other digits, invisible marks, look-alikes, split values."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import leak
from oracles.texts import CARD, EMAIL, SSN, TOKEN, assert_hidden, shown

import redact
from redact.detect.identifiers import Identifiers

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


@pytest.mark.parametrize("wrap", BIDI)
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
