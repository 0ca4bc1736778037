"""Fields on a frame: painted whole, never smaller than their words, never over what is kept."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from redact.apply import frame as masks
from redact.findings import Findings
from redact.reading import Words

Pixels = NDArray[np.uint8]
Box = tuple[int, int, int, int]

WIDTH, HEIGHT = 160, 64


@st.composite
def pages(draw: st.DrawFn) -> tuple[Words, Findings, Pixels]:
    """Lines of words side by side, some of them found, and the steps of their ink."""
    boxes, line, lines, spans = [], [], [], []
    for row in range(draw(st.integers(1, 3))):
        top, height = 3 + 20 * row, draw(st.integers(6, 12))
        x, first = draw(st.integers(1, 20)), len(boxes)
        for _ in range(draw(st.integers(1, 4))):
            size = draw(st.integers(5, 25))
            boxes.append((x, top, x + size, top + height))
            line.append(row)
            x += size + draw(st.integers(10, 14))
        lines.append((boxes[first][0], top, boxes[-1][2], top + height))
        if draw(st.booleans()):
            a, b = sorted(draw(st.lists(st.integers(first, len(boxes)), min_size=2, max_size=2)))
            spans += [(a, b, "ssn", 1.0)] if a < b else []
    step = np.zeros((HEIGHT, WIDTH), np.uint8)
    for x0, y0, x1, y1 in boxes:
        step[y0:y1, x0:x1:2] = 255
    n = len(boxes)
    words = Words(
        ("w",) * n,
        np.array(boxes, np.int32),
        np.ones(n, np.float32),
        np.array(line, np.int32),
        np.array(lines, np.int32),
    )
    return words, Findings.of(spans), step


def area(boxes: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Every pixel of some boxes, one pixel at a time."""
    inside = np.zeros((HEIGHT, WIDTH), np.bool_)
    for x0, y0, x1, y1 in boxes.tolist():
        for y in range(max(y0, 0), min(y1, HEIGHT)):
            for x in range(max(x0, 0), min(x1, WIDTH)):
                inside[y, x] = True
    return inside


@given(pages())
def test_a_field_is_never_smaller_than_its_words_and_two_pixels(
    page: tuple[Words, Findings, Pixels],
) -> None:
    words, found, step = page

    boxes = masks.fields(words, found, step)

    assert boxes.dtype == np.int32
    for (first, stop, *_), (x0, y0, x1, y1) in zip(found, boxes.tolist(), strict=True):
        run = words.box[first:stop]
        assert x0 <= run[:, 0].min()
        assert run[:, 2].max() <= x1
        assert y0 <= max(0, run[:, 1].min() - 2)
        assert min(HEIGHT, run[:, 3].max() + 2) <= y1


@given(pages())
def test_kept_words_of_a_line_keep_all_their_ink(page: tuple[Words, Findings, Pixels]) -> None:
    words, found, step = page
    hidden = masks.hidden_rows(words, found)

    painted = area(masks.fields(words, found, step))

    for row in np.flatnonzero(~hidden):
        x0, y0, x1, y1 = words.box[row]
        assert not (painted & (step > 0))[y0:y1, x0:x1].any()


@given(pages())
def test_a_field_reaches_from_kept_ink_to_kept_ink_or_the_edge(
    page: tuple[Words, Findings, Pixels],
) -> None:
    """So its width does not say how wide its words are."""
    words, found, step = page
    hidden = masks.hidden_rows(words, found)

    boxes = masks.fields(words, found, step)

    for (first, stop, *_), (x0, _, x1, _) in zip(found, boxes.tolist(), strict=True):
        same = np.flatnonzero((words.line == words.line[first]) & ~hidden)
        before, after = same[same < first], same[same >= stop]
        left = words.box[before[-1], 2] if len(before) else 0
        right = words.box[after[0], 0] if len(after) else WIDTH
        assert left <= x0 <= left + 2  # a step is marked on its left pixel
        assert right <= x1 <= right + 1


