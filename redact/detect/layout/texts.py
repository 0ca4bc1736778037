"""The texts of a screen that detectors read: its page, its torn lines, its pairs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from redact.detect.fieldnames import is_field_name
from redact.detect.layout.order import reading_order
from redact.detect.layout.pairs import captions_of
from redact.detect.layout.spaces import joined, line_ends, spaces
from redact.detect.layout.tables import column_heads
from redact.reading import BLANK, Reading, Words

_PROSE = 8  # spaces from which a line is running text and no value: the page tells what it holds
_ITEM = 4  # spaces from which a line is more than one item of a list


def page(words: Words, chosen: NDArray[np.bool_]) -> Reading:
    """The chosen words in reading order: a unit is a word, its source the row in ``words``."""
    place = np.empty(len(words.lines), np.int64)
    place[reading_order(words.lines)] = np.arange(len(words.lines))
    rows = np.lexsort((words.box[:, 0], place[words.line]))
    rows = rows[chosen[rows]]
    return joined(words, rows, np.where(line_ends(words, rows), "\n", spaces(words, rows)))


def tight(words: Words, chosen: NDArray[np.bool_]) -> Reading:
    """The lines whose words stand so close that two of them may be pieces of one token.

    Read beside the page and not instead of it: names need the spaces that
    keys must not have.
    """
    rows = np.flatnonzero(chosen)
    wide, close = spaces(words, rows), spaces(words, rows, eager=True)
    torn = np.unique(words.line[rows[wide != close]])
    keep = np.isin(words.line[rows], torn)
    rows, close = rows[keep], close[keep]
    return joined(words, rows, np.where(line_ends(words, rows), "\n", close))


def pairs(words: Words, chosen: NDArray[np.bool_]) -> Reading:
    """Each caption with its chosen values: right of it, under it, or in the column it heads.

    A word is a unit as often as it stands in such a pair, with ``: `` between
    the caption and its value; a line that is blank keeps pairs apart.
    """
    texts = line_texts(words)
    named = np.array([is_field_name(text) for text in texts], np.bool_)
    heads = np.flatnonzero(named)
    filled = np.zeros(len(words.lines), np.bool_)
    filled[words.line[chosen]] = True
    length = np.array([text.count(" ") for text in texts], np.int64)
    filled &= length < _PROSE
    longer = np.flatnonzero(length >= _ITEM)
    captions, values = np.nonzero(
        captions_of(words.lines, heads, longer, column_heads(words.lines, named)) & filled
    )
    start = np.searchsorted(words.line, np.arange(len(words.lines)))
    stop = np.searchsorted(words.line, np.arange(len(words.lines)), side="right")
    both = np.stack([heads[captions], values], axis=1).ravel()
    count = stop[both] - start[both]
    rows = np.repeat(start[both] - np.cumsum(count) + count, count) + np.arange(count.sum())
    after = spaces(words, rows).astype("<U3")
    after[np.cumsum(count) - 1] = np.tile([": ", f"\n{BLANK}\n"], len(captions))
    return joined(words, rows, after)


def line_texts(words: Words) -> list[str]:
    """The words of each line with spaces between them."""
    texts = [""] * len(words.lines)
    for text, line in zip(words.text, words.line.tolist(), strict=True):
        texts[line] = f"{texts[line]} {text}" if texts[line] else text
    return texts
