"""Which words of a line are pieces of one token, and the text that they make together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from redact.reading import Reading, Words

_MARKS = frozenset(".:/@_-=\\")  # what tokens hold and sentences have a space after
_LONG = 4  # letters of a word that tells the pitch of its line
_WITNESSES = 3  # such words that a line needs to tell that its type has one pitch
_FIXED = 0.05  # spread of that pitch, as part of it, up to which type has one pitch


def tokens(words: Words) -> NDArray[np.int64]:
    """Number the tokens that words are, or may be pieces of: int64 (n,).

    A word as a dictionary has them, however close to the next, is no piece.
    """
    rows = np.arange(len(words))
    plain = np.array([t.isalpha() and t[1:].islower() for t in words.text], np.bool_)
    joins = spaces(words, rows, eager=True)[:-1] == ""
    joins &= ~(plain[:-1] | plain[1:])
    return np.concatenate([[0], np.cumsum(~joins)]) if len(words) else rows


def joined(words: Words, rows: NDArray[np.int64], after: NDArray[np.str_]) -> Reading:
    """A reading of some words, in this order, each followed by what comes after it."""
    parts = [words.text[row] for row in rows]
    return Reading.of(parts, after.tolist(), rows.astype(np.int32), len(words))


def line_ends(words: Words, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of these words are the last of their line."""
    return np.asarray(np.diff(words.line[rows], append=-1) != 0, np.bool_)


def spaces(words: Words, rows: NDArray[np.int64], eager: bool = False) -> NDArray[np.str_]:
    """What stands between each word and the next: nothing where a token was read in pieces.

    Pieces break at marks such as ``.`` and ``:``, which have wide gaps around
    them where type has one pitch; between letters the reader's word is taken
    unless the gap is hardly one, or ``eager`` asks for any that could be none.
    """
    box, line = words.box[rows], words.line[rows]
    pitch, fixed = _pitch(words)
    at = line[:-1]
    texts = [words.text[row] for row in rows]
    ends = np.array([text[-1] in _MARKS for text in texts], np.bool_)
    begins = np.array([text[0] in _MARKS for text in texts], np.bool_)
    mark = ends[:-1] | begins[1:]
    gap = box[1:, 0] - box[:-1, 2]
    space = np.where(mark, np.where(fixed[at], 0.85, 0.35), 0.2) * pitch[at]
    if eager:
        widest = np.zeros(len(words.lines))
        np.maximum.at(widest, at[line[1:] == at], gap[line[1:] == at])
        free = np.clip(0.6 * widest, 0.45 * pitch, 0.85 * pitch)
        space = np.where(fixed[at] | mark, 0.85 * pitch[at], free[at])
    close = np.zeros(len(rows), np.bool_)
    close[:-1] = (gap < space) & (gap > -pitch[at]) & (line[1:] == at)
    return np.where(close, "", " ")


def _pitch(words: Words) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Mean columns a letter in each line, and whether all its words agree on them."""
    length = np.array([len(text) for text in words.text], np.float64)
    each = (words.box[:, 2] - words.box[:, 0]) / np.maximum(length, 1)
    weight = np.where(length >= _LONG, length, 1e-9)
    count = len(words.lines)
    total = np.bincount(words.line, weight, count) + 1e-12
    mean = np.bincount(words.line, weight * each, count) / total
    spread = np.bincount(words.line, weight * (each - mean[words.line]) ** 2, count) / total
    agreed = (np.sqrt(spread) < _FIXED * mean) & (_usual_gap(words) >= 0.85 * mean)
    told = np.bincount(words.line, length >= _LONG, count) >= _WITNESSES
    # A screen of one pitch, a terminal say, lends its short lines what its long ones tell.
    lent = np.zeros(count, np.bool_)
    if (agreed & told).any() and agreed[told].mean() > 0.6:
        usual = float(np.median(mean[agreed & told]))
        lent = np.abs(mean - usual) < _FIXED * usual
    return mean, agreed & (told | lent)


def _usual_gap(words: Words) -> NDArray[np.float64]:
    """The median gap between the words of each line; infinite for a line of one word."""
    same = words.line[1:] == words.line[:-1]
    line, gap = words.line[1:][same], (words.box[1:, 0] - words.box[:-1, 2])[same]
    order = np.lexsort((gap, line))
    count = np.bincount(line, minlength=len(words.lines))
    middle = np.cumsum(count) - count + count // 2
    usual = np.full(len(words.lines), np.inf)
    usual[count > 0] = gap[order][middle[count > 0]]
    return usual
