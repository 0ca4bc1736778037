"""Persons by what stands before them: captions of fields, greetings, titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import re2

from redact.detect import gazetteer, guards
from redact.detect.alone import Span
from redact.detect.gazetteer import joined, run
from redact.detect.words import Word, alternatives, lexicon

_SPLIT = re2.compile(r"[,;•·|/]|\s{3,}|\t|(?i: and | & )")


@cache
def _patterns() -> tuple[Any, Any, Any]:
    """A caption with a colon, a line that is a caption only, and words that lead to a name.

    The first group of a caption is one that asks for a name and nothing else.
    """
    strict, roles, leads = map(alternatives, ("name_captions", "captions", "leads"))
    who = rf"({strict})|{roles}"
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
    starts = [(0, False)] * after_caption + [(match.end(), bool(match[1])) for match in found]
    stops = [match.start() for match in found] + [len(line)]
    for (start, strict), stop in zip(starts, stops if after_caption else stops[1:], strict=True):
        yield from _values(line, known, start, stop, strict)
    for end in [match.end() for match in lead.finditer(line)]:
        first = next((i for i, word in enumerate(known) if word.start == end), len(known))
        yield from _value(known[first : first + 6])
    yield from _titled(known)
    yield from _beside(line, known)


def _beside(line: str, known: Sequence[Word]) -> Iterator[Span]:
    """A name that fills a line behind its caption, the colon not read: Beneficiary Ana Ruiz."""
    if any(word.gap != " " for word in known[1:]) or not 3 <= len(known) <= 6:
        return
    for count in range(max(len(known) - 3, 1), len(known) - 1):
        name = known[count:]
        rare = all(word.capital and (word.rare or word.kind == "initial") for word in name)
        if rare and _is_field(line[: name[0].start]) and not guards.is_place(name, 0, len(name)):
            yield name[0].start, name[-1].end, 0.7


def _titled(known: Sequence[Word]) -> Iterator[Span]:
    """The name that follows Dr., Mr., Prof. and their like, which stay visible."""
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
            rest = known[stop : stop + 1]
            if rest and rest[0].gap == ", " and rest[0].kind == "title" and rest[0].rare:
                stop += 1  # Dr. Ruiz, Ana
            yield word.start, known[stop - 1].end, 0.85


def _is_loose(word: Word) -> bool:
    return word.kind in ("particle", "initial") or guards.is_plain(word)


def _values(
    line: str, known: Sequence[Word], start: int, stop: int, strict: bool
) -> Iterator[Span]:
    """Names in the values between a caption and the next one, which may be a list."""
    known = [word for word in known if start <= word.start and word.end <= stop]
    cuts = [start, *(start + m.end() for m in _SPLIT.finditer(line[start:stop])), stop]
    for begin, end in pairwise(cuts):
        value = [word for word in known if begin <= word.start and word.end <= end]
        found = [*_value(value), *_all(value, strict)]
        if _is_field(line[begin:end]) or not found or line[begin : value[0].start].strip(" \"'(["):
            return
        yield from found


def _value(value: Sequence[Word]) -> Iterator[Span]:
    """The name that a value begins with; in lower case only if the lists know it."""
    if len(value) > 1 and value[0].folded in lexicon("titles") and not value[0].given:
        value = value[1:]
    if stop := gazetteer.whole(value, announced=True):
        yield value[0].start, value[stop - 1].end, 0.75
    name = value[: _extent(value)]
    if not name:
        return
    first, last = name[0], name[-1]
    strong = [w for w in name if w.kind not in ("initial", "particle")]
    strong = [w for w in strong if not (w.common or w.never or (w.place and not w.given))]
    if guards.is_place(value, 0, len(name)) and not any(w.sure for w in name):
        return
    written = first.given or any(word.capital for word in name)
    if strong and written:
        yield first.start, last.end, 0.85 if len(name) > 1 else 0.7
    elif first.given and first.kind == "title" and (not first.place or len(value) == 1):
        # Hi Mark, and Name: Crystal Grant, but not: Hi Mark Read
        whole = len(value) == 1 or value[1].gap != " "
        if whole or (len(name) > 1 and last.surname):
            yield first.start, last.end, 0.65


def _is_field(value: str) -> bool:
    """Whether a value is the caption of the next field: First name: Last name."""
    text = value.strip(" :*").casefold()
    return text in lexicon("name_captions") or text in lexicon("captions")


def _all(value: Sequence[Word], strict: bool) -> Iterator[Span]:
    """All of a value of up to four words.

    strict : the caption asks for a name and nothing else, so that any words
             but those of forms will do; else the lists must know every word
    """
    for stop, word in enumerate(value):
        if stop and not joined(word.gap, value[stop - 1]):
            value = value[:stop]
            break
    given = any(word.given for word in value) and all(word.listed for word in value)
    long = any(len(word.folded) > 1 for word in value)
    if 0 < len(value) < 5 and all(map(_is_part, value)) and (given or (strict and long)):
        yield value[0].start, value[-1].end, 0.75


def _is_part(word: Word) -> bool:
    if word.kind in ("initial", "particle"):
        return True
    listed = word.given or word.family or (word.surname and not word.never)
    return word.kind != "code" and (listed or word.rare)


def _extent(value: Sequence[Word]) -> int:
    """How many words of a value belong to the name."""
    stop = 0
    for i, word in enumerate(value[:5]):
        if i and not joined(word.gap, value[i - 1]):
            break
        part = word.kind in ("initial", "particle") or word.folded in lexicon("suffixes")
        known = word.listed and (word.capital or not word.common)
        whole = known or (word.capital and not guards.is_plain(word))
        if word.kind == "code" or not (part or whole):
            break
        stop = i + 1
    while stop and value[stop - 1].kind == "particle":
        stop -= 1
    return stop
