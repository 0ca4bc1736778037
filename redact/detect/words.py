"""Words of one line: how each is written, and which name lists know it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import re2

from redact import manifest

Kind = Literal["title", "caps", "initial", "lower", "particle", "code"]

PARTICLES = frozenset(
    "de la del da do dos das di du le van von der den ter ten bin ibn bint al el abu ben af av".split()
)
_WORD = re2.compile(r"\p{L}[\p{L}\p{M}]*(?:['’‘-]\p{L}[\p{L}\p{M}]*)*")
_PLAIN = str.maketrans("łøđðıæ’‘", "lodðia''")
_GLUE = frozenset("_@/\\#$={}~&+0123456789")  # beside these it is code, a path or a handle
_CAMEL = ("Mc", "Mac", "De", "Di", "Da", "Du", "La", "Le", "Van", "Von", "Fitz", "Jo", "El", "Al")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line, with what is known of it.

    start, end : characters of the line, half-open
    gap        : the characters between the word before and this one
    given, surname, common, never, place : whether a list has it
    """

    start: int
    end: int
    gap: str
    folded: str
    kind: Kind
    given: bool
    surname: bool
    common: bool
    never: bool
    place: bool

    @property
    def capital(self) -> bool:
        """Written as a name may be: title case, capitals or an initial."""
        return self.kind in ("title", "caps", "initial")

    @property
    def sure(self) -> bool:
        """A given name that is no other word."""
        return self.given and not (self.common or self.never)


@cache
def names(which: Literal["given", "surname", "common", "never", "places"]) -> frozenset[str]:
    """Return one list of the lexicon, folded.  Raises Unavailable if it is missing or altered."""
    text = (manifest.verify("name-lexicon") / f"{which}.txt").read_text("utf-8")
    return frozenset(text.splitlines())


def fold(word: str) -> str:
    """Return a word in lower case without marks, the form of the lists."""
    plain = word.casefold().translate(_PLAIN)
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def words(line: str) -> list[Word]:
    """Return the words of one line, in order."""
    return list(_words(line))


def _words(line: str) -> Iterator[Word]:
    before = 0
    for match in _WORD.finditer(line):
        start, end = match.span()
        text = match[0]
        folded = fold(text)
        bare = folded[:-2] if folded.endswith("'s") else folded
        end -= len(folded) - len(bare) if bare != folded else 0
        parts = {bare, bare.replace("'", ""), *(p for p in bare.split("-") if len(p) > 2)}
        yield Word(
            start, end, line[before:start], bare, _kind(text[: end - start], line, start, end),
            not parts.isdisjoint(names("given")), not parts.isdisjoint(names("surname")),
            bare in names("common"), bare in names("never"), bare in names("places"),
        )  # fmt: skip
        before = end


def _kind(text: str, line: str, start: int, end: int) -> Kind:
    left, right = line[start - 1 : start], line[end : end + 1]
    dotted = right == "." and line[end + 1 : end + 2].isalnum() and len(text) > 1
    if left in _GLUE or left == "<" or right in _GLUE or dotted or (left == "." and len(text) > 1):
        return "code"
    if not text[0].isupper():
        return "particle" if fold(text) in PARTICLES else "lower" if text.islower() else "code"
    if len(text) == 1:
        return "initial"
    if text.isupper():
        return "caps"
    return "title" if all(map(_titled, text.replace("’", "'").replace("'", "-").split("-"))) else "code"


def _titled(part: str) -> bool:
    """Title case, also McDonald and DeShawn, also the small parts of al-Rashid and Myung-soo."""
    if part[1:] == part[1:].lower():
        return True
    return any(part.startswith(p) and part[len(p) :].istitle() for p in _CAMEL)
