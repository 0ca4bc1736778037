"""Reading order: lines in blocks, blocks one after another, and the rows that lines share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from redact.detect.layout.geometry import Boxes


def reading_order(lines: Boxes) -> NDArray[np.int64]:
    """Rows of lines, block after block; a block is a run of lines under each other."""
    block, row = blocks(lines), visual_rows(lines)
    return np.lexsort((lines[:, 1], lines[block, 0], row[block]))


def blocks(lines: Boxes) -> NDArray[np.int64]:
    """The first line of the run that each line stands in: int64 (n,)."""
    if not len(lines):
        return np.zeros(0, np.int64)
    height, width = lines[:, 3] - lines[:, 1], lines[:, 2] - lines[:, 0]
    gap = lines[None, :, 1] - lines[:, None, 3]  # from the bottom of i to the top of j
    i, j = np.nonzero((gap >= -2) & (gap <= height[:, None]))  # few of all pairs
    shared = np.minimum(lines[i, 2], lines[j, 2]) - np.maximum(lines[i, 0], lines[j, 0])
    ratio = height[i] / height[j]
    under = (shared >= 0.5 * np.minimum(width[i], width[j])) & (ratio < 1.6) & (ratio > 0.625)
    i, j = i[under], j[under]
    follower = _firsts(i, j, np.lexsort((lines[j, 0], gap[i, j], i)), len(lines))
    leader = _firsts(j, i, np.lexsort((gap[i, j], j)), len(lines))
    own = np.arange(len(lines))
    return root(np.where((leader >= 0) & (follower[leader] == own), leader, own))


def _firsts(
    keys: NDArray[np.int64], values: NDArray[np.int64], order: NDArray[np.int64], n: int
) -> NDArray[np.int64]:
    """The first value of each of n keys in this order of the pairs; -1 for a key without one."""
    first = np.full(n, -1, np.int64)
    first[keys[order[::-1]]] = values[order[::-1]]  # what is written last stays
    return first


def root(above: NDArray[np.int64]) -> NDArray[np.int64]:
    """Follow each row to the last one above it: pointer jumping, in log n steps."""
    for _ in range(len(above).bit_length()):
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
