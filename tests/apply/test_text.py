"""Masking a text, against a masker that goes one character at a time."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.apply.text import Masked, beyond, mask
from redact.findings import Findings
from redact.labels import FLOOR, RATING

LABELS = ["url", "network", "email", "ssn"]  # the lightest first, none weighs as much as another
TEXT = st.text("ab \n\u00e9\U0001f600", max_size=30)
SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 9), st.sampled_from(LABELS), st.sampled_from([0.5, 1.0])),
    max_size=5,
)  # fmt: skip


def found(spans: list[tuple[int, int, str, float]], size: int) -> Findings:
    return Findings.of([(s, min(s + n, size), k, p) for s, n, k, p in spans if s < size])


def slow(text: str, table: Findings) -> tuple[str, list[tuple[int, int, str]]]:
    """The masked text and what was hidden, one character at a time."""
    joined = [any(s < c < e for s, e, *_ in table) for c in range(len(text))]  # to the one before
    out, hidden = "", []
    for at, letter in enumerate(text):
        over = [row[2] for row in table if row[0] <= at < row[1]]
        if not over:
            out += letter
        elif joined[at]:
            start, _, label = hidden[-1]
            hidden[-1] = (start, at + 1, max(label, *over, key=LABELS.index))
        else:
            hidden.append((at, at + 1, max(over, key=LABELS.index)))
            out += "\0"
    for _, _, label in hidden:
        out = out.replace("\0", f"[{label.upper()}]", 1)
    return out, hidden


@given(TEXT, SPANS)
def test_agrees_with_one_character_at_a_time(
    text: str, spans: list[tuple[int, int, str, float]]
) -> None:
    table = found(spans, len(text))

    masked = mask(Masked.unmasked(text), table)

    assert (masked.text, [row[:3] for row in masked.hidden]) == slow(text, table)


@given(TEXT, SPANS, st.data())
def test_rounds_are_carried_back_to_the_input(
    text: str, spans: list[tuple[int, int, str, float]], data: st.DataObject
) -> None:
    """Whatever a second round finds in the masked text, all it touched is hidden in the input."""
    once = mask(Masked.unmasked(text), found(spans, len(text)))
    second = found(data.draw(SPANS), len(once.text))

    twice = mask(once, second)

    spans_hidden = [row[:2] for row in twice.hidden]
    assert all(0 <= s < e <= len(text) for s, e in spans_hidden)
    assert all(a[1] <= b[0] for a, b in pairwise(spans_hidden))
    hidden = {c for s, e in spans_hidden for c in range(s, e)}
    touched = {
        c for s, e, *_ in second for k in range(s, e) for c in range(once.start[k], once.end[k])
    }
    assert hidden == {c for s, e, *_ in once.hidden for c in range(s, e)} | touched
    for shown, start, end in zip(twice.text, twice.start, twice.end, strict=True):
        assert (shown == text[start] and end == start + 1) or (start, end) in spans_hidden


@given(TEXT, SPANS)
def test_each_character_left_is_the_one_it_stands_for(
    text: str, spans: list[tuple[int, int, str, float]]
) -> None:
    masked = mask(Masked.unmasked(text), found(spans, len(text)))

    hidden = [row[:2] for row in masked.hidden]
    assert masked.start.dtype == masked.end.dtype == np.int32
    for shown, start, end in zip(masked.text, masked.start, masked.end, strict=True):
        assert (shown == text[start] and end == start + 1) or (start, end) in hidden


@given(TEXT)
def test_nothing_found_is_nothing_changed(text: str) -> None:
    plain = Masked.unmasked(text)

    assert mask(plain, Findings.empty()) is plain
    assert (plain.text, len(plain.hidden)) == (text, 0)


@given(st.text("ab", min_size=1, max_size=12), st.integers(1, 60))
def test_the_size_of_what_is_hidden_does_not_show(secret: str, repeat: int) -> None:
    text = "x" + secret * repeat + "y"

    assert mask(Masked.unmasked(text), Findings.of([(1, len(text) - 1, "ssn", 1.0)])).text == "x[SSN]y"


def test_neighbours_that_touch_stay_two() -> None:
    masked = mask(
        Masked.unmasked("AdaByron"), Findings.of([(0, 3, "person", 0.5), (3, 8, "handle", 0.5)])
    )

    assert masked.text == "[PERSON][HANDLE]"


@pytest.mark.parametrize(("size", "start"), [(0, None), (999, None), (1000, None), (1001, 744), (5000, 744)])
def test_all_past_the_limit_is_covered_from_a_little_before_it(
    size: int, start: int | None
) -> None:
    found = beyond("a" * size, 1000)

    assert list(found) == ([] if start is None else [(start, size, "unread", 1.0)])
