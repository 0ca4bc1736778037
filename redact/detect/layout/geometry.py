"""Relations of boxes, all against all: int32 (n, 4), x0 y0 x1 y1, half-open."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_ALIGNED = 8  # pixels by which the edges of one column may differ

Boxes = NDArray[np.int32]
Pairs = NDArray[np.bool_]


def shared(lines: Boxes, axis: int) -> NDArray[np.int32]:
    """How far each two lines overlap in x (axis 0) or y (axis 1); zero or below if they do not."""
    low, high = lines[:, axis], lines[:, axis + 2]
    inner = np.minimum(high[:, None], high[None, :]) - np.maximum(low[:, None], low[None, :])
    return np.asarray(inner, np.int32)


def aligned(lines: Boxes) -> Pairs:
    """Which two lines share their left edge, their right edge or their middle."""
    edges = lines[:, [0, 2]]
    apart = np.abs(edges[:, None] - edges[None, :])
    middle = np.abs(edges.sum(axis=1)[:, None] - edges.sum(axis=1)[None, :]) // 2
    return np.asarray((apart.min(axis=2) <= _ALIGNED) | (middle <= _ALIGNED), np.bool_)


def row_sizes(lines: Boxes) -> NDArray[np.int64]:
    """How many lines stand in the same row as each, itself included."""
    height = lines[:, 3] - lines[:, 1]
    beside = shared(lines, 1) * 2 >= np.minimum(height[:, None], height[None, :])
    return np.asarray(beside.sum(axis=1), np.int64)


def least(distance: NDArray[np.int32], among: Pairs) -> NDArray[np.int32]:
    """The smallest distance in each row among those that count."""
    far = np.where(among, distance, np.iinfo(np.int32).max)
    return np.asarray(far.min(axis=1, keepdims=True), np.int32)
