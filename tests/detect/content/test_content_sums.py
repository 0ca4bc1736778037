"""Sums, numbers, dates: which words are money, and which only look like it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import laid, told
from numpy.typing import NDArray

from redact.detect.content import sums
from redact.detect.content.seen import Seen


def is_amount(text: str) -> bool:
    return bool(sums.amounts([text], np.zeros(1, np.int32))[0])


AMOUNTS = [
    "$5", "$1,234", "$1,234.56", "1,234.56", "84,250.00", "1.234,56", "0.99", "€12", "12€",
    "12.50€",     "£1,000", "¥20000", "₹5,00,000.00", "-$52.10", "+$2,100.00", "−12.34",
    "($300.00)", "(1,200)",
    "$12k", "$1.2M", "3.5k€", "USD1,200", "EUR45", "1’200.00", "1'200", "$l,200.00", "$1,2O0",
    "38,500", "1.200.000", "$5.", "12.00*", "12.00-", "CHF12.00", "Total:$1,200.50",
    "paid1.200,50", "12,345,678.90",
]  # fmt: skip
NO_AMOUNTS = [
    "", "5", "318", "2025", "12:30", "2026-07-14", "04/02/2026", "3.5%", "1.2", "1.2.3", "v1.20",
    "$", "USD", "A1200", "12,34,5", "10.0.0.1", "word", "12.345.6", "0.5mg", "1/2",
]  # fmt: skip


@pytest.mark.parametrize("text", AMOUNTS, ids=range(len(AMOUNTS)))
def test_what_is_written_as_a_sum_is_one(text: str) -> None:
    assert is_amount(text)


@pytest.mark.parametrize("text", NO_AMOUNTS, ids=range(len(NO_AMOUNTS)))
def test_other_numbers_are_no_sums(text: str) -> None:
    assert not is_amount(text)


@given(
    st.integers(0, 10**9),
    st.integers(0, 99),
    st.sampled_from(["", "$", "€", "£", "-$", "+", "("]),
    st.sampled_from([",.", ".,", "’."]),
)
def test_every_sum_with_cents_is_one(whole: int, cents: int, sign: str, marks: str) -> None:
    group, point = marks
    text = (
        f"{sign}{whole:,}{point}{cents:02}"
        if group == ","
        else (f"{sign}{whole:,}".replace(",", group) + f"{point}{cents:02}")
    )
    assert is_amount(text + ")" * (sign == "("))


TORN = [
    ("38 210,00", ["38", "210,00"]),
    ("$1, 200", ["$1,", "200"]),
    ("1 200€", ["1", "200€"]),
    ("12 34", []),
    ("38   210", []),
    ("box 210", []),
]


@pytest.mark.parametrize(("row", "parts"), TORN, ids=range(len(TORN)))
def test_a_sum_may_be_torn_in_two_but_not_over_lines(row: str, parts: list[str]) -> None:
    words = laid(row)
    found = sums.amounts(words.text, words.line)
    assert [t for t, held in zip(words.text, found, strict=True) if held] == parts


TABLES: list[tuple[Callable[[Sequence[str]], NDArray[np.bool_]], str, str]] = [
    (sums.numbers, "5 12 1.5 1,200 -3 (12) <5 ≥140 142/88 6.9* 131H 3.5% +12% 5L",
     "a v1 1-2 $5 12mg % E11.9 12:30"),
    (sums.percentages, "3.5% 100% -2% (12,5%) +0.25%", "3.5 % 1000% 3.5%a"),
    (sums.whole_sums, "318. 1,200. 12,345,678.", "31. 318 1,20. 318.0"),
    (sums.times, "12:30 9:05pm 2026-07-14 04/02 7th 2025 5m 3d pm Uhr q3 UTC ab • x 14.",
     "318x March today 12345 may12 abc 99999"
     " 536-90-4399 536-90 1234-5"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "yes", "no"), TABLES, ids=["number", "percent", "whole", "time"])
def test_forms_of_numbers(
    rule: Callable[[Sequence[str]], NDArray[np.bool_]], yes: str, no: str
) -> None:
    for texts, held in ((yes.split(), True), (no.split(), False)):
        found = rule(texts)
        assert [t for t, one in zip(texts, found, strict=True) if one != held] == []


DATES = [
    ("Mar 12, 2026", ["Mar", "12,", "2026"]),
    ("Monday 9:30 am", ["Monday", "9:30", "am"]),
    ("2026-07-14   7-4-26   14.07.2026   7/14/26", None),
    ("536-90-4399   1234-56-78", []),
    ("Yesterday", ["Yesterday"]),
    ("12 March", ["12", "March"]),
    ("12   March", ["March"]),
    ("12 boxes", []),
    ("room 7", []),
    ("Mark 3   Maria 12   Marketing 7   Mayer   Decker   Julia   Sunrise", []),
    ("3 Sept.   4 février   5 März   6 enero   7 Dezember   8 August", None),
    ("120 March", ["March"]),
]


@pytest.mark.parametrize(("row", "dates"), DATES, ids=range(len(DATES)))
def test_a_small_number_is_a_date_beside_one(row: str, dates: list[str] | None) -> None:
    words = laid(row)
    screen = Seen.of(words, words.blank)
    assert told(screen, sums.dates(words.text, words.line)) == (
        row.split() if dates is None else dates
    )


@given(st.lists(st.sampled_from(["12", "March", "2026", "$5", "word", "9:30", "7"]), max_size=9),
       st.integers(1, 4))  # fmt: skip
def test_dates_reach_no_further_than_the_next_word_of_the_line(texts: list[str], wide: int) -> None:
    line = (np.arange(len(texts)) // wide).astype(np.int32)
    alone = [t in {"March", "2026", "9:30"} for t in texts]
    beside = [False] * len(texts)
    for a, b in pairwise(range(len(texts))):
        if line[a] == line[b]:
            beside[a] |= alone[b]
            beside[b] |= alone[a]
    expected = [
        one or (near and text in {"12", "7"})
        for text, one, near in zip(texts, alone, beside, strict=True)
    ]
    assert sums.dates(texts, line).tolist() == expected
