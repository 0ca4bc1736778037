"""Words of a screen as if typed: lines under each other, every letter ten pixels wide."""

from __future__ import annotations

import numpy as np

from redact.detect.view import View
from redact.reading import Words

LEFT, STEP, LETTER, HEIGHT = 20, 30, 10, 14


def words_of(*lines: str) -> Words:
    """The words of some lines of text."""
    texts, boxes, rows, whole = [], [], [], []
    for row, line in enumerate(lines):
        x, y = LEFT, STEP * row
        for word in line.split():
            texts.append(word)
            rows.append(row)
            boxes.append((x, y, x + LETTER * len(word), y + HEIGHT))
            x += LETTER * (len(word) + 1)
        whole.append((LEFT, y, max(x - LETTER, LEFT + 1), y + HEIGHT))
    return Words(
        tuple(texts),
        np.array(boxes, np.int32).reshape(-1, 4),
        np.ones(len(texts), np.float32),
        np.array(rows, np.int32),
        np.array(whole, np.int32).reshape(-1, 4),
    )


def view_of(*lines: str, chosen: list[bool] | None = None) -> View:
    """A view of some lines of text, all words chosen if nothing else is said."""
    words = words_of(*lines)
    every = np.ones(len(words), np.bool_)
    return View(words, every if chosen is None else np.array(chosen, np.bool_), ~every)
