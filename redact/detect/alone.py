"""One given name alone, where what stands around it says that it is a person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import re2

from redact.detect import guards
from redact.detect.words import Word, is_prose, lexicon

Span = tuple[int, int, float]
"""start, end, score; half-open, characters of the line."""

CELLS = frozenset((" - ", " – ", " — ", " | ", " · ", " • ", ": "))
"""What parts the cells of a line, such as a title."""

TIME = re2.compile(r"[ ,·•|–—-]{1,4}\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\b)?")
"""A time of the day behind a name."""

_BETWEEN = frozenset((", ", " / ", " & ", " + ", " <> ", " x ", " | "))


def singles(line: str, known: Sequence[Word]) -> Iterator[Span]:
    """One given name alone, where what stands around it says that it is a person."""
    for i, word in enumerate(known):
        if not word.sure or word.place or word.kind not in ("title", "lower"):
            continue
        alone = (i == 0 or word.gap in CELLS) and _is_alone(line, known[i:])
        supported = word.kind == "title" and (alone or is_prose(known))
        if not (supported or _is_person(line, known, i)):
            continue
        if not (guards.is_place(known, i, i + 1) or guards.is_phrase(known, i, i + 1)):
            yield word.start, word.end, 0.6


def _is_alone(line: str, known: Sequence[Word]) -> bool:
    """Whether nothing follows a word in its line but a time or what chats show beside a name."""
    rest = line[known[0].end :]
    if len(known) == 1 and not rest.strip(" ."):
        return True
    told = all(word.folded in lexicon("after") for word in known[1:])
    return told and (TIME.match(rest) is not None or len(known) > 1)


def _is_person(line: str, known: Sequence[Word], i: int) -> bool:
    """The doer of a verb, an owner, a speaker, or one of a list of names."""
    word, rest = known[i], line[known[i].end :]
    after = known[i + 1] if i + 1 < len(known) else None
    if after is not None and after.gap == " " and after.folded in lexicon("verbs"):
        return True
    if (
        rest.startswith(("'s ", "’s "))
        or rest in ("'s", "’s")
        or (i == 0 and rest.startswith((": ", ':"')))
    ):
        return True
    led = i > 0 and word.gap in (" ", ", ") and known[i - 1].folded in lexicon("before")
    if led and (word.kind == "title" or is_prose(known)):
        return True
    near = ((i - 2, i), (i - 1, i), (i, i + 1), (i, i + 2))
    return any(a >= 0 and b < len(known) and _is_list(known, a, b) for a, b in near)


def _is_list(known: Sequence[Word], first: int, second: int) -> bool:
    """Whether two names stand in one list: Ann, Bob and Cem."""
    ends = known[first], known[second]
    if any(word.common or word.place or not word.listed for word in ends):
        return False
    if second - first == 1:
        return known[second].gap in _BETWEEN
    return known[first + 1].folded == "and" and known[second].gap == " "
