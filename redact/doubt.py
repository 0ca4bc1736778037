"""Doubt: which words that were read cannot be trusted, by what was read and where it stands."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from redact.detect import layout
from redact.reading import Words

_WIDEST, _NARROWEST = 1.6, 0.1  # width of a letter, in heights of its line, that can be true
_FEW = 12  # words up to which a share of untrusted ones says nothing
_CUT = 0.8  # part of a word's height within which it goes on in what was not read

Boxes = NDArray[np.int32]


def doubtful(words: Words, least: float) -> NDArray[np.bool_]:
    """Which words cannot be trusted: by confidence, by shape, or as a piece of such a token.

    least : the confidence from which a word is trusted, 0..1
    """
    length = np.array([len(text) for text in words.text], np.float64)
    width = words.box[:, 2] - words.box[:, 0]
    height = (words.lines[:, 3] - words.lines[:, 1])[words.line]
    letter = width / np.maximum(length, 1) / np.maximum(height, 1)
    shape = (letter > _WIDEST) | (letter < _NARROWEST)
    doubtful = (words.confidence < least) | shape
    token = layout.tokens(words)
    return np.asarray(np.isin(token, token[doubtful]), np.bool_)


def agreed(words: Words, other: Words) -> Words:
    """The words with what another look at them adds: where it reads the same, both must be wrong.

    The chance of that is the product of two doubts that have little to do
    with each other, as the looks see letters of other sizes.
    """
    seen: dict[tuple[int, str], float] = {}
    for text, line, sure in zip(other.text, other.line.tolist(), other.confidence, strict=True):
        seen[line, text] = min(float(sure), seen.get((line, text), 1.0))
    doubt = [
        1 - seen.get((line, text), 0.0) for text, line in zip(words.text, words.line, strict=True)
    ]
    return replace(words, confidence=1 - (1 - words.confidence) * np.array(doubt, np.float32))


def least_sure(words: Words) -> NDArray[np.float32]:
    """The lowest confidence among the words of each line; zero for a line without words."""
    least = np.full(len(words.lines), np.inf, np.float32)
    np.minimum.at(least, words.line, words.confidence)
    return np.where(np.isfinite(least), least, 0).astype(np.float32)


def cut_off(words: Words, marks: Boxes) -> NDArray[np.bool_]:
    """Which words with a digit or a mark go on in what could not be read: bool (n,)."""
    plain = np.array([text.isalpha() for text in words.text], np.bool_)
    height = words.box[:, 3] - words.box[:, 1]
    reach = (_CUT * height).astype(np.int32)
    grown = words.box + np.stack([-reach, 0 * reach, reach, 0 * reach], axis=1)
    return np.asarray(~plain & touching(grown, marks).any(axis=1), np.bool_)


def share(words: Words, doubtful: NDArray[np.bool_], unseen: Boxes) -> float:
    """Share of the area of text that could not be trusted; 0 where there is hardly any text."""
    if len(words) + len(unseen) < _FEW:
        return 0.0
    size = np.prod(words.box[:, 2:] - words.box[:, :2], axis=1, dtype=np.float64)
    lost = size[doubtful].sum() + np.prod(unseen[:, 2:] - unseen[:, :2], axis=1).sum()
    return float(lost / max(lost + size[~doubtful].sum(), 1.0))


def touching(a: Boxes, b: Boxes) -> NDArray[np.bool_]:
    """Which boxes of two tables share a pixel: bool (len(a), len(b))."""
    low = np.maximum(a[:, None, :2], b[None, :, :2])
    high = np.minimum(a[:, None, 2:], b[None, :, 2:])
    return np.asarray((low < high).all(axis=2), np.bool_)
