"""Persons by their form and the name lists alone, one line at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from redact.detect import guards
from redact.detect.alone import CELLS, TIME, Span, singles
from redact.detect.words import Word, is_prose, lexicon


def persons(line: str, known: Sequence[Word]) -> Iterator[Span]:
    """Yield the persons among the words of one line; spans may overlap."""
    yield from _full(known)
    yield from _cells(line, known)
    yield from _reversed(line, known)
    yield from singles(line, known)
    yield from _written_together(known)


def joined(gap: str, before: Word) -> bool:
    """Whether two words can belong to one name by what stands between them."""
    dotted = before.kind == "initial" or before.folded == "st"
    return gap in (" ", "\u00a0") or (gap in (". ", ".") and dotted)


def _cells(line: str, known: Sequence[Word]) -> Iterator[Span]:
    """A full name that fills a cell, or that follows Dr., with, about and the like."""
    for i, word in enumerate(known):
        led = i > 0 and word.gap in (" ", ". ") and _leads(known[i - 1])
        avatar = i == 1 and _is_avatar(known)
        first = i == 0 or avatar or word.gap in CELLS
        if (led or first) and (stop := whole(known[i : i + 5], led)):
            yield word.start, known[i + stop - 1].end, 0.75
        elif (led or first) and _is_sender(line, known[i : i + 2], avatar):
            yield word.start, known[i + 1].end, 0.7


def _is_avatar(known: Sequence[Word]) -> bool:
    """Whether a line begins with the initials of the words that follow: GC Grant Colon."""
    after = "".join(word.folded[0] for word in known[1:4])
    return known[0].kind == "caps" and after.startswith(known[0].folded)


def _is_sender(line: str, name: Sequence[Word], avatar: bool) -> bool:
    """Two words that only a time, an address or initials beside them show to be a name."""
    if len(name) < 2 or name[1].gap != " " or not all(word.kind == "title" for word in name):
        return False
    head, tail = name
    if guards.is_place(name, 0, 2) or guards.is_phrase(name, 0, 2) or head.never or tail.never:
        return False
    rest = line[tail.end :]
    timed = TIME.match(rest)
    if avatar or rest[:2] == " <":
        return True
    if head.given and tail.surname and not head.place:
        return timed is not None
    alone = timed is not None and not rest[timed.end() :].strip()
    shown = alone or rest[:2] == ": " or (head.gap in (" - ", " – ", " — ") and not rest.strip())
    return head.rare and tail.rare and shown


def _leads(word: Word) -> bool:
    return word.folded in lexicon("before") or word.folded in lexicon("titles")


def whole(known: Sequence[Word], announced: bool = False) -> int:
    """Return how many of the first words make up a full name, though each may be a word; or 0.

    Georgia White, Edward Newton 9:14 AM: what follows is a mark, a number or
    a time, or a verb that people do; after a name that something announces,
    it may be any small word.
    """
    for stop in range(min(len(known), 4), 1, -1):
        if _ends(known[stop:], announced) and _is_whole(known[:stop]):
            return stop
    return 0


def _ends(rest: Sequence[Word], announced: bool) -> bool:
    if not rest:
        return True
    word, gap = rest[0], rest[0].gap
    doer = word.folded in lexicon("after") or word.folded in lexicon("verbs")
    mark = gap[:2] == " -" or any(c in "(),|·•:–—/" or c.isdigit() for c in gap)
    return doer or mark or (announced and (word.kind == "lower" or word.never))


def _is_whole(name: Sequence[Word]) -> bool:
    head, tail = name[0], name[-1]
    kinds = {head.kind, "initial", "particle"}
    alike = all(word.kind in kinds and joined(word.gap, before) for before, word in pairwise(name))
    inner = all(word.listed or word.kind in ("initial", "particle") for word in name[1:-1])
    if not (alike and inner and head.kind in ("title", "caps") and tail.kind == head.kind):
        return False
    if guards.is_phrase(name, 0, len(name)) or guards.is_place(name, 0, len(name)):
        return False
    if tail.folded in lexicon("after"):  # Sarah Miller You: sounds good
        return False
    if head.given and tail.surname:
        street = head.place or (head.surname and tail.never)  # Franklin Street, Dallas Police
        return tail.family or tail.rare or (head.sure and not street)
    if tail.surname and tail.rare and head.common and not head.never and len(name) == 2:
        return True  # Patience Okonkwo
    last_first = head.surname and not tail.place
    return last_first and (tail.sure or (tail.given and head.rare))


def run(known: Sequence[Word], first: int, limit: int = 5) -> int:
    """Return where the run of words that could be one name, from ``first`` on, stops."""
    stop, kind = first + 1, known[first].kind
    kind = "title" if kind == "initial" else kind
    while stop < len(known) and stop - first < limit:
        word = known[stop]
        fits = word.kind in ("initial", "particle", kind) and (word.surname or not word.never)
        backed = word.listed or is_prose(known) or len(known) <= 3
        small = kind == "lower" and (word.common or not backed)
        if not fits or small or not joined(word.gap, known[stop - 1]):
            break
        stop += 1
    return stop


def _full(known: Sequence[Word]) -> Iterator[Span]:
    """A given name, then initials, more given names, particles and a surname, or the reverse."""
    for i, word in enumerate(known):
        if (word.never or word.place or word.folded in lexicon("titles")) and not word.given:
            continue
        if not word.capital and not (word.kind == "lower" and word.sure and not word.place):
            continue
        stop = _trimmed(known, i, run(known, i))
        if stop - i < 2 or guards.is_phrase(known, i, stop) or guards.is_place(known, i, stop):
            continue
        score = _strength(word, known[stop - 1])
        if score >= (0.7 if word.kind == "caps" else 0.6):
            yield word.start, known[_suffixed(known, stop) - 1].end, score


def _trimmed(known: Sequence[Word], first: int, stop: int) -> int:
    """Take plain words, initials and particles off the end of a run."""
    while stop > first + 1:
        last = known[stop - 1]
        if last.kind not in ("initial", "particle") and not guards.is_plain(last):
            break
        if last.kind == "initial" and stop == first + 2 and known[first].sure:
            break  # Maria G.
        stop -= 1
    return stop


def _suffixed(known: Sequence[Word], stop: int) -> int:
    """Take in Jr., III or MD after a name."""
    after = known[stop : stop + 1]
    return stop + any(w.folded in lexicon("suffixes") and w.gap in (" ", ", ") for w in after)


def _strength(first: Word, last: Word) -> float:
    """How sure a first and a last word are to be one person's name; 0 for not at all."""
    if first.kind == "initial":
        return 0.7 if last.surname and not last.common else 0.0
    if first.sure and not first.place and (last.family or not last.place):
        return 0.85 if last.listed or last.kind == "initial" else 0.75
    if first.given:  # also a common word or a place: Mark, Grace, Sofia
        rare = last.kind != "initial" and last.rare and (last.listed or not first.place)
        return (0.75 if last.listed else 0.6) if rare else 0.0
    if first.common or first.place:
        return 0.0
    if first.surname and last.sure:  # the family name first
        return 0.75
    return 0.6 if last.surname and not (last.common or last.place) else 0.0


