"""Reading: every input becomes text plus the way back.  The heart of the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from redact.findings import Findings


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Reading:
    """A text and the way back to what it was read from.

    A unit is one word on a screen, one key press or one character.

    start, end : int32 (m,)  unit i is text[start[i]:end[i]]; sorted, disjoint
    source     : int32 (m,)  which input row unit i came from
    rows       : int         how many input rows there were
    """

    text: str
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    source: NDArray[np.int32]
    rows: int

    @classmethod
    def of(
        cls,
        parts: Sequence[str],
        sep: str = "",
        source: NDArray[np.int32] | None = None,
        rows: int | None = None,
    ) -> Reading:
        """Join parts, one unit each, with a separator between them.

        ``source`` defaults to 0, 1, 2 ... and ``rows`` to one more than its
        largest value.  Raises ValueError if a source lies outside the rows.
        """
        sizes = np.fromiter(map(len, parts), np.int64, len(parts))
        start = np.concatenate(([0], np.cumsum(sizes + len(sep))[:-1])) if parts else sizes
        src = np.arange(len(parts), dtype=np.int32) if source is None else source
        n = rows if rows is not None else int(src.max(initial=-1)) + 1
        if src.shape != (len(parts),) or ((src < 0) | (src >= n)).any():
            raise ValueError("Reading: source must name one existing row for each part")
        return cls(
            sep.join(parts), start.astype(np.int32), (start + sizes).astype(np.int32), src, n
        )

    def units_under(self, found: Findings) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """For each finding the half-open range of units it shares a character with.

        Only positions are compared, never characters.  O((n + m) log m).
        """
        first = np.searchsorted(self.end, found.start, side="right")
        stop = np.searchsorted(self.start, found.end, side="left")
        return first, np.maximum(first, stop)

    def rows_under(self, found: Findings) -> NDArray[np.bool_]:
        """Input rows to hide: bool (rows,).

        A row is hidden if one of its units shares a character with a finding.
        Where sources increase, rows that were skipped between two hidden
        units of one finding (a rubbed-out key) are hidden too.
        """
        first, stop = self.units_under(found)
        some = first < stop
        first, stop = first[some], stop[some]
        edge = np.zeros(len(self.source) + 1, np.int32)
        np.add.at(edge, first, 1)
        np.add.at(edge, stop, -1)
        hidden = np.zeros(self.rows, np.bool_)
        hidden[self.source[np.cumsum(edge[:-1]) > 0]] = True
        if (np.diff(self.source) > 0).all():
            span = np.zeros(self.rows + 1, np.int32)
            np.add.at(span, self.source[first], 1)
            np.add.at(span, self.source[stop - 1] + 1, -1)
            hidden |= np.cumsum(span[:-1]) > 0
        return hidden

    def __repr__(self) -> str:
        return f"Reading({len(self.source)} units, {self.rows} rows)"
