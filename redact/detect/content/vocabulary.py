"""Words and lines that word lists know: the interface's, medicine's, ratings and results.

The lists are data, in the folder ``words``; * stands for anything.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np
import re2
from numpy.typing import NDArray

from redact.detect import scene
from redact.detect.content.form import Form, bare
from redact.detect.content.sums import times

_SHORT = 3  # letters below which a word tells nothing
_TERM = 4  # words of the longest term


def listed(name: str, texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words, or lines, are wholly in a list: results, ratings, statuses or procedures."""
    return _list(name).of(bare(texts))


@cache
def _list(name: str) -> Form:
    parts = (re2.escape(line).replace(r"\*", ".*") for line in _read(name))
    return Form("(?i)" + "|".join(parts))


def _read(name: str) -> list[str]:
    data = resources.files(__package__).joinpath("words", f"{name}.txt").read_text("utf-8")
    return [line for line in data.splitlines() if line and not line.startswith("#")]


def plain(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words any interface shows: its verbs and nouns, dates, times, marks, small counts."""
    words, known = bare(texts), _interface()
    return times(texts) | np.array([_is_plain(word, known) for word in words], np.bool_)


def terms(
    texts: Sequence[str], line: NDArray[np.int32], lexicons: tuple[str, ...]
) -> NDArray[np.bool_]:
    """Which words are part of a term of some lexicons, of up to four words of one line: bool (n,).

    line : int32 (n,)  the line of each word
    """
    known = _terms(lexicons)
    folded = [_bare(word) for word in bare(texts)]
    found = np.zeros(len(texts), np.bool_)
    for start in range(len(texts)):
        for stop in range(start + 1, min(start + _TERM, len(texts)) + 1):
            if line[stop - 1] == line[start] and " ".join(folded[start:stop]) in known:
                found[start:stop] = True
    return found


@cache
def _terms(lexicons: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(scene.terms, lexicons))


def units(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are units of doses and results."""
    known = scene.terms("unit")
    return np.array(
        [text == "%" or word in known for text, word in zip(texts, bare(texts), strict=True)],
        np.bool_,
    )


def measured(unit: NDArray[np.bool_], line: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which words have a unit behind them in the same line: bool (n,)."""
    found = np.zeros(len(unit), np.bool_)
    found[:-1] = unit[1:] & (line[1:] == line[:-1])
    return found


def _is_plain(word: str, known: frozenset[str]) -> bool:
    if _bare(word) in known:
        return True
    parts = word.replace("/", "-").split("-")
    return len(parts) > 1 and all(len(part) < _SHORT or _bare(part) in known for part in parts)


def _bare(word: str) -> str:
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c)).replace("’", "'")


@cache
def _interface() -> frozenset[str]:
    """The words of interface.txt, without marks."""
    return frozenset(_bare(word) for line in _read("interface") for word in line.split())
