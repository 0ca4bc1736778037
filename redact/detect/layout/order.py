"""Reading order: lines in blocks, blocks one after another, and the rows that lines share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from redact.detect.layout.geometry import Boxes, shared


def reading_order(lines: Boxes) -> NDArray[np.int64]:
    """Rows of lines, block after block; a block is a run of lines under each other."""
    block, row = blocks(lines), visual_rows(lines)
    return np.lexsort((lines[:, 1], lines[block, 0], row[block]))


def blocks(lines: Boxes) -> NDArray[np.int64]:
    """The first line of the run that each line stands in: int64 (n,)."""
    if not len(lines):
        return np.zeros(0, np.int64)
    height = lines[:, 3] - lines[:, 1]
    gap = lines[None, :, 1] - lines[:, None, 3]  # from the bottom of i to the top of j
    ratio = height[:, None] / height[None, :]
    width = lines[:, 2] - lines[:, 0]
    over = shared(lines, 0) >= 0.5 * np.minimum(width[:, None], width[None, :])
    under = over & (gap >= -2) & (gap <= height[:, None]) & (ratio < 1.6) & (ratio > 0.625)
    far = np.iinfo(np.int64).max
    distance = np.where(under, gap.astype(np.int64) * 100_000 + lines[None, :, 0], far)
    follower = np.where(under.any(axis=1), distance.argmin(axis=1), -1)
    leader = np.where(under.any(axis=0), distance.argmin(axis=0), -1)
    own = np.arange(len(lines))
    above = np.where((leader >= 0) & (follower[leader] == own), leader, own)
    return root(above)


def root(above: NDArray[np.int64]) -> NDArray[np.int64]:
    """Follow each row to the last one above it: pointer jumping, in log n steps."""
    while (above[above] != above).any():
        above = above[above]
    return above


def visual_rows(lines: Boxes) -> NDArray[np.int64]:
    """The number of the row, from the top, that each line stands in: int64 (n,)."""
    row = np.zeros(len(lines), np.int64)
    number, middle = 0, -1.0
    for line in np.argsort(lines[:, 1], kind="stable"):
        # Tops differ by a pixel or two in a row; it ends where a line starts below its middle.
        if lines[line, 1] > middle:
            number += 1
            middle = (lines[line, 1] + lines[line, 3]) / 2
        row[line] = number
    return row
