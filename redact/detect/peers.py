"""Peers: what stands in a column of people's names is a name too, though no list has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from redact.detect.lines import encodable
from redact.detect.words import Word, lexicon, words
from redact.findings import Findings, Row
from redact.reading import Words

_KNOWN = 2  # names in a column from which it is one of names
_SHARE = 1 / 3  # of the lines in it that could be names
_EDGE = 0.3  # line heights by which the edges of a column differ
_LIKE = 1.25  # ratio of the heights of its lines
_LONGEST = 6  # words of a line that is a cell
_SCORE = 0.6

Span = tuple[int, int]


def peers(words: Words, rows: Findings) -> Findings:
    """Return persons that only the column they stand in gives away.

    rows : start and end are rows of ``words``, as ``Words.rows_of`` gives them

    A column is lines with one left edge and one height, two of which at
    least begin with a full name that is known.
    """
    known = {start: end for start, end, label, _ in rows if label == "person"}
    hidden = np.zeros(len(words) + 1, np.int32)
    np.add.at(hidden, rows.start, 1)
    np.add.at(hidden, rows.end, -1)
    taken = np.cumsum(hidden[:-1]) > 0
    found = [*_completed(words, known, taken)]
    sure, asked = _cells(words, known, taken)
    if len(sure) >= _KNOWN and asked:
        found += _in_columns(words, sure, asked)
    return Findings.of(found)


def _completed(words_: Words, known: dict[int, int], taken: NDArray[np.bool_]) -> Iterator[Row]:
    """The last word of a line behind a lone given name: a surname, however ill it was read."""
    line = words_.line.tolist()
    for start, stop in known.items():
        fills = start == 0 or line[start - 1] != line[start]
        last = (
            stop < len(line)
            and line[stop] == line[start]
            and line[stop : stop + 2] != [line[stop]] * 2
        )
        if not (fills and last and stop - start == 1) or taken[stop]:
            continue
        text = encodable(words_.text[stop])
        told = words(text)
        plain = all(word.common or word.never or _is_thing(word) for word in told)
        if text[:1].isupper() and len(text) > 2 and not plain and not text.isupper():
            yield stop, stop + 1, "person", _SCORE


def _cells(
    words_: Words, known: dict[int, int], taken: NDArray[np.bool_]
) -> tuple[list[int], list[Span]]:
    """First words of the cells that begin with a known full name, and cells that may be one."""
    edges = np.flatnonzero(np.diff(words_.line, prepend=-1, append=-1))
    sure: list[int] = []
    asked: list[Span] = []
    for start, stop in pairwise(edges.tolist()):
        if not 1 < stop - start <= _LONGEST:
            continue
        first = start + _lead(words_.text[start : start + 3])
        if known.get(first, 0) - first > 1:
            sure.append(first)
        elif words_.text[first][:1].isupper() and stop - first > 1 and not taken[first]:
            asked.append((first, stop))
    return sure, asked


def _lead(texts: Sequence[str]) -> int:
    """1 if a line begins with a time, a number or the initials of what follows, else 0."""
    if len(texts) < 2:
        return 0
    following = "".join(text[:1] for text in texts[1:])
    initials = len(texts[0]) > 1 and texts[0] == following[: len(texts[0])]
    return int(initials or not any(map(str.isalpha, texts[0])))


def _name(texts: Sequence[str]) -> int:
    """How many words at the start of a cell may be a full name; 0 if another word follows."""
    line = encodable(" ".join(texts))
    known = words(line)
    stop = 0
    for word in known[:4]:
        if word.start and word.gap not in (" ", ". ", ", "):
            break
        if not (word.kind in ("title", "initial", "particle") and not word.never):
            break
        stop += 1
    name = known[:stop]
    full = [word for word in name if word.kind == "title"]
    if len(full) < 2 or known[0].start or not any(word.rare for word in full):
        return 0
    if any(_is_thing(word) for word in full) or not _is_end(known[stop:]):
        return 0
    return line[: name[-1].end].count(" ") + 1


def _is_thing(word: Word) -> bool:
    """A word of companies, or a plain one that is no name."""
    lists = ("org_legal", "org_kind", "org_loose", "organization")
    return any(word.folded in lexicon(which) for which in lists) and not word.surname


def _is_end(rest: Sequence[Word]) -> bool:
    """Nothing but a time, a mark, a suffix or the like may follow."""
    return all(word.folded in lexicon("after") or word.kind == "code" for word in rest)


def _in_columns(words_: Words, sure: list[int], asked: list[Span]) -> Iterator[Row]:
    """Those of the cells that are like names and stand in a column with enough known ones."""
    named = np.array(sure, np.int64)
    first = np.array([start for start, _ in asked], np.int64)
    near = _aligned(words_, first, named).sum(axis=1)
    maybe = [
        (start, start + count, int(beside))
        for (start, stop), beside in zip(asked, near, strict=True)
        if beside >= _KNOWN and (count := _name(words_.text[start:stop]))
    ]
    first = np.array([start for start, _, _ in maybe], np.int64)
    others = _aligned(words_, first, first).sum(axis=1)
    for (start, stop, beside), other in zip(maybe, others, strict=True):
        if beside >= _SHARE * (beside + other):
            yield start, stop, "person", _SCORE


def _aligned(words_: Words, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which words begin at one left edge, in lines of one height: bool (a, b)."""
    height = (words_.lines[:, 3] - words_.lines[:, 1])[words_.line].astype(np.float64)
    left = words_.box[:, 0]
    apart = np.abs(left[a][:, None] - left[b][None, :])
    tall = np.maximum(height[a][:, None], height[b][None, :])
    low = np.minimum(height[a][:, None], height[b][None, :])
    return np.asarray((apart <= _EDGE * tall) & (tall <= _LIKE * low), np.bool_)
