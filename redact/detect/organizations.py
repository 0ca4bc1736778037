"""Organisations by their suffix, by the caption before them and by the job at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import re2

from redact.detect.lines import encodable
from redact.detect.words import Word, alternatives, lexicon, words
from redact.findings import Findings, Row

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False  # a message of the engine would quote its input

_DOTTED = re2.compile(r"\b[A-Z]\.(?: ?[A-Z]\.){1,2}", _OPTIONS)
_SMALL = frozenset(("of", "and", "de", "du", "des", "del", "und", "y", "et", "la", "the", "for"))
_GAPS = frozenset((" ", " & ", ", ", "-", ". ", "'s ", "’s ", "s' ", "' ", "’ "))
_LONGEST = 80  # characters behind a caption that are looked at


@cache
def _patterns() -> tuple[Any, Any]:
    """What a name of a company follows, and a word that is part of such a name.

    org_legal  : Inc, GmbH: whatever stands before is a company
    org_kind   : Labs, Clinic: so are capitalised words, if not all of an interface
    org_loose  : Group, Media: likewise, with less belief
    org_head   : Banco, University: what the name begins with
    """
    captions, jobs = alternatives("org_captions"), alternatives("jobs")
    parts = alternatives("org_legal", "org_kind", "org_loose", "org_head")
    return (
        re2.compile(
            rf"(?im)(?:^|[\s(·|])(?:{captions}) ?\*?[:：][ \t]{{0,4}}"
            rf"|^(?:{captions}) ?[*:]{{0,2}}\n|\b(?:{jobs}) at ",
            _OPTIONS,
        ),
        re2.compile(rf"(?i)\b(?:{parts})\b", _OPTIONS),
    )


class Organizations:
    """Finds companies and other bodies in the lines of a text, without a model.

    A row never crosses a line end.
    """

    name = "organizations"
    labels = ("organization",)

    def find(self, text: str) -> Findings:
        """Return organisations in characters of the text; O(n) in its length."""
        return Findings.of(set(self._rows(encodable(text))))

    @staticmethod
    def _rows(text: str) -> Iterator[Row]:
        leads, marks = _patterns()
        for match in leads.finditer(text):
            at = match.end()
            if end := _captioned(text[at : at + _LONGEST].partition("\n")[0]):
                yield at, at + end, "organization", 0.65
        text = _DOTTED.sub(_undotted, text)
        done = 0
        for match in marks.finditer(text):
            if match.start() < done:
                continue  # in a line that was looked at
            begin = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.end())
            done = end if end >= 0 else len(text)
            for start, stop, score in _suffixed(text[begin:done]):
                yield begin + start, begin + stop, "organization", score


def _undotted(match: Any) -> str:
    """S.A. as SA.., in the same length."""
    letters = "".join(filter(str.isalpha, match[0]))
    return letters + "." * (len(match[0]) - len(letters))


def _captioned(line: str) -> int:
    """Where the name that a line begins with ends; 0 if it begins with none."""
    known = words(line)
    if not known or known[0].start > 1 or _is_caption(line):
        return 0
    stop = 0
    for word in known[:7]:
        legal = word.folded in lexicon("org_legal")
        small = word.kind in ("particle", "lower") and word.folded in _SMALL
        glue = stop == 0 or word.gap in (" ", " & ", ". ") or (word.gap == ", " and legal)
        if not glue or not (word.capital or small or legal):
            break
        stop += 1
    while stop and known[stop - 1].kind in ("lower", "particle"):
        stop -= 1
    plain = all(w.never or w.folded in lexicon("org_generic") for w in known[:stop])
    return 0 if plain or known[0].never else known[stop - 1].end


def _is_caption(line: str) -> bool:
    """The head of the next field or column: Company, Owner."""
    text = line.strip(" :*").casefold()
    return _in(text, "captions", "name_captions", "org_captions")


def _in(entry: str, *lists: str) -> bool:
    return any(entry in lexicon(which) for which in lists)


def _suffixed(line: str) -> Iterator[tuple[int, int, float]]:
    """Names before Inc, Bank, Labs and their like, and after Banco, Clinique and theirs."""
    known = words(line)
    for i, word in enumerate(known):
        kind = word.folded
        if kind in lexicon("org_legal") and i and _is_legal(line, word):
            strength = 2
        elif word.capital and kind in lexicon("org_kind"):
            strength = 1
        else:
            strength = 0 if word.capital and kind in lexicon("org_loose") else -1
        if strength >= 0 and (first := _first(known, i, strength)) < i:
            yield known[first].start, _end(known, i, line), 0.75 if strength else 0.6
        elif word.capital and kind in lexicon("org_head") and (last := _last(known, i)) > i:
            yield word.start, known[last].end, 0.65


def _is_legal(line: str, word: Word) -> bool:
    """Inc. and GmbH as written; two letters only in capitals, so that se, as and ag stay words."""
    text = line[word.start : word.end]
    if word.folded in ("limited", "incorporated", "corporation"):
        return word.capital
    return text.isupper() or (len(text) > 2 and text[0].isupper())


def _first(known: Sequence[Word], at: int, strength: int) -> int:
    """Where the name that ends at a suffix begins; the suffix itself if there is none."""
    first = at
    while first and at - first < 5:
        word, gap = known[first - 1], known[first].gap
        small = word.folded in _SMALL and word.kind in ("lower", "particle")
        if gap not in _GAPS or (gap == ", " and (strength < 2 or first < at)):
            break
        if not (word.capital or (small and first > 1 and known[first - 2].capital)):
            break
        first -= 1
    while first < at and (
        known[first].kind in ("lower", "particle") or known[first].folded in lexicon("org_generic")
    ):
        first += 1
    name = known[first:at]
    if not name or all(word.never for word in name):
        return at
    rare = any(not (word.common or word.never) or word.surname or word.place for word in name)
    if strength < 2 and any(word.never for word in name) and not rare:
        return at
    return first


def _last(known: Sequence[Word], at: int) -> int:
    """Where the name that begins with a head ends: Universidad de Granada."""
    last = at
    for i in range(at + 1, min(at + 5, len(known))):
        word = known[i]
        if word.gap not in (" ", "-") or not (word.capital or word.folded in ("of", *_SMALL)):
            break
        last = i if word.capital and not word.never else last
    name = known[at + 1 : last + 1]
    return last if any(not word.common or word.place for word in name) else at


def _end(known: Sequence[Word], at: int, line: str) -> int:
    """Take in what may follow a suffix: Holdings Inc., Bank plc, Partners LLP, Group."""
    end = at
    while end + 1 < len(known) and known[end + 1].gap in (" ", ", ", ". "):
        after = known[end + 1]
        if not (after.capital and _in(after.folded, "org_legal", "org_kind", "org_loose")):
            break
        end += 1
    stop = known[end].end
    if known[end].folded in lexicon("org_legal"):
        stop += len(line[stop:]) - len(line[stop:].lstrip("."))
    return stop
