"""Screen: one frame on its way from a private copy to a masked picture."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import re2
from numpy.typing import NDArray

from redact import doubt
from redact.apply import frame as masks
from redact.events import Frame
from redact.findings import Findings
from redact.policy import FrameRules
from redact.read import codes, engines, lines, unread
from redact.read.pixels import NO_BOXES, Shot, without_alpha, without_masks
from redact.read.reader import THREADS, Reader
from redact.reading import Words

MAX_LINES = 1500
"""Lines of one frame that are read; a picture with more is no text, and stays covered."""

_FIRST = 0.8  # stretch of the first look: narrower lines are read sooner, and down to 0.8 as well
_AGAIN = 0.7  # stretch of the second look: other eyes
_SURER = 1.3, 1.0  # stretches of a line that was read with doubt

_EDGE = np.array([-2, -2, 2, 2], np.int32)  # pixels around what was not read

_VALUE = re2.compile(r"[0-9@]")

Boxes = NDArray[np.int32]


class Judge(Protocol):
    """What says of the words of a screen which are to be hidden."""

    def look(self, words: Words, chosen: NDArray[np.bool_]) -> Findings:
        """What is to be hidden among the chosen words; start and end are rows of the words."""
        ...


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Screen:
    """A frame so far.

    pixels  : uint8 (H, W) or (H, W, C)  our own array, masked so far
    zoom    : int                        its pixels for each pixel of all that follows
    strokes : Strokes                    the lines, rules and letters of the picture as it came
    words   : Words                      what was read and is still visible
    found   : Findings                   what was masked so far, with boxes
    check   : bool (lines,)              which lines are to be looked at again
    covered : float                      share 0..1 of the words that could not be trusted
    """

    pixels: NDArray[np.uint8]
    zoom: int
    strokes: lines.Strokes
    words: Words
    found: Findings
    check: NDArray[np.bool_]
    covered: float = 0.0

    @property
    def masks(self) -> Boxes:
        """What was painted, in the frame's own pixels and within it: int32 (n, 4)."""
        height, width = self.pixels.shape[:2]
        boxes = np.zeros((0, 4), np.int32) if self.found.box is None else self.found.box
        return np.clip(boxes * self.zoom, 0, [width, height, width, height]).astype(np.int32)

    @property
    def findings(self) -> Findings:
        """What was masked, in the frame's own pixels."""
        return replace(self.found, box=self.masks)


