"""What looks like text and was not read."""

from __future__ import annotations

import numpy as np
import pytest
from drawn import BLACK, WHITE, Box, Page
from hypothesis import given
from hypothesis import strategies as st

from redact.read import lines, unread

NONE = np.zeros((0, 4), np.int32)


def left(page: Page, known: list[Box]) -> np.ndarray:
    return unread.leftovers(
        lines.Strokes.of(page.pixels), np.array(known, np.int32).reshape(-1, 4)
    )


def covered(box: Box, boxes: np.ndarray) -> float:
    """The share of a box that others cover, pixel by pixel."""
    x0, y0, x1, y1 = box
    inside = np.zeros((y1 - y0, x1 - x0), np.bool_)
    for a, b, c, d in boxes.tolist():
        inside[max(b - y0, 0) : max(d - y0, 0), max(a - x0, 0) : max(c - x0, 0)] = True
    return float(inside.mean())


@pytest.mark.parametrize("size", [11, 14, 18, 24, 40, 96])
@pytest.mark.parametrize(("back", "ink"), [(WHITE, BLACK), ((30, 30, 30), (70, 70, 70))])
def test_a_word_that_nobody_knows_is_left_over(back: Box, ink: Box, size: int) -> None:
    page = Page(820, 140, back)
    first, second = page.text(16, 12, "Sterling 536904399"[:9] + " 53690", size, ink)

    boxes = left(page, [first])

    assert covered(second, boxes) >= 0.85
    assert covered(first, boxes) <= 0.15


@pytest.mark.parametrize("size", [11, 14, 18, 24, 40])
def test_a_page_of_known_words_leaves_nothing(size: int) -> None:
    page = Page(640, 120)
    known = page.text(16, 12, "Total due, in (full) by May", size)
    known += page.text(16, 62, "gyp jump Quay", size)

    assert left(page, known).tolist() == []


def test_boxes_a_little_too_tight_leave_nothing() -> None:
    page = Page(640, 60)
    known = page.text(16, 12, "Total due, in (full) by May", 16)

    assert left(page, [(a + 3, b + 3, c - 3, d - 3) for a, b, c, d in known]).tolist() == []


@pytest.mark.parametrize("known", [True, False])
def test_a_lone_icon_stays_and_a_row_of_marks_does_not(known: bool) -> None:
    page = Page(300, 120)
    page.disc((20, 20, 52, 52), (180, 90, 40))
    icons = left(page, [])
    for x in range(120, 280, 16):  # ten square marks, as close as letters
        page.disc((x, 70, x + 13, 84), (60, 60, 60))
    row = (120, 70, 277, 84)

    assert icons.tolist() == []
    assert covered(row, left(page, [row] if known else [])) == pytest.approx(1 - known, abs=0.1)


LIKE = [
    ((0, 0, 60, 12), True, "a word"),
    ((0, 0, 13, 40), True, "wider than a letter, and tall"),
    ((0, 0, 200, 6), True, "the smallest type"),
    ((0, 0, 200, 5), False, "lower than any type"),
    ((0, 0, 12, 30), False, "one letter"),
    ((0, 0, 12, 49), True, "a tall column"),
    ((0, 0, 30, 30), False, "an icon"),
    ((0, 0, 48, 48), False, "the largest icon"),
    ((0, 0, 49, 49), True, "a picture"),
    ((0, 0, 24, 11), True, "a short word in small type"),
]


@pytest.mark.parametrize(("box", "like"), [row[:2] for row in LIKE], ids=[row[2] for row in LIKE])
def test_which_boxes_could_be_text(box: Box, like: bool) -> None:
    assert [like] == unread.text_like(np.array([box], np.int32)).tolist()


@given(st.lists(st.tuples(st.integers(0, 250), st.integers(0, 50)), max_size=4))
def test_what_is_known_is_never_left_over(corners: list[tuple[int, int]]) -> None:
    """Whatever else is known, no left-over lies wholly inside a word that is."""
    page = Page(320, 70)
    page.text(12, 8, "Sterling 536904399", 15)
    page.text(12, 40, "wire to 219087716", 15)
    known = [(x, y, x + 60, y + 16) for x, y in corners]

    for x0, y0, x1, y1 in left(page, known).tolist():
        assert not any(a <= x0 and b <= y0 and x1 <= c and y1 <= d for a, b, c, d in known)


def test_an_empty_page_leaves_nothing() -> None:
    assert unread.text_like(NONE).tolist() == []
    assert left(Page(50, 20), []).tolist() == []
