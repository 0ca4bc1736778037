"""Kinds: what a window shows of somebody, by the kind of content that it holds.

Each rule answers which words of the window are content: bool (n,).  The
interface stays: captions, heads of columns, and words that any interface says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from redact.detect.content import areas, codes, sums, vocabulary
from redact.detect.content.form import Form, bare
from redact.detect.content.seen import Mask, Seen
from redact.detect.layout.geometry import shared

_SENTENCE = 8  # words from which a line beside a sum is a sentence
_ITEM = 8  # words of an item that names what was found or done
_POINTS = Form(
    r"(?i)[a-e][+-]?|[0-9]{1,2}(?:[.,][0-9])? ?(?:/|of|out of|von|de|sur) ?[0-9]{1,2}"
    r"|[1-5] ?[-–:] ?\p{L}.*"
)
_NICK = Form(r"[+@%~]?[a-z][a-z0-9_.|-]{3,}")  # who is there, one a line
_TALK = 0.2  # share of lines that are talk from which a window shows talk


def _credential(seen: Seen) -> Mask:
    """Words that look like codes and keys."""
    return codes.secrets(seen.words.text) & ~seen.chrome[seen.words.line]


def _tax(seen: Seen) -> Mask:
    """Sums, and the filing status."""
    numbers = seen.number & ~seen.time & areas.cells(seen)[seen.words.line]
    numbers |= sums.whole_sums(seen.words.text)
    return seen.amount | numbers | vocabulary.listed("statuses", seen.layout.texts)[seen.words.line]


def _banking(seen: Seen) -> Mask:
    """Sums, and in the row of a sum and a date what says whom it went to."""
    beside = (shared(seen.layout.lines, 1) > 0) & areas.listed(seen)
    dated = beside[seen.lines(seen.when)].any(axis=0)
    row = beside[:, dated].any(axis=1) & (seen.head < 0) & (seen.count < _SENTENCE)
    return seen.amount | areas.shown(seen, row | areas.cells(seen))


def _medical(seen: Seen) -> Mask:
    """Terms with their numbers, what stands in the cells of tables, and notes."""
    term = seen.term | vocabulary.listed("procedures", seen.words.text)
    held, tested = seen.lines(term), seen.lines(seen.tested)
    row = held | (areas.beside(seen, tested) & ~seen.chrome)
    near = row[seen.words.line] & seen.number & ~seen.when
    result = vocabulary.listed("results", seen.layout.texts) & areas.beside(
        seen, tested | seen.figures
    )
    said = areas.cells(seen) | areas.notes(seen) | (held & (seen.prose | (seen.count <= _ITEM)))
    said |= areas.cards(seen) & (seen.worded > 0) & (seen.count >= 2)
    short = ((result | seen.figures) & ~seen.chrome)[seen.words.line]
    return term | seen.measured | near | short | areas.shown(seen, said)


def _performance(seen: Seen) -> Mask:
    """Pay, percentages, what stands in the cells of tables, and what is written of somebody."""
    row = areas.beside(seen, seen.met) & ~seen.chrome
    mark = seen.number & row[seen.words.line] & ~seen.when
    pay = seen.amount | mark | sums.percentages(seen.words.text)
    return (
        pay
        | areas.shown(seen, areas.cells(seen) | areas.notes(seen))
        | _rated(seen)[seen.words.line]
    )


def _customer(seen: Seen) -> Mask:
    """Sums, what stands in the cells of tables or on cards, and what people write."""
    said = areas.cells(seen) | areas.cards(seen) | seen.prose | areas.previews(seen)
    return (
        seen.amount
        | areas.proper(seen)
        | (seen.firms & ~seen.chrome[seen.words.line])
        | areas.shown(seen, said)
    )


def _message(seen: Seen) -> Mask:
    """Running text, short lines where it stands, and titles and previews elsewhere."""
    talk = seen.prose | areas.long(seen)
    # A calendar has no talk, but titles that any interface could say.
    if talk.sum() < _TALK * (seen.count > 0).sum():
        return areas.shown(seen, seen.count >= 2, talk=True)
    short = (seen.own > 0) & ((seen.count >= 2) | _NICK.of(seen.layout.texts))
    return areas.shown(seen, talk | areas.inside(seen), talk=True) | areas.core(seen, short)


def _prompt(seen: Seen) -> Mask:
    """Running text, short lines where it stands, and titles of what was asked before."""
    talk = seen.prose | areas.long(seen)
    title = (seen.own > 0) & (seen.count >= 2)
    return areas.shown(seen, talk | areas.inside(seen) | title, talk=True)


def _rated(seen: Seen) -> Mask:
    """Which lines rate somebody: by words, a letter, or points of so many."""
    texts = seen.layout.texts
    return vocabulary.listed("ratings", texts) | _POINTS.of(bare(texts))


RULES: Final[Mapping[str, Callable[[Seen], Mask]]] = MappingProxyType(
    {
        "credential": _credential,
        "tax": _tax,
        "banking": _banking,
        "medical": _medical,
        "performance": _performance,
        "customer": _customer,
        "private_message": _message,
        "prompt": _prompt,
    }
)
"""The rule of each kind of content."""
