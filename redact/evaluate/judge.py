"""Judge one screen by what is left of it, not by what was meant to be hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from redact.evaluate.ink import DESTROYED_UNDER, LEAKS_OVER, SAME, Mask, Pixels, ink_counts
from redact.evaluate.labelled import Item, Screen
from redact.events import Dropped, Frame, Outcome, Safe
from redact.labels import FLOOR
from redact.policy import Policy

MEDIA = frozenset({"unread", "qr", "face"})
"""Findings that do not count as touching a screen."""

SHORTEST = 6
"""Letters and digits of a value that is looked for in what was read; less is there by chance."""

_AROUND = 0.5  # heights of a word around it that are still text: the padding of its line
_LEAST = 4  # pixels of that

Reader = Callable[[Pixels], str]


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of one screen: names and counts, nothing of what is on it.

    planted, leaked  : items by label, those with ink that the policy does not keep
    blank            : items without ink, which are in neither
    read             : floor items that can still be read; they are among the leaked
    words, destroyed : words that lie in no such item
    area, covered    : pixels that belong to no word, and how many were changed
    touched, floor   : whether anything, or a floor label, was found; None if nobody said
    scene, said      : the true scene and the one that was found; None if nobody said
    dropped          : why nothing was released, or empty
    """

    name: str
    family: str
    lang: str
    theme: str
    scale: float
    window_state: str
    benign: bool
    planted: Mapping[str, int]
    leaked: Mapping[str, int]
    read: int
    words: int
    destroyed: int
    area: int
    covered: int
    touched: bool
    floor: bool | None
    scene: str | None
    said: str | None
    dropped: str
    font: str = ""
    blank: int = 0
    ms: float = field(default=0.0, compare=False)


def judge(
    screen: Screen,
    out: Outcome | Pixels,
    policy: Policy,
    *,
    read: Reader | None = None,
    ms: float = 0.0,
) -> Judged:
    """Compare a screen with what was released of it, or with a masked picture alone.

    An item leaks when over a tenth of its ink is left, or when it has a floor
    label and `read` still reads it.  A word is destroyed when under half of its
    ink is left.  A dropped frame leaks nothing, destroys every word, covers
    everything and counts as touched.  Items and words without any ink, such as
    very faint print, are not counted.  Raises ValueError if the pictures differ
    in shape.
    """
    after = _released(out)
    total, left = _ink(screen, after)
    inks = [(total[rows].sum(), left[rows].sum()) for rows in map(_words, screen.truth.items)]
    sensitive = _counted(screen, policy)
    counted = [i for i in sensitive if inks[i][0] > 0]
    shown = set() if after is None or read is None else _readable(screen, counted, read(after))
    leaked = [i for i in counted if i in shown or inks[i][1] > LEAKS_OVER * inks[i][0]]
    plain = (total > 0) & ~_sensitive(screen, policy)
    outside, changed = _outside(screen), _changed(screen.pixels, after)
    touched, floor, said = _found(out, changed)
    return Judged(
        **_about(screen),
        planted=_by_label(screen, counted),
        leaked=_by_label(screen, leaked),
        blank=len(sensitive) - len(counted),
        read=len(shown),
        words=int(plain.sum()),
        destroyed=int((plain & (left < DESTROYED_UNDER * total)).sum()),
        area=int(outside.sum()),
        covered=int((outside & changed).sum()),
        touched=touched,
        floor=floor,
        said=said,
        dropped=str(out.reason) if isinstance(out, Dropped) else "",
        ms=ms,
    )


def fold(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(c for c in text.lower() if c.isalnum())


def _released(out: Outcome | Pixels) -> Pixels | None:
    """The pixels that left; None when nothing did."""
    if isinstance(out, np.ndarray):
        return out
    if isinstance(out, Safe) and isinstance(out.event, Frame):
        return out.event.pixels
    return None


def _found(out: Outcome | Pixels, changed: Mask) -> tuple[bool, bool | None, str | None]:
    """Whether a screen was touched, whether by a floor label, and the scene that was named."""
    if isinstance(out, np.ndarray):
        return bool(changed.any()), None, None
    if isinstance(out, Dropped):
        return True, True, ""
    labels = set(out.findings.counts())
    return bool(labels - MEDIA), bool(labels & FLOOR), next(iter(out.scenes), "none")


def _counted(screen: Screen, policy: Policy) -> list[int]:
    """The rows of the items that the policy does not keep."""
    items = screen.truth.items
    return [i for i, item in enumerate(items) if policy.labels.get(item.label) != "keep"]


def _about(screen: Screen) -> dict[str, Any]:
    """What the truth says of the screen as a whole."""
    truth = screen.truth
    same = ("lang", "theme", "font", "scale", "window_state", "scene")
    of_truth = {name: getattr(truth, name) for name in same}
    family = truth.family or screen.name
    return {"name": screen.name, "family": family, "benign": screen.benign, **of_truth}


def _by_label(screen: Screen, items: list[int]) -> dict[str, int]:
    return dict(Counter(screen.truth.items[i].label for i in items))


def _words(item: Item) -> list[int]:
    return list(item.words)


def _sensitive(screen: Screen, policy: Policy) -> Mask:
    """The words that lie in an item that is not kept: bool (n,)."""
    inside = np.zeros(len(screen.boxes), np.bool_)
    for item in _counted(screen, policy):
        inside[_words(screen.truth.items[item])] = True
    return inside


def _ink(screen: Screen, after: Pixels | None) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The ink of each word and what is left of it."""
    before = screen.pixels
    total, left = ink_counts(before, before if after is None else after, screen.boxes)
    return total, np.zeros_like(left) if after is None else left


def _readable(screen: Screen, counted: list[int], page: str) -> set[int]:
    """The rows of the floor items whose text stands in what was read."""
    text = fold(page)
    floor = [i for i in counted if screen.truth.items[i].label in FLOOR]
    folded = [(i, fold(screen.truth.items[i].text)) for i in floor]
    return {i for i, value in folded if len(value) >= SHORTEST and value in text}


def _outside(screen: Screen) -> Mask:
    """The pixels that belong to no word."""
    outside = np.ones(screen.pixels.shape[:2], np.bool_)
    for x0, y0, x1, y1 in screen.boxes.tolist():
        pad = max(_LEAST, round(_AROUND * (y1 - y0)))
        outside[max(y0 - pad, 0) : y1 + pad, max(x0 - pad, 0) : x1 + pad] = False
    return outside


def _changed(before: Pixels, after: Pixels | None) -> Mask:
    if after is None:
        return np.ones(before.shape[:2], np.bool_)
    apart = np.maximum(before, after) - np.minimum(before, after)
    changed: Mask = np.any(apart > SAME, axis=2)
    return changed
