"""Persons by what stands before them: captions of fields, greetings, titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import re2

from redact.detect import guards
from redact.detect.gazetteer import Span, joined, run
from redact.detect.words import Word, lexicon

_SPLIT = re2.compile(r"[,;•·|/]|\s{3,}|\t|(?i: and | & )")


@cache
def _patterns() -> tuple[Any, Any, Any]:
    """A caption with a colon, a line that is a caption only, and words that lead to a name."""
    who, leads = (
        "|".join(sorted(lexicon(which), key=len, reverse=True)) for which in ("captions", "leads")
    )
    return (
        re2.compile(rf"(?i)(?:^|[^\p{{L}}])(?:{who})(?: ?\([^()]*\))?\s*[:：]\s*"),
        re2.compile(rf"(?i)\s*(?:your |employee's |spouse's )?(?:{who})\s*[:：*]*\s*"),
        re2.compile(rf"(?i)(?:^|[^\p{{L}}])(?:{leads}),? +"),
    )


def is_caption(line: str) -> bool:
    """Whether a line is only the caption of a person's field, so that the next may be the value."""
    return len(line) < 40 and _patterns()[1].fullmatch(line) is not None


def persons(line: str, known: Sequence[Word], after_caption: bool = False) -> Iterator[Span]:
    """Yield the persons that something before them announces; spans may overlap.

    known         : the words of the line
    after_caption : whether the line before is the caption of a person's field
    """
    caption, _, lead = _patterns()
    found = list(caption.finditer(line))
    starts = [0] * after_caption + [match.end() for match in found]
    stops = [match.start() for match in found] + [len(line)]
    for start, stop in zip(starts, stops if after_caption else stops[1:], strict=True):
        yield from _values(line, known, start, stop)
    for end in [match.end() for match in lead.finditer(line)]:
        first = next((i for i, word in enumerate(known) if word.start == end), len(known))
        yield from _value(known[first : first + 6])
    yield from _titled(known)


def _titled(known: Sequence[Word]) -> Iterator[Span]:
    """Dr., Mr., Prof. and their like, with the name that follows."""
    for i, (title, word) in enumerate(pairwise(known)):
        if title.folded not in lexicon("titles") or guards.is_phrase(known, i, i + 1):
            continue
        small = word.gap == ". " and word.listed
        if not small and not (word.capital and title.kind != "lower"):
            continue
        if word.common and not (word.listed and len(title.folded) < 5):
            continue  # Doctor. Thank you; but Dr. Young
        if word.gap in (" ", ". ", ".") and (word.surname or not word.never):
            stop = run(known, i + 1, 4)
            while stop > i + 2 and _is_loose(known[stop - 1]):
                stop -= 1
            yield title.start, known[stop - 1].end, 0.85


def _is_loose(word: Word) -> bool:
    return word.kind in ("particle", "initial") or guards.is_plain(word)


def _values(line: str, known: Sequence[Word], start: int, stop: int) -> Iterator[Span]:
    """Names in the values between a caption and the next one, which may be a list."""
    known = [word for word in known if start <= word.start and word.end <= stop]
    cuts = [start, *(start + m.end() for m in _SPLIT.finditer(line[start:stop])), stop]
    for begin, end in pairwise(cuts):
        value = [word for word in known if begin <= word.start and word.end <= end]
        found = list(_value(value))
        if not found or line[begin : value[0].start].strip(" \"'(["):
            return
        yield from found


def _value(value: Sequence[Word]) -> Iterator[Span]:
    """The name that a value begins with; in lower case only if the lists know it."""
    name = value[: _extent(value)]
    if not name:
        return
    first, last = name[0], name[-1]
    strong = [w for w in name if w.kind not in ("initial", "particle")]
    strong = [w for w in strong if not (w.common or w.never or (w.place and not w.given))]
    written = first.given or any(word.capital for word in name)
    if strong and written:
        yield first.start, last.end, 0.85 if len(name) > 1 else 0.7
    elif first.given and first.kind == "title" and not first.place:
        # Hi Mark, and Name: Crystal Grant, but not: Hi Mark Read
        whole = len(value) == 1 or value[1].gap != " "
        if whole or (len(name) > 1 and last.surname):
            yield first.start, last.end, 0.65


def _extent(value: Sequence[Word]) -> int:
    """How many words of a value belong to the name."""
    stop = 0
    for i, word in enumerate(value[:5]):
        if i and not joined(word.gap, value[i - 1]):
            break
        part = word.kind in ("initial", "particle") or word.folded in lexicon("suffixes")
        known = word.listed and (word.capital or not word.common)
        whole = known or (word.capital and not (word.common or word.never))
        if word.kind == "code" or not (part or whole):
            break
        stop = i + 1
    while stop and value[stop - 1].kind == "particle":
        stop -= 1
    return stop
