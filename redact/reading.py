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
        after: str | Sequence[str] = "",
        source: NDArray[np.int32] | None = None,
        rows: int | None = None,
    ) -> Reading:
        """Join parts, one unit each, each followed by ``after``: one text or one for each part.

        ``source`` defaults to 0, 1, 2 ... and ``rows`` to one more than its
        largest value.  Raises ValueError if a source lies outside the rows.
        """
        gaps = [after] * len(parts) if isinstance(after, str) else after
        sizes = np.fromiter(map(len, parts), np.int32, len(parts))
        steps = sizes + np.fromiter(map(len, gaps), np.int32, len(parts))
        start = np.cumsum(steps, dtype=np.int32) - steps
        src = np.arange(len(parts), dtype=np.int32) if source is None else source
        n = rows if rows is not None else int(src.max(initial=-1)) + 1
        if src.shape != (len(parts),) or ((src < 0) | (src >= n)).any():
            raise ValueError("Reading: source must name one existing row for each part")
        text = "".join(part + gap for part, gap in zip(parts, gaps, strict=True))
        return cls(text, start, start + sizes, src, n)

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


BLANK = "\u2588"
"""What stands for a masked word, so that its neighbours do not become each other's context."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Words:
    """The words of a picture, line by line.

    text       : n words
    box        : int32 (n, 4)  x0 y0 x1 y1, half-open, pixels of the picture
    confidence : float32 (n,)  0..1
    line       : int32 (n,)    row of ``lines`` of each word; ascending
    lines      : int32 (m, 4)  boxes of all lines, read or not
    """

    text: tuple[str, ...]
    box: NDArray[np.int32]
    confidence: NDArray[np.float32]
    line: NDArray[np.int32]
    lines: NDArray[np.int32]

    @classmethod
    def none(cls, lines: NDArray[np.int32]) -> Words:
        """Lines in which nothing was read."""
        return cls(
            (), np.zeros((0, 4), np.int32), np.zeros(0, np.float32), np.zeros(0, np.int32), lines
        )

    def rows_of(self, reading: Reading, found: Findings) -> Findings:
        """Findings of a reading of these words as spans of rows, none of them over two lines.

        start and end of the result are rows of this table, half-open.
        """
        first, stop = reading.units_under(found)
        count = stop - first
        which = np.repeat(np.arange(len(found)), count)
        unit = np.arange(count.sum()) + np.repeat(first - np.cumsum(count) + count, count)
        row = reading.source[unit]
        order = np.lexsort((row, which))
        row, which = row[order], which[order]
        opens = np.flatnonzero(
            (np.diff(which, prepend=-1) != 0) | (np.diff(self.line[row], prepend=-1) != 0)
        )
        if not len(opens):
            return Findings.empty()
        last = np.append(opens[1:], len(row)) - 1
        label, score = found.label[which[opens]], found.score[which[opens]]
        return Findings(row[opens], row[last] + 1, label, score)

    def blanked(self, gone: NDArray[np.bool_]) -> Words:
        """The same table with some words masked: they keep their place, and lose their text."""
        text = tuple(BLANK if g else t for t, g in zip(self.text, gone, strict=True))
        return Words(text, self.box, self.confidence, self.line, self.lines)

    @property
    def blank(self) -> NDArray[np.bool_]:
        """Which words are masked: bool (n,)."""
        return np.array([text == BLANK for text in self.text], np.bool_)

    def updated(self, new: Words) -> Words:
        """The same lines with some of them read anew: those in which ``new`` has words.

        Masked words stay, for nothing of them can be read again.
        """
        old = self[self.blank | ~np.isin(self.line, new.line)]
        line = np.concatenate([old.line, new.line])
        box = np.concatenate([old.box, new.box])
        order = np.lexsort((box[:, 0], line))
        text = old.text + new.text
        return Words(
            tuple(text[i] for i in order),
            box[order],
            np.concatenate([old.confidence, new.confidence])[order],
            line[order],
            self.lines,
        )

    def __getitem__(self, keep: NDArray[np.bool_]) -> Words:
        """Some of the words, all of the lines."""
        text = tuple(t for t, k in zip(self.text, keep, strict=True) if k)
        return Words(text, self.box[keep], self.confidence[keep], self.line[keep], self.lines)

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return f"Words({len(self.text)} in {len(self.lines)} lines)"
