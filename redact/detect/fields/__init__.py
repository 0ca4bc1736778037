"""Captions: what the value beside a short line is, by the words of that line, in four languages.

The words are data, in the files beside this one; en.txt says how they are written.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources
from typing import NamedTuple

import re2

MAX_WORDS = 9
"""Words of the longest line that is taken for a caption."""

_LANGUAGES = ("en", "es", "de", "fr")
_TOKEN = re2.compile(r"[a-z0-9]+|#")
_NUMBER = re2.compile(r"[0-9]{1,2}[a-z]?|[a-f]|box|line|linea|zeile|ligne|casilla|feld")
_SPARE = 3  # words beside the phrase that a caption may have
# Words of buttons, links and questions about a field, which show no value of it.
_NO_CAPTION_LIST = (
    "how what why when where change forgot reset view show hide see add edit manage learn about "
    "download upload create settings preferences policy help support verify update search filter "
    "select choose required invalid incorrect match must should will can lost remove delete "
    "open print import export request requests need don never without"
)
_NO_CAPTION = frozenset(_NO_CAPTION_LIST.split())


class Field(NamedTuple):
    """What a caption says of its value.

    sure : whether it says so in any window; else in one of a kind that supports it
    """

    label: str
    sure: bool


def named(text: str) -> tuple[Field, ...]:
    """What a line may name as a caption does; empty if it names nothing private.

    The longest known phrase in it wins, and of two the later one: a head noun
    comes last.  Numbers of boxes and lines before it do not count.
    """
    words = words_of(text)
    if not words or len(words) > MAX_WORDS or not _NO_CAPTION.isdisjoint(words):
        return ()
    known, longest = _lexicon()
    for size in range(min(len(words), longest), max(0, len(words) - _SPARE - 1), -1):
        for start in range(len(words) - size, -1, -1):
            phrase = tuple(words[start : start + size])
            if phrase in known:
                return known[phrase]
    return ()


def words_of(text: str) -> list[str]:
    """The words of a caption in lower case without marks, box numbers before it left out."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("'", "").replace("’", ""))
    words: list[str] = _TOKEN.findall("".join(c for c in plain if c.isascii()).lower())
    while len(words) > 1 and _NUMBER.fullmatch(words[0]):
        del words[0]
    return words


@cache
def _lexicon() -> tuple[dict[tuple[str, ...], tuple[Field, ...]], int]:
    """Every phrase of the data files with what it names, and the words of the longest."""
    known: dict[tuple[str, ...], tuple[Field, ...]] = {}
    for language in _LANGUAGES:
        data = resources.files(__name__).joinpath(f"{language}.txt").read_text("utf-8")
        for line in data.splitlines():
            head, _, phrases = line.partition(" = ")
            if head.startswith("#") or not phrases:
                continue
            meant = () if head == "-" else (Field(head[:-1], head.endswith("!")),)
            for phrase in phrases.split("|"):
                words = tuple(words_of(phrase))
                known[words] = known.get(words, ()) + meant
    return known, max(map(len, known))
