"""Forms of lines and words on a screen: amounts, times, prose, and what only interfaces say."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np
import re2
from numpy.typing import NDArray

from redact.detect import scene


PROSE = 5
"""Words from which a line is running text."""

_TERM = 4  # words of the longest term
_SIGN = r"[$€£¥₹]|USD|EUR|GBP|CHF|MXN|CAD"
_GROUPED = r"[0-9OoSlI]{1,3}(?:[.,'’\x{202f}][0-9OoSlI]{3})*"
_AMOUNT = re2.compile(
    rf"[(\[]?[-+−–]?(?:(?:{_SIGN})[-+]?(?:{_GROUPED}|[0-9]+)(?:[.,][0-9]{{1,4}})?[kKmMbB]?"
    rf"|(?:{_GROUPED}|[0-9]+)[.,][0-9]{{2}}|{_GROUPED}(?:[.,'’][0-9]{{3}})"
    rf"|[0-9]+[.,]?[0-9]*[kKmM]?(?:{_SIGN}))[)\]]?[*:;,.]?-?"
)
_PERCENT = re2.compile(r"[(]?[-+−–]?[0-9]{1,3}(?:[.,][0-9]{1,3})?%[)]?")
_NUMBER = re2.compile(r"[(]?[-+−–<>≤≥]?[0-9]+(?:[.,/][0-9]+)*[)]?[*HL]?")
_WHEN = re2.compile(
    r"(?i)(?:[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})?(?:am|pm)?|[0-9]{1,4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,4})?"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?[.,]?|(?:19|20)[0-9]{2},?|[0-9]+(?:s|m|min|h|hr|d|w|mo|y)|a\.?m\.?|p\.?m\.?|q[1-4]|uhr|utc|gmt|est|pst)"
)
_DATE = re2.compile(
    r"(?i)(?:[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?:am|pm)?|[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}"
    r"|(?:19|20)[0-9]{2}|am|pm|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)(?:day|nesday|rsday|urday|sday)?|today|yesterday|now)"
)
_EDGES = " .,:;!?()[]{}<>\"'“”‘’*•·|-–—_/\\+=~©®™→←↑↓✓✔×…▾▸▼►☆★@&"


def amounts(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are sums of money, as written with a sign, cents or groups of thousands."""
    return np.array([_AMOUNT.fullmatch(text) is not None for text in texts], np.bool_)


def numbers(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are numbers of any kind, percentages too."""
    return np.array(
        [bool(_NUMBER.fullmatch(text) or _PERCENT.fullmatch(text)) for text in texts], np.bool_
    )


def percentages(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are percentages."""
    return np.array([_PERCENT.fullmatch(text) is not None for text in texts], np.bool_)


def times(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are dates, times, or marks and letters too short to tell anything."""
    bare = (text.strip(_EDGES) for text in texts)
    return np.array([len(word) < 3 or bool(_WHEN.fullmatch(word)) for word in bare], np.bool_)


def dates(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are times of day, dates in figures, or names of months and parts of a day."""
    bare = (text.strip(_EDGES) for text in texts)
    return np.array([_DATE.fullmatch(word) is not None for word in bare], np.bool_)


def plain(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words any interface shows: its verbs and nouns, dates, times, marks, small counts."""
    known = _interface()
    return np.array([_is_plain(text, known) for text in texts], np.bool_)


def terms(
    texts: Sequence[str], line: NDArray[np.int32], lexicons: tuple[str, ...]
) -> NDArray[np.bool_]:
    """Which words are part of a term of some lexicons, of up to four words of one line: bool (n,).

    line : int32 (n,)  the line of each word
    """
    known = _terms(lexicons)
    folded = [_bare(text.strip(_EDGES)) for text in texts]
    found = np.zeros(len(texts), np.bool_)
    for start in range(len(texts)):
        for stop in range(start + 1, min(start + _TERM, len(texts)) + 1):
            if line[stop - 1] == line[start] and " ".join(folded[start:stop]) in known:
                found[start:stop] = True
    return found


@cache
def _terms(lexicons: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(scene.terms, lexicons))


def _is_plain(text: str, known: frozenset[str]) -> bool:
    word = text.strip(_EDGES)
    if len(word) < 3 or _WHEN.fullmatch(word):
        return True
    if "/" in word or "-" in word:
        return all(_is_plain(part, known) for part in word.replace("/", "-").split("-"))
    return _bare(word) in known


def _bare(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c)).replace("’", "'")


@cache
def _interface() -> frozenset[str]:
    """The words of interface.txt, without marks."""
    data = resources.files("redact.detect").joinpath("interface.txt").read_text("utf-8")
    lines = (line for line in data.splitlines() if not line.startswith("#"))
    return frozenset(_bare(word) for line in lines for word in line.split())
