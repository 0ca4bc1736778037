"""Layout: words of a picture to texts, in reading order and beside their captions.

Everything is geometry on boxes, int32 (n, 4), x0 y0 x1 y1, half-open.
Text is never joined across columns: each line is a line of the text.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from redact.detect.fieldnames import is_field_name
from redact.reading import BLANK, Reading, Words

_MARKS = frozenset(".:/@_-=\\")  # what tokens hold and sentences have a space after
_LONG = 4  # letters of a word that tells the pitch of its line
_WITNESSES = 3  # such words that a line needs to tell that its type has one pitch
_FIXED = 0.05  # spread of that pitch, as part of it, up to which type has one pitch
_TABLE_ROW = 3  # lines side by side from which a row is one of a table
_REACH = 30.0  # line heights between a caption and a value right of it
_BELOW = 3.5  # line heights between a caption and a value under it
_PROSE = 8  # spaces from which a line is running text and no value: the page tells what it holds
_ITEM = 4  # spaces from which a line is more than one item of a list
_LIST = 12  # rows of a list that one caption stands over
_COLUMNS = 12  # line heights between the columns of such a list
_ALIGNED = 8  # pixels by which the edges of one column may differ

Boxes = NDArray[np.int32]
Pairs = NDArray[np.bool_]


def page(words: Words, chosen: NDArray[np.bool_]) -> Reading:
    """The chosen words in reading order: a unit is a word, its source the row in ``words``."""
    place = np.empty(len(words.lines), np.int64)
    place[_reading_order(words.lines)] = np.arange(len(words.lines))
    rows = np.lexsort((words.box[:, 0], place[words.line]))
    rows = rows[chosen[rows]]
    return _joined(words, rows, np.where(_line_ends(words, rows), "\n", _spaces(words, rows)))


def tight(words: Words, chosen: NDArray[np.bool_]) -> Reading:
    """The lines whose words stand so close that two of them may be pieces of one token.

    Read beside the page and not instead of it: names need the spaces that
    keys must not have.
    """
    rows = np.flatnonzero(chosen)
    wide, close = _spaces(words, rows), _spaces(words, rows, eager=True)
    torn = np.unique(words.line[rows[wide != close]])
    keep = np.isin(words.line[rows], torn)
    rows, close = rows[keep], close[keep]
    return _joined(words, rows, np.where(_line_ends(words, rows), "\n", close))


def pairs(words: Words, chosen: NDArray[np.bool_]) -> Reading:
    """Each caption with its chosen values: right of it, under it, or in the column it heads.

    A word is a unit as often as it stands in such a pair, with ``: `` between
    the caption and its value; a line that is blank keeps pairs apart.
    """
    texts = _line_texts(words)
    heads = np.flatnonzero([is_field_name(text) for text in texts])
    filled = np.zeros(len(words.lines), np.bool_)
    filled[words.line[chosen]] = True
    spaces = np.array([text.count(" ") for text in texts], np.int64)
    filled &= spaces < _PROSE
    longer = np.flatnonzero(spaces >= _ITEM)
    captions, values = np.nonzero(_captions_of(words.lines, heads, longer) & filled)
    start = np.searchsorted(words.line, np.arange(len(words.lines)))
    stop = np.searchsorted(words.line, np.arange(len(words.lines)), side="right")
    both = np.stack([heads[captions], values], axis=1).ravel()
    count = stop[both] - start[both]
    rows = np.repeat(start[both] - np.cumsum(count) + count, count) + np.arange(count.sum())
    after = _spaces(words, rows).astype("<U3")
    after[np.cumsum(count) - 1] = np.tile([": ", f"\n{BLANK}\n"], len(captions))
    return _joined(words, rows, after)


def _joined(words: Words, rows: NDArray[np.int64], after: NDArray[np.str_]) -> Reading:
    """A reading of some words, in this order, each followed by what comes after it."""
    parts = [words.text[row] for row in rows]
    return Reading.of(parts, after.tolist(), rows.astype(np.int32), len(words))


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


def tokens(words: Words) -> NDArray[np.int64]:
    """Number the tokens that words are, or may be pieces of: int64 (n,).

    A word as a dictionary has them, however close to the next, is no piece.
    """
    rows = np.arange(len(words))
    plain = np.array([t.isalpha() and t[1:].islower() for t in words.text], np.bool_)
    joins = _spaces(words, rows, eager=True)[:-1] == ""
    joins &= ~(plain[:-1] | plain[1:])
    return np.concatenate([[0], np.cumsum(~joins)]) if len(words) else rows


def _line_ends(words: Words, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    return np.asarray(np.diff(words.line[rows], append=-1) != 0, np.bool_)


def _spaces(words: Words, rows: NDArray[np.int64], eager: bool = False) -> NDArray[np.str_]:
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


def _line_texts(words: Words) -> list[str]:
    texts = [""] * len(words.lines)
    for text, line in zip(words.text, words.line.tolist(), strict=True):
        texts[line] = f"{texts[line]} {text}" if texts[line] else text
    return texts


def _reading_order(lines: Boxes) -> NDArray[np.int64]:
    """Rows of lines, block after block; a block is a run of lines under each other."""
    count = len(lines)
    if not count:
        return np.zeros(0, np.int64)
    height = lines[:, 3] - lines[:, 1]
    gap = lines[None, :, 1] - lines[:, None, 3]  # from the bottom of i to the top of j
    ratio = height[:, None] / height[None, :]
    width = lines[:, 2] - lines[:, 0]
    shared = _shared(lines, 0) >= 0.5 * np.minimum(width[:, None], width[None, :])
    under = shared & (gap >= -2) & (gap <= height[:, None]) & (ratio < 1.6) & (ratio > 0.625)
    far = np.iinfo(np.int64).max
    distance = np.where(under, gap.astype(np.int64) * 100_000 + lines[None, :, 0], far)
    follower = np.where(under.any(axis=1), distance.argmin(axis=1), -1)
    leader = np.where(under.any(axis=0), distance.argmin(axis=0), -1)
    block, row = np.arange(count), np.zeros(count, np.int64)
    downwards = np.argsort(lines[:, 1], kind="stable")
    middle = -1.0
    for line in downwards:
        if leader[line] >= 0 and follower[leader[line]] == line:
            block[line] = block[leader[line]]
        # Tops differ by a pixel or two in a row; it ends where a line starts below its middle.
        new = lines[line, 1] > middle
        middle = (lines[line, 1] + lines[line, 3]) / 2 if new else middle
        row[line] = row.max() + new
    return np.lexsort((lines[:, 1], lines[block, 0], row[block]))


def _captions_of(lines: Boxes, heads: NDArray[np.int64], longer: NDArray[np.int64]) -> Pairs:
    """Which caption belongs to which line: bool (heads, lines); longer lines are no list items."""
    if not len(heads):
        return np.zeros((0, len(lines)), np.bool_)
    height = (lines[:, 3] - lines[:, 1])[heads, None]
    one_row = _shared(lines, 1)[heads] * 2 >= np.minimum(height, lines[:, 3] - lines[:, 1])
    right = lines[None, :, 0] - lines[heads, None, 2]
    beside = one_row & (right >= 0) & (right <= _REACH * height)
    beside &= right == _least(right, beside)
    below = lines[None, :, 1] - lines[heads, None, 3]
    aligned = _aligned(lines)[heads]
    under = (below >= -2) & (below <= _BELOW * height)
    under &= aligned | (_shared(lines, 0)[heads] > 0)
    under &= below == _least(below, under)
    in_table = _row_sizes(lines) >= _TABLE_ROW
    # What stands under another caption of the same row belongs to that one.
    other = np.zeros_like(one_row)
    other[:, heads] = one_row[:, heads] & (lines[None, heads, 0] != lines[heads, None, 0])
    under = _whole_lists(
        lines, np.union1d(heads, longer), under, other.astype(np.float32) @ _aligned(lines) > 0
    )
    column = aligned & (below >= 0) & in_table[None, :] & in_table[heads, None]
    column &= below == _least(below.T, column.T).T  # a head ends the column of the one above
    return np.asarray(beside | under | column, np.bool_)


def _whole_lists(lines: Boxes, ends: NDArray[np.int64], under: Pairs, others: Pairs) -> Pairs:
    """Let what holds for a line hold for those below and right of it, as in a list of codes.

    ends   : int64 (n,)           lines at which a list ends
    others : bool (heads, lines)  what is another caption's, however near it is
    """
    height = lines[:, 3] - lines[:, 1]
    gap_x, gap_y = (-_shared(lines, axis) for axis in (0, 1))
    below = (lines[None, :, 1] >= lines[:, None, 3] - 2) & _aligned(lines)
    below &= gap_y <= _BELOW * height
    right = (lines[None, :, 0] >= lines[:, None, 2]) & (gap_x <= _COLUMNS * height)
    right &= gap_y * 2 < -height
    step = (below | right).astype(np.float32)
    step[:, ends] = 0  # a caption or a sentence begins something else
    for _ in range(_LIST):
        grown = under | ((under.astype(np.float32) @ step > 0) & ~others)
        if (grown == under).all():
            break
        under = grown
    return under


def _least(distance: NDArray[np.int32], among: Pairs) -> NDArray[np.int32]:
    """The smallest distance in each row among those that count."""
    far = np.where(among, distance, np.iinfo(np.int32).max)
    return np.asarray(far.min(axis=1, keepdims=True), np.int32)


def _aligned(lines: Boxes) -> Pairs:
    """Which two lines share their left edge, their right edge or their middle."""
    edges = lines[:, [0, 2]]
    apart = np.abs(edges[:, None] - edges[None, :])
    middle = np.abs(edges.sum(axis=1)[:, None] - edges.sum(axis=1)[None, :]) // 2
    return np.asarray((apart.min(axis=2) <= _ALIGNED) | (middle <= _ALIGNED), np.bool_)


def _row_sizes(lines: Boxes) -> NDArray[np.int64]:
    """How many lines stand in the same row as each, itself included."""
    height = lines[:, 3] - lines[:, 1]
    beside = _shared(lines, 1) * 2 >= np.minimum(height[:, None], height[None, :])
    return np.asarray(beside.sum(axis=1), np.int64)


def _shared(lines: Boxes, axis: int) -> NDArray[np.int32]:
    """How far each two lines overlap in x (axis 0) or y (axis 1); zero or below if they do not."""
    low, high = lines[:, axis], lines[:, axis + 2]
    inner = np.minimum(high[:, None], high[None, :]) - np.maximum(low[:, None], low[None, :])
    return np.asarray(inner, np.int32)