@given(pages(), st.integers(0, 20))
def test_two_values_of_any_length_have_one_field(
    page: tuple[Words, Findings, Pixels], more: int
) -> None:
    words, _, _ = page
    step = np.zeros((HEIGHT, WIDTH), np.uint8)
    last = len(words) - 1
    wider = words.box.copy()
    wider[last, 2] = min(WIDTH, wider[last, 2] + more)
    longer = Words(words.text, wider, words.confidence, words.line, words.lines)
    found = Findings.of([(last, last + 1, "ssn", 1.0)])

    assert np.array_equal(masks.fields(words, found, step), masks.fields(longer, found, step))


@given(pages())
def test_hidden_rows_are_those_of_the_spans(page: tuple[Words, Findings, Pixels]) -> None:
    words, found, _ = page

    want = [any(s <= row < e for s, e, *_ in found) for row in range(len(words))]

    assert want == masks.hidden_rows(words, found).tolist()


def single(box: Box, line: Box | None = None) -> Words:
    return Words(
        ("w",),
        np.array([box], np.int32),
        np.ones(1, np.float32),
        np.zeros(1, np.int32),
        np.array([line or box], np.int32),
    )


ONE = Findings.of([(0, 1, "ssn", 1.0)])


@pytest.mark.parametrize(
    ("box", "rows"),
    [
        ((40, 20, 60, 30), (16, 40)),  # padded by 4, on the grid of 8
        ((40, 24, 60, 32), (16, 40)),
        ((40, 2, 60, 10), (0, 16)),  # not above the picture
        ((40, 50, 60, 62), (40, 64)),  # nor under it
        ((40, 12, 60, 52), (0, 64)),  # 15 % of 40 rows are 6
    ],
    ids=range(5),
)
def test_a_field_is_padded_and_lies_on_the_grid(box: Box, rows: tuple[int, int]) -> None:
    step = np.zeros((HEIGHT, WIDTH), np.uint8)

    assert masks.fields(single(box), ONE, step).tolist() == [[0, rows[0], WIDTH, rows[1]]]


def test_a_box_stops_at_a_border_and_at_kept_ink_above_and_below() -> None:
    step = np.zeros((HEIGHT, WIDTH), np.uint8)
    step[10:50, 20] = step[10:50, 120] = 255  # the sides of a box
    step[17, 60:90] = step[35, 60:90] = 255  # a line above, a line below

    boxes = masks.fields(single((40, 20, 60, 30)), ONE, step)

    assert boxes.tolist() == [[21, 18, 121, 35]]


def test_ink_that_bleeds_out_of_a_word_does_not_stop_its_field() -> None:
    step = np.zeros((HEIGHT, WIDTH), np.uint8)
    step[16:34, 37:64] = 255

    assert masks.fields(single((40, 20, 60, 30)), ONE, step).tolist() == [[0, 16, WIDTH, 40]]


@pytest.mark.parametrize("shape", [(20, 30), (20, 30, 3), (20, 30, 4)])
@given(
    boxes=st.lists(st.tuples(*[st.integers(-2000, 2000) | st.integers(-5, 35)] * 4), max_size=4),
    data=st.data(),
)
def test_fill_paints_the_boxes_and_nothing_else(
    shape: tuple[int, ...], boxes: list[Box], data: st.DataObject
) -> None:
    pixels = data.draw(arrays(np.uint8, shape))
    before = pixels.copy()

    masks.fill(pixels, np.array(boxes, np.int32).reshape(-1, 4))

    for y in range(20):
        for x in range(30):
            inside = any(x0 <= x < x1 and y0 <= y < y1 for x0, y0, x1, y1 in boxes)
            colour = before[y, x, :3] if len(shape) == 3 else before[y, x]
            assert (pixels[y, x, ..., :3] == (0 if inside else colour)).all()
    if shape[2:] == (4,):
        assert (pixels[:, :, 3] == 255).all()


def test_no_finding_is_no_field() -> None:
    step = np.zeros((HEIGHT, WIDTH), np.uint8)

    assert masks.fields(single((1, 1, 9, 9)), Findings.empty(), step).shape == (0, 4)
