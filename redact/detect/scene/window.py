"""Scenes by what the agent knows of a window: its application, its title and its host."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from redact import manifest
from redact.detect.scene.cues import ABOUT, SCENES, words

_POINTS: Final = {"app": 7.0, "word": 4.0, "stem": 3.0, "weak": 2.5}
_IN_TITLES: Final = ("word", "weak")
_ABOUT = 0.4  # what a window's cues are worth whose title is about a topic
_DEEP = 6  # words of a path that count
_MOST = 8.0  # points that a window may have for one scene
_LONGEST = 4  # words of a cue


class WindowText(NamedTuple):
    """What is known of a window as plain strings, empty if it is not known."""

    app: str = ""
    title: str = ""
    url: str = ""


class Told(NamedTuple):
    """What a window says of one scene: its points, and 1 if the application alone decides."""

    points: float
    sure: bool


@cache
def _cues() -> dict[str, dict[str, frozenset[str]]]:
    """Scene, then kind, to cues as their words with a space between."""
    made: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    scene = kind = ""
    text = (manifest.verify("scene-cues") / "window.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            scene, kind = line.strip("[]").split()
        elif line and not line.startswith("#"):
            made[scene][kind].add(" ".join(words(line)))
    return {s: {k: frozenset(v) for k, v in kinds.items()} for s, kinds in made.items()}


def window_points(window: WindowText) -> dict[str, Told]:
    """Return what a window's name, title and address say of each scene.

    An application that holds one kind of content is enough by itself; the
    titles of help pages, shops and code say little of anything else.
    """
    app, title = " ".join(words(window.app)), words(window.title)
    host, path = _address(window.url)
    runs = {run for parts in (title, host, app.split(), path[:_DEEP]) for run in _runs(parts)}
    parts = [*host, *app.split()]
    cues = _cues()
    trust = _ABOUT if _matched(cues[ABOUT], runs, parts) else 1.0
    told = {}
    for scene in SCENES:
        sure = any(app == cue or app.startswith(cue + " ") for cue in cues[scene].get("app", ()))
        points = min(_matched(cues[scene], runs, parts), _MOST) * trust + _POINTS["app"] * sure
        told[scene] = Told(points, sure)
    return told


def _matched(cues: dict[str, frozenset[str]], runs: set[str], parts: list[str]) -> float:
    found = sum(_POINTS[kind] * len(cues.get(kind, frozenset()) & runs) for kind in _IN_TITLES)
    stems = cues.get("stem", frozenset())
    return found + _POINTS["stem"] * any(stem in part for stem in stems for part in parts)


def _runs(parts: list[str]) -> Iterator[str]:
    """Every run of one to four words."""
    for size in range(1, _LONGEST + 1):
        yield from (" ".join(parts[at : at + size]) for at in range(len(parts) - size + 1))


def _address(url: str) -> tuple[list[str], list[str]]:
    """The words of the host and of the path; neither of the query."""
    rest = url.partition("://")[2] or url
    host, _, path = rest.partition("/")
    return words(host), words(path.partition("?")[0])
