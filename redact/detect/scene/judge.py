"""Judges the scenes of one screen from its cues, its values and its window."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from redact.detect.scene.cues import ABOUT, SCENES, Cue, Signal, hits, rules, words
from redact.detect.scene.shapes import shapes
from redact.detect.scene.talk import talk
from redact.detect.scene.window import WindowText, window_points

HOLDS: Final = 0.5
"""The score from which a scene holds."""

_ENOUGH = 5.0  # points with which a scene scores one half
_STEEP = 1.5  # points that move a score from 0.5 to 0.73
_STRONG = 1.5  # points from which a cue says its scene by itself; those below count as weak
_WEAK = 3.0  # points that all weak cues of a scene may give together
_EMPTY = 0.45  # what cues are worth on a page without values of the scene's kind
_AGAINST = 0.4  # points taken for each point that a page is about a topic
_MOST_AGAINST = 8.0  # points of that
_NEAR = 0.5  # part of the best scene's points that another must have to hold beside it
_INFORMAL = 0.03  # share of words of talk from which lines are chatty
_LONG_PAGE = 250  # words from which cues are expected to stand by chance


@dataclass(frozen=True, slots=True)
class Scenes:
    """What a window holds.

    scores : scene -> 0..1, for every scene
    held   : the scenes that hold; empty if none does
    best   : the held scene with the highest score, or "none"
    """

    scores: dict[str, float]
    held: frozenset[str]
    best: str


def scenes(texts: Sequence[str], window: WindowText | None = None) -> Scenes:
    """Judge what kinds of content a screen holds.

    texts  : the lines of the screen in reading order, one table cell,
             caption or line of running text each, as they were read
    window : application, title and address; None if nothing is known

    What the text shows holds whatever the window says: a stale title may
    add a scene and never removes one.  Raises Unavailable if the cue files
    are missing or altered.
    """
    shown = _text_points(texts)
    held = _holding(shown)
    both = dict(shown)
    if window is not None:
        for scene, points in window_points(window).items():
            both[scene] = max(shown[scene], 0.0) + points if points else shown[scene]
        held |= _holding(both)
    scores = {scene: 1 / (1 + math.exp((_ENOUGH - both[scene]) / _STEEP)) for scene in SCENES}
    best = max(held, key=lambda scene: both[scene], default=ABOUT)
    return Scenes(scores, frozenset(held), best)


def _holding(points: dict[str, float]) -> set[str]:
    top = max(points.values())
    return {s for s, p in points.items() if p >= _ENOUGH and p >= _NEAR * top}


def _text_points(texts: Sequence[str]) -> dict[str, float]:
    """Points of each scene from the text alone; below zero on pages about a topic."""
    lines = [words(text) for text in texts]
    found: Counter[Cue] = Counter(hits(lines))
    count = sum(map(len, lines))
    shape = shapes(texts)
    for scene in ("diagnosis", "drug", "lab_test"):
        shape[scene] = len({cue for cue in found if cue.scene == scene})
    shape.update(talk(texts))
    shape["chatty"] = _chatty(found, count)
    thin = min(1.0, _LONG_PAGE / max(count, 1)) ** 0.5
    about = min(_points(ABOUT, found, shape, thin), _MOST_AGAINST)
    return {
        scene: _points(scene, found, shape, thin) * _filled(scene, shape) - _AGAINST * about
        for scene in SCENES
    }


def _points(scene: str, found: Counter[Cue], shape: Counter[str], thin: float) -> float:
    """Points from cues and shapes; shapes count no more than the cues that explain them."""
    strong = weak = 0.0
    for cue in found:
        if cue.scene == scene:
            if cue.weight >= _STRONG:
                strong += cue.weight
            else:
                weak += cue.weight
    weak = min(weak, _WEAK)
    cues = (strong + weak) * thin
    signals = rules().signals[scene].items()
    given = {name: min(each * shape[name], most) for name, (each, most) in signals}
    alone = sum(points for name, points in given.items() if name in _ALONE)
    return cues + alone + min(sum(given.values()) - alone, (strong + weak / 2) * thin)


_ALONE: Final = frozenset({"secret", "assigned_secret", "dated_talk"})
"""Shapes that need no words beside them."""


def _filled(scene: str, shape: Counter[str]) -> float:
    """How far a page holds values of the scene's kind: 0.45 for none, 1 for enough."""
    needed = rules().values[scene]
    if not needed:
        return 1.0
    share = sum(shape[name] / count for name, count in needed.items())
    return _EMPTY + (1 - _EMPTY) * min(share, 1.0)


def _chatty(found: Counter[Cue], count: int) -> int:
    """How many percent of the words are openings, thanks and words for you and me."""
    informal = sum(n for cue, n in found.items() if cue.kind == "body")
    return max(0, round(100 * (informal / max(count, 1) - _INFORMAL)))
