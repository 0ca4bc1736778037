"""The reader: crops of lines dealt to a recogniser on two threads, and put together as Words."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import cv2
import numpy as np
import re2
from numpy.typing import NDArray

from redact.read.lines import Boxes
from redact.read.recogniser import LineWords, Recogniser
from redact.reading import Words

THREADS = 2
"""Threads on which lines are read."""

_PAD = 0.3, 6  # part of a line's height above and below it, and columns beside it
_DARK, _RIM = 128, 0.02  # level of ink, and the share of it on the rim that calls for clearing
_DOTS = re2.compile("[.*o0°escOCSxX\u2022\u00b7]{3,}")  # how a row of bullets is misread
_LAST_FOUR = re2.compile("[0-9]{4}")
_BULLETS, _UNSURE = "\u2022\u2022\u2022\u2022", 0.6
_A_FEW = 20  # dark pixels in the fullest row of a line of several letters
_MARGIN = 4  # columns of ground that a recogniser needs beside a line
_MOSTLY = 3.2  # times the rows of its text from which a crop is mostly something else
_GREY, _FAINT = 190, 235  # levels of the ink of words in a second colour, and of any ink
_PLAIN = 60  # grey levels of contrast under which a colour plane may show more


class Reader:
    """Reads the lines of a picture with one recogniser, on the threads of a pool."""

    def __init__(self, recogniser: Recogniser, pool: ThreadPoolExecutor) -> None:
        self.recogniser = recogniser
        self._pool = pool

    def read(self, look: NDArray[np.uint8], lines: Boxes, zoom: int, stretch: float = 1.0) -> Words:
        """Read the lines of a picture; boxes are in steps of ``zoom`` of its pixels.

        look    : uint8 (H, W) or (H, W, 3)
        lines   : int32 (m, 4)
        stretch : how much wider than they are lines are shown to the recogniser:
                  another stretch, other eyes
        """
        windows = _padded(lines * zoom, look.shape)
        crops = [look[y0:y1, x0:x1] for x0, y0, x1, y1 in windows]
        # Long lines are dealt first, in turns, so that both threads end together.
        order = np.argsort(windows[:, 0] - windows[:, 2], kind="stable").tolist()
        hands = [order[i::THREADS] for i in range(THREADS)]
        read = self._pool.map(
            self._hand, [[crops[i] for i in hand] for hand in hands], [stretch] * THREADS
        )
        found = [LineWords.none()] * len(crops)
        for hand, hand_words in zip(hands, read, strict=True):
            for i, line_words in zip(hand, hand_words, strict=True):
                found[i] = line_words
        words = _table(found, windows, lines)
        box = np.concatenate([words.box[:, :2] // zoom, -(-words.box[:, 2:] // zoom)], axis=1)
        return replace(words, box=box)

    def _hand(self, crops: list[NDArray[np.uint8]], stretch: float) -> list[LineWords]:
        plain = [_plain(crop) for crop in crops]
        texts = [(*_text_rows(crop), *_text_columns(crop)) for crop in plain]
        shown = [
            _stretched(crop[top:stop, left:right], stretch)
            for crop, (top, stop, left, right) in zip(plain, texts, strict=True)
        ]
        read = self.recogniser.read(shown) if crops else []
        return [
            snapped(_moved(words, stretch, left, top), crop)
            for words, crop, (top, _, left, _) in zip(read, plain, texts, strict=True)
        ]


def _padded(lines: Boxes, shape: Sequence[int]) -> Boxes:
    """Windows around lines, clipped to the picture."""
    above = np.maximum(2, np.rint((lines[:, 3] - lines[:, 1]) * _PAD[0])).astype(np.int32)
    beside = np.full_like(above, _PAD[1])
    grown = lines + np.stack([-beside, -above, beside, above], axis=1)
    limit = np.array([shape[1], shape[0]] * 2, np.int32)
    return np.asarray(np.clip(grown, 0, limit), np.int32)


def _stretched(crop: NDArray[np.uint8], stretch: float) -> NDArray[np.uint8]:
    if stretch == 1:
        return crop
    width = max(2, round(crop.shape[1] * stretch))
    way = cv2.INTER_AREA if stretch < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(crop, (width, crop.shape[0]), interpolation=way), np.uint8)


def _text_rows(crop: NDArray[np.uint8]) -> tuple[int, int]:
    """The rows of a crop that hold its text, with a margin: all of them, if that is most.

    In a bubble or a button the line's box reaches from edge to edge, and its
    text would be shown to the recogniser too small.
    """
    count = (crop < _DARK).sum(axis=1)
    if count.max() < _A_FEW:  # two figures tell nothing of where a line lies
        return 0, len(crop)
    dense = np.flatnonzero(count >= max(5, 0.04 * count.max()))
    band = max(np.split(dense, np.flatnonzero(np.diff(dense) > 2) + 1), key=len)
    if len(crop) < _MOSTLY * len(band):
        return 0, len(crop)
    margin = round(_PAD[0] * len(band)) + 1
    return max(0, int(band[0]) - margin), min(len(crop), int(band[-1]) + 1 + margin)


def _text_columns(crop: NDArray[np.uint8]) -> tuple[int, int]:
    """The columns of a crop from its first ink to its last, with a margin: what is read is paid."""
    ink = np.flatnonzero((crop < _FAINT).any(axis=0))
    if not len(ink):
        return 0, crop.shape[1]
    return max(0, int(ink[0]) - _MARGIN), min(crop.shape[1], int(ink[-1]) + 1 + _MARGIN)


def _moved(words: LineWords, stretch: float, left: int, top: int) -> LineWords:
    """The boxes of words as they are in the crop, of which a part was stretched and read."""
    box = words.box / np.array([stretch, 1, stretch, 1]) + np.array([left, top, left, top])
    outward = np.concatenate([np.floor(box[:, :2]), np.ceil(box[:, 2:])], axis=1)
    return replace(words, box=outward.astype(np.int32))


def snapped(words: LineWords, crop: NDArray[np.uint8]) -> LineWords:
    """Move the ends of words to the ink: between two words, to the widest gap near their ends.

    A recogniser knows the ends of its words to a letter or so; how wide a
    gap is tells whether it is a space at all.
    """
    if len(words.text) < 2:
        return words
    ink = np.flatnonzero(np.diff((crop < _GREY).any(axis=0), prepend=False, append=False))
    gaps = ink[1:-1].reshape(-1, 2)  # the columns between two runs of ink
    if not len(gaps):
        return words
    box = words.box.copy()
    length = np.array([len(text) for text in words.text])
    letter = float(((box[:, 2] - box[:, 0]) / length).mean())
    middle, width = gaps.mean(axis=1), gaps[:, 1] - gaps[:, 0]
    low = np.minimum(box[:-1, 2], box[1:, 0]) - letter
    high = np.maximum(box[:-1, 2], box[1:, 0]) + letter
    near = (middle >= low[:, None]) & (middle <= high[:, None])
    apart = np.abs(middle - (box[:-1, 2] + box[1:, 0])[:, None] / 2)
    best = np.where(near, width - apart / len(crop[0]), -np.inf).argmax(axis=1)  # or the nearest
    found = near.any(axis=1)
    box[:-1, 2] = np.where(found, gaps[best, 0], box[:-1, 2])
    box[1:, 0] = np.where(found, gaps[best, 1], box[1:, 0])
    box[:, 2] = np.maximum(box[:, 2], box[:, 0] + 1)
    return replace(words, box=box)


def _plain(crop: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Make a crop dark on light with full contrast: uint8 (h, w).

    Colours of equal lightness are told apart in the plane that shows them most.
    """
    if crop.ndim == 3:
        grey = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY)
        if np.ptp(grey) < _PLAIN:
            planes = [grey, *cv2.split(crop)]
            grey = max(planes, key=np.ptp)
        crop = np.asarray(grey, np.uint8)
    low, high = int(crop.min()), int(crop.max())
    gain = 255 / max(high - low, 1)
    full = cv2.convertScaleAbs(crop, alpha=gain, beta=-low * gain)
    dark = np.median(crop) < (low + high) / 2
    return _without_surroundings(np.asarray(255 - full if dark else full, np.uint8))


