"""Unread: what looks like text and was not read with confidence must be covered."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from redact.read.lines import MIN_HEIGHT, Boxes, Strokes, joined, text_runs

_ICON = 48  # logical pixels up to which one lone mark is an icon
_NARROW = 12  # columns up to which a mark is a letter, a bullet or a piece of a border
_BESIDE, _ABOVE = 4, 4  # pixels around a word that belong to it


def leftovers(strokes: Strokes, known: Boxes) -> Boxes:
    """Find text-like marks outside the words that are known: int32 (n, 4).

    known : int32 (k, 4), boxes of words that were read, trusted or not

    Marks that no text can be are left out: narrow ones, lone icons, and
    runs lower than the smallest type.
    """
    rest = strokes.mask.copy()
    for x0, y0, x1, y1 in known:
        rest[max(0, y0 - _ABOVE) : y1 + _ABOVE, max(0, x0 - _BESIDE) : x1 + _BESIDE] = 0
    boxes = joined(text_runs(rest, strokes.borders))
    return boxes[text_like(boxes)]


def text_like(boxes: Boxes) -> NDArray[np.bool_]:
    """Which boxes could hold text that was not read: bool (n,)."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    square = (width <= 2.2 * height) & (height <= 2.5 * width) & (height >= _NARROW)
    icon = square & (np.maximum(width, height) <= _ICON)
    narrow = (width <= _NARROW) & (height <= _ICON)
    return np.asarray((height >= MIN_HEIGHT) & ~icon & ~narrow, np.bool_)
