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


def fields(words: Words, found: Findings, step: NDArray[np.uint8]) -> Boxes:
    """Box the field of each finding: int32 (n, 4).

    words : boxes in the pixels of ``step``
    found : start and end are rows of ``words``, each row on one line
    step  : uint8 (H, W), above zero where the picture steps from a column to the next
    """
    hidden = hidden_rows(words, found)
    kept = _without(step, words, hidden)
    boxes = [_field(words, kept, first, stop) for first, stop, _, _ in found]
    return np.array(boxes, np.int32).reshape(-1, 4)


def hidden_rows(words: Words, found: Findings) -> NDArray[np.bool_]:
    """Which words a table of row spans hides: bool (n,)."""
    edge = np.zeros(len(words) + 1, np.int32)
    np.add.at(edge, found.start, 1)
    np.add.at(edge, found.end, -1)
    return np.asarray(np.cumsum(edge[:-1]) > 0, np.bool_)


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
    words: Words, kept: NDArray[np.uint8], first: int, stop: int
) -> tuple[int, int, int, int]:
    """Box one run, from kept ink to kept ink, and as far up and down as its padding may go."""
    run, line = words.box[first:stop], words.lines[words.line[first]]
    x0, x1 = int(run[:, 0].min()), int(run[:, 2].max())
    y0, y1 = int(min(line[1], run[:, 1].min())), int(max(line[3], run[:, 3].max()))
    seen = kept[y0:y1].max(axis=0)
    before, after = np.flatnonzero(seen[:x0]), np.flatnonzero(seen[x1:])
    left = int(before[-1]) + 1 if len(before) else 0
    right = x1 + int(after[0]) + 1 if len(after) else kept.shape[1]
    pad = max(_PAD[0], round(_PAD[1] * (y1 - y0)))
    top = max(0, (y0 - pad) // _GRID * _GRID)
    bottom = min(kept.shape[0], -(-(y1 + pad) // _GRID) * _GRID)
    inside = slice(left, right - 1)  # the last step is that of the border on the right
    above = np.flatnonzero(kept[top:y0, inside].any(axis=1))
    below = np.flatnonzero(kept[y1:bottom, inside].any(axis=1))
    if len(above):
        top = min(top + int(above[-1]) + 1, max(0, y0 - _LEAST))
    if len(below):
        bottom = max(y1 + int(below[0]), min(kept.shape[0], y1 + _LEAST))
    return min(left, x0), top, max(right, x1), bottom
