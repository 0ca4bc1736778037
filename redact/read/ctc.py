"""From the steps of a line reader to words with boxes: CTC for the letters, ink for the boxes.

A reader trained with CTC knows which letters stand in a line but only
roughly where, and it loses spaces between the parts of an interface.  The
ink knows both, so the line is cut into words where the ink has gaps, and
the steps only say which letters lie between two cuts.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from redact.read.recogniser import LineWords

BLANK = 0
"""The class that means "no letter here", first by the convention of CTC."""

_INK = 28  # of 255 levels of a line's own contrast that count as ink
_LEAST_CONTRAST = 8  # grey levels; a crop with less holds no text
_RULE, _RULE_LENGTH = 0.9, 2  # a row with more ink, in a crop longer than this many heights, is a rule
_WIDE, _NARROW = 0.4, 0.2  # gaps, in letter heights, that cut alone or where a space was read
_TYPICAL = 3  # times the median gap of the line, which a gap that cuts alone must exceed too


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Letters:
    """The letters of one line, spaces included, left to right.

    text       : n letters
    x          : float32 (n,)  centre of each, pixels of the crop
    confidence : float32 (n,)  0..1
    """

    text: str
    x: NDArray[np.float32]
    confidence: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Ink:
    """Where a crop has ink.

    mask : bool (h, w)
    runs : int32 (n, 2)  columns with ink, each run half-open, left to right
    """

    mask: NDArray[np.bool_]
    runs: NDArray[np.int32]

    @classmethod
    def of(cls, crop: NDArray[np.uint8]) -> Ink:
        """Mark what is darker than its own column's background.

        crop : uint8 (h, w), dark on light

        Measured column by column, so that a background that changes along
        the line is no ink.  The threshold follows the contrast of the line.
        """
        ground = crop.max(axis=0, initial=0)
        contrast = int((ground - crop.min(axis=0, initial=255)).max(initial=0)) if crop.size else 0
        if contrast < _LEAST_CONTRAST:
            return cls(np.zeros(crop.shape, np.bool_), np.zeros((0, 2), np.int32))
        mask = _without_rules(ground - crop > contrast * _INK / 255)
        edges = np.diff(np.pad(mask.any(axis=0).view(np.int8), 1))
        runs = np.stack([np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)], axis=1)
        return cls(mask, runs.astype(np.int32))

    @property
    def height(self) -> float:
        """Height of a tall letter: three in four runs are no higher; 0 without ink."""
        boxes = [self.box(x0, x1) for x0, x1 in self.runs.tolist()]
        return float(np.percentile([y1 - y0 for _, y0, _, y1 in boxes], 75)) if boxes else 0.0

    def box(self, x0: int, x1: int) -> tuple[int, int, int, int]:
        """The tight box of the ink between two columns."""
        x, y, w, h = cv2.boundingRect(self.mask[:, x0:x1].view(np.uint8))
        return x0 + x, y, x0 + x + w, y + h


def _without_rules(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Clear what is no part of the line: rules along it, and pieces of the lines above and below."""
    height, width = mask.shape
    if width > _RULE_LENGTH * height:
        mask[mask.sum(axis=1) > _RULE * width] = False
    count = mask.sum(axis=1)
    edges = np.flatnonzero(np.diff(np.pad((count > 0).view(np.int8), 1)))
    bands = list(zip(edges[::2], edges[1::2], strict=True))
    main = max(bands, key=lambda band: count[slice(*band)].sum(), default=None)
    for band in bands:
        if band != main and (band[0] == 0 or band[1] == height):
            mask[slice(*band)] = False
    return mask


def decode(
    probability: NDArray[np.float32], alphabet: str, scale: float, offset: float
) -> Letters:
    """Read the best path of a CTC output.

    probability   : float32 (steps, classes), class 0 blank, class i alphabet[i - 1]
    scale, offset : the middle of step t lies at (t + 0.5) * scale + offset in the crop

    A letter's confidence is that of the best step of its run.
    """
    best = probability.argmax(axis=1)
    starts = np.flatnonzero(np.diff(best, prepend=-1))
    stops = np.append(starts[1:], len(best))
    starts, stops = starts[best[starts] != BLANK], stops[best[starts] != BLANK]
    top = probability.max(axis=1)
    sure = [top[a:b].max() for a, b in zip(starts, stops, strict=True)]
    return Letters(
        "".join(alphabet[i - 1] for i in best[starts]),
        ((starts + stops) / 2 * scale + offset).astype(np.float32),
        np.array(sure, np.float32),
    )


def words(letters: Letters, ink: Ink) -> LineWords:
    """Cut the ink of a line into words and deal the letters to them, left to right.

    Ink without a letter makes no word: what was not read must not look read.
    """
    is_space = np.array([letter.isspace() for letter in letters.text], np.bool_)
    spaces = letters.x[is_space]
    seen = np.flatnonzero(~is_space)
    cuts = _cuts(ink, spaces)
    if not len(seen) or not len(ink.runs):
        return LineWords.none()
    first = np.concatenate(([0], _first_letters(letters.x[seen], spaces, ink, cuts), [len(seen)]))
    left = np.concatenate(([ink.runs[0, 0]], ink.runs[cuts + 1, 0]))
    right = np.concatenate((ink.runs[cuts, 1], [ink.runs[-1, 1]]))
    text, boxes, sure = [], [], []
    for a, b, x0, x1 in zip(first[:-1], first[1:], left, right, strict=True):
        if a < b:
            text.append("".join(letters.text[i] for i in seen[a:b]))
            boxes.append(ink.box(int(x0), int(x1)))
            sure.append(letters.confidence[seen[a:b]].min())
    return LineWords(tuple(text), np.array(boxes, np.int32), np.array(sure, np.float32))


def _cuts(ink: Ink, spaces: NDArray[np.float32]) -> NDArray[np.intp]:
    """Gaps between words: gap i lies between the runs i and i + 1."""
    gap = ink.runs[1:, 0] - ink.runs[:-1, 1]
    if not len(gap):
        return np.zeros(0, np.intp)
    height = ink.height
    wide = gap >= max(_WIDE * height, _TYPICAL * float(np.median(gap)))
    # A space votes for the widest gap near it.
    middle = (ink.runs[1:, 0] + ink.runs[:-1, 1]) / 2
    near = np.abs(middle - spaces[:, None]) <= 0.5 * height
    votes = np.where(near, gap, -1)
    best = votes.argmax(axis=1)
    best = best[votes.max(axis=1) >= _NARROW * height]
    wide[best] = True
    return np.flatnonzero(wide)


def _first_letters(
    x: NDArray[np.float32], spaces: NDArray[np.float32], ink: Ink, cuts: NDArray[np.intp]
) -> NDArray[np.intp]:
    """For each cut the first letter to the right of it.

    A letter's place is only known to a step or so; where a space was read
    beside the cut, the letters are parted there instead.
    """
    middle = (ink.runs[cuts, 1] + ink.runs[cuts + 1, 0]) / 2
    if len(spaces) and len(cuts):
        nearest = np.abs(spaces - middle[:, None]).argmin(axis=1)
        close = np.abs(spaces[nearest] - middle) <= 0.5 * ink.height
        middle = np.where(close, spaces[nearest], middle)
    return np.maximum.accumulate(np.searchsorted(x, middle))
