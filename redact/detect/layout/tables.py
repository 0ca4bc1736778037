"""Tables: which line stands at the head of the column of each other line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from redact.detect.layout.geometry import Boxes, aligned, least, row_sizes, shared
from redact.detect.layout.order import root, visual_rows

_TABLE_ROW = 3  # lines side by side from which a row is one of a table
_CELLS, _COLUMNS = 2, 2  # cells under a head, and such heads in a row, of the least table
_NAMED = 0.6  # share of a row that must say what heads do
_ROW_GAP = 4.0  # line heights between two rows of one table


def column_heads(lines: Boxes, like: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The line at the head of the column that each line stands in: int64 (n,), -1 outside tables.

    like : bool (n,)  lines that say what heads of columns say

    A column is a run of lines that share an edge or their middle, none far
    below the one before.  It begins in a row of heads, or else with its
    topmost line if a row of three or more has two such columns.
    """
    own = np.arange(len(lines))
    if not len(lines):
        return own
    row = visual_rows(lines)
    named = _share(row, like)[row] >= _NAMED
    named &= like & (np.bincount(row, like)[row] >= _COLUMNS)
    height = (lines[:, 3] - lines[:, 1])[None, :]
    gap = lines[None, :, 1] - lines[:, None, 3]  # from the bottom of i to the top of j
    in_table = (row_sizes(lines) >= _TABLE_ROW) | named
    over = aligned(lines) | (shared(lines, 0) > 0)
    over &= (gap >= -2) & (gap <= _ROW_GAP * height) & in_table[:, None] & ~named[None, :]
    nearest = over & (gap == least(gap.T, over.T).T)
    above = np.where(nearest.any(axis=0), nearest.argmax(axis=0), own)
    head = root(above)
    cells = np.bincount(head, minlength=len(lines)) - 1
    heads = (cells >= _CELLS) | (named & (cells > 0))
    table = heads & (np.bincount(row[heads], minlength=int(row.max()) + 1)[row] >= _COLUMNS)
    return np.where((head != own) & table[head], head, -1)


def _share(row: NDArray[np.int64], like: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The share of the lines of each row that are like heads."""
    share: NDArray[np.float64] = np.bincount(row, like) / np.maximum(np.bincount(row), 1)
    return share
