"""Captions and the values that stand beside, under or below them, by geometry alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from redact.detect.layout.geometry import Boxes, Pairs, aligned, least, row_sizes, shared

_TABLE_ROW = 3  # lines side by side from which a row is one of a table
_REACH = 30.0  # line heights between a caption and a value right of it
_BELOW = 3.5  # line heights between a caption and a value under it
_LIST = 12  # rows of a list that one caption stands over
_COLUMNS = 12  # line heights between the columns of such a list


def captions_of(
    lines: Boxes, heads: NDArray[np.int64], longer: NDArray[np.int64], head: NDArray[np.int64]
) -> Pairs:
    """Which caption belongs to which line: bool (heads, lines).

    heads  : int64 (h,)  rows of the lines that are captions
    longer : int64 (n,)  rows of lines that are no items of a list
    head   : int64 (m,)  the line at the head of each line's column, as ``column_heads`` says
    """
    if not len(heads):
        return np.zeros((0, len(lines)), np.bool_)
    height = (lines[:, 3] - lines[:, 1])[heads, None]
    one_row = shared(lines, 1)[heads] * 2 >= np.minimum(height, lines[:, 3] - lines[:, 1])
    right = lines[None, :, 0] - lines[heads, None, 2]
    beside = one_row & (right >= 0) & (right <= _REACH * height)
    beside &= right == least(right, beside)
    below = lines[None, :, 1] - lines[heads, None, 3]
    lined_up = aligned(lines)[heads]
    under = (below >= -2) & (below <= _BELOW * height)
    under &= lined_up | (shared(lines, 0)[heads] > 0)
    under &= below == least(below, under)
    in_table = row_sizes(lines) >= _TABLE_ROW
    # What stands under another caption of the same row belongs to that one.
    other = np.zeros_like(one_row)
    other[:, heads] = one_row[:, heads] & (lines[None, heads, 0] != lines[heads, None, 0])
    under = _whole_lists(
        lines, np.union1d(heads, longer), under, other.astype(np.float32) @ aligned(lines) > 0
    )
    column = lined_up & (below >= 0) & in_table[None, :] & in_table[heads, None]
    column &= below == least(below.T, column.T).T  # a head ends the column of the one above
    # What has a head of its own is no value of another head of that table.
    foreign = np.isin(heads, head)[:, None] & (head >= 0) & (head != heads[:, None])
    return np.asarray((beside | under | column) & ~foreign, np.bool_)


def _whole_lists(lines: Boxes, ends: NDArray[np.int64], under: Pairs, others: Pairs) -> Pairs:
    """Let what holds for a line hold for those below and right of it, as in a list of codes.

    ends   : int64 (n,)           lines at which a list ends
    others : bool (heads, lines)  what is another caption's, however near it is
    """
    height = lines[:, 3] - lines[:, 1]
    gap_x, gap_y = (-shared(lines, axis) for axis in (0, 1))
    below = (lines[None, :, 1] >= lines[:, None, 3] - 2) & aligned(lines)
    below &= gap_y <= _BELOW * height
    right = (lines[None, :, 0] >= lines[:, None, 2]) & (gap_x <= _COLUMNS * height)
    right &= gap_y * 2 < -height
    step = (below | right).astype(np.float32)
    step[:, ends] = 0  # a caption or a sentence begins something else
    for _ in range(_LIST):
        grown = under | ((under.astype(np.float32) @ step > 0) & ~others)
        if (grown == under).all():
            break
        under = grown
    return under