class Screens:
    """Looks at frames with the engines of one policy; loads them on first use."""

    def __init__(self, rules: FrameRules) -> None:
        self._rules = rules
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="redact")
        self._reader = Reader(engines.recogniser(rules.recogniser), self._pool)

    def warm(self) -> None:
        """Load the engines now; raises Unavailable if one is missing."""
        page = np.full((32, 64), 255, np.uint8)
        self._reader.read(page, np.array([[8, 8, 56, 24]] * 4, np.int32), 1)

    def masked(self, frame: Frame, judge: Judge, closed: Boxes = NO_BOXES) -> Screen:
        """Copy, read and mask one frame, not yet looked at again.

        closed : int32 (n, 4)  parts of the frame that may not be looked at; they are covered
        """
        shot = Shot.of(frame, closed)
        small = shot.small
        strokes = lines.Strokes.of(small)
        words = self._reader.read(shot.look, lines.find(strokes)[:MAX_LINES], shot.zoom, _FIRST)
        words = self._read_doubtful_again(shot, words)
        symbols = self._pool.submit(codes.find, small)  # while the detectors, on one core, look
        rows = _rows(words, judge)
        doubtful = doubt.doubtful(words, self._rules.min_confidence) & ~rows.spanned(len(words))
        marks = unread.leftovers(strokes, words.box)
        if self._rules.media == "keep":
            marks = marks[marks[:, 3] - marks[:, 1] <= lines.MAX_HEIGHT]
        doubtful |= doubt.cut_off(words, marks)
        unseen = np.concatenate(
            [_unread(words, doubtful), marks + _EDGE, _outward(closed, shot.zoom)]
        )
        extra = [Findings.boxes(symbols.result(), "qr"), Findings.boxes(unseen, "unread")]
        screen = Screen(
            pixels=shot.pixels,
            zoom=shot.zoom,
            strokes=strokes,
            words=words,
            found=Findings.merge(extra),
            check=_holds_value(words),
            covered=doubt.share(words, doubtful, marks),
        )
        masks.fill(screen.pixels, screen.masks)
        return self.paint(screen, rows)

    def _read_doubtful_again(self, shot: Shot, words: Words) -> Words:
        """Read lines with a doubtful word once more, larger, and keep what is surer."""
        for stretch in _SURER:
            check = np.unique(words.line[doubt.doubtful(words, self._rules.min_confidence)])
            if not len(check):
                return words
            again = self._some(shot.look, words.lines, check, shot.zoom, stretch)
            better = doubt.least_sure(again) > doubt.least_sure(words)
            first, again = doubt.agreed(words, again), doubt.agreed(again, words)
            words = first.updated(again[better[again.line]])
        return words

    def _some(
        self,
        look: NDArray[np.uint8],
        all_lines: Boxes,
        which: NDArray[np.int32],
        zoom: int,
        stretch: float,
    ) -> Words:
        """Read some of the lines, as words of all of them."""
        words = self._reader.read(look, all_lines[which], zoom, stretch)
        return replace(words, line=which[words.line], lines=all_lines)

    def again(self, screen: Screen, judge: Judge) -> tuple[Screen, Findings]:
        """Read the lines to be checked from the masked pixels, and find what still shows."""
        lines_left = np.unique(screen.words.line[~screen.words.blank])
        check = lines_left[screen.check[lines_left]]
        look = without_masks(without_alpha(screen.pixels), screen.masks)
        new = self._some(look, screen.words.lines, check, screen.zoom, _AGAIN)
        words = screen.words.updated(new)
        rows = _rows(words, judge, only=np.isin(words.line, check))
        return replace(screen, words=words), rows

    @staticmethod
    def paint(screen: Screen, rows: Findings) -> Screen:
        """Mask the fields of some words; start and end of the rows are rows of ``screen.words``."""
        boxes = masks.fields(screen.words, rows, screen.strokes.step, screen.strokes.rules)
        masks.fill(screen.pixels, boxes * screen.zoom)
        found = Findings.boxes(boxes, rows.label)
        shown = ~rows.spanned(len(screen.words)) & ~_inside(screen.words.box, boxes)
        near = _near(screen.words.lines, boxes)
        return replace(
            screen,
            words=screen.words.blanked(~shown),
            found=Findings.merge([screen.found, found]),
            check=screen.check | near,
        )


def _rows(words: Words, judge: Judge, only: NDArray[np.bool_] | None = None) -> Findings:
    """What is to be hidden, as rows of ``words``; with ``only``, of some lines of them.

    Captions are sought among all words, so that a line that is looked at
    again keeps the caption that makes it a value.
    """
    rows = judge.look(words, np.ones(len(words), np.bool_) if only is None else only).disjoint()
    shown = np.concatenate([[0], np.cumsum(~words.blank)])
    return rows[shown[rows.end] > shown[rows.start]]


def _outward(boxes: Boxes, zoom: int) -> Boxes:
    """Boxes in steps of ``zoom`` pixels, none of them smaller than it was."""
    return np.concatenate([boxes[:, :2] // zoom, -(-boxes[:, 2:] // zoom)], axis=1)


def _unread(words: Words, doubtful: NDArray[np.bool_]) -> Boxes:
    """Box the doubtful words; a mark that stands alone and can be no text stays."""
    alone = np.bincount(words.line, minlength=len(words.lines))[words.line] == 1
    boxes = words.box[doubtful & ~(alone & ~unread.text_like(words.box))]
    return np.asarray(boxes + _EDGE, np.int32)


def _holds_value(words: Words) -> NDArray[np.bool_]:
    """Which lines hold a digit or an @ and are read twice: bool (lines,)."""
    value = np.array([not text.isalpha() and _VALUE.search(text) for text in words.text], np.bool_)
    check = np.zeros(len(words.lines), np.bool_)
    check[words.line[value]] = True
    return check


def _near(lines_: Boxes, boxes: Boxes) -> NDArray[np.bool_]:
    """Which lines lie within one line height of a box: bool (lines,)."""
    height = lines_[:, 3] - lines_[:, 1]
    grown = lines_ + np.stack([-height, -height, height, height], axis=1)
    return np.asarray(doubt.touching(grown, boxes).any(axis=1), np.bool_)


def _inside(words: Boxes, boxes: Boxes) -> NDArray[np.bool_]:
    """Which words have their middle inside a box: bool (n,)."""
    middle = (words[:, :2] + words[:, 2:]) // 2
    pixel = np.concatenate([middle, middle + 1], axis=1)
    return np.asarray(doubt.touching(pixel, boxes).any(axis=1), np.bool_)
