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
from redact.read.lines import steps
from redact.reading import Words

Pixels = NDArray[np.uint8]
Box = tuple[int, int, int, int]

WIDTH, HEIGHT = 160, 64
NO_RULES = np.zeros((HEIGHT, WIDTH), np.uint8)


@st.composite
def pages(draw: st.DrawFn) -> tuple[Words, Findings, Pixels]:
    """Lines of words side by side, some of them found, and the picture of them."""
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
    picture = np.full((HEIGHT, WIDTH), 255, np.uint8)
    for x0, y0, x1, y1 in boxes:
        picture[y0:y1, x0:x1:2] = picture[y0:y1, x1 - 1] = 0
    n = len(boxes)
    words = Words(
        ("w",) * n,
        np.array(boxes, np.int32),
        np.ones(n, np.float32),
        np.array(line, np.int32),
        np.array(lines, np.int32),
    )
    return words, Findings.of(spans), picture


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
    words, found, picture = page

    boxes = masks.fields(words, found, steps(picture), NO_RULES)

    assert boxes.dtype == np.int32
    for (first, stop, *_), (x0, y0, x1, y1) in zip(found, boxes.tolist(), strict=True):
        run = words.box[first:stop]
        assert x0 <= run[:, 0].min()
        assert run[:, 2].max() <= x1
        assert y0 <= max(0, run[:, 1].min() - 2)
        assert min(HEIGHT, run[:, 3].max() + 2) <= y1


@given(pages())
def test_kept_words_of_a_line_keep_all_their_ink(page: tuple[Words, Findings, Pixels]) -> None:
    words, found, picture = page
    hidden = found.spanned(len(words))

    painted = area(masks.fields(words, found, steps(picture), NO_RULES))

    for row in np.flatnonzero(~hidden):
        x0, y0, x1, y1 = words.box[row]
        assert not (painted & (picture == 0))[y0:y1, x0:x1].any()


@given(pages())
def test_a_field_reaches_from_kept_ink_to_kept_ink_or_the_edge(
    page: tuple[Words, Findings, Pixels],
) -> None:
    """So its width does not say how wide its words are."""
    words, found, picture = page
    hidden = found.spanned(len(words))

    boxes = masks.fields(words, found, steps(picture), NO_RULES)

    for (first, stop, *_), (x0, _, x1, _) in zip(found, boxes.tolist(), strict=True):
        same = np.flatnonzero((words.line == words.line[first]) & ~hidden)
        before, after = same[same < first], same[same >= stop]
        left = words.box[before[-1], 2] if len(before) else 0
        right = words.box[after[0], 0] if len(after) else WIDTH
        assert (left, right) == (x0, x1)


@given(pages(), st.integers(0, 20))
def test_two_values_of_any_length_have_one_field(
    page: tuple[Words, Findings, Pixels], more: int
) -> None:
    words, _, _ = page
    step = np.zeros((HEIGHT, WIDTH), np.uint8)  # nothing else on the page moves with the value
    last = len(words) - 1
    wider = words.box.copy()
    wider[last, 2] = min(WIDTH, wider[last, 2] + more)
    longer = Words(words.text, wider, words.confidence, words.line, words.lines)
    found = Findings.of([(last, last + 1, "ssn", 1.0)])

    assert np.array_equal(
        masks.fields(words, found, step, NO_RULES), masks.fields(longer, found, step, NO_RULES)
    )


@given(pages())
def test_hidden_rows_are_those_of_the_spans(page: tuple[Words, Findings, Pixels]) -> None:
    words, found, _ = page

    want = [any(s <= row < e for s, e, *_ in found) for row in range(len(words))]

    assert want == found.spanned(len(words)).tolist()


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

    assert masks.fields(single(box), ONE, step, NO_RULES).tolist() == [[0, rows[0], WIDTH, rows[1]]]


def rule(row: int, columns: slice = slice(None)) -> Pixels:
    """The rules of a page that has this one."""
    rules = NO_RULES.copy()
    rules[row, columns] = 255
    return rules


# Of a line of ten rows, 17 rows on each side are looked at: 4 to pad, 8 of the grid, 5 of its own.
RULES = [
    ("next to the line above", 19, (18, 40)),  # two pixels at the least
    ("close above", 16, (17, 40)),
    ("as far above as is looked", 3, (4, 40)),
    ("too far above", 2, (16, 40)),
    ("next to the line below", 30, (16, 32)),
    ("close below", 35, (16, 35)),
    ("as far below as is looked", 46, (16, 46)),
    ("too far below", 47, (16, 40)),
]


@pytest.mark.parametrize(("row", "rows"), [case[1:] for case in RULES], ids=[c[0] for c in RULES])
def test_a_field_ends_at_the_rule_above_and_below(row: int, rows: tuple[int, int]) -> None:
    step = np.zeros((HEIGHT, WIDTH), np.uint8)

    (x0, y0, x1, y1) = masks.fields(single((40, 20, 60, 30)), ONE, step, rule(row))[0].tolist()

    assert (x0, x1) == (0, WIDTH)
    assert (y0, y1) == rows


