"""Layout: what stands where on a screen, as a table of its lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from redact.detect.layout.geometry import Boxes
from redact.detect.layout.order import blocks, reading_order, visual_rows
from redact.detect.layout.pairs import captions_of
from redact.detect.layout.tables import column_heads
from redact.detect.layout.texts import line_texts
from redact.reading import Words

LONG = 4  # spaces from which a line is more than one item of a list


@dataclass(frozen=True, eq=False, repr=False)
class Layout:
    """The m lines of a screen, and what each is to the others.

    words       : Words          what was read
    texts       : m strings      the words of each line
    start, stop : int64 (m,)     rows of ``words`` of each line, half-open
    """

    words: Words
    texts: tuple[str, ...]
    start: NDArray[np.int64]
    stop: NDArray[np.int64]

    @classmethod
    def of(cls, words: Words) -> Layout:
        """Lay out what was read."""
        lines = np.arange(len(words.lines))
        start = np.searchsorted(words.line, lines)
        stop = np.searchsorted(words.line, lines, side="right")
        return cls(words, tuple(line_texts(words)), start, stop)

    @property
    def lines(self) -> Boxes:
        """Box of each line: int32 (m, 4)."""
        return self.words.lines

    @cached_property
    def order(self) -> NDArray[np.int64]:
        """The lines in reading order."""
        return reading_order(self.lines)

    @cached_property
    def row(self) -> NDArray[np.int64]:
        """The visual row of each line, from the top."""
        return visual_rows(self.lines)

    @cached_property
    def block(self) -> NDArray[np.int64]:
        """The first line of the block that each line stands in."""
        return blocks(self.lines)

    def heads(self, like: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The line at the head of each line's column; -1 outside tables.

        like : bool (m,)  lines that say what heads of columns say
        """
        return column_heads(self.lines, like)

    def pairs(
        self, captions: NDArray[np.int64], head: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Each caption with each line that may be its value: int64 (k,) and int64 (k,).

        captions : rows of the lines that are captions
        head     : the heads of columns
        """
        length = np.array([text.count(" ") for text in self.texts], np.int64)
        longer = np.flatnonzero(length >= LONG)
        which, value = np.nonzero(captions_of(self.lines, captions, longer, head))
        return captions[which], value

    def __repr__(self) -> str:
        return f"Layout({len(self.texts)} lines)"
