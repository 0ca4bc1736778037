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

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""A letter that the reader saw and does not know; nobody can be sure of a word that holds it."""

_INK = 0.11  # part of a line's own contrast that counts as ink
_LEAST = 6  # grey levels that count as ink at all
_WIDE, _NARROW = 0.5, 0.2  # gaps, in letter heights, that cut alone or where a space was read
_WIDEST = 1.9  # letter heights that one letter may take, the uncertainty of its place included
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
        """Mark the strokes: what is darker than the ground to its left and right.

        crop : uint8 (h, w), dark on light

        Rules, bars and changes of the ground along the line are longer than
        the line is high and are no ink.  The threshold follows the contrast.
        """
        ground = cv2.morphologyEx(crop, cv2.MORPH_CLOSE, np.ones((1, crop.shape[0]), np.uint8))
        depth = ground - crop
        mask = depth > max(_LEAST, int(depth.max(initial=0)) * _INK)
        _clear_sides(mask)
        _clear_neighbours(mask)
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


def _clear_sides(mask: NDArray[np.bool_]) -> None:
    """Clear the sides of boxes: columns of ink from edge to edge, where letters end before."""
    side = np.logical_and.reduce(mask, axis=0)
    rows = np.logical_or.reduce(mask[:, ~side], axis=1)
    if len(rows) and not (rows[0] and rows[-1]):
        mask[:, side] = False


def _clear_neighbours(mask: NDArray[np.bool_]) -> None:
    """Clear pieces of the lines above and below that reach into the crop."""
    count = mask.sum(axis=1)
    edges = np.flatnonzero(np.diff(np.pad((count > 0).view(np.int8), 1)))
    bands = [slice(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    main = max(bands, key=lambda band: count[band].sum(), default=None)
    for band in bands:
        if band != main and (band.start == 0 or band.stop == len(mask)):
            mask[band] = False


def decode(probability: NDArray[np.float32], alphabet: str, scale: float, offset: float) -> Letters:
    """Read the best path of a CTC output.

    probability   : float32 (steps, classes), class 0 blank, class i alphabet[i - 1]
    scale, offset : the middle of step t lies at (t + 0.5) * scale + offset in the crop

    A letter's confidence is that of the best step of its run.
    """
    best = probability.argmax(axis=1)
    starts = np.flatnonzero(np.diff(best, prepend=-1))
    stops = np.append(starts[1:], len(best))
    starts, stops = starts[best[starts] != BLANK], stops[best[starts] != BLANK]
    text = "".join(alphabet[i - 1] for i in best[starts])
    top = probability.max(axis=1)
    runs = zip(text, starts, stops, strict=True)
    sure = [0.0 if letter == UNKNOWN else top[a:b].max() for letter, a, b in runs]
    return Letters(
        text,
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
            whole = _all_read(letters.x[seen[a:b]], x0, x1, ink.height)
            sure.append(letters.confidence[seen[a:b]].min() if whole else 0.0)
    return LineWords(tuple(text), np.array(boxes, np.int32), np.array(sure, np.float32))


def _all_read(x: NDArray[np.float32], left: float, right: float, height: float) -> bool:
    """Whether the letters of a word leave no room for one that was passed over."""
    room = np.diff(x, prepend=left, append=right)
    room[[0, -1]] *= 2  # half a letter lies between an end and the middle of the letter there
    return bool(room.max() <= _WIDEST * height)


def _cuts(ink: Ink, spaces: NDArray[np.float32]) -> NDArray[np.intp]:
    """Gaps between words: gap i lies between the runs i and i + 1."""
    gap = ink.runs[1:, 0] - ink.runs[:-1, 1]
    if not len(gap):
        return np.zeros(0, np.intp)
    height = ink.height
    typical = np.sort(gap)[(len(gap) - 1) // 2] if len(gap) > 1 else 0
    wide = gap >= max(_WIDE * height, _TYPICAL * typical)
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
