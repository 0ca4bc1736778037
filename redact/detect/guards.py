"""Guards: what looks like a name and is none.  Each is a named question about words of one line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import re2

from redact.detect.words import Word, lexicon

_OCCUPATION = re2.compile(
    r"\p{L}{3,}(?:ologists?|ographers?|icians?|metrists?|therapists?|iatrists?)"
)
_ACRONYM = re2.compile(r"[\p{Lu}\d&./-]{1,6}s?")


def is_plain(word: Word) -> bool:
    """Code, a word of the interface, or a dictionary word or occupation that no name list has."""
    if word.never or word.kind == "code":
        return True
    return not word.listed and (word.common or _OCCUPATION.fullmatch(word.folded) is not None)


def is_place(line: Sequence[Word], first: int, stop: int) -> bool:
    """A town, street or company named after someone: San Jose, Charlotte Street, Wells Inc."""
    head, tail = line[first], line[stop - 1]
    if stop - first > 1:
        named = (head.sure and not head.place) or (head.given and tail.family)
        person = tail.surname and named  # Maria Hill, June Day
        if head.folded in lexicon("before_place"):
            return True
        if tail.folded in lexicon("organization") and not person:
            return True
    if first and head.gap in (" ", ". "):
        before = line[first - 1]
        if before.kind == "title" and before.folded in lexicon("before_place"):
            return True
    if stop < len(line) and line[stop].gap in (" ", ", ", " & "):
        return line[stop].capital and line[stop].folded in lexicon("organization")
    return False


def is_numbered(line: Sequence[Word], i: int, text: str) -> bool:
    """A word beside a number: a street, a product or a version more often than a person."""
    word = line[i]
    return word.gap.rstrip()[-1:].isdigit() or text[word.end : word.end + 2].strip()[:1].isdigit()


def is_heading(line: Sequence[Word], i: int) -> bool:
    """The first word of a heading or a product: Oscar Health, Jack Port Settings."""
    return i + 1 < len(line) and line[i + 1].gap == " " and line[i + 1].capital


def is_phrase(line: Sequence[Word], first: int, stop: int) -> bool:
    """Part of a brand, a place or a command of two words: Morgan Stanley, Sign Out."""
    around = [word.folded for word in line[max(first - 1, 0) : stop + 1]]
    return any(" ".join(pair) in lexicon("never") for pair in pairwise(around))


def is_silent(line: Sequence[Word]) -> bool:
    """Nothing in the line could be a name of anybody or anything: the model need not look."""
    return all(word.common or is_plain(word) or not word.capital for word in line)


def is_label(text: str, words: Sequence[Word]) -> bool:
    """No organisation: an acronym, a caption of a form, code, or words of the interface only."""
    return bool(_ACRONYM.fullmatch(text)) or is_silent(words)
