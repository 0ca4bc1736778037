"""Echo: what is found once in a picture is found everywhere in it.

A full name also gives its parts, its initials beside a name or alone, and
the user names that are made of it; a mail address gives its local part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

import re2

from redact.detect.lines import encodable
from redact.detect.peers import peers
from redact.detect.words import Word, fold, lexicon, words
from redact.findings import Findings
from redact.labels import FLOOR
from redact.reading import Words

_RUN = re2.compile(r"\p{L}+|\p{N}+")
_WHOLE = frozenset(
    {"handle", "channel", "repository", "organization", "email", "phone", "address", "url"}
    | {"date_of_birth", "network", *FLOOR}
)
"""Labels whose values are sought whole; what a scene hides are sentences, which stay in place."""

_SHORTEST = 6  # letters and digits of a value that is no name
_PART = 3  # letters of a part of a name
_USER = 4  # letters of a user name
_SURE = 0.6  # score from which a person lends its parts

Span = tuple[int, int]
Scored = tuple[Span, float]


@dataclass(slots=True)
class _Sought:
    """What to look for, each with its label and score.

    values   : letters and digits, folded, wherever they stand
    parts    : parts of a person's name, and whether each is a word of its own right
    initials : capital letters of a person
    """

    values: dict[str, tuple[str, float]] = field(default_factory=dict)
    parts: dict[str, tuple[float, bool]] = field(default_factory=dict)
    initials: dict[str, float] = field(default_factory=dict)

    def add(self, key: str, label: str, score: float, shortest: int) -> None:
        """Seek a value if it is long enough and no word of a dictionary."""
        if len(key) >= shortest and not _is_word(key):
            self.values.setdefault(key, (label, score))


@dataclass(slots=True)
class _Page:
    """The letters and digits of all words in one string, with the way back to words.

    starts : for each word the character at which it starts, and the end of the text
    """

    words: Sequence[str]
    text: str
    starts: list[int]

    @classmethod
    def of(cls, texts: Sequence[str], line: Sequence[int]) -> _Page:
        """Fold each word once; a line end keeps apart what does not belong together."""
        keys = [_letters(text) for text in texts]
        ends = ["\n" if here != after else "" for here, after in pairwise([*line, -1])]
        parts = [key + end for key, end in zip(keys, ends, strict=True)]
        return cls(texts, "".join(parts), [0, *accumulate(map(len, parts))])

    def places(self, key: str, loose: bool = False) -> Iterator[Span]:
        """The half-open ranges of words that spell a key, from the start of a run to an end.

        loose : also behind one letter, as a mark such as @ may have been read
        """
        at = self.text.find(key)
        while at >= 0:
            end = at + len(key)
            first, last = (bisect_right(self.starts, i) - 1 for i in (at, end - 1))
            begins = self._parts(first, at) or (loose and at == self.starts[first] + 1)
            if begins and self._parts(last, end):
                yield first, last + 1
            at = self.text.find(key, at + 1)

    def _parts(self, word: int, at: int) -> bool:
        """Whether a run of letters or of digits of a word starts or ends at a character."""
        offset = at - self.starts[word]
        if offset == 0 or self.text[at : at + 1] in ("", "\n") or at == self.starts[word + 1]:
            return True
        runs = _RUN.findall(fold(encodable(self.words[word])))
        return offset in accumulate(map(len, runs))


def _letters(text: str) -> str:
    """The letters and digits of a word, folded."""
    folded = fold(text)
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def spread(words: Words, rows: Findings) -> Findings:
    """Return where what was found shows again: values, parts of names, initials, user names.

    rows : start and end are rows of ``words``, as ``Words.rows_of`` gives them

    The result has rows of the same kind, all of them new.
    """
    if not len(rows):
        return Findings.empty()
    column = peers(words, rows)
    hidden = {i for start, end, _, _ in rows for i in range(start, end)}
    rows = Findings.merge([rows, column])
    sought = _sought(words.text, rows)
    page = _Page.of(words.text, words.line.tolist())
    known = {i for start, end, label, _ in rows if label == "person" for i in range(start, end)}
    found = {(start, end): (label, score) for start, end, label, score in column}
    for key, named in sought.values.items():
        for span in page.places(key, loose=named[0] == "handle" and len(key) >= _SHORTEST):
            found.setdefault(span, named)
    for span, score in [*_parts(words, page, sought, known), *_cut(words, sought)]:
        found.setdefault(span, ("person", score))
    known |= {
        i
        for (start, end), (label, _) in found.items()
        if label == "person"
        for i in range(start, end)
    }
    for span, score in _initials(words, sought, known):
        found.setdefault(span, ("person", score))
    new = (span for span in found if not hidden.issuperset(range(*span)))
    return Findings.of((*span, *found[span]) for span in new)


def _is_word(key: str) -> bool:
    return key in lexicon("common") or key in lexicon("never")


def _sought(texts: Sequence[str], rows: Findings) -> _Sought:
    sought = _Sought()
    for start, end, label, score in rows:
        value = encodable(" ".join(texts[start:end]))
        if label == "person" and score >= _SURE:
            _person(sought, value, score)
        elif label == "email":
            _email(sought, value, score)
        elif label == "handle":
            sought.add(_letters(value), label, score, _USER)
        elif label == "organization":
            _organization(sought, value, score)
        elif label in _WHOLE:
            sought.add(_letters(value), label, score, _SHORTEST)
    return sought


def _person(sought: _Sought, value: str, score: float) -> None:
    """The whole name both ways round, its parts, its initials and the user names made of it."""
    name = [word for word in words(value) if word.kind != "code" and not _is_attached(word)]
    keys = [_letters(word.folded) for word in name]
    for word, key in zip(name, keys, strict=True):
        if len(key) >= _PART and not word.never:
            sought.parts[key] = score, bool(word.common or word.place)
        for piece in word.folded.split("-"):
            if _PART < len(piece) < len(key) and not _is_word(piece):
                sought.parts.setdefault(piece, (score, False))
    if len(name) < 2:
        return
    head, tail = keys[0], keys[-1]
    for key in ("".join(keys), head + tail, tail + head):
        sought.values.setdefault(key, ("person", score))
    for user in (head[0] + tail, head + tail[0], tail + head[0]):
        sought.add(user, "handle", score, _USER)
    sought.initials[(head[0] + tail[0]).upper()] = score
    sought.initials["".join(key[0] for key in keys).upper()] = score


def _is_attached(word: Word) -> bool:
    """Dr., Jr. and van: of a person, but no part that tells who it is."""
    small = word.folded in lexicon("titles") or word.folded in lexicon("suffixes")
    return word.kind == "particle" or (small and not word.given)


def _organization(sought: _Sought, value: str, score: float) -> None:
    """The whole name, and its first word if no dictionary has it."""
    sought.add(_letters(value), "organization", score, _SHORTEST)
    first = words(value)[:1]
    if first and first[0].rare and not first[0].listed and first[0].capital:
        sought.add(_letters(first[0].folded), "organization", score, _SHORTEST)


def _email(sought: _Sought, value: str, score: float) -> None:
    """The address, its local part, and the name that a local part of two names spells."""
    sought.add(_letters(value), "email", score, _SHORTEST)
    local = value.partition("@")[0]
    sought.add(_letters(local), "handle", score, _USER)
    names = [run for run in _RUN.findall(fold(local)) if run.isalpha()]
    if len(names) == 2 and min(map(len, names)) >= 2 and not all(map(_is_word, names)):
        sought.values.setdefault(names[1] + names[0], ("person", score))
    listed = [n for n in names if n in lexicon("given") or n in lexicon("surname")]
    for name in listed:
        if len(names) == len(listed) and len(name) > _PART and not _is_word(name):
            sought.parts.setdefault(name, (score, name in lexicon("places")))


def _parts(words: Words, page: _Page, sought: _Sought, known: set[int]) -> Iterator[Scored]:
    """Parts of names; one that is a word too only where it is written and stands as a name."""
    for key, (score, guarded) in sought.parts.items():
        for start, stop in page.places(key):
            text = words.text[start]
            if (guarded or len(key) == _PART) and not _is_written(words, start, text, known):
                continue
            yield (start, stop), score


def _is_written(words_: Words, i: int, text: str, known: set[int]) -> bool:
    """A capitalised word that is alone, owns something, stands by a name or inside a sentence."""
    if not text.strip("\"'(“‘@")[:1].isupper():
        return False
    left = i > 0 and words_.line[i - 1] == words_.line[i]
    right = i + 1 < len(words_) and words_.line[i + 1] == words_.line[i]
    if not (left or right) or text.rstrip(".,").endswith(("'s", "’s")):
        return True
    if (left and i - 1 in known) or (right and i + 1 in known):
        return True
    inside = left and words_.text[i - 1].islower() and words_.text[i - 1].isalpha()
    return inside and not (right and words_.text[i + 1][:1].isupper())


def _cut(words_: Words, sought: _Sought) -> Iterator[Scored]:
    """A name cut by an ellipsis: Maria Gonz…, for one."""
    for i, text in enumerate(words_.text):
        if text.endswith(("…", "..")) and len(key := _letters(text)) >= _PART:
            scores = [score for part, (score, _) in sought.parts.items() if part.startswith(key)]
            if scores and text[:1].isupper():
                yield (i, i + 1), max(scores)


def _initials(words_: Words, sought: _Sought, known: set[int]) -> Iterator[Scored]:
    """Two or three capitals that are a person's: alone in a line, or beside a name of theirs."""
    line = [-1, *words_.line.tolist(), -1]
    for i, text in enumerate(words_.text):
        if (text := text.strip("()").upper()) not in sought.initials:
            continue
        beside = any(j in known and line[j + 1] == line[i + 1] for j in (i - 1, i + 1))
        if beside or (line[i] != line[i + 1] != line[i + 2] and not _is_word(text.casefold())):
            yield (i, i + 1), sought.initials[text]
