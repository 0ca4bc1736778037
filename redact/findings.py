"""Findings: what was seen, column by column, and no text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from redact.labels import INDEX, LABELS

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
    def merge(cls, tables: Iterable[Findings]) -> Findings:
        """All rows of several text tables, sorted by start, then by end."""
        parts = [table for table in tables if len(table)]
        if not parts:
            return cls.empty()
        start, end, label, score = (
            np.concatenate(column)
            for column in zip(*(part.columns() for part in parts), strict=True)
        )
        order = np.lexsort((end, start))
        return cls(start[order], end[order], label[order], score[order])

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

    def __len__(self) -> int:
        return len(self.start)

    def __iter__(self) -> Iterator[Row]:
        return zip(
            self.start.tolist(), self.end.tolist(), self.names, self.score.tolist(), strict=True
        )

    def __getitem__(self, rows: Rows) -> Findings:
        """The same table with some rows: a bool mask, indices, a slice or one int."""
        keep = np.array([rows]) if isinstance(rows, (int, np.integer)) else rows
        start, end, label, score = (column[keep] for column in self.columns())
        return Findings(start, end, label, score, None if self.box is None else self.box[keep])

    def __repr__(self) -> str:
        return f"Findings({', '.join(f'{k}={v}' for k, v in self.counts().items())})"
