"""Seen: the words and lines of a screen with what their form tells, for all that judges them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import re2
from numpy.typing import NDArray

from redact.detect import fields
from redact.detect.content import sums, vocabulary
from redact.detect.layout import Layout
from redact.labels import LABELS
from redact.reading import Words

CONTENT = frozenset(
    {"tax", "medical", "private_message", "performance", "prompt", "banking", "customer"}
)
"""The labels that are kinds of window too."""

PERSONAL = frozenset(LABELS) - CONTENT
"""The labels of values that are the same in any window."""

PROSE = 5
"""Words from which a line is running text."""

_WIDE = 0.8  # heights of a word from which a gap is wider than a space
_CODE = 4  # digits of a value behind its caption
_LONG = 9  # words from which a line is longer than a caption
_IN_TEXT = 3  # words of a line among running text that is some of it
_HEAD = 3  # words of the head of a column
_TOP = 0.2  # part of the screen in which a browser shows the address of its page
_ADDRESS = re2.compile(r"(?i)(?:^|[\s/])(?:https?:?//|www\.|(?:[a-z0-9\-]+\.)+[a-z]{2,8}/)")

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False, repr=False)
class Seen:
    """The n words and m lines of a screen, and masks over them, each made when first asked for."""

    layout: Layout
    hidden: Mask
    firms: Mask

    @classmethod
    def of(cls, words: Words, hidden: Mask, firms: Mask | None = None) -> Seen:
        """Look at what was read.

        hidden : bool (n,)  words that will not be seen anyway
        firms  : bool (n,)  words of organisations; none if not given
        """
        return cls(Layout.of(words), hidden, np.zeros_like(hidden) if firms is None else firms)

    @property
    def words(self) -> Words:
        """What was read."""
        return self.layout.words

    @cached_property
    def captions(self) -> tuple[fields.Caption, ...]:
        """What each line names as a caption: m rows."""
        text, lines = self.words.text, zip(self.layout.start, self.layout.stop, strict=True)
        return tuple(fields.caption(text[start:stop]) for start, stop in lines)

    @cached_property
    def amount(self) -> Mask:
        """Which words are sums of money: bool (n,)."""
        return sums.amounts(self.words.text, self.words.line)

    @cached_property
    def number(self) -> Mask:
        """Which words are numbers: bool (n,)."""
        return sums.numbers(self.words.text)

    @cached_property
    def plain(self) -> Mask:
        """Which words any interface shows, or nobody sees: bool (n,)."""
        return vocabulary.plain(self.words.text) | self.hidden

    @cached_property
    def time(self) -> Mask:
        """Which words are dates, times or marks: bool (n,)."""
        return sums.times(self.words.text)

    @cached_property
    def term(self) -> Mask:
        """Which words are part of a diagnosis or a drug: bool (n,)."""
        return vocabulary.terms(self.words.text, self.words.line, ("diagnosis", "drug"))

    @cached_property
    def measured(self) -> Mask:
        """Which words are numbers with a unit of medicine behind them: bool (n,)."""
        return vocabulary.measured(self.unit, self.words.line) & self.number

    @cached_property
    def tested(self) -> Mask:
        """Which words are part of a laboratory test: bool (n,)."""
        return vocabulary.terms(self.words.text, self.words.line, ("lab_test",))

    @cached_property
    def when(self) -> Mask:
        """Which words are dates or times of day: bool (n,)."""
        return sums.dates(self.words.text, self.words.line)

    @cached_property
    def figures(self) -> Mask:
        """Which lines are numbers and units alone, and no date: bool (m,)."""
        other = ~(self.number | self.unit) | self.when
        return self.lines(self.number & ~self.when) & ~self.lines(other & ~self.hidden)

    @cached_property
    def unit(self) -> Mask:
        """Which words are units of medicine: bool (n,)."""
        return vocabulary.units(self.words.text) | sums.measures(self.words.text)

    @cached_property
    def told(self) -> Mask:
        """Which words may tell something of somebody: bool (n,)."""
        return ~self.plain | (self.number & ~self.hidden)

    @cached_property
    def holds_digit(self) -> Mask:
        """Which lines hold a digit: bool (m,)."""
        return np.array([any(map(str.isdigit, text)) for text in self.layout.texts], np.bool_)

    @cached_property
    def inline(self) -> NDArray[np.int64]:
        """The row of words at which the value of each line's own caption begins: int64 (m,).

        Past the end of the line where it holds no value.  A value begins
        behind a colon, or behind a gap that is wider than a space.
        """
        begin = self.layout.stop.copy()
        box, text = self.words.box, self.words.text
        for line, caption in enumerate(self.captions):
            at, stop = int(self.layout.start[line]) + caption.end, int(self.layout.stop[line])
            while caption.fields and at < stop:
                wide = box[at, 0] - box[at - 1, 2] > _WIDE * (box[at, 3] - box[at, 1])
                code = sum(map(str.isdigit, text[at])) >= _CODE
                if wide or code or text[at - 1].endswith((":", "?")) or self.amount[at]:
                    begin[line] = at
                    break
                at += 1
        return begin

    @cached_property
    def silent(self) -> Mask:
        """Which lines say what heads of columns that tell nothing say: bool (m,)."""
        return np.array([fields.is_silent(text) for text in self.layout.texts], np.bool_)

    @cached_property
    def named(self) -> Mask:
        """Which lines name something private as a caption does, and hold no value: bool (m,)."""
        short = self.count <= fields.MAX_WORDS
        named = np.array([bool(c.fields) and not c.begun for c in self.captions], np.bool_) & short
        whole = self.inline == self.layout.stop
        return np.asarray(named & whole & ~self.lines(self.amount), np.bool_)

    @cached_property
    def head(self) -> NDArray[np.int64]:
        """The line at the head of each line's column: int64 (m,), -1 outside tables."""
        said = self.named | self.silent | ((self.own == 0) & (self.count <= _HEAD))
        figure = self.lines(self.number) | (self.lines(self.when) & self.holds_digit)
        return self.layout.heads(said & ~figure & ~self.chrome)

    @cached_property
    def caption(self) -> Mask:
        """Which lines are captions: bool (m,).

        In the cells of a table only those that name something in any window.
        """
        sure = [any(field.sure for field in c.fields) for c in self.captions]
        whole = [c.whole or any(f.label in PERSONAL for f in c.fields) for c in self.captions]
        firm = np.array(sure, np.bool_) & np.array(whole, np.bool_) & ~self.holds_digit
        return self.named & (firm | (self.head < 0))

    @cached_property
    def chrome(self) -> Mask:
        """Which lines are at or above the address of a browser: bool (m,)."""
        box = self.layout.lines
        address = [_ADDRESS.search(text) is not None for text in self.layout.texts]
        high = np.array(address, np.bool_) & (box[:, 3] < _TOP * box[:, 3].max(initial=1))
        return np.asarray(box[:, 1] < box[high, 3].max(initial=0), np.bool_)

    @cached_property
    def met(self) -> Mask:
        """Which lines hold a hidden word, such as a name: bool (m,)."""
        return self.lines(self.hidden)

    @cached_property
    def own(self) -> NDArray[np.int64]:
        """How many words of each line no interface says: int64 (m,)."""
        return np.bincount(self.words.line[~self.plain], minlength=len(self.layout.texts))

    @cached_property
    def worded(self) -> NDArray[np.int64]:
        """How many words of letters each line has that no interface says: int64 (m,)."""
        letters = np.array([text[:1].isalpha() for text in self.words.text], np.bool_)
        return np.bincount(self.words.line[~self.plain & letters], minlength=len(self.layout.texts))

    @cached_property
    def count(self) -> NDArray[np.int64]:
        """How many words each line has: int64 (m,)."""
        return self.layout.stop - self.layout.start

    @cached_property
    def prose(self) -> Mask:
        """Which lines are running text: bool (m,).

        They are some words long, and two of the words are no interface's, or
        they end as sentences do, or they are longer than captions are.
        """
        ended = np.array([text.endswith((".", "?", "!")) for text in self.layout.texts], np.bool_)
        said = (self.own >= 2) | ended | (self.count >= _LONG)
        prose = (self.count >= PROSE) & said
        # A line in the midst of running text is some of it, whatever its words are.
        block = np.bincount(self.layout.block[prose], minlength=len(prose))[self.layout.block]
        return np.asarray(prose | ((block > 0) & (self.count >= _IN_TEXT)), np.bool_)

    def lines(self, words: Mask) -> Mask:
        """Which lines hold one of these words: bool (m,)."""
        held = np.zeros(len(self.layout.texts), np.bool_)
        held[self.words.line[words]] = True
        return held
