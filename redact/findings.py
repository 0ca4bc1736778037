"""Findings: what was seen, column by column, and no text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from redact.labels import FLOOR, INDEX, LABELS, RATING

_WEIGHT = np.array([RATING[name] + 10 * (name in FLOOR) for name in LABELS], np.int16)

Row = tuple[int, int, str, float]
Rows = int | np.integer[Any] | slice | NDArray[np.bool_] | NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Findings:
    """What was found in one event: n rows, column by column.

    start, end : int32 (n,)    characters, half-open: text[start:end]; 0, 0 in a frame
    label      : int16 (n,)    row of LABELS
    score      : float32 (n,)  0..1; exactly 1.0 is a hard match, which no threshold sets aside
    box        : int32 (n, 4)  x0 y0 x1 y1, half-open, pixels of the frame; None in a text

    There is no text column, so a table can be logged, counted and compared
    without copying anything private.  Raises ValueError on columns that do
    not fit together.
    """

    start: NDArray[np.int32]
    end: NDArray[np.int32]
    label: NDArray[np.int16]
    score: NDArray[np.float32]
    box: NDArray[np.int32] | None = None

    def __post_init__(self) -> None:
        n = len(self.start)
        if not all(column.shape == (n,) for column in self.columns()):
            raise ValueError("Findings: four columns of one length")
        if self.box is not None and self.box.shape != (n, 4):
            raise ValueError("Findings: box must be (n, 4)")
        if self.box is None and n and ((self.start < 0) | (self.end <= self.start)).any():
            raise ValueError("Findings: need 0 <= start < end")
        if n and not ((self.label >= 0) & (self.label < len(LABELS))).all():
            raise ValueError("Findings: label out of range")
        for column in (*self.columns(), *(() if self.box is None else (self.box,))):
            column.flags.writeable = False

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Findings:
        """Build a table from (start, end, label name, score) rows, sorted by start."""
        table = sorted(rows)
        return cls(
            np.array([r[0] for r in table], np.int32),
            np.array([r[1] for r in table], np.int32),
            np.array([INDEX[r[2]] for r in table], np.int16),
            np.array([r[3] for r in table], np.float32),
        )

    @classmethod
    def empty(cls) -> Findings:
        """Nothing found."""
        return cls.of(())

    @classmethod
    def boxes(
        cls, box: NDArray[np.int32], label: str | NDArray[np.int16], score: float = 1.0
    ) -> Findings:
        """Build the table of a frame: one label for all boxes, or one for each."""
        n = len(box)
        none = np.zeros(n, np.int32)
        labels = np.full(n, INDEX[label], np.int16) if isinstance(label, str) else label
        return cls(none, none.copy(), labels, np.full(n, score, np.float32), box)

    @classmethod
    def merge(cls, tables: Iterable[Findings]) -> Findings:
        """All rows of several tables of one kind, sorted by start, then by end."""
        tables = list(tables)
        parts = [table for table in tables if len(table)]
        if not parts:
            return tables[0] if tables else cls.empty()
        start = np.concatenate([part.start for part in parts])
        end = np.concatenate([part.end for part in parts])
        label = np.concatenate([part.label for part in parts])
        score = np.concatenate([part.score for part in parts])
        boxes = [part.box for part in parts if part.box is not None]
        box = np.concatenate(boxes) if boxes else None
        return cls(start, end, label, score, box)[np.lexsort((end, start))]

    def columns(
        self,
    ) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int16], NDArray[np.float32]]:
        """The four columns that every table has."""
        return self.start, self.end, self.label, self.score

    @property
    def names(self) -> tuple[str, ...]:
        """The label name of each row."""
        return tuple(LABELS[i] for i in self.label)

    def counts(self) -> dict[str, int]:
        """How many rows each label has; labels without rows are left out."""
        found = np.bincount(self.label, minlength=len(LABELS))
        return {name: int(n) for name, n in zip(LABELS, found, strict=True) if n}

    def spanned(self, n: int) -> NDArray[np.bool_]:
        """Which of n characters, or rows, lie in one of the spans: bool (n,)."""
        edge = np.zeros(n + 1, np.int32)
        np.add.at(edge, self.start, 1)
        np.add.at(edge, self.end, -1)
        return np.asarray(np.cumsum(edge[:-1]) > 0, np.bool_)

    def disjoint(self) -> Findings:
        """Join rows that overlap into one that spans them all, named by the most sensitive."""
        if len(self) < 2:
            return self
        table = self[np.lexsort((self.end, self.start))]
        reach = np.maximum.accumulate(table.end)
        opens = np.concatenate(([True], table.start[1:] >= reach[:-1]))
        first, group = np.flatnonzero(opens), np.cumsum(opens) - 1
        # Within a group the heaviest label comes last, so that it is the one that stays.
        order = np.lexsort((table.score, _WEIGHT[table.label], group))
        label = np.zeros(len(first), np.int16)
        label[group[order]] = table.label[order]
        end = np.maximum.reduceat(table.end, first)
        return Findings(table.start[first], end, label, np.maximum.reduceat(table.score, first))

    def __len__(self) -> int:
        return len(self.start)

    def __iter__(self) -> Iterator[Row]:
        return zip(
            self.start.tolist(), self.end.tolist(), self.names, self.score.tolist(), strict=True
        )

    def __getitem__(self, rows: Rows) -> Findings:
        """The same table with some rows: a bool mask, indices, a slice or one int."""
        keep = np.array([rows]) if isinstance(rows, (int, np.integer)) else rows
        box = None if self.box is None else self.box[keep]
        return Findings(self.start[keep], self.end[keep], self.label[keep], self.score[keep], box)

    def __repr__(self) -> str:
        return f"Findings({', '.join(f'{k}={v}' for k, v in self.counts().items())})"
