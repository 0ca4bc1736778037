"""Screens laid out by hand: a page of text is a page of words, each letter a cell of a grid."""

from __future__ import annotations

import numpy as np
import re2
from numpy.typing import NDArray

from redact.detect.content.seen import Seen
from redact.findings import Findings
from redact.reading import BLANK, Words

LETTER, HEIGHT, STEP = 8, 16, 24
"""Pixels of a letter's width, of a line's height, and from one row of the page to the next."""

_LINE = re2.compile(r"\S+(?: {1,2}\S+)*")
_WORD = re2.compile(r"\S+")


def laid(page: str) -> Words:
    """The words of a page as if read without a mistake.

    One space is a space, two are a gap within a line, and three part two
    lines of one row; an empty row parts two blocks.
    """
    texts, boxes, line, lines = [], [], [], []
    for number, row in enumerate(page.splitlines()):
        y = number * STEP
        for found in _LINE.finditer(row):
            left = found.start()
            for word in _WORD.finditer(found[0]):
                texts.append(word[0])
                x0, x1 = left + word.start(), left + word.end()
                boxes.append((LETTER * x0, y, LETTER * x1, y + HEIGHT))
                line.append(len(lines))
            lines.append((LETTER * left, y, LETTER * found.end(), y + HEIGHT))
    return Words(
        tuple(texts),
        np.array(boxes, np.int32).reshape(-1, 4),
        np.ones(len(texts), np.float32),
        np.array(line, np.int32),
        np.array(lines, np.int32).reshape(-1, 4),
    )


def marked(words: Words, wanted: str) -> NDArray[np.bool_]:
    """Which words are among these, or are masked: bool (n,)."""
    among = set(wanted.split())
    return np.array([text in among for text in words.text], np.bool_) | words.blank


def seen(page: str, hidden: str = "", firms: str = "") -> Seen:
    """What is seen of a page; some of its words will be hidden anyway, or are of firms."""
    words = laid(page)
    gone = marked(words, hidden)
    return Seen.of(words, gone, marked(words, firms) & ~gone)


def told(screen: Seen, mask: NDArray[np.bool_]) -> list[str]:
    """The marked words, or the marked lines."""
    texts = screen.words.text if len(mask) == len(screen.words) else screen.layout.texts
    assert mask.dtype == np.bool_
    assert len(mask) in (len(screen.words), len(screen.layout.texts))
    return [text for text, held in zip(texts, mask.tolist(), strict=True) if held]


def lines_told(screen: Seen, mask: NDArray[np.bool_]) -> list[str]:
    """The marked lines."""
    assert mask.shape == (len(screen.layout.texts),)
    return [t for t, held in zip(screen.layout.texts, mask.tolist(), strict=True) if held]


def spans(words: Words, found: Findings) -> list[tuple[str, str]]:
    """The label of each finding, and the words that it spans."""
    return [(label, " ".join(words.text[a:b])) for a, b, label, _ in found]


def hidden_page(page: str) -> str:
    """The same page with every word masked, each in its place."""
    return _WORD.sub(lambda word: BLANK, page)
