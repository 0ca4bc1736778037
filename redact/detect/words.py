"""Words of one line: how each is written, and which word lists know it."""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import re2

from redact import manifest

Kind = Literal["title", "caps", "initial", "lower", "particle", "code"]

_WORD = re2.compile(r"\p{L}[\p{L}\p{M}]*(?:['’‘-]\p{L}[\p{L}\p{M}]*)*")
_PLAIN = str.maketrans("łøđðıæ’‘", "lodðia''")
_GLUE = frozenset("_@/\\#$={}~&+0123456789")  # beside these it is code, a path or a handle
_CAMEL = ("Mc", "Mac", "De", "Di", "Da", "Du", "La", "Le", "Van", "Von", "Fitz", "Jo", "El", "Al")
_SHORT = re2.compile(  # I'm, you've, that's, don't
    r"(?:i|you|he|she|it|we|they|that|this|there|here|who|what|when|where|how|let)'\p{L}+|\p{L}+n't"
)
_ENDINGS = ("s", "d", "es", "ed", "er", "or", "ist", "ian", "ant", "ly", "ing", "est", "y")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line, with what is known of it.

    start, end : characters of the line, half-open
    gap        : the characters between the word before and this one
    folded     : lower case without marks
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

    @property
    def family(self) -> bool:
        """A surname that is a word, a brand or a place too, but after a given name a surname."""
        return self.surname and self.folded in lexicon("family")

    @property
    def rare(self) -> bool:
        """No dictionary word, no word of the interface and no place."""
        return not (self.common or self.never or self.place)

    @property
    def listed(self) -> bool:
        """A given name or a surname."""
        return self.given or self.surname


@cache
def lexicon(which: str) -> frozenset[str]:
    """Return one list of redact/detect/lexicon.  Raises Unavailable if it is missing or altered."""
    folder = manifest.verify("name-lexicon")
    packed = folder / f"{which}.txt.gz"
    plain = folder / f"{which}.txt"
    data = gzip.decompress(packed.read_bytes()) if packed.exists() else plain.read_bytes()
    return frozenset(data.decode().splitlines())


def alternatives(*which: str) -> str:
    """Return the entries of some lists as alternatives of a pattern, the longest first."""
    entries = {re2.escape(entry) for name in which for entry in lexicon(name)}
    return "|".join(sorted(entries, key=lambda entry: (-len(entry), entry)))


def words(line: str) -> list[Word]:
    """Return the words of one line, in order."""
    return list(_words(line))


def is_prose(line: Sequence[Word]) -> bool:
    """Whether a line reads as a sentence: three small words or more."""
    return sum(word.kind in ("lower", "particle") for word in line) >= 3


def fold(word: str) -> str:
    """Return a word in lower case without marks, the form of the lists."""
    plain = word.casefold().translate(_PLAIN)
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def _words(line: str) -> Iterator[Word]:
    before = 0
    for match in _WORD.finditer(line):
        start, end = match.span()
        if match[0][-2:] in ("'s", "’s", "'S", "’S"):
            end -= 2
        text = line[start:end]
        folded, kind = fold(text), _kind(text, line, start, end)
        yield Word(start, end, line[before:start], folded, kind, *_lists(text, folded))
        before = end


def _lists(text: str, folded: str) -> tuple[bool, bool, bool, bool, bool]:
    """Which lists have a word: given, surname, common, never, places.

    A word with marks is no English word, though its folded form may be: Bašić, Júlia.
    """
    parts = {folded, folded.replace("'", ""), *(p for p in folded.split("-") if len(p) > 2)}
    given, surname = (not parts.isdisjoint(lexicon(which)) for which in ("given", "surname"))
    place = folded in lexicon("places")
    if not text.replace("’", "'").isascii():
        return given, surname, False, False, place
    short = "'" in folded and _SHORT.fullmatch(folded) is not None
    common = short or folded in lexicon("common")
    if not (common or given or surname):
        common = all(map(_is_english, folded.split("-")))
    return given, surname, common, folded in lexicon("never"), place


def _is_english(folded: str) -> bool:
    """A dictionary word, or its plural, past, participle or the like."""
    common = lexicon("common")
    stems = (folded.removesuffix(ending) for ending in _ENDINGS if folded.endswith(ending))
    return folded in common or any(
        len(stem) > 2 and (stem in common or stem + "e" in common) for stem in stems
    )


def _kind(text: str, line: str, start: int, end: int) -> Kind:
    left, right = line[start - 1 : start], line[end : end + 1]
    dotted = right == "." and line[end + 1 : end + 2].isalnum() and len(text) > 1
    glued = left in _GLUE or left == "<" or right in _GLUE - {"\\"}
    glued |= _is_part_number(line[max(start - 2, 0) : start], line[end : end + 2])
    if glued or dotted or (left == "." and len(text) > 1):
        return "code"
    if not text[0].isupper():
        return _small(text)
    if len(text) == 1:
        return "initial"
    if text.isupper():
        return "caps"
    parts = text.translate(str.maketrans("’‘'", "---")).split("-")
    return "title" if all(map(_is_titled, parts)) else "code"


def _is_part_number(before: str, after: str) -> bool:
    """Whether a hyphen ties letters to digits: GY-4301-U."""
    ahead, behind = before[:1].isdigit() and before[1:] == "-", after[:1] == "-"
    return ahead or (behind and after[1:].isdigit())


def _small(text: str) -> Kind:
    head, _, rest = text.partition("-")
    if head in lexicon("particles"):
        return "title" if rest.istitle() else "particle" if not rest else "lower"  # al-Rashid
    return "lower" if text.islower() else "code"


def _is_titled(part: str) -> bool:
    """Title case, also McDonald and DeShawn, also the small part of Myung-soo."""
    if part[1:] == part[1:].lower():
        return True
    return any(part.startswith(p) and part[len(p) :].istitle() for p in _CAMEL)
