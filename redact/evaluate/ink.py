"""Ink: how much of a drawn word is still there.  It shares nothing with the detectors."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

STANDS_OUT = 40  # levels from the local background, in any channel, that make a pixel ink
SAME = 8  # levels within which a pixel counts as unchanged
LEAKS_OVER = 0.10  # share of an item's ink that may be left
DESTROYED_UNDER = 0.50  # share of a word's ink that must be left

_MARGIN = 2  # pixels around a box from which its background is taken

Pixels = NDArray[np.uint8]
Mask = NDArray[np.bool_]


def ink(before: Pixels, box: NDArray[np.int32]) -> Mask:
    """The pixels of a box that stand out from the background around it.

    before : uint8 (H, W, 3)  channels in any order
    box    : int32 (4,)       x0 y0 x1 y1, half-open, clipped to the picture

    Returns bool (y1 - y0, x1 - x0).  The background is the median of the
    pixels just outside the box, or of the box where it fills the picture.
    """
    patch, inside = _around(before, box)
    return _stands_out(patch, inside)[inside]


def ink_left(before: Pixels, after: Pixels, boxes: NDArray[np.int32]) -> NDArray[np.float64]:
    """The share of the ink of each box that a mask left: float64 (n,); NaN without ink.

    before, after : uint8 (H, W, 3)  one shape, channels in one order
    boxes         : int32 (n, 4)     x0 y0 x1 y1, half-open
    """
    total, left = ink_counts(before, after, boxes)
    share: NDArray[np.float64] = np.full(len(total), np.nan)
    return np.divide(left, total, out=share, where=total > 0)


def ink_counts(
    before: Pixels, after: Pixels, boxes: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Ink pixels of each box, and how many of them are left: int64 (n,) each.

    A pixel is left if it is unchanged and so is the background beside it:
    black letters under a black mask have not changed, and are gone.  Raises
    ValueError if the pictures differ in shape.
    """
    if before.shape != after.shape:
        raise ValueError("ink_counts: the two pictures differ in shape")
    counts = np.zeros((2, len(boxes)), np.int64)
    for i, box in enumerate(boxes):
        patch, inside = _around(before, box)
        other, _ = _around(after, box)
        drawn = _stands_out(patch, inside)
        apart = np.maximum(patch, other) - np.minimum(patch, other)
        changed: Mask = np.any(apart > SAME, axis=2)
        left = drawn & ~changed & ~_hidden_along(drawn, changed)
        counts[:, i] = drawn[inside].sum(), left[inside].sum()
    return counts[0], counts[1]


def _around(picture: Pixels, box: NDArray[np.int32]) -> tuple[Pixels, tuple[slice, slice]]:
    """The box with a margin, and where the box lies in it."""
    height, width = picture.shape[:2]
    x0, y0, x1, y1 = (int(v) for v in box)
    x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, width), min(y1, height)
    left, top = max(x0 - _MARGIN, 0), max(y0 - _MARGIN, 0)
    patch = picture[top : y1 + _MARGIN, left : x1 + _MARGIN]
    return patch, (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))


def _stands_out(patch: Pixels, inside: tuple[slice, slice]) -> Mask:
    ring = np.ones(patch.shape[:2], np.bool_)
    ring[inside] = False
    outside = patch[ring] if ring.any() else patch.reshape(-1, patch.shape[2])
    background = np.sort(outside, axis=0)[len(outside) // 2].astype(np.int16)
    stands_out: Mask = np.any(np.abs(patch - background) > STANDS_OUT, axis=2)
    return stands_out


def _hidden_along(drawn: Mask, changed: Mask) -> Mask:
    """Whether the nearest background on both sides of a pixel, in its row, has changed.

    A row that is all ink takes the nearest background of its columns instead.
    """
    solid = drawn.all(axis=1)
    hidden = _both_sides(drawn, changed)
    if solid.any():
        hidden[solid] = _both_sides(drawn.T, changed.T).T[solid]
    return hidden


def _both_sides(drawn: Mask, changed: Mask) -> Mask:
    before = _nearest(drawn, changed)
    after = _nearest(drawn[:, ::-1], changed[:, ::-1])[:, ::-1]
    hidden: Mask = (before != 0) & (after != 0) & ((before == 1) | (after == 1))
    return hidden


def _nearest(drawn: Mask, changed: Mask) -> NDArray[np.int8]:
    """The last background pixel up to each column: 1 changed, 0 unchanged, -1 there is none."""
    columns = np.arange(drawn.shape[1])
    last = np.maximum.accumulate(np.where(drawn, -1, columns), axis=1)
    state = np.take_along_axis(changed, np.maximum(last, 0), axis=1).astype(np.int8)
    state[last < 0] = -1
    return state
