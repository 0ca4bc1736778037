"""The table of words, against the obvious answer: one character, one word at a time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.findings import Findings
from redact.reading import BLANK, Reading, Words

LINES = st.lists(st.lists(st.text("abc", min_size=1, max_size=4), max_size=4), max_size=4)
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=4)


def table(lines: list[list[str]]) -> Words:
    """Words ten pixels apart, line by line."""
    flat = [(word, i, k) for i, line in enumerate(lines) for k, word in enumerate(line)]
    return Words(
        tuple(word for word, *_ in flat),
        np.array([(10 * k, 20 * i, 10 * k + 8, 20 * i + 9) for _, i, k in flat], np.int32).reshape(
            -1, 4
        ),
        np.linspace(0.5, 1, len(flat), dtype=np.float32),
        np.array([i for _, i, _ in flat], np.int32),
        np.array([(0, 20 * i, 90, 20 * i + 9) for i in range(len(lines))], np.int32).reshape(-1, 4),
    )


def rows(words: Words) -> list[tuple[str, int, int]]:
    """Text, line and left edge of each word."""
    return list(zip(words.text, words.line.tolist(), words.box[:, 0].tolist(), strict=True))


@given(LINES, SPANS, st.sampled_from([" ", "", "\n"]), st.randoms(use_true_random=False))
def test_rows_of_agrees_with_a_walk_over_the_characters(
    lines: list[list[str]], spans: list[tuple[int, int]], gap: str, draw: object
) -> None:
    words = table(lines)
    order = list(range(len(words)))
    draw.shuffle(order)  # type: ignore[attr-defined]  # a reading may have any order
    reading = Reading.of(
        [words.text[k] for k in order], gap, np.array(order, np.int32), len(words)
    )
    owner = [k for k in order for _ in words.text[k] + gap]
    inside = [n < len(words.text[k]) for k in order for n in range(len(words.text[k] + gap))]
    found = Findings.of(
        [(s, min(s + n, len(owner)), "ssn", 1.0) for s, n in spans if s < len(owner)]
    )

    spans_of_rows = list(words.rows_of(reading, found))

    want: list[tuple[int, int]] = []
    for start, end, *_ in found:
        hit = {owner[c] for c in range(start, end) if inside[c]}
        for line in range(len(lines)):
            on = [k for k in hit if words.line[k] == line]
            want += [(min(on), max(on) + 1)] if on else []
    assert sorted(row[:2] for row in spans_of_rows) == sorted(want)
    assert all(words.line[a] == words.line[b - 1] for a, b, *_ in spans_of_rows)
    assert {row[2:] for row in spans_of_rows} <= {("ssn", 1.0)}


def test_a_word_that_stands_in_a_reading_twice_is_found_both_times() -> None:
    words = table([["name", "Ada"], ["Bo"]])
    source = np.array([0, 1, 0, 2], np.int32)
    reading = Reading.of([words.text[k] for k in source], " ", source, 3)

    found = words.rows_of(
        reading, Findings.of([(5, 8, "person", 0.5), (14, 16, "handle", 1.0)])
    )

    assert list(found) == [(1, 2, "person", 0.5), (2, 3, "handle", 1.0)]


@pytest.mark.parametrize("span", [(2, 3), (2, 4)])
def test_a_finding_between_words_is_no_row(span: tuple[int, int]) -> None:
    words = table([["ab", "cd"]])
    reading = Reading.of(words.text, "  ")

    assert len(words.rows_of(reading, Findings.of([(*span, "ssn", 1.0)]))) == 0


@given(LINES, st.data())
def test_blanked_words_lose_their_text_and_nothing_else(
    lines: list[list[str]], data: st.DataObject
) -> None:
    words = table(lines)
    gone = np.array(data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words))))

    blanked = words.blanked(gone.astype(np.bool_))

    assert [BLANK if g else t for g, t in zip(gone, words.text, strict=True)] == list(blanked.text)
    assert blanked.blank.tolist() == gone.tolist()
    assert (blanked.box is words.box, blanked.line is words.line) == (True, True)
    assert blanked.confidence is words.confidence
    assert not words.blank.any()


@given(LINES, st.data())
def test_updated_takes_new_lines_whole_and_keeps_the_masked(
    lines: list[list[str]], data: st.DataObject
) -> None:
    words = table(lines)
    gone = np.array(
        data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words))), np.bool_
    )
    old = words.blanked(gone)
    again = st.lists(st.text("xyz", min_size=1, max_size=3), max_size=3)
    new = table(data.draw(st.lists(again, min_size=len(lines), max_size=len(lines))))

    updated = old.updated(new)

    want = [
        row
        for line in range(len(lines))
        for row in sorted(
            [r for r in rows(new) if r[1] == line]
            + [
                r
                for r in rows(old)
                if r[1] == line and (r[0] == BLANK or line not in new.line)
            ],
            key=lambda r: r[2],
        )
    ]
    assert sorted(rows(updated)) == sorted(want)
    assert [r[1:] for r in rows(updated)] == [r[1:] for r in want]  # in order of place
    assert updated.lines is old.lines


def test_some_words_are_all_of_the_lines() -> None:
    words = table([["a", "b"], ["c"], []])

    some = words[np.array([False, True, True])]

    assert rows(some) == [("b", 0, 10), ("c", 1, 0)]
    assert some.confidence.tolist() == [0.75, 1.0]
    assert (len(some), len(some.lines)) == (2, 3)


def test_nothing_read() -> None:
    none = Words.none(np.zeros((2, 4), np.int32))

    assert (len(none), none.blank.tolist(), none.box.shape) == (0, [], (0, 4))
    assert none.updated(none).text == ()


def test_no_repr_holds_text() -> None:
    assert repr(table([["secret", "word"], []])) == "Words(2 in 2 lines)"
