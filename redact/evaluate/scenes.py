"""How often the right scene was named: macro F1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from redact.evaluate.bounds import interval, resampled
from redact.evaluate.judge import Judged


@dataclass(frozen=True, slots=True)
class Score:
    """Macro F1 over the scenes that are there or were named, with its 95 % interval.

    screens : how many were judged
    each    : F1 of each scene
    """

    screens: int
    macro_f1: float
    families: tuple[float, float]
    each: dict[str, float]

    def to_json(self) -> dict[str, Any]:
        """The same as plain values, rounded."""
        return {
            "screens": self.screens,
            "macro_f1": round(self.macro_f1, 4),
            "families_95": [round(v, 4) for v in self.families],
            "each": {name: round(v, 4) for name, v in self.each.items()},
        }


def score(rows: Sequence[Judged]) -> Score | None:
    """Score the screens of which truth and library name the scene; None without any.

    A dropped screen names none, which is a miss of its true scene.
    """
    pairs = [
        (row.family, row.scene, row.said) for row in rows if row.scene and row.said is not None
    ]
    if not pairs:
        return None
    families = sorted({family for family, _, _ in pairs})
    names = sorted({name for _, *both in pairs for name in both if name})
    counts = np.zeros((len(families), len(names) + 1, len(names) + 1), np.int64)
    at = {name: i for i, name in enumerate(names)} | {"": len(names)}
    for family, true, said in pairs:
        counts[families.index(family), at[true], at[said]] += 1
    each = _f1(counts.sum(axis=0))
    drawn = np.tensordot(resampled(len(families)), counts, axes=1)
    by_name = dict(zip(names, each.tolist(), strict=True))
    return Score(len(pairs), float(each.mean()), interval(np.nanmean(_f1(drawn), axis=-1)), by_name)


def _f1(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """F1 of each scene, (..., k), from (..., true, said) counts; NaN where it has no part.

    The last row and column stand for no scene and are no class themselves.
    """
    hits = np.diagonal(counts, axis1=-2, axis2=-1)[..., :-1]
    both = (counts.sum(axis=-1) + counts.sum(axis=-2))[..., :-1]
    f1: NDArray[np.float64] = np.full(both.shape, np.nan)
    np.divide(2 * hits, both, out=f1, where=both > 0)
    return f1
