"""Detectors of one word, a drawn form, and what came out of a redactor."""

from __future__ import annotations

import numpy as np
from drawn import BLACK, WHITE, Colour, Page
from numpy.typing import NDArray

from redact.events import Dropped, Frame, Safe, Text
from redact.findings import Findings
from redact.labels import LABELS

Pixels = NDArray[np.uint8]

SSN = "536-90-4399"


class Says:
    """A detector that finds one word, quickly."""

    name, labels = "says", LABELS

    def __init__(self, word: str, label: str, score: float = 1.0) -> None:
        self.word, self.label, self.score = word, label, score

    def find(self, text: str) -> Findings:
        at = text.find(self.word)
        return Findings.of([(at, at + len(self.word), self.label, self.score)] if at >= 0 else [])


class Broken:
    """A detector that quotes the text as it fails."""

    name, labels = "broken", LABELS

    def find(self, text: str) -> Findings:
        raise ValueError(text)


def safe(out: Safe | Dropped) -> Safe:
    assert isinstance(out, Safe)
    return out


def pixels_of(out: Safe | Dropped) -> Pixels:
    event = safe(out).event
    assert isinstance(event, Frame)
    return event.pixels


def text_of(out: Safe | Dropped) -> str:
    event = safe(out).event
    assert isinstance(event, Text)
    return event.text


def form(back: Colour = WHITE, ink: Colour = BLACK, zoom: int = 1, size: int = 15) -> Page:
    """Three lines, the value of the second private; words 2 and 3 are ``SSN:`` and the value."""
    page = Page(480, 120, back, zoom)
    page.text(20, 12, "Open settings", size, ink)
    page.text(20, 50, f"SSN: {SSN}", size, ink)
    page.text(20, 88, "Theme and colours", size, ink)
    return page
