"""Rows, blocks, tables and captions of lines, beside slow versions that say it in plain words."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from redact.detect.layout import Layout, geometry
from redact.detect.layout.order import blocks, reading_order, visual_rows
from redact.detect.layout.pairs import _captioned_below, captions_of
from redact.detect.layout.tables import column_heads
from redact.reading import Words

Line = tuple[int, int, int, int]
Boxes = NDArray[np.int32]

# Near a grid, so that edges meet, rows are shared and lines lie over each other as well.
PLACES = st.tuples(
    st.builds(lambda column, x: 90 * column + x, st.integers(0, 4), st.integers(0, 18)),
    st.builds(lambda row, y: 24 * row + y, st.integers(0, 5), st.integers(0, 6)),
    st.sampled_from([14, 40, 70, 110]),
    st.integers(8, 20),
).map(lambda p: (p[0], p[1], p[0] + p[2], p[1] + p[3]))
LINES = st.lists(PLACES, max_size=14)


def array(lines: list[Line]) -> Boxes:
    return np.array(lines, np.int32).reshape(-1, 4)


def height(a: Line) -> int:
    return a[3] - a[1]


def gap(a: Line, b: Line) -> int:
    """From the bottom of one to the top of the other."""
    return b[1] - a[3]


def overlap(a: Line, b: Line, axis: int) -> int:
    return min(a[axis + 2], b[axis + 2]) - max(a[axis], b[axis])


def in_line(a: Line, b: Line) -> bool:
    """Whether two lines share an edge or their middle."""
    edges = min(abs(a[0] - b[0]), abs(a[2] - b[2])) <= 8
    return edges or abs(a[0] + a[2] - b[0] - b[2]) // 2 <= 8


def first(above: list[int], at: int) -> int:
    while above[at] != at:
        at = above[at]
    return at


# ---------------------------------------------------------------- rows and blocks


def rows_slowly(lines: list[Line]) -> list[int]:
    """From the top: a row ends where a line starts below the middle of the row's first line."""
    rows: list[list[int]] = []
    for at in sorted(range(len(lines)), key=lambda i: lines[i][1]):
        if rows and lines[at][1] <= (lines[rows[-1][0]][1] + lines[rows[-1][0]][3]) / 2:
            rows[-1].append(at)
        else:
            rows.append([at])
    number = {at: n for n, row in enumerate(rows, 1) for at in row}
    return [number[i] for i in range(len(lines))]


def blocks_slowly(lines: list[Line]) -> list[int]:
    """Two lines are of one block if each is the other's nearest, below and above, and alike."""

    def under(a: Line, b: Line) -> bool:
        narrower = min(a[2] - a[0], b[2] - b[0])
        alike = 0.625 < height(a) / height(b) < 1.6
        return overlap(a, b, 0) >= 0.5 * narrower and -2 <= gap(a, b) <= height(a) and alike

    n = range(len(lines))
    pairs = [(i, j) for i in n for j in n if under(lines[i], lines[j])]
    below = {
        i: min(
            (j for a, j in pairs if a == i), key=lambda j: (gap(lines[i], lines[j]), lines[j][0])
        )
        for i, _ in pairs
    }
    above = list(n)
    for j in n:
        over = [i for i, b in pairs if b == j]
        if over and below[nearest := min(over, key=lambda i: gap(lines[i], lines[j]))] == j:
            above[j] = nearest
    return [first(above, i) for i in n]


@given(LINES)
def test_rows_are_those_of_the_slow_version(lines: list[Line]) -> None:
    assert visual_rows(array(lines)).tolist() == rows_slowly(lines)


@given(LINES)
def test_blocks_are_those_of_the_slow_version(lines: list[Line]) -> None:
    assert blocks(array(lines)).tolist() == blocks_slowly(lines)