def test_a_rule_beside_a_field_does_not_end_it() -> None:
    step = drawn((slice(4, 60), slice(20, 21)), (slice(4, 60), slice(120, 121)))

    for beside in (slice(0, 20), slice(121, WIDTH)):
        boxes = masks.fields(single((40, 20, 60, 30)), ONE, step, rule(16, beside))
        assert boxes.tolist() == [[21, 16, 120, 40]]


@pytest.mark.parametrize(("columns", "bottom"), [((37, 63), 40), ((30, 70), 32)], ids=range(2))
def test_the_underline_of_a_value_goes_with_it_and_a_rule_does_not(
    columns: tuple[int, int], bottom: int
) -> None:
    step = np.zeros((HEIGHT, WIDTH), np.uint8)

    boxes = masks.fields(single((40, 20, 60, 30)), ONE, step, rule(32, slice(*columns)))

    assert boxes[0, 3] == bottom


def drawn(*ink: tuple[slice, slice]) -> Pixels:
    """The steps of a picture that is white but for this."""
    picture = np.full((HEIGHT, WIDTH), 255, np.uint8)
    for part in ink:
        picture[part] = 0
    return steps(picture)


def test_a_field_stops_at_what_is_kept_above_and_below() -> None:
    step = drawn((slice(12, 18), slice(60, 90)), (slice(35, 44), slice(60, 90)))

    assert masks.fields(single((40, 20, 60, 30)), ONE, step, NO_RULES).tolist() == [
        [0, 18, WIDTH, 35]
    ]


def test_a_field_stops_at_the_sides_of_its_box() -> None:
    step = drawn((slice(4, 60), slice(20, 21)), (slice(4, 60), slice(120, 121)))

    (x0, _, x1, _) = masks.fields(single((40, 20, 60, 30)), ONE, step, NO_RULES)[0].tolist()

    assert (x0, x1) == (21, 120)


def test_a_field_within_a_box_is_padded_and_on_the_grid_too() -> None:
    step = drawn((slice(4, 60), slice(20, 21)), (slice(4, 60), slice(120, 121)))

    (_, y0, _, y1) = masks.fields(single((40, 20, 60, 30)), ONE, step, NO_RULES)[0].tolist()

    assert (y0, y1) == (16, 40)


def right_edge(gap: int) -> int:
    """Where the field of a word ends whose neighbour is so close."""
    boxes = np.array([(40, 20, 60, 30), (60 + gap, 20, 90, 30)], np.int32)
    lines = np.array([(40, 20, 90, 30)], np.int32)
    words = Words(("a", "b"), boxes, np.ones(2, np.float32), np.zeros(2, np.int32), lines)
    step = drawn((slice(20, 30), slice(40, 60)), (slice(20, 30), slice(60 + gap, 90)))
    return int(masks.fields(words, ONE, step, NO_RULES)[0, 2])


@pytest.mark.parametrize("gap", range(7))
def test_a_close_neighbour_loses_one_column_at_most(gap: int) -> None:
    assert 60 + gap <= right_edge(gap) <= 60 + gap + 1


@pytest.mark.parametrize("gap", range(1, 7))
def test_a_close_neighbour_keeps_all_its_ink(gap: int) -> None:
    assert right_edge(gap) == 60 + gap


def test_ink_that_bleeds_out_of_a_word_does_not_stop_its_field() -> None:
    step = np.zeros((HEIGHT, WIDTH), np.uint8)
    step[16:34, 37:64] = 255

    assert masks.fields(single((40, 20, 60, 30)), ONE, step, NO_RULES).tolist() == [
        [0, 16, WIDTH, 40]
    ]


@pytest.mark.parametrize("shape", [(6, 9), (6, 9, 3), (6, 9, 4)])
@given(
    boxes=st.lists(st.tuples(*[st.integers(-2000, 2000) | st.integers(-3, 12)] * 4), max_size=4),
    data=st.data(),
)
def test_fill_paints_the_boxes_and_nothing_else(
    shape: tuple[int, ...], boxes: list[Box], data: st.DataObject
) -> None:
    pixels = data.draw(arrays(np.uint8, shape))
    inside = [
        [any(x0 <= x < x1 and y0 <= y < y1 for x0, y0, x1, y1 in boxes) for x in range(9)]
        for y in range(6)
    ]
    want = pixels.copy()
    if len(shape) == 3:
        want[:, :, 3:] = 255
        want[np.array(inside), :3] = 0
    else:
        want[np.array(inside)] = 0

    masks.fill(pixels, np.array(boxes, np.int32).reshape(-1, 4))

    assert np.array_equal(want, pixels)


def test_no_finding_is_no_field() -> None:
    step = np.zeros((HEIGHT, WIDTH), np.uint8)

    assert masks.fields(single((1, 1, 9, 9)), Findings.empty(), step, NO_RULES).shape == (0, 4)
