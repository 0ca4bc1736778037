"""Content of screens: what kind of window it is, and which of its words are values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set

import numpy as np

from redact.detect.content import values
from redact.detect.content.kinds import RULES
from redact.detect.content.seen import Mask, Seen
from redact.detect.content.signs import signs
from redact.detect.detector import Look
from redact.detect.scene import Scenes, WindowText, scenes
from redact.detect.view import View
from redact.events import Window
from redact.findings import Findings
from redact.labels import LABELS
from redact.reading import Words

_SCORE = 0.7


class Content:
    """Finds values by their captions, and content by the kind of window.

    Judges screens only: in a text by itself nothing stands beside anything.
    """

    name = "content"
    labels = LABELS

    def find(self, text: str) -> Findings:
        """Return nothing: a text has no layout."""
        return Findings.empty()

    def look(self, view: View) -> Look:
        """Return values and content; a window whose box is known is judged by itself."""
        found, scores = [Findings.empty()], defaultdict[str, float](float)
        for window, shown in _shares(view.words, view.windows):
            if not shown.any():
                continue
            firms = np.zeros(len(shown), np.bool_) if view.named is None else view.named
            seen = Seen.of(view.words[shown], view.hidden[shown], firms[shown])
            judged = _scenes(seen, window)
            rows = Findings.merge([values.find(seen, judged.held), _content(seen, judged.held)])
            found.append(_back(rows, np.flatnonzero(shown)))
            for scene in judged.held:
                scores[scene] = max(scores[scene], judged.scores[scene])
        rows = Findings.merge(found)
        return Look(rows[view.chosen[rows.start]], tuple(sorted(scores, key=lambda s: -scores[s])))


def _content(seen: Seen, scenes: Set[str]) -> Findings:
    """What the scenes make content, and what is somebody's anywhere, as spans of rows of words."""
    ruled = [(scene, RULES[scene](seen)) for scene in sorted(scenes)]
    return Findings.merge([_spans(seen, m, label) for label, m in ruled + signs(seen, scenes)])


def _spans(seen: Seen, mask: Mask, label: str) -> Findings:
    """Runs of masked words, cut at the ends of lines."""
    at = np.flatnonzero(mask)
    if not len(at):
        return Findings.empty()
    opens = np.flatnonzero(
        (np.diff(at, prepend=-2) != 1) | (np.diff(seen.words.line[at], prepend=-1) != 0)
    )
    last = np.append(opens[1:], len(at)) - 1
    return Findings.of(
        (int(at[a]), int(at[b]) + 1, label, _SCORE) for a, b in zip(opens, last, strict=True)
    )


def _shares(words: Words, windows: tuple[Window, ...]) -> list[tuple[Window, Mask]]:
    """Each window with the words that it shows; those in no box belong to the last."""
    left = np.ones(len(words), np.bool_)
    middle = (words.box[:, :2] + words.box[:, 2:]) // 2
    shares = []
    for window in windows:
        if window.box is not None:
            box = np.array(window.box)
            inside = ((middle >= box[:2]) & (middle < box[2:])).all(axis=1) & left
            shares.append((window, inside))
            left &= ~inside
    rest = [window for window in windows if window.box is None] or [Window()]
    return [*shares, (rest[0], left)]


def _scenes(seen: Seen, window: Window) -> Scenes:
    texts = [seen.layout.texts[line] for line in seen.layout.order if seen.layout.texts[line]]
    known = WindowText(window.app or "", window.title or "", window.url or "")
    return scenes(texts, known if any(known) else None)


def _back(rows: Findings, kept: np.ndarray[tuple[int], np.dtype[np.intp]]) -> Findings:
    """Rows of some words as rows of all of them."""
    start, last = kept[rows.start], kept[rows.end - 1]
    return Findings(start.astype(np.int32), last.astype(np.int32) + 1, rows.label, rows.score)