def _without_surroundings(line: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Clear dark marks that reach the rim of a line: the edge of its box, or its neighbours.

    Where nothing does, the line itself is returned.
    """
    ink = (line < _DARK).view(np.uint8)
    rim = np.concatenate([ink[0], ink[-1], ink[:, 0], ink[:, -1]])
    if rim.mean() < _RIM:
        return line
    _, labels = cv2.connectedComponents(ink, connectivity=4)
    rim = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    outside = np.isin(labels, rim[rim > 0])
    return np.where(outside, np.uint8(255), line)


def _with_bullets(words: LineWords) -> list[str]:
    """The words of a line, with bullets where a row of them was misread."""
    text, after = list(words.text), [*words.text[1:], ""]
    for i, sure in enumerate(words.confidence.tolist()):
        dots, four = _DOTS.fullmatch(text[i]), _LAST_FOUR.fullmatch(after[i])
        if (dots and (four or sure < _UNSURE)) or (four and text[i].isalpha() and sure < _UNSURE):
            text[i] = _BULLETS
    return text


def _table(found: list[LineWords], windows: Boxes, lines: Boxes) -> Words:
    """Put the words of all lines into one table, in pixels of the picture."""
    count = [len(words.text) for words in found]
    if not sum(count):
        return Words.none(lines)
    line = np.repeat(np.arange(len(found), dtype=np.int32), count)
    box = np.concatenate([words.box for words in found]) + np.tile(windows[line, :2], 2)
    inside = windows[line]
    text = [text for words in found for text in _with_bullets(words)]
    return Words(
        tuple(text),
        np.concatenate(
            [np.clip(box[:, k : k + 2], inside[:, :2], inside[:, 2:]) for k in (0, 2)], axis=1
        ),
        np.concatenate([words.confidence for words in found]),
        line,
        lines,
    )
