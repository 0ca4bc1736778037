"""Frames: opaque boxes over whole fields, so that their size does not name what they hide.

A field reaches from the last kept word, border or mark on the left to the
next one on the right.  Boxes are int32 (n, 4), x0 y0 x1 y1, half-open.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from redact.findings import Findings
from redact.reading import Words

_GRID = 8
_PAD = 4, 0.15  # pixels, or part of the height if that is more, above and below a line
_LEAST = 2  # pixels above and below that are painted even where other text is close
_BLEED = 4  # pixels by which a word's ink may lie outside its box

Boxes = NDArray[np.int32]


def fields(
    words: Words, found: Findings, step: NDArray[np.uint8], rules: NDArray[np.uint8]
) -> Boxes:
    """Box the field of each finding: int32 (n, 4).

    words : boxes in the pixels of ``step``
    found : start and end are rows of ``words``, each row on one line
    step  : uint8 (H, W), above zero where the picture steps from a column to the next
    rules : uint8 (H, W), above zero where a horizontal rule or edge is
    """
    hidden = found.spanned(len(words))
    kept = _without(step, words, hidden)
    # An underline belongs to the words that it runs under, however long it is.
    edges = _without(rules, words, hidden)
    boxes = [_field(words, kept, edges, first, stop) for first, stop, _, _ in found]
    return np.array(boxes, np.int32).reshape(-1, 4)


def fill(pixels: NDArray[np.uint8], boxes: Boxes) -> None:
    """Paint boxes black and make the whole picture opaque, in place.

    pixels : uint8 (H, W) or (H, W, C), an array of our own
    """
    height, width = pixels.shape[:2]
    for x0, y0, x1, y1 in np.clip(boxes, 0, [width, height, width, height]):
        pixels[y0:y1, x0:x1] = 0
    if pixels.ndim == 3 and pixels.shape[2] == 4:
        pixels[:, :, 3] = 255


def _without(step: NDArray[np.uint8], words: Words, hidden: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """The steps that stay visible: all but those of hidden words, bleeding included."""
    kept = step.copy()
    for x0, y0, x1, y1 in words.box[hidden]:
        kept[max(0, y0 - _BLEED) : y1 + _BLEED, max(0, x0 - _BLEED) : x1 + _BLEED] = 0
    for x0, y0, x1, y1 in words.box[~hidden]:
        kept[y0:y1, max(0, x0 - 1) : x1] = 1  # a bleed must not eat the neighbour
    return kept


def _field(
    words: Words, kept: NDArray[np.uint8], edges: NDArray[np.uint8], first: int, stop: int
) -> tuple[int, int, int, int]:
    """Box one run: from kept ink to kept ink, and up and down to the edges of its field."""
    run, line = words.box[first:stop], words.lines[words.line[first]]
    x0, x1 = int(run[:, 0].min()), int(run[:, 2].max())
    y0, y1 = int(min(line[1], run[:, 1].min())), int(max(line[3], run[:, 3].max()))
    seen = kept[y0:y1].max(axis=0)
    before, after = np.flatnonzero(seen[:x0]), np.flatnonzero(seen[x1:])
    left = int(before[-1]) + 1 if len(before) else 0
    right = x1 + int(after[0]) + 1 if len(after) else kept.shape[1]
    inside = slice(left, right - 1)  # the last step is that of the border on the right
    above = (kept[:y0, inside] | edges[:y0, inside])[::-1]
    below = kept[y1:, inside] | edges[y1:, inside]
    top = y0 - _reach(above, y0, y1 - y0)
    bottom = y1 + _reach(below, -y1, y1 - y0)
    return min(left, x0), top, max(right, x1), bottom


def _reach(rows: NDArray[np.uint8], start: int, height: int) -> int:
    """How many rows to paint beyond a line of this height: up to kept ink, at most its padding.

    rows  : the rows beyond the line, the nearest first
    start : the row at which they start, counted so that it falls by one a row

    Where there is an edge or other text near, it says where the field ends.
    Where there is none, the end is on the grid, so that it moves with the
    height of letters as seldom as can be.
    """
    pad = max(_PAD[0], round(_PAD[1] * height))
    near = np.flatnonzero(rows[: pad + _GRID + height // 2].any(axis=1))
    if len(near):
        return min(max(int(near[0]), _LEAST), len(rows))
    return min(pad + (start - pad) % _GRID, len(rows))
