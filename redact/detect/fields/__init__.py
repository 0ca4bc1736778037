"""Captions: what the value beside a short line is, by the words of that line, in four languages.

The words are data, in the files beside this one; en.txt says how they are written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

import re2

MAX_WORDS = 9
"""Words of the longest line that is taken for a caption."""

_LANGUAGES = ("en", "es", "de", "fr")
_SPLIT = {code: " " for code in range(128) if not chr(code).isalnum()} | {ord("#"): " # "}
_NUMBER = re2.compile(r"[0-9]{1,2}[a-z]?|[a-f]|box|line|linea|zeile|ligne|casilla|feld")
_CODE = re2.compile(r"[_{}<>=\\]|^/|//|\(\)|::")  # a line of a program, a path
_MENDED = 4  # words of a line in which a misread one is sought
_LONG_WORD = 6  # letters of a word that is known with one of them wrong
_SPARE = 3  # words beside the phrase that a caption may have
_SPARE_WEAK = 1  # those of one that is believed in some windows only
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

    sure    : whether it says so in any window; else in one of a kind that supports it
    numeric : whether the value is a number
    """

    label: str
    sure: bool
    numeric: bool = False


class Caption(NamedTuple):
    """A line that names something private, or a line that begins by naming it.

    fields : what it may name
    end    : the word after the phrase that names it
    whole  : whether the line is that phrase and nothing else
    begun  : whether the line only begins with it, and is too long for a caption
    """

    fields: tuple[Field, ...] = ()
    end: int = 0
    whole: bool = False
    begun: bool = False


def caption(words: Sequence[str]) -> Caption:
    """What the words of a line name as a caption does; no fields if nothing private.

    The longest known phrase in it wins, and of two the later one: a head noun
    comes last.  Numbers of boxes and lines before it do not count, unless a
    phrase begins with them, as E-mail does.
    """
    if _CODE.search(" ".join(words)):
        return Caption()
    tokens, word = _tokens(words[: 2 * MAX_WORDS])
    while len(tokens) > 1 and _NUMBER.fullmatch(tokens[0]) and not _opening(tokens):
        del tokens[0], word[0]
    if not tokens or len(tokens) > MAX_WORDS or not _NO_CAPTION.isdisjoint(tokens):
        return _begun(tokens, word)
    whole = _whole(tokens, word)
    if not whole.fields and len(tokens) <= _MENDED:
        whole = _whole([_repaired(token) for token in tokens], word)
    return whole if whole.fields else _begun(tokens, word)


def _whole(tokens: list[str], word: list[int]) -> Caption:
    """The longest phrase in a line that is short enough to be a caption."""
    known, longest = _lexicon()
    for size in range(min(len(tokens), longest), max(0, len(tokens) - _SPARE - 1), -1):
        for start in range(len(tokens) - size, -1, -1):
            phrase = tuple(tokens[start : start + size])
            if phrase in known:
                spare = len(tokens) - size
                fields = tuple(f for f in known[phrase] if f.sure or spare <= _SPARE_WEAK)
                return Caption(fields, word[start + size - 1] + 1, spare == 0)
    return Caption()


def _begun(tokens: list[str], word: list[int]) -> Caption:
    """The caption that a longer line begins with: its value stands in the same line."""
    size = _opening(tokens)
    if not size:
        return Caption()
    return Caption(_lexicon()[0][tuple(tokens[:size])], word[size - 1] + 1, begun=True)


def _opening(tokens: list[str]) -> int:
    """How many words the longest phrase has that a line begins with; 0 if it begins with none."""
    known, longest = _lexicon()
    if not tokens or tokens[0] not in _firsts():
        return 0
    sizes = range(min(len(tokens), longest), 0, -1)
    return next((size for size in sizes if tuple(tokens[:size]) in known), 0)


def _tokens(words: Sequence[str]) -> tuple[list[str], list[int]]:
    """Words in lower case without marks, and which word each comes from."""
    tokens: list[str] = []
    source: list[int] = []
    for number, text in enumerate(words):
        parts = _plain(text).translate(_SPLIT).split()
        tokens += parts
        source += [number] * len(parts)
    return tokens, source


def _repaired(token: str) -> str:
    """A word of the lexicon that was read with one letter wrong, lost or too many."""
    known, near = _vocabulary()
    if len(token) < _LONG_WORD or token in known or not token.isalpha():
        return token
    for key in (token, *_without_one(token)):
        if key in near:
            return near[key]
    return token


@cache
def _firsts() -> frozenset[str]:
    """The words that phrases begin with."""
    return frozenset(phrase[0] for phrase in _lexicon()[0])


@cache
def _vocabulary() -> tuple[frozenset[str], dict[str, str]]:
    """The words of all phrases, and each long one by what is left of it without a letter."""
    words = frozenset(word for phrase in _lexicon()[0] for word in phrase)
    near: dict[str, str] = {}
    for word in sorted(words):
        if len(word) >= _LONG_WORD:
            near.update(dict.fromkeys([*_without_one(word), word], word))
    return words, near


def _without_one(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _meaning(head: str) -> Field:
    """What ``label!``, ``label?``, ``label!#`` and ``label?#`` say."""
    sign = head.rstrip("#")
    return Field(sign[:-1], sign.endswith("!"), sign != head)


def _plain(text: str) -> str:
    """Lower case without marks and apostrophes."""
    if text.isascii():
        return text.replace("'", "").lower()
    text = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("’", ""))
    return "".join(c for c in text if c.isascii() and c != "'").lower()


def is_silent(head: str) -> bool:
    """Whether the cells of a column with this head tell nothing of anybody by themselves."""
    tokens = _tokens(head.split())[0]
    return bool(tokens) and all(token in _silent() for token in tokens)


@cache
def _silent() -> frozenset[str]:
    """The words of columns.txt."""
    data = resources.files(__name__).joinpath("columns.txt").read_text("utf-8")
    lines = (line for line in data.splitlines() if not line.startswith("# "))
    return frozenset(_tokens(" ".join(lines).split())[0])


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
            meant = () if head == "-" else (_meaning(head),)
            for phrase in phrases.split("|"):
                words = tuple(_tokens(phrase.split())[0])
                known[words] = known.get(words, ()) + meant
    return known, max(map(len, known))