# Lines, and the first line of the block of each.
BLOCKS = {
    "the nearer below": ([(0, 0, 100, 20), (40, 30, 140, 50), (0, 36, 100, 56)], [0, 0, 2]),
    "as near, the left one": ([(0, 0, 100, 20), (40, 30, 140, 50), (0, 30, 100, 50)], [0, 1, 0]),
    "the nearer above": ([(0, 0, 100, 20), (40, 6, 140, 26), (0, 30, 140, 50)], [0, 1, 1]),
    "one below another": ([(0, 60, 90, 80), (0, 30, 90, 50), (0, 0, 90, 20)], [2, 2, 2]),
    "a heading": ([(0, 0, 90, 40), (0, 44, 90, 60)], [0, 1]),
    "a wide gap": ([(0, 0, 90, 20), (0, 41, 90, 61)], [0, 1]),
    "hardly under": ([(0, 0, 100, 20), (51, 24, 151, 44)], [0, 1]),
    "half under": ([(0, 0, 100, 20), (50, 24, 150, 44)], [0, 0]),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks_of_lines(name: str) -> None:
    lines, first = BLOCKS[name]

    assert blocks(array(lines)).tolist() == first == blocks_slowly(lines)


@given(LINES)
def test_the_order_holds_each_line_once_and_each_block_from_its_top(lines: list[Line]) -> None:
    order = reading_order(array(lines)).tolist()

    assert sorted(order) == list(range(len(lines)))
    block = blocks_slowly(lines)
    for one in set(block):
        tops = [lines[i][1] for i in order if block[i] == one]
        assert tops == sorted(tops)


@given(LINES)
def test_the_relations_of_boxes_are_those_of_the_slow_versions(lines: list[Line]) -> None:
    boxes = array(lines)

    for axis in (0, 1):
        assert geometry.shared(boxes, axis).tolist() == [
            [overlap(a, b, axis) for b in lines] for a in lines
        ]
    assert geometry.aligned(boxes).tolist() == [[in_line(a, b) for b in lines] for a in lines]
    assert geometry.row_sizes(boxes).tolist() == [side_by_side(a, lines) for a in lines]


def side_by_side(a: Line, lines: list[Line]) -> int:
    return sum(overlap(a, b, 1) * 2 >= min(height(a), height(b)) for b in lines)


# ---------------------------------------------------------------- tables


def heads_slowly(lines: list[Line], like: list[bool]) -> list[int]:
    """The head of each line's column, as the docstring says it, line by line."""
    n, row = range(len(lines)), rows_slowly(lines)

    def named(i: int) -> bool:
        beside = [like[j] for j in n if row[j] == row[i]]
        return like[i] and sum(beside) >= 2 and sum(beside) / len(beside) >= 0.6

    above = list(n)
    for j in n:
        if named(j):
            continue
        over = [
            i for i in n
            if (in_line(lines[i], lines[j]) or overlap(lines[i], lines[j], 0) > 0)
            and -2 <= gap(lines[i], lines[j]) <= 4 * height(lines[j])
            and (side_by_side(lines[i], lines) >= 3 or named(i))
        ]  # fmt: skip
        if over:
            above[j] = min(over, key=lambda i: gap(lines[i], lines[j]))
    head = [first(above, i) for i in n]
    cells = [head.count(i) - 1 for i in n]
    heads = [i for i in n if cells[i] >= 2 or (named(i) and cells[i])]
    tables = [i for i in heads if sum(row[j] == row[i] for j in heads) >= 2]
    return [head[i] if head[i] != i and head[i] in tables else -1 for i in n]


@given(st.data(), LINES)
def test_heads_of_columns_are_those_of_the_slow_version(
    data: st.DataObject, lines: list[Line]
) -> None:
    like = data.draw(st.lists(st.booleans(), min_size=len(lines), max_size=len(lines)))

    heads = column_heads(array(lines), np.array(like, np.bool_))

    assert heads.tolist() == heads_slowly(lines, like)


def table(*rows: str, step: int = 24) -> list[Line]:
    """A grid of lines: one for each mark of a row, columns of 100 pixels."""
    return [
        (100 * x, step * y, 100 * x + 60, step * y + 14)
        for y, row in enumerate(rows)
        for x, mark in enumerate(row)
        if mark != " "
    ]


N = -1
# The grid, which of its lines say what heads say, and the head of each.
TABLES = {
    "three columns": (table("###", "###", "###"), [], [N, N, N, 0, 1, 2, 0, 1, 2]),
    "two columns": (table("##", "##", "##"), [], [N] * 6),
    "two named": (table("##", "##"), [0, 1], [N, N, 0, 1]),
    "one named": (table("##", "##"), [0], [N] * 4),
    "a hole": (table("###", "# #", "###", "###"), [], [N, N, N, 0, 2, 0, 1, 2, 0, 1, 2]),
    "one cell": (table("###", "# #", "###"), [], [N, N, N, 0, 2, 0, N, 2]),
    "three of five named": (table("#####", "#####"), [0, 1, 2], [N] * 5 + [0, 1, 2, N, N]),
    "two of five named": (table("#####", "#####"), [0, 1], [N] * 10),
    "named again": (table("###", "###", "###"), [0, 1, 2, 3, 4, 5], [N] * 6 + [3, 4, 5]),
    "rows far apart": (table("###", "###", "###", step=72), [], [N] * 9),
    "no lines": ([], [], []),
}


@pytest.mark.parametrize("name", TABLES)
def test_heads_of_tables(name: str) -> None:
    lines, like, heads = TABLES[name]

    found = column_heads(array(lines), np.isin(np.arange(len(lines)), like))

    assert found.tolist() == heads
    assert found.dtype == np.int64


# ---------------------------------------------------------------- captions


def captioned_below_slowly(lines: list[Line], heads: list[int]) -> list[list[bool]]:
    """A line stands over its caption if no line below the caption is as near."""

    def over(h: int) -> set[int]:
        caption, n = lines[h], range(len(lines))
        above = {
            i: gap(lines[i], caption) for i in n
            if in_line(caption, lines[i]) and -2 <= gap(lines[i], caption) <= 2 * height(caption)
        }  # fmt: skip
        below = [gap(caption, b) for b in lines if overlap(caption, b, 0) > 0]
        nearest = min(above.values(), default=math.inf)
        if min((d for d in below if d >= -2), default=math.inf) <= max(0, nearest):
            return set()
        return {i for i, distance in above.items() if distance == nearest} - set(heads)

    return [[i in over(h) for i in range(len(lines))] for h in heads]


@given(st.data(), LINES.filter(bool))
def test_captions_under_their_values_are_those_of_the_slow_version(
    data: st.DataObject, lines: list[Line]
) -> None:
    heads = sorted(data.draw(st.sets(st.sampled_from(range(len(lines))))))
    boxes = array(lines)
    lined_up = geometry.aligned(boxes)[heads]

    over = _captioned_below(boxes, np.array(heads, np.int64), lined_up)

    assert over.tolist() == captioned_below_slowly(lines, heads)


@given(st.data(), LINES.filter(bool))
def test_no_caption_is_its_own_value(data: st.DataObject, lines: list[Line]) -> None:
    heads = sorted(data.draw(st.sets(st.sampled_from(range(len(lines))))))
    none = np.zeros(0, np.int64)

    which = captions_of(
        array(lines), np.array(heads, np.int64), none, np.full(len(lines), -1, np.int64)
    )

    assert which.shape == (len(heads), len(lines))
    assert not any(which[n, head] for n, head in enumerate(heads))


# Lines of a form, and what each caption, row 0 on, is a caption of.
CAPTION, NEXT = (20, 100, 80, 114), (20, 150, 90, 164)
FORMS = {
    "on the rule over it": ([CAPTION, (20, 84, 100, 98)], 1, [{1}]),
    "over it, ending where it ends": ([CAPTION, (0, 84, 80, 98)], 1, [{1}]),
    "over it, nearer than below": ([CAPTION, (20, 84, 100, 98), (20, 118, 100, 132)], 1, [{1, 2}]),
    "below it, nearer than over": ([CAPTION, (20, 80, 100, 94), (20, 116, 100, 130)], 1, [{2}]),
    "as near on both sides": ([CAPTION, (20, 84, 100, 98), (20, 116, 100, 130)], 1, [{2}]),
    "too far over it": ([CAPTION, (20, 50, 100, 64)], 1, [set()]),
    "not in line with it": ([CAPTION, (40, 84, 160, 98)], 1, [set()]),
    "over it in another caption": ([CAPTION, (20, 84, 100, 98)], 2, [set(), {0}]),
    "two lines over it": ([CAPTION, (20, 84, 100, 98), (20, 68, 100, 82)], 1, [{1}]),
    "right of it": ([CAPTION, (120, 100, 190, 114)], 1, [{1}]),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_captions_of_forms(name: str) -> None:
    lines, captions, values = FORMS[name]
    none = np.zeros(0, np.int64)

    which = captions_of(array(lines), np.arange(captions), none, np.full(len(lines), -1, np.int64))

    assert [set(np.flatnonzero(row).tolist()) for row in which] == values


# ---------------------------------------------------------------- the table of a screen's lines


def screen() -> Layout:
    """A table of two named columns, a line in which nothing was read, and a sentence."""
    texts = ["Name", "Role", "Ada Byron", "Lead", "", "All that is known of her"]
    lines = [*table("##", "##"), (0, 80, 60, 94), (0, 130, 260, 144)]
    words = [(word, line) for line, text in enumerate(texts) for word in text.split()]
    n = len(words)
    return Layout.of(
        Words(
            tuple(word for word, _ in words),
            array(lines)[[line for _, line in words]],
            np.ones(n, np.float32),
            np.array([line for _, line in words], np.int32),
            array(lines),
        )
    )


def test_lines_have_the_words_that_stand_in_them() -> None:
    one = screen()

    assert one.texts == ("Name", "Role", "Ada Byron", "Lead", "", "All that is known of her")
    assert [
        " ".join(one.words.text[a:b]) for a, b in zip(one.start, one.stop, strict=True)
    ] == list(one.texts)
    assert one.row.tolist() == [1, 1, 2, 2, 3, 4]
    assert one.block.tolist() == [0, 1, 0, 1, 4, 5]
    assert one.order.tolist() == [0, 2, 1, 3, 4, 5]


def test_lines_know_their_heads_and_captions() -> None:
    one = screen()
    like = np.array([True, True, False, False, False, False])

    head = one.heads(like)
    captions, values = one.pairs(np.array([0, 1]), head)

    assert head.tolist() == [-1, -1, 0, 1, -1, -1]
    assert set(zip(captions.tolist(), values.tolist(), strict=True)) >= {(0, 2), (1, 3)}
    assert not {(0, 3), (1, 2), (0, 5)} & set(zip(captions.tolist(), values.tolist(), strict=True))


def test_a_screen_of_no_lines_has_an_empty_table() -> None:
    one = Layout.of(Words.none(array([])))

    assert (one.texts, len(one.order), len(one.row), len(one.block)) == ((), 0, 0, 0)
    assert len(one.heads(np.zeros(0, np.bool_))) == 0
    assert [len(part) for part in one.pairs(np.zeros(0, np.int64), np.zeros(0, np.int64))] == [0, 0]


def test_the_table_shows_no_text_of_its_lines() -> None:
    assert repr(screen()) == "Layout(6 lines)"
