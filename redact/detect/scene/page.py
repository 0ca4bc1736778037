"""Evidence: what the lines of one screen hold, before any scene is judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from redact.detect.scene.cues import Cue, hits, words
from redact.detect.scene.lexicon import LEXICONS
from redact.detect.scene.shapes import shapes
from redact.detect.scene.talk import talk

_PROSE = 7  # words above which a line is running text
_SOME_PROSE, _ALL_PROSE = 0.3, 0.55  # share of running text between which a page turns article
_ENOUGH_OF_SOMEBODY = 3  # signs of somebody, beyond one, with which no page is an article
_DATES = 3  # dates that are as good as one of these
_INFORMAL = 0.03  # share of words of talk from which lines are chatty
_LONG_PAGE = 250  # words from which cues are expected to stand by chance

_SOMEBODY: Final = (
    *("tin", "email", "phone", "member", "masked_account", "card", "iban", "long_number"),
)
"""Shapes that a page about somebody has and a page about a topic lacks."""

_SELF: Final = ("personal", "someone")
"""Shapes of somebody who speaks or is spoken of."""


class Page(NamedTuple):
    """The evidence of one screen.

    cues    : each cue that was found, and how often
    shape   : values of each kind, by their names in the cue files
    words   : how many words the lines have
    thin    : 1, or less on a long page, where more cues stand by chance
    nobody  : 0..1, how far signs of somebody are missing, such as numbers and addresses
    unnamed : 0..1, the same, but for words for oneself: questions of a help page have them too
    prose   : 0..1, how far it is running text
    """

    cues: Counter[Cue]
    shape: Counter[str]
    words: int
    thin: float
    nobody: float
    unnamed: float
    prose: float


def gather(texts: Sequence[str]) -> Page:
    """Return the evidence in the lines of a screen.  Raises Unavailable, as ``rules`` does."""
    lines = [words(text) for text in texts]
    count = sum(map(len, lines))
    cues = Counter(hits(lines))
    shape = shapes(texts)
    shape.update(talk(texts))
    shape.update(cue.scene for cue in cues if cue.scene in LEXICONS)
    shape["chatty"] = _chatty(cues, count)
    thin = min(1.0, _LONG_PAGE / max(count, 1)) ** 0.5
    nobody, unnamed = _missing(shape, _SOMEBODY + _SELF), _missing(shape, _SOMEBODY)
    return Page(cues, shape, count, thin, nobody, unnamed, _prose(texts))


def _chatty(cues: Counter[Cue], count: int) -> int:
    """How many percent of the words are greetings, thanks and the like, above a few."""
    informal = sum(n for cue, n in cues.items() if cue.kind == "body")
    return max(0, round(100 * (informal / max(count, 1) - _INFORMAL)))


def _missing(shape: Counter[str], signs: tuple[str, ...]) -> float:
    somebody = sum(shape[name] for name in signs) + shape["date"] // _DATES
    return min(1.0, max(0.0, 1 - (somebody - 1) / _ENOUGH_OF_SOMEBODY))


def _prose(texts: Sequence[str]) -> float:
    """0 for a page of captions and values, 1 for one of running text."""
    lengths = [text.count(" ") + 1 for text in texts]
    prose = sum(n for n in lengths if n > _PROSE) / max(sum(lengths), 1)
    return min(max((prose - _SOME_PROSE) / (_ALL_PROSE - _SOME_PROSE), 0.0), 1.0)
