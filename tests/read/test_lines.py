"""The line finder, against slow obvious versions of its parts and against drawn pages."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from drawn import BLACK, WHITE, Box, Page
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from redact.events import Frame
from redact.read import lines
from redact.read.pixels import Shot

Pixels = NDArray[np.uint8]

WORDS = "Ship the gyro, Bob, by 9:45 today"


def found(page: Page, scale: float | None = None) -> list[Box]:
    """The lines of a page, in the pixels at which they are looked for."""
    shot = Shot.of(Frame(page.pixels, scale=page.zoom if scale is None else scale))
    return [tuple(box) for box in lines.find(lines.Strokes.of(shot.small)).tolist()]


def holding(word: Box, boxes: list[Box], slack: int = 1) -> list[Box]:
    """The lines that hold the whole of a word, give or take a fringe."""
    x0, y0, x1, y1 = word
    return [
        b
        for b in boxes
        if b[0] - slack <= x0 and b[1] - slack <= y0 and x1 <= b[2] + slack and y1 <= b[3] + slack
    ]


# ---------------------------------------------------------------- parts


@given(arrays(np.uint8, st.sampled_from([(3, 2), (4, 9), (3, 2, 3), (4, 9, 3)])))
def test_a_step_is_over_the_threshold_in_any_channel(image: Pixels) -> None:
    height, width = image.shape[:2]
    planes = image.reshape(height, width, -1).astype(int)
    want = [
        [
            x + 1 < width
            and any(abs(a - b) > lines.THRESHOLD for a, b in zip(row[x], row[x + 1], strict=True))
            for x in range(width)
        ]
        for row in planes.tolist()
    ]

    assert want == (lines.steps(image) > 0).tolist()


EDGES = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=20)


@given(EDGES)
def test_groups_are_those_of_a_plain_union_find(edges: list[tuple[int, int]]) -> None:
    parent = list(range(15))

    def root(node: int) -> int:
        while parent[node] != node:
            node = parent[node]
        return node

    for a, b in edges:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    pairs = np.array(edges, np.intp).reshape(-1, 2)

    assert [root(node) for node in range(15)] == lines.groups(15, *pairs.T).tolist()


@given(st.lists(st.booleans(), max_size=30), st.integers(1, 5))
def test_stretches_end_where_a_gap_is_wide_enough(profile: list[bool], gap: int) -> None:
    """A filled place and the next are in one stretch unless ``gap`` places between are empty."""
    at = [i for i, full in enumerate(profile) if full]
    want: list[tuple[int, int]] = []
    for i in at:
        near = want and i - (want[-1][1] - 1) <= gap
        want = [*want[:-1], (want[-1][0], i + 1)] if near else [*want, (i, i + 1)]

    assert want == lines._filled(np.array(profile, np.uint8), gap)


def test_two_rows_beside_a_picture_are_two_lines() -> None:
    mask = np.zeros((60, 200), np.uint8)
    mask[10:50, 10:50:3] = 255  # a picture
    for y in (12, 34):
        for x in (60, 90, 120):  # and words of two rows, spaces of ten columns between them
            mask[y : y + 12, x : x + 20 : 2] = 255

    boxes = {tuple(box) for box in lines._cut(mask, np.array((10, 10, 140, 50), np.int32)).tolist()}

    assert boxes == {(10, 10, 54, 50), (56, 12, 140, 24), (56, 34, 140, 46)}


def test_one_row_stays_one_line() -> None:
    mask = np.zeros((40, 200), np.uint8)
    for x in (10, 42, 70):
        mask[6:30, x : x + 21 : 2] = 255

    assert lines._cut(mask, np.array((10, 6, 91, 30), np.int32)).tolist() == [[10, 6, 91, 30]]


@given(arrays(np.uint8, (24, 40), elements=st.sampled_from([0, 0, 0, 255])))
def test_a_cut_loses_no_ink_and_adds_no_place(mask: Pixels) -> None:
    box = np.array((3, 2, 37, 22), np.int32)
    whole = np.zeros(mask.shape, np.bool_)
    whole[2:22, 3:37] = True

    covered = np.zeros(mask.shape, np.bool_)
    for x0, y0, x1, y1 in lines._cut(mask, box):
        covered[y0:y1, x0:x1] = True

    assert not ((mask > 0) & whole & ~covered).any()
    assert not (covered & ~whole).any()


@pytest.mark.parametrize(("width", "depth", "found"), [
    (40, 40, True), (21, 40, True), (20, 40, False), (40, 5, True), (40, 4, False),
])  # fmt: skip
def test_a_rule_is_a_step_downwards_of_some_length(width: int, depth: int, found: bool) -> None:
    assert rule_of(width, depth).sum(axis=1).tolist() == [0] * 11 + [width * found] + [0] * 18


def test_a_rule_is_where_its_step_is() -> None:
    assert np.flatnonzero(rule_of(40, 40)[11]).tolist() == list(range(10, 50))


def rule_of(width: int, depth: int) -> NDArray[np.bool_]:
    """The rule of a page that is darker from row 12 on, for some columns from 10 on."""
    page = np.full((30, 80), 200, np.uint8)
    page[12:, 10 : 10 + width] -= np.uint8(depth)
    return lines.Strokes.of(page).rules > 0


BOX = st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(1, 20), st.integers(1, 20)).map(
    lambda b: (b[0], b[1], b[0] + b[2], b[1] + b[3])
)


@given(st.lists(st.tuples(BOX, st.integers(0, 4)), max_size=12))
def test_a_hull_spans_its_group(rows: list[tuple[Box, int]]) -> None:
    want = []
    for group in sorted({g for _, g in rows}):
        x0, y0, x1, y1 = zip(*[box for box, g in rows if g == group], strict=True)
        want.append([min(x0), min(y0), max(x1), max(y1)])
    boxes = np.array([box for box, _ in rows], np.int32).reshape(-1, 4)

    assert want == lines.hulls(boxes, np.array([g for _, g in rows], np.intp)).tolist()


MASKS = arrays(np.uint8, (7, 41), elements=st.sampled_from([0, 0, 0, 0, 0, 255]))


@given(MASKS)
def test_every_stroke_lies_in_a_run_and_every_run_is_snug_in_y(mask: Pixels) -> None:
    boxes = lines.runs_of(mask)

    covered = np.zeros(mask.shape, np.bool_)
    for x0, y0, x1, y1 in boxes:
        covered[y0:y1, x0:x1] = True
        rows = mask[y0:y1, x0:x1].any(axis=1)
        assert rows[0]
        assert rows[-1]
    assert covered[mask > 0].all()
    assert (boxes[:, 2] <= mask.shape[1]).all()


@pytest.mark.parametrize(("gap", "runs"), [(3, 1), (12, 2), (20, 2)])
def test_a_run_ends_where_a_cell_stays_empty(gap: int, runs: int) -> None:
    mask = np.zeros((10, 60), np.uint8)
    mask[2:8, 8:12] = mask[2:8, 12 + gap : 16 + gap] = 255

    assert runs == len(lines.runs_of(mask))


@given(st.lists(BOX, max_size=14))
def test_one_line_is_symmetric_in_the_order_of_runs(boxes: list[Box]) -> None:
    runs = np.array(boxes, np.int32).reshape(-1, 4)

    def partners(table: NDArray[np.int32]) -> set[frozenset[Box]]:
        i, j = lines.one_line(table)
        rows = [tuple(row) for row in table.tolist()]
        return {frozenset((rows[a], rows[b])) for a, b in zip(i, j, strict=True)}

    assert partners(runs) == partners(runs[::-1].copy())


# ---------------------------------------------------------------- words


@pytest.mark.parametrize("zoom", [1, 2])
@pytest.mark.parametrize(
    ("back", "ink"), [(255, 233), (233, 255), (24, 46), (128, 150)],
    ids=["light", "white on light", "dark", "grey"],
)  # fmt: skip
def test_every_word_is_found_at_22_levels_of_contrast(back: int, ink: int, zoom: int) -> None:
    for size in range(11, 31):
        page = Page(640, 60, (back,) * 3, zoom)
        words = page.text(20, 12, WORDS, size, (ink,) * 3)

        boxes = found(page)

        assert len(boxes) == 1, size
        assert all(holding(word, boxes) for word in words), size


@pytest.mark.parametrize(
    ("back", "ink"),
    [((0, 128, 0), (0, 0, 219)), ((200, 90, 30), (160, 110, 30)), ((255, 255, 255), (0, 255, 255))],
    ids=["red on green", "blue on blue", "yellow on white"],
)
def test_words_of_one_lightness_are_found_by_their_colour(back: Box, ink: Box) -> None:
    page = Page(640, 60, back)
    words = page.text(20, 12, WORDS, 16, ink)

    assert all(holding(word, found(page)) for word in words)


@pytest.mark.parametrize("size", [11, 14, 20, 28])
def test_no_line_crosses_from_a_column_to_the_next(size: int) -> None:
    page = Page(900, 40 * 5)
    columns = [(20, "Total due"), (360, "Paid in May"), (650, "Open items")]
    for row in range(5):
        for x, text in columns:
            page.text(x, 8 + row * 38, text, size)

    boxes = found(page)

    assert len(boxes) == 15
    assert {b for b in boxes if any(b[0] < x - 6 < b[2] for x, _ in columns)} == set()


@pytest.mark.parametrize("size", [11, 14, 20, 28])
def test_a_gap_of_two_letters_is_between_columns(size: int) -> None:
    page = Page(900, 60)
    end = page.text(20, 8, "Total due", size)[-1][2]
    page.text(end + 2 * size, 8, "Paid in May", size)

    assert len(found(page)) == 2


@pytest.mark.parametrize("across", [60, 76, 90, 120])
def test_a_word_within_a_ring_is_found_alone_or_with_the_ring(across: int) -> None:
    page = Page(160, 150)
    page.panel((10, 10, 10 + across, 10 + across), across // 2, (60, 120, 200))
    (word,) = page.text(across // 2 - 8, across // 2 + 2, "Pro", 13)

    assert len(holding(word, found(page))) == 1


def test_lines_come_from_top_to_bottom_and_none_lies_in_another() -> None:
    page = Page(500, 220)
    for row in range(8):
        page.text(20 + 9 * row, 8 + row * 25, WORDS, 11 + row)

    boxes = found(page)

    assert len(boxes) == 8
    assert all(a[:2][::-1] < b[:2][::-1] for a, b in pairwise(boxes))
    assert not [a for a in boxes for b in boxes if a != b and holding(a, [b], slack=0)]


SHORT_SIDES = pytest.mark.xfail(strict=True, reason="what is straight of the side is no border")


@pytest.mark.parametrize("radius", [0, 2, 4, 6, 8, pytest.param(12, marks=SHORT_SIDES)])
@pytest.mark.parametrize(("back", "line"), [(WHITE, (170, 170, 170)), ((30, 30, 30), (90, 90, 90))])
def test_boxes_with_round_corners_join_no_lines(radius: int, back: Box, line: Box) -> None:
    page = Page(420, 160, back)
    ink = BLACK if back == WHITE else WHITE
    words = []
    for row in range(2):
        for x in (16, 216):
            page.panel((x, 12 + row * 70, x + 190, 50 + row * 70), radius, line)
            words.append(page.text(x + 12, 22 + row * 70, "Jane Miller", 14, ink))

    boxes = found(page)

    assert len(boxes) == 4
    assert all(len(holding(word, boxes)) == 1 for pair in words for word in pair)
    assert all(b[3] - b[1] <= 20 and b[2] - b[0] <= 110 for b in boxes)


@pytest.mark.parametrize("size", [24, 28, 32, 40, 48])
def test_an_avatar_joins_no_lines(size: int) -> None:
    page = Page(400, 3 * 60)
    names = []
    for row in range(3):
        y = 6 + row * 60
        page.disc((12, y, 12 + size, y + size), (180, 90, 40))
        names.append(page.text(24 + size, y + 2, "Maria Lopez", 14))
        names.append(page.text(24 + size, y + 24, "see you there", 12))

    boxes = found(page)

    for words in names:
        held = [holding(word, boxes) for word in words]
        assert all(held)
        assert all(line[3] - line[1] <= 22 for hits in held for line in hits)
    assert not [b for b in boxes if b[0] < 12 + size and b[2] > 24 + size]


@pytest.mark.parametrize(("zoom", "scale"), [(1, 2.0), (2, 1.0), (1, 1.5), (2, 1.5), (2, 3.0)])
def test_words_are_found_at_a_wrong_scale(zoom: int, scale: float) -> None:
    for size in (13, 16, 20, 26):
        page = Page(640, 60, zoom=zoom)
        words = page.text(20, 12, WORDS, size)
        factor = zoom / Shot.of(Frame(page.pixels, scale=scale)).zoom

        boxes = found(page, scale)

        for word in words:
            at = tuple(int(v * factor) for v in word)
            assert holding(at, boxes, slack=2), size


@pytest.mark.parametrize("shape", [(40, 60), (40, 60, 3)], ids=["grey", "colour"])
def test_a_plain_page_and_rules_have_no_lines(shape: tuple[int, ...]) -> None:
    page = np.full(shape, 255, np.uint8)
    page[20] = 0
    page[:, 30] = 0

    assert len(lines.find(lines.Strokes.of(page))) == 0


@pytest.mark.parametrize("period", [2, 4])
def test_a_texture_clears_no_letters(period: int) -> None:
    page = Page(300, 120)
    page.text(20, 50, WORDS, 15)
    pixels = page.pixels
    pixels[:, ::period] -= np.minimum(pixels[:, ::period], 20)

    strokes = lines.Strokes.of(pixels)

    assert strokes.mask[50:66, 20:200].any()


@pytest.mark.parametrize("shape", [(1, 9), (9, 1), (1, 1, 3)], ids=["row", "column", "pixel"])
def test_the_smallest_pictures_have_no_lines(shape: tuple[int, ...]) -> None:
    assert len(lines.find(lines.Strokes.of(np.zeros(shape, np.uint8)))) == 0
