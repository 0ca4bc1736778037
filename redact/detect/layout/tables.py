"""Tables: which line stands at the head of the column of each other line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from redact.detect.layout.geometry import Boxes, aligned, least, row_sizes, shared
from redact.detect.layout.order import root

_TABLE_ROW = 3  # lines side by side from which a row is one of a table
_ROW_GAP = 4.0  # line heights between two rows of one table


def column_heads(lines: Boxes) -> NDArray[np.int64]:
    """The topmost line of the column that each line stands in: int64 (n,), -1 where it is none.

    A column is a run of lines that share an edge or their middle, in rows of
    three lines or more, none far below the one before.
    """
    own = np.arange(len(lines))
    if not len(lines):
        return own
    height = (lines[:, 3] - lines[:, 1])[None, :]
    gap = lines[None, :, 1] - lines[:, None, 3]  # from the bottom of i to the top of j
    in_table = row_sizes(lines) >= _TABLE_ROW
    over = (aligned(lines) | (shared(lines, 0) > 0)) & (gap >= -2) & (gap <= _ROW_GAP * height)
    over &= in_table[:, None] & in_table[None, :]
    nearest = over & (gap == least(gap.T, over.T).T)
    above = np.where(nearest.any(axis=0), nearest.argmax(axis=0), own)
    head = root(above)
    return np.where(head == own, -1, head)
