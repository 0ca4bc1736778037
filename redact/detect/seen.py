"""Seen: the words and lines of a screen with what their form tells, for all that judges them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from redact.detect import fields, forms
from redact.detect.layout import Layout
from redact.reading import Words

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False, repr=False)
class Seen:
    """The n words and m lines of a screen, and masks over them, each made when first asked for."""

    layout: Layout
    hidden: Mask

    @classmethod
    def of(cls, words: Words, hidden: Mask) -> Seen:
        """Look at what was read; ``hidden`` are the words that will not be seen anyway."""
        return cls(Layout.of(words), hidden)

    @property
    def words(self) -> Words:
        """What was read."""
        return self.layout.words

    @cached_property
    def captions(self) -> tuple[tuple[fields.Field, ...], ...]:
        """What each line names as a caption: m tuples, empty where it names nothing."""
        return tuple(fields.named(text) for text in self.layout.texts)

    @cached_property
    def amount(self) -> Mask:
        """Which words are sums of money: bool (n,)."""
        return forms.amounts(self.words.text)

    @cached_property
    def number(self) -> Mask:
        """Which words are numbers: bool (n,)."""
        return forms.numbers(self.words.text)

    @cached_property
    def plain(self) -> Mask:
        """Which words any interface shows, or nobody sees: bool (n,)."""
        return forms.plain(self.words.text) | self.hidden

    @cached_property
    def time(self) -> Mask:
        """Which words are dates, times or marks: bool (n,)."""
        return forms.times(self.words.text)

    @cached_property
    def told(self) -> Mask:
        """Which words may tell something of somebody: bool (n,)."""
        return ~self.plain | (self.number & ~self.hidden)

    @cached_property
    def holds_digit(self) -> Mask:
        """Which lines hold a digit: bool (m,)."""
        return np.array([any(map(str.isdigit, text)) for text in self.layout.texts], np.bool_)

    @cached_property
    def caption(self) -> Mask:
        """Which lines are captions and hold no number: bool (m,)."""
        return np.array([bool(named) for named in self.captions], np.bool_) & ~self.lines(
            self.amount
        )

    @cached_property
    def own(self) -> NDArray[np.int64]:
        """How many words of each line no interface says: int64 (m,)."""
        return np.bincount(self.words.line[~self.plain], minlength=len(self.layout.texts))

    @cached_property
    def count(self) -> NDArray[np.int64]:
        """How many words each line has: int64 (m,)."""
        return self.layout.stop - self.layout.start

    @cached_property
    def prose(self) -> Mask:
        """Which lines are running text about something: bool (m,)."""
        return (self.count >= forms.PROSE) & (self.own >= 2)

    def lines(self, words: Mask) -> Mask:
        """Which lines hold one of these words: bool (m,)."""
        held = np.zeros(len(self.layout.texts), np.bool_)
        held[self.words.line[words]] = True
        return held
