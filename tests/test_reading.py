"""Text and the way back, against the obvious answer: one character at a time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.findings import Findings
from redact.reading import Reading, Words

PARTS = st.lists(st.text("abc", min_size=1, max_size=5), max_size=12)
SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 15)), max_size=5)


def found(spans: list[tuple[int, int]], size: int) -> Findings:
    return Findings.of([(s, min(s + n, size), "ssn", 1.0) for s, n in spans if s < size])


def touched(parts: list[str], sep: str, spans: Findings) -> list[set[int]]:
    """The parts that each finding shares a character with, one character at a time."""
    owner = [i for i, part in enumerate(parts) for _ in part + sep]
    inside = [k < len(part) for part in parts for k in range(len(part + sep))]
    return [{owner[c] for c in range(s, min(e, len(owner))) if inside[c]} for s, e, *_ in spans]


@given(PARTS, SPANS, st.sampled_from(["", " ", "\n\n"]))
def test_agrees_with_the_obvious_answer(
    parts: list[str], spans: list[tuple[int, int]], sep: str
) -> None:
    reading = Reading.of(parts, after=sep)
    table = found(spans, len(reading.text))

    want = set().union(*touched(parts, sep, table))

    assert np.flatnonzero(reading.rows_under(table)).tolist() == sorted(want)


@given(PARTS, SPANS)
def test_units_spell_their_parts(parts: list[str], spans: list[tuple[int, int]]) -> None:
    reading = Reading.of(parts, after=" ")

    spelt = [reading.text[s:e] for s, e in zip(reading.start, reading.end, strict=True)]
    first, stop = reading.units_under(table := found(spans, len(reading.text)))

    assert spelt == parts
    assert [set(range(a, b)) for a, b in zip(first, stop, strict=True)] == touched(
        parts, " ", table
    )


def test_a_rubbed_out_key_between_two_hidden_ones_is_hidden() -> None:
    # Pressed: a b x Backspace c; x and Backspace stand in no text.
    reading = Reading.of(["a", "b", "c"], source=np.array([0, 1, 4], np.int32), rows=6)

    hidden = reading.rows_under(Findings.of([(1, 3, "credential", 1.0)]))

    assert hidden.tolist() == [False, True, True, True, True, False]


def test_sources_out_of_order_hide_nothing_between() -> None:
    reading = Reading.of(["a", "b"], source=np.array([3, 0], np.int32), rows=4)

    hidden = reading.rows_under(Findings.of([(0, 2, "ssn", 1.0)]))

    assert hidden.tolist() == [True, False, False, True]


@pytest.mark.parametrize(
    ("source", "rows"), [([0, 2], 2), ([-1, 0], 2), ([0], 2)], ids=["past", "before", "too few"]
)
def test_sources_must_name_rows(source: list[int], rows: int) -> None:
    with pytest.raises(ValueError, match="source"):
        Reading.of(["a", "b"], source=np.array(source, np.int32), rows=rows)


def test_nothing_read_is_a_reading_too() -> None:
    reading = Reading.of([])

    assert reading.text == ""
    assert reading.rows_under(Findings.empty()).tolist() == []


def test_each_part_may_have_its_own_gap() -> None:
    reading = Reading.of(["Total", "9.50", "EUR"], after=["\t", " ", "\n"])

    assert reading.text == "Total\t9.50 EUR\n"
    assert reading.rows_under(Findings.of([(6, 11, "banking", 1.0)])).tolist() == [
        False,
        True,
        False,
    ]


def test_no_repr_holds_text() -> None:
    assert repr(Reading.of(["secret", "word"], after=" ")) == "Reading(2 units, 2 rows)"


def words(*lines: list[str]) -> Words:
    """A table of words, ten pixels apart, line by line."""
    flat = [(word, i, k) for i, line in enumerate(lines) for k, word in enumerate(line)]
    return Words(
        tuple(word for word, *_ in flat),
        np.array([(10 * k, 20 * i, 10 * k + 8, 20 * i + 9) for _, i, k in flat], np.int32),
        np.ones(len(flat), np.float32),
        np.array([i for _, i, _ in flat], np.int32),
        np.array([(0, 20 * i, 90, 20 * i + 9) for i in range(len(lines))], np.int32),
    )


def test_a_finding_over_two_lines_becomes_one_span_a_line() -> None:
    table = words(["call", "Ada"], ["Byron", "now"])
    reading = Reading.of(table.text, after=" ")

    spans = table.rows_of(reading, Findings.of([(5, 14, "person", 0.75)]))

    assert list(spans) == [(1, 2, "person", 0.75), (2, 3, "person", 0.75)]


def test_a_finding_over_no_word_is_no_span() -> None:
    table = words(["a", "b"])
    reading = Reading.of(table.text, after="   ")

    assert len(table.rows_of(reading, Findings.of([(2, 3, "person", 1.0)]))) == 0


def test_lines_read_anew_replace_their_words_only() -> None:
    old = words(["one", "two"], ["three"], ["four"])
    new = words([], ["drei", "und"], [])

    updated = old.updated(new)

    assert updated.text == ("one", "two", "drei", "und", "four")
    assert updated.line.tolist() == [0, 0, 1, 1, 2]
