"""Areas: which lines of a screen, or words of them, stand where content stands."""

from __future__ import annotations

from collections import Counter

import numpy as np
import re2

from redact.detect.content.form import Form
from redact.detect.content.seen import PROSE, Mask, Seen
from redact.detect.layout.geometry import shared

_ALIGNED = 8  # pixels by which the edges of a list of sums may differ
_LIST = 3  # sums of the shortest list
_WORDS = 2  # words beside a time with which it is part of what they say
_CAPTION = 2  # words of the captions that stand among talk
_SAID = 4  # words of a line of talk that holds no word of its own
_NAMED = 4  # words of a line that is a name with what stands beside it
_PROPER = Form(r"(?:\p{Lu}['’])?\p{Lu}\p{Ll}+(?:[-'’]\p{Lu}?\p{Ll}+)*[,.:;]?")
_TO_READER = re2.compile(  # help speaks to its reader; what is written of somebody does not
    r"(?i)\b(?:you|your|yours|please|usted|sie|ihre?n?|vous|votre|vos)\b"
)


def shown(seen: Seen, lines: Mask, talk: bool = False) -> Mask:
    """The words of some lines; captions, times and what is part of a browser are left out."""
    caption = seen.caption & (seen.count <= _CAPTION) if talk else seen.caption
    left = lines & ~caption & ~seen.chrome & seen.lines(~seen.time & ~seen.hidden)
    said = np.bincount(seen.words.line[~seen.when & ~seen.hidden], minlength=len(lines))
    edge = seen.when & (said < _WORDS)[seen.words.line]
    return np.asarray(left[seen.words.line] & ~edge, np.bool_)


def cells(seen: Seen) -> Mask:
    """Which lines stand under the head of a column that may tell something: bool (m,)."""
    head = seen.head
    headed = ~seen.lines(seen.number & ~seen.time) & ~seen.silent & ~seen.chrome
    headed &= ~seen.lines(seen.tested)  # the first of a list of tests, not a head
    return np.asarray((head >= 0) & headed[head], np.bool_)


def beside(seen: Seen, lines: Mask) -> Mask:
    """Which lines stand in the row of one of these lines."""
    return np.asarray((shared(seen.layout.lines, 1)[:, lines] > 0).any(axis=1), np.bool_)


def listed(seen: Seen) -> Mask:
    """Which lines hold a sum of a list: three or more, one under another."""
    held = seen.lines(seen.amount)
    edges = seen.layout.lines[:, [0, 2]]
    same = np.abs(edges[:, None] - edges[None, :]).min(axis=2) <= _ALIGNED
    return np.asarray(held & (same[:, held].sum(axis=1) >= _LIST), np.bool_)


def cards(seen: Seen) -> Mask:
    """Which lines stand in one block with a sum or with what is hidden, as on a card."""
    told = seen.lines(seen.amount | seen.hidden)
    held = np.bincount(seen.layout.block[told], minlength=len(told))[seen.layout.block]
    return np.asarray(held > 0, np.bool_)


def notes(seen: Seen) -> Mask:
    """Which lines are running text that does not speak to its reader."""
    spoken = [_TO_READER.search(text) is not None for text in seen.layout.texts]
    return np.asarray(seen.prose & ~np.array(spoken, np.bool_), np.bool_)


def previews(seen: Seen) -> Mask:
    """Which lines are some words long, or cut by an ellipsis."""
    cut = np.array([text.endswith(("…", "...")) for text in seen.layout.texts], np.bool_)
    return np.asarray((seen.own >= 2) & ((seen.count >= 3) | cut), np.bool_)


def long(seen: Seen) -> Mask:
    """Which lines are as long as talk is, and no row of buttons that stands there again."""
    return np.asarray((seen.count >= PROSE) & ((seen.own > 0) | once(seen)), np.bool_)


def once(seen: Seen) -> Mask:
    """Which lines are on the screen once."""
    often = Counter(seen.layout.texts)
    return np.array([often[text] == 1 for text in seen.layout.texts], np.bool_)


def inside(seen: Seen) -> Mask:
    """Which lines stand among running text and are no button: bool (m,).

    A line of words that any interface says is one of those if it is short,
    ends without a stop, or is on the screen more than once.
    """
    prose, box = seen.layout.lines[seen.prose], seen.layout.lines
    if not len(prose):
        return np.zeros(len(box), np.bool_)
    (x0, y0), (x1, y1) = prose[:, :2].min(axis=0).tolist(), prose[:, 2:].max(axis=0).tolist()
    within = (box[:, 0] >= x0 - 8) & (box[:, 2] <= x1 + 8) & (box[:, 1] >= y0) & (box[:, 3] <= y1)
    ended = np.array([text.endswith((".", "?", "!")) for text in seen.layout.texts], np.bool_)
    said = (seen.own > 0) | ((seen.count >= _SAID) | ended)
    return np.asarray(within & ((once(seen) & said) | seen.met), np.bool_)


def core(seen: Seen, lines: Mask) -> Mask:
    """The words of some lines from the first that no interface says to the last."""
    told = ~seen.plain & shown(seen, lines, talk=True)
    row = np.arange(len(told))
    first = np.full(len(lines), len(told))
    last = np.full(len(lines), -1)
    np.minimum.at(first, seen.words.line[told], row[told])
    np.maximum.at(last, seen.words.line[told], row[told])
    return np.asarray((row >= first[seen.words.line]) & (row <= last[seen.words.line]), np.bool_)


def proper(seen: Seen) -> Mask:
    """Words written as names that no interface says, in short lines: clients that no list has."""
    written = _PROPER.of(seen.words.text)
    short = (seen.count <= _NAMED) & ~seen.caption & ~seen.chrome
    return np.asarray(written & ~seen.plain & short[seen.words.line], np.bool_)
