"""Codes: which words are keys, codes, card numbers and births, by their form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import laid
from numpy.typing import NDArray

from redact.detect.content import codes

WORD_TABLES: list[tuple[Callable[[Sequence[str]], NDArray[np.bool_]], str, str]] = [
    (
        codes.secrets,
        "Tr0ub4dor&3x hunter2hunter2 a1b2-c3d4 9f8e7d6c5b K7QP-M2XD ABCD-EFGH correct-horse-battery"
        " 48213377 482-913 (Tr0ub4dor&3x)",
        "password 1234 Settings 12px v1.2.3 1200x 2026-07-14 10:42am a1b2 https://a.example/x1y2z3"
        " report2.pdf main.py up-to-date 3.5 99% x11",
    ),
    (
        codes.codes,
        "a1b2-c3d4 abcd-efgh a1b2c3-d4e5f6 (a1b2-c3d4)",
        "a1b-c3d A1B2-C3D4 a1b2c3d4 a1b2",
    ),
    (codes.expiries, "09/27 12/2030 01/39 (09/27)", "13/27 00/27 09/23 09/40 9/27 09-27 09/27/26"),
    (
        codes.long_numbers,
        "123456 12-3456789 AB123456 0044123456",
        "12345 abcd123456 ABCDEFG1234567a word 2026",
    ),
    (
        codes.births,
        "1964-03-11 03/11/1964 3.11.1964 2009-01-01 1/1/2000.",
        "2010-01-01 1919-01-01 1964 03/11/64 2026-07-14 03/1964",
    ),
]  # fmt: skip
NAMES = ["secrets", "codes", "expiries", "long_numbers", "births"]


@pytest.mark.parametrize(("rule", "yes", "no"), WORD_TABLES, ids=NAMES)
def test_words_by_their_form(
    rule: Callable[[Sequence[str]], NDArray[np.bool_]], yes: str, no: str
) -> None:
    for texts, held in ((yes.split(), True), (no.split(), False)):
        found = rule(texts)
        assert found.dtype == np.bool_
        assert [t for t, one in zip(texts, found, strict=True) if one != held] == []


def held(rule: Callable[..., NDArray[np.bool_]], page: str) -> list[str]:
    words = laid(page)
    found = rule(words.text, words.line)
    return [t for t, one in zip(words.text, found.tolist(), strict=True) if one]


SEEDS = [
    ("JBSW Y3DP EHPK 3PXP", ["JBSW", "Y3DP", "EHPK", "3PXP"]),
    ("code JBSW Y3DP EHPK", ["JBSW", "Y3DP", "EHPK"]),
    ("JBSW Y3DP", []),
    ("JBSW Y3DP\nEHPK 3PXP", []),
    ("JBSW x Y3DP EHPK", []),
    ("JBS1 Y3D0 EHP8", []),
]
CARDS = [
    ("4111 1111 1111 1111", ["4111", "1111", "1111", "1111"]),
    ("4111 1111 11l1 1111", ["4111", "1111", "11l1", "1111"]),
    ("card 4111 1111 1111 OQ1S", ["4111", "1111", "1111", "OQ1S"]),
    ("**** 4111 1111 1111", ["****", "4111", "1111", "1111"]),
    ("**** **** **** 1111", []),
    ("4111 1111", []),
    ("4111 1111\n1111 1111", []),
    ("2023 2024 plan 2025 2026", []),
    ("41112 1111 1111", []),
]


@pytest.mark.parametrize(("page", "groups"), SEEDS, ids=range(len(SEEDS)))
def test_a_seed_is_three_groups_of_one_line(page: str, groups: list[str]) -> None:
    assert held(codes.seeds, page) == groups


@pytest.mark.parametrize(("page", "groups"), CARDS, ids=range(len(CARDS)))
def test_a_card_is_three_groups_and_what_was_read_ill_beside_them(
    page: str, groups: list[str]
) -> None:
    assert held(codes.card_groups, page) == groups


@given(
    st.lists(st.sampled_from(["JBSW", "EHPK", "word", "12"]), max_size=14),
    st.lists(st.booleans(), min_size=14, max_size=14),
)
def test_seeds_are_found_as_a_slow_loop_finds_them(texts: list[str], new: list[bool]) -> None:
    line = np.cumsum(new[: len(texts)]).astype(np.int32)
    expected = [False] * len(texts)
    for start in range(len(texts)):
        for stop in range(start + 3, len(texts) + 1):
            part = texts[start:stop]
            if set(part) <= {"JBSW", "EHPK"} and len(set(line[start:stop].tolist())) == 1:
                expected[start:stop] = [True] * len(part)
    assert codes.seeds(texts, line).tolist() == expected