def _reversed(line: str, known: Sequence[Word]) -> Iterator[Span]:
    """Last, First: GARCIA LOPEZ, MARIA E."""
    for i in range(1, len(known)):
        if known[i].gap.rstrip(" ") != "," or not _is_reversed(known[i - 1], known[i]):
            continue
        begin, stop = i - 1, i + 1
        while begin and joined(known[begin].gap, known[begin - 1]):
            before = known[begin - 1]
            if not (before.surname or before.kind == "particle") or before.common or before.never:
                break
            begin -= 1
        while stop < len(known) and joined(known[stop].gap, known[stop - 1]):
            if not (known[stop].kind == "initial" or (known[stop].sure and known[stop].capital)):
                break
            stop += 1
        yield known[begin].start, known[stop - 1].end, 0.85 if known[i - 1].surname else 0.7
    yield from _strangers(line, known)


def _strangers(line: str, known: Sequence[Word]) -> Iterator[Span]:
    """Last, First that fill a cell and that no list has: Klaeck, Brogem - Summary."""
    pair = known[:2]
    if len(pair) < 2 or pair[1].gap != ", " or not all(w.kind == "title" and w.rare for w in pair):
        return
    after = known[2].gap if len(known) > 2 else line[pair[1].end :].strip(" .")
    if not after or after in CELLS:
        yield pair[0].start, pair[1].end, 0.6


def _is_reversed(last: Word, first: Word) -> bool:
    if not (first.capital and first.kind == last.kind and first.given):
        return False
    if first.place or first.never or guards.is_plain(last):
        return False
    rare = last.surname and not last.common
    return rare or (first.sure and (last.surname or not last.common))


def _written_together(known: Sequence[Word]) -> Iterator[Span]:
    """A given name and a surname in the name of a file: Maria_Lopez_review.pdf, maria-lopez."""
    for before, word in pairwise(known):
        if word.gap in ("_", ".") and _are_one(before.folded, word.folded):
            yield before.start, word.end, 0.7
    for word in known:
        parts = word.folded.split("-")
        if word.kind in ("code", "lower") and any(_are_one(*pair) for pair in pairwise(parts)):
            yield word.start, word.end, 0.65


def _are_one(first: str, last: str) -> bool:
    """Whether two words, either way round, are a given name and a surname and nothing else."""
    if any(name in lexicon(which) for name in (first, last) for which in ("common", "never")):
        return False
    given, surname = lexicon("given"), lexicon("surname")
    return (first in given and last in surname) or (first in surname and last in given)
