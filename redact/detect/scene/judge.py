"""Judges the scenes of one screen from its cues, its values and its window."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from redact.detect.scene.cues import ABOUT, SCENES, Signal, rules
from redact.detect.scene.page import Page, gather
from redact.detect.scene.window import Told, WindowText, window_points

HOLDS: Final = 0.5
"""The score from which a scene holds."""

_ENOUGH = 5.0  # points with which a scene scores one half
_STEEP = 1.5  # points that move a score from 0.5 to 0.73
_STRONG = 1.5  # points from which a cue says its scene by itself; those below count as weak
_WEAK = 3.0  # points that all weak cues of a scene may give together
_SPOKEN = 5.0  # points that what sentences say may give together
_EMPTY = 0.45  # what cues are worth on a page without values of the scene's kind
_ARTICLE = 0.8  # part of the points that a page loses which is all article
_AGAINST = 0.4  # points taken for each point that a page is about a topic
_MOST_AGAINST = 10.0  # points of that
_BORNE_OUT = 2.5  # points of the text with which a window is believed in full
_TOPICAL = 12.0  # points of being about a topic with which a page is about one
_FEW = 30  # words up to which a window is believed whatever they are
_NEAR = 0.3  # part of the best scene's points that another must have to hold beside it

_ALONE: Final = frozenset({"secret", "assigned_secret", "password_shaped", "dated_talk"})
"""Shapes that need no words beside them."""


@dataclass(frozen=True, slots=True)
class Scenes:
    """What a window holds.

    scores : scene -> 0..1, for every scene
    held   : the scenes that hold; empty if none does
    best   : the one of them that explains most, or "none"
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
    page = gather(texts)
    about = _points(ABOUT, page)
    nobody = page.unnamed if about >= _TOPICAL else page.nobody
    less = _AGAINST * min(about, _MOST_AGAINST * (1 + nobody)) * (1 + nobody / 2)
    topic = nobody * min(about / _TOPICAL, 1.0)
    article = nobody * page.prose
    shown = {scene: _shown(scene, page, topic, article) - less for scene in SCENES}
    held = _holding(shown)
    if window is not None:
        told = window_points(window)
        doubt = max(article, min(about / _TOPICAL, 1.0))
        shown = {s: p + _trusted(told[s], p, page.words, doubt) for s, p in shown.items()}
        held |= _holding(shown)
    scores = {s: 1 / (1 + math.exp((_ENOUGH - p) / _STEEP)) for s, p in shown.items()}
    return Scenes(scores, frozenset(held), _best(held, shown, page))


def _trusted(told: Told, shown: float, words: int, doubt: float) -> float:
    """What a window's points are worth: half if no text bears them out, nothing in articles."""
    if told.sure:
        return max(-shown, 0.0) + told.points
    borne_out = min(max(shown, 0.0) / _BORNE_OUT, 1.0) if words > _FEW else 1.0
    return told.points * (0.5 + 0.5 * borne_out) * (1 - doubt)


def _holding(points: dict[str, float]) -> set[str]:
    top = max(points.values())
    return {s for s, p in points.items() if p >= _ENOUGH and p >= _NEAR * top}


def _best(held: set[str], points: dict[str, float], page: Page) -> str:
    """The held scene with most points; talk alone is no reason where another scene holds."""
    talk = _given(rules().signals["private_message"]["dated_talk"], page.shape["dated_talk"])
    less = {"private_message": talk}
    return max(held, key=lambda scene: points[scene] - less.get(scene, 0.0), default=ABOUT)


def _shown(scene: str, page: Page, topic: float, article: float) -> float:
    """Points of a scene, less without values of its kind, in an article and on a topic's page."""
    points = _points(scene, page)
    if scene == "prompt":
        return points  # answers read like articles, and stand beside them
    if scene == "private_message":
        return points * (1 - _ARTICLE * topic)
    needed = rules().values[scene]
    share = sum(page.shape[name] / count for name, count in needed.items()) if needed else 1.0
    # Reviews are running text, as articles are; only those about reviews count for less.
    less = topic if scene == "performance" else max(topic, article if needed else article / 2)
    return points * (_EMPTY + (1 - _EMPTY) * min(share, 1.0)) * (1 - _ARTICLE * less)


def _points(scene: str, page: Page) -> float:
    """Points from cues and shapes; shapes count no more than the cues that explain them."""
    cues = [cue for cue in page.cues if cue.scene == scene]
    strong = sum(cue.weight for cue in cues if cue.weight >= _STRONG)
    spoken = sum(cue.weight for cue in cues if cue.kind in ("start", "said"))
    weak = sum(cue.weight for cue in cues if cue.weight < _STRONG) - spoken
    strong = page.thin * (strong + min(spoken, _SPOKEN))
    weak = page.thin * min(weak, _WEAK)
    given = {n: _given(signal, page.shape[n]) for n, signal in rules().signals[scene].items()}
    alone = sum(points for name, points in given.items() if name in _ALONE)
    return strong + weak + alone + min(sum(given.values()) - alone, strong + weak / 2)


def _given(signal: Signal, count: int) -> float:
    return min(signal.weight * count, signal.most)
