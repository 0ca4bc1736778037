"""The figures of a set: shares of what leaked and of what was lost, each with its bounds."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from redact.evaluate.bounds import spread, upper
from redact.evaluate.judge import Judged
from redact.evaluate.scenes import Score, score
from redact.labels import FLOOR, LABELS

INTERNAL = frozenset({"organization", "channel", "repository", "url"})
"""Labels of names inside an employer, which the default policy keeps and the thorough one masks."""

OTHER = frozenset(LABELS) - FLOOR - INTERNAL
"""The other labels."""

Part = Callable[[Judged], tuple[int, int]]
"""What part of how much of one screen."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole; the less, the better.

    bound    : 95 % upper bound, one-sided and exact; None for pixels, which are no draws
    families : 95 % interval of a bootstrap over families
    """

    part: int
    whole: int
    bound: float | None
    families: tuple[float, float]

    @property
    def value(self) -> float:
        """The share, 0 of nothing."""
        return self.part / self.whole if self.whole else 0.0

    def to_json(self) -> dict[str, Any]:
        """The same as plain values, rounded."""
        return {
            "part": self.part,
            "of": self.whole,
            "share": round(self.value, 5),
            "bound_95": None if self.bound is None else round(self.bound, 5),
            "families_95": [round(v, 5) for v in self.families],
        }


Shares = Mapping[str, Share]


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that is said of a set.

    shares  : the measures of MEASURES over all screens
    labels  : leaked items by label
    scenes  : macro F1 over ``all`` screens and by state of the window's title and address
    groups  : the measures again, by property of the screen and its value
    dropped : screens by reason of which nothing was released
    blank   : items without ink, which were not judged
    read    : floor items that could still be read
    ms      : median and most milliseconds of a frame
    """

    screens: int
    families: int
    shares: Shares
    labels: Shares
    scenes: Mapping[str, Score]
    groups: Mapping[str, Mapping[str, Shares]]
    dropped: Mapping[str, int]
    blank: int
    read: int
    ms: tuple[float, float]

    def to_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return {
            "screens": self.screens,
            "families": self.families,
            **_plain(self.shares),
            "labels": _plain(self.labels),
            "scenes": _plain(self.scenes),
            "dropped": dict(self.dropped),
            "blank": self.blank,
            "read": self.read,
            "ms": {"median": round(self.ms[0], 1), "max": round(self.ms[1], 1)},
            "by": {
                key: {value: _plain(shares) for value, shares in group.items()}
                for key, group in self.groups.items()
            },
        }


MEASURES: Mapping[str, Part] = {
    "floor_leaked": lambda row: _items(row, FLOOR),
    "other_leaked": lambda row: _items(row, OTHER),
    "internal_leaked": lambda row: _items(row, INTERNAL),
    "screens_leaking": lambda row: (bool(row.leaked), bool(row.planted)),
    "words_benign": lambda row: (row.destroyed, row.words) if row.benign else (0, 0),
    "words_sensitive": lambda row: (0, 0) if row.benign else (row.destroyed, row.words),
    "area_benign": lambda row: (row.covered, row.area) if row.benign else (0, 0),
    "benign_touched": lambda row: (row.benign and row.touched, row.benign),
    "benign_floor": lambda row: (
        row.benign and bool(row.floor),
        row.benign and row.floor is not None,
    ),
}
"""Items of floor labels, of others and of internal ones that leaked; screens that leak, of those
with an item; words destroyed on benign screens, and words in no item on the others; pixels outside
of words that were changed on benign screens; benign screens touched, and those with a finding of a
floor label."""

_PIXELS = frozenset({"area_benign"})

_KEYS: Mapping[str, Callable[[Judged], str]] = {
    "scene": lambda row: row.scene or "",
    "theme": lambda row: row.theme,
    "font": lambda row: row.font,
    "scale": lambda row: _bucket(row.scale),
    "lang": lambda row: row.lang,
    "window_state": lambda row: row.window_state,
    "family": lambda row: "" if row.family == row.name else row.family,  # a screen of its own
}


def figures(rows: Sequence[Judged]) -> Figures:
    """Sum up judged screens; raises ValueError without any."""
    if not rows:
        raise ValueError("figures: no screens")
    labels = sorted({label for row in rows for label in row.planted})
    states = {"all": list(rows), **_grouped(rows, _KEYS["window_state"])}
    scores = {state: score(some) for state, some in states.items()}
    ms = [row.ms for row in rows]
    return Figures(
        screens=len(rows),
        families=len({row.family for row in rows}),
        shares=_measured(rows),
        labels={label: share(rows, _label(label)) for label in labels},
        scenes={state: one for state, one in scores.items() if one},
        groups={
            key: {value: _measured(some) for value, some in groups.items()}
            for key, of in _KEYS.items()
            if (groups := _grouped(rows, of))
        },
        dropped=dict(Counter(row.dropped for row in rows if row.dropped)),
        blank=sum(row.blank for row in rows),
        read=sum(row.read for row in rows),
        ms=(statistics.median(ms), max(ms)),
    )


def share(rows: Sequence[Judged], of: Part, *, exact: bool = True) -> Share:
    """Pool a measure over screens."""
    sums: dict[str, list[int]] = {row.family: [0, 0] for row in rows}
    for row in rows:
        part, whole = of(row)
        sums[row.family][0] += part
        sums[row.family][1] += whole
    table = np.array([sums[family] for family in sorted(sums)], np.int64).T
    part, whole = (int(n) for n in table.sum(axis=1))
    return Share(part, whole, upper(part, whole) if exact else None, spread(*table))


def _measured(rows: Sequence[Judged]) -> dict[str, Share]:
    """Every measure that has something to measure, but the leaks always."""
    shares = {k: share(rows, of, exact=k not in _PIXELS) for k, of in MEASURES.items()}
    return {k: one for k, one in shares.items() if one.whole or k == "floor_leaked"}


def _items(row: Judged, labels: frozenset[str]) -> tuple[int, int]:
    leaked, planted = (
        sum(n for label, n in counts.items() if label in labels)
        for counts in (row.leaked, row.planted)
    )
    return leaked, planted


def _label(label: str) -> Part:
    return lambda row: (row.leaked.get(label, 0), row.planted.get(label, 0))


def _bucket(scale: float) -> str:
    """A range of scales, by the middle that screens usually have."""
    return next(
        (name for name, top in (("1", 1.125), ("1.25", 1.375), ("1.5", 1.75)) if scale < top), "2"
    )


def _grouped(rows: Sequence[Judged], of: Callable[[Judged], str]) -> dict[str, list[Judged]]:
    """The screens by the value of a property; those without one are left out."""
    values = sorted({of(row) for row in rows} - {""})
    return {value: [row for row in rows if of(row) == value] for value in values}


def _plain(table: Mapping[str, Share] | Mapping[str, Score]) -> dict[str, Any]:
    return {name: one.to_json() for name, one in table.items()}
