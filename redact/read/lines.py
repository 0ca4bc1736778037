"""The line finder: where a picture of a screen has lines of text, in about 5 ms for 1080p.

Only horizontal contrast is looked at, so that rules and box edges, which
have none along their length, vanish by themselves and dark and light
themes are alike.  All boxes are int32 (n, 4), x0 y0 x1 y1, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

THRESHOLD = 8
"""Grey levels between neighbouring pixels that count as a stroke."""

MIN_HEIGHT, MAX_HEIGHT = 6, 80
"""Heights in logical pixels that a line of text may have."""

_TALL = 15  # rows: a vertical stroke this long is the side of a box, or a stem of large type
_ROWS = 4  # of which one is looked at, where strokes are at least _TALL
_THIN = 4  # columns of the widest border; what is wider is a texture, and letters may lie on it
_HIGH = 32  # rows: stems of common type are not this long
_STEM_GAP = 14  # columns between the stems of one word in large type
_RULE = 21  # columns, an odd number, of the shortest rule that ends the side of a box
_CORNER = 8  # pixels between the end of a side and the rule, where the corner is round
_SPECK = 16, 8  # width and height up to which a mark by a corner is a piece of it
_NARROW = 8  # columns up to which a tall mark is a divider
_CELL = 4  # columns of one cell of the pooled mask
_TWO_ROWS = 20  # rows from which a box may hold two rows of text
_SPACE = 0.8  # part of a line's height that the space between two of its runs may have
_LETTER = 24  # rows of the tallest letter beside which a low run of any width is punctuation
_SMALL = 0.55  # part of a neighbour's height under which a run is punctuation

Boxes = NDArray[np.int32]


def steps(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Mark every horizontal step of over THRESHOLD in any channel: uint8 (H, W), above zero.

    The step between columns x and x + 1 is marked at x.
    """
    step = cv2.absdiff(image[:, 1:], image[:, :-1])
    step = cv2.threshold(step, THRESHOLD, 255, cv2.THRESH_BINARY)[1]
    if step.ndim == 3:
        step = cv2.cvtColor(step, cv2.COLOR_BGR2GRAY)  # above zero where any channel is
    return np.asarray(cv2.copyMakeBorder(step, 0, 0, 0, 1, cv2.BORDER_CONSTANT), np.uint8)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Strokes:
    """The strokes of letters in a picture: its steps without the sides of boxes.

    step    : uint8 (H, W)  above zero where the picture steps sideways, borders included
    rules   : uint8 (H, W)  above zero where it steps downwards, along a horizontal rule or edge
    mask    : uint8 (H, W)  the same without borders
    borders : int32 (n, 4)  the sides of boxes
    """

    step: NDArray[np.uint8]
    rules: NDArray[np.uint8]
    mask: NDArray[np.uint8]
    borders: Boxes

    @classmethod
    def of(cls, image: NDArray[np.uint8]) -> Strokes:
        """Find the strokes of a picture: uint8 (H, W) or (H, W, 3), at its logical size."""
        if min(image.shape[:2]) < MIN_HEIGHT:  # too small for any text
            none = np.zeros(image.shape[:2], np.uint8)
            return cls(none, none, none, np.zeros((0, 4), np.int32))
        step = steps(image)
        # Rules that cross a border break it; three rows of closing mend it first.
        mask = cv2.morphologyEx(step, cv2.MORPH_CLOSE, np.ones((3, 1), np.uint8))
        rules = _rules(image)
        borders = _borders(mask, rules)
        for x0, y0, x1, y1 in borders:
            mask[y0:y1, x0:x1] = 0
        return cls(step, rules, mask, borders)


def _borders(step: NDArray[np.uint8], rules: NDArray[np.uint8]) -> Boxes:
    """Box the tall strokes that are sides of boxes and not stems of large type.

    The side of a box ends at a rule, above and below.  Where its corners are
    too round for that, it is still taller than most type, and stands alone,
    or with the side of one more box, while stems come several at a time.
    """
    tall = cv2.morphologyEx(step, cv2.MORPH_OPEN, np.ones((_TALL, 1), np.uint8))
    # Every fourth row tells as much of what is as tall as this, four times as fast.
    count, _, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(
        np.ascontiguousarray(tall[::_ROWS]), 8, cv2.CV_16U, cv2.CCL_DEFAULT
    )
    boxes = stats[1:count, :4][stats[1:count, cv2.CC_STAT_WIDTH] <= _THIN]
    boxes[:, 2:] += boxes[:, :2]
    boxes[:, 1] = np.maximum(boxes[:, 1] * _ROWS - _ROWS + 1, 0)
    boxes[:, 3] = np.minimum(boxes[:, 3] * _ROWS, len(tall))
    corner = cv2.dilate(rules, np.ones((2 * _CORNER + 1, 2 * _CORNER + 1), np.uint8))
    x, y0, y1 = boxes[:, 0], boxes[:, 1], boxes[:, 3] - 1
    side = (corner[y0, x] & corner[y1, x]) != 0
    height = boxes[:, 3] - boxes[:, 1]
    side |= (height >= _HIGH) & ((_gaps(boxes) <= _STEM_GAP).sum(axis=1) < 3)
    return np.asarray(boxes[side | (height > MAX_HEIGHT)], np.int32)


def _gaps(boxes: Boxes) -> NDArray[np.int32]:
    """Columns between each two boxes that share rows: int32 (n, n), large where they share none."""
    low = np.maximum(boxes[:, None, :2], boxes[None, :, :2])
    gap = low - np.minimum(boxes[:, None, 2:], boxes[None, :, 2:])
    return np.where(gap[:, :, 1] < 0, gap[:, :, 0], np.iinfo(np.int32).max)


def _rules(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Mark horizontal rules and edges, at the row above each step: uint8 (H, W)."""
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY) if image.ndim == 3 else image
    down = cv2.absdiff(grey[1:], grey[:-1])
    down = cv2.threshold(down, THRESHOLD // 2, 255, cv2.THRESH_BINARY)[1]
    down = cv2.copyMakeBorder(down, 0, 1, 0, 0, cv2.BORDER_CONSTANT)
    return np.asarray(cv2.morphologyEx(down, cv2.MORPH_OPEN, np.ones((1, _RULE), np.uint8)))


def find(strokes: Strokes) -> Boxes:
    """Find lines of text, sorted from top to bottom, then left to right."""
    boxes = joined(text_runs(strokes.mask, strokes.borders))
    tall = boxes[:, 3] - boxes[:, 1] >= _TWO_ROWS
    parts = [_cut(strokes.mask, box) for box in boxes[tall]]
    boxes = _without_contained(np.concatenate([boxes[~tall], *parts]))
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    mark = (width <= _NARROW) & (height >= _TALL)
    boxes = boxes[(height >= MIN_HEIGHT) & (height <= MAX_HEIGHT) & ~mark]
    return boxes[np.lexsort((boxes[:, 0], boxes[:, 1]))]


def _cut(mask: NDArray[np.uint8], box: NDArray[np.int32]) -> Boxes:
    """Cut a high box where it holds more than one row: two rows of text beside a picture, say.

    It is cut at empty columns, each piece at empty rows, and what then makes
    up a line is joined again.
    """
    x0, y0, x1, y1 = box
    pieces = [
        (max(x0, x0 + left - _CELL), y0 + top, min(x1, x0 + right + _CELL), y0 + bottom)
        for left, right in _filled(mask[y0:y1, x0:x1].max(axis=0), _CELL)
        for top, bottom in _filled(mask[y0:y1, x0 + left : x0 + right].max(axis=1), 2)
    ]
    return joined(np.array(pieces, np.int32).reshape(-1, 4))


def _filled(profile: NDArray[np.uint8], gap: int) -> list[tuple[int, int]]:
    """Half-open stretches of a profile between gaps of at least this many."""
    at = np.flatnonzero(profile)
    breaks = np.flatnonzero(np.diff(at) > gap)
    starts = np.concatenate([at[:1], at[breaks + 1]])
    stops = np.concatenate([at[breaks], at[-1:]]) + 1
    return list(zip(starts.tolist(), stops.tolist(), strict=True))


def text_runs(mask: NDArray[np.uint8], borders: Boxes) -> Boxes:
    """Box runs of letters, without the round corners that borders leave behind."""
    runs = runs_of(mask)
    small = (runs[:, 2] - runs[:, 0] <= _SPECK[0]) & (runs[:, 3] - runs[:, 1] <= _SPECK[1])
    specks = runs[small]
    ends = np.concatenate([borders, borders])
    ends[: len(borders), 3], ends[len(borders) :, 1] = borders[:, 1], borders[:, 3]
    ends = ends + np.array([-_CORNER, -_CORNER, _CORNER, _CORNER], np.int32)
    apart = np.maximum(specks[:, None, :2], ends[None, :, :2]) >= np.minimum(
        specks[:, None, 2:], ends[None, :, 2:]
    )
    corner = ~apart.any(axis=2).all(axis=1)
    drop = np.zeros(len(runs), np.bool_)
    drop[np.flatnonzero(small)[corner]] = True
    return runs[~drop]


def joined(runs: Boxes) -> Boxes:
    """Box the lines that runs of letters make up."""
    return hulls(runs, groups(len(runs), *one_line(runs)))


def runs_of(stroke: NDArray[np.uint8]) -> Boxes:
    """Box the letters that lie within a cell of each other: most often a word or two."""
    width = stroke.shape[1]
    padded = cv2.copyMakeBorder(stroke, 0, 0, 0, -width % _CELL, cv2.BORDER_CONSTANT)
    cells = padded.view(np.uint32) != 0
    joined = cells.copy()
    joined[:, 1:] |= cells[:, :-1]
    count, _, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(
        joined.view(np.uint8), 8, cv2.CV_16U, cv2.CCL_DEFAULT
    )
    x, y, w, h = stats[1:count, :4].T
    boxes = np.stack([x * _CELL, y, np.minimum((x + w) * _CELL, width), y + h], axis=1)
    return boxes.astype(np.int32)


def _near(runs: Boxes) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Pairs of runs whose tops lie within a line of each other: indices i, j with i above j."""
    order = np.argsort(runs[:, 1], kind="stable")
    top = runs[order, 1]
    stop = np.searchsorted(top, top + MAX_HEIGHT, side="right")
    count = stop - np.arange(len(runs)) - 1
    first = np.repeat(np.arange(len(runs)), count)
    nth = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return order[first], order[first + 1 + nth]


def one_line(runs: Boxes) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Pairs of runs that belong to one line of text."""
    i, j = _near(runs)
    a, b = runs[i], runs[j]
    height_a, height_b = a[:, 3] - a[:, 1], b[:, 3] - b[:, 1]
    low, high = np.minimum(height_a, height_b), np.maximum(height_a, height_b)
    gap = np.maximum(a[:, 0], b[:, 0]) - np.minimum(a[:, 2], b[:, 2])
    apart = np.maximum(a[:, 1], b[:, 1]) - np.minimum(a[:, 3], b[:, 3])  # below zero: rows shared
    small = low < _SMALL * high
    words = ~small & (-apart >= 0.5 * low) & (gap <= _SPACE * high)
    # Beside a picture a whole word is as small as a comma is beside a letter.
    width = np.where(height_a < height_b, a[:, 2] - a[:, 0], b[:, 2] - b[:, 0])
    mark = (width <= 0.6 * high) | ((low < 0.45 * high) & (high <= _LETTER))
    punctuation = small & mark & (apart <= 0.25 * high) & (gap <= _SPACE * high)
    accents = small & (apart <= 0.35 * high) & (gap <= -np.minimum(low, 4))
    keep = (words | punctuation | accents) & (high <= MAX_HEIGHT)
    return i[keep], j[keep]


def groups(count: int, i: NDArray[np.intp], j: NDArray[np.intp]) -> NDArray[np.intp]:
    """Number the connected groups of a graph: the smallest member of each node's group."""
    group = np.arange(count)
    while True:
        least = np.minimum(group[i], group[j])
        np.minimum.at(group, i, least)
        np.minimum.at(group, j, least)
        group = group[group]
        if (group[i] == group[j]).all():
            return group


def hulls(boxes: Boxes, group: NDArray[np.intp]) -> Boxes:
    """One box around each group."""
    _, number = np.unique(group, return_inverse=True)
    hulls = np.empty((number.max(initial=-1) + 1, 4), np.int32)
    hulls[:, :2], hulls[:, 2:] = np.iinfo(np.int32).max, 0
    np.minimum.at(hulls[:, :2], number, boxes[:, :2])
    np.maximum.at(hulls[:, 2:], number, boxes[:, 2:])
    return hulls


def _without_contained(boxes: Boxes) -> Boxes:
    """Drop boxes that lie inside another one."""
    i, j = _near(boxes)
    a, b = boxes[i], boxes[j]
    inside = (a[:, :2] <= b[:, :2]).all(axis=1) & (b[:, 2:] <= a[:, 2:]).all(axis=1)
    outside = (b[:, :2] <= a[:, :2]).all(axis=1) & (a[:, 2:] <= b[:, 2:]).all(axis=1)
    keep = np.ones(len(boxes), np.bool_)
    keep[j[inside]] = False
    keep[i[outside & ~inside]] = False
    return boxes[keep]
