"""What the attacks on frames share: one frame in, the masked pixels out."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

import redact
from oracles import drawing

Pixels = NDArray[np.uint8]
Fill = Callable[[Pixels, NDArray[np.int32]], None]

SSN, OTHER = "536-90-4399", "219-08-7716"
FILL, FIELDS = "redact.apply.frame.fill", "redact.apply.frame.fields"
"""The two defences of a mask, by the names under which a test takes them out."""


def judged(redactor: redact.Redactor, pixels: Pixels, **about: object) -> redact.Safe:
    """Redact one picture; the test fails where it was dropped."""
    out = redactor.redact(redact.Frame(pixels, **about))  # type: ignore[arg-type]
    assert isinstance(out, redact.Safe)
    assert isinstance(out.event, redact.Frame)
    return out


def masked(redactor: redact.Redactor, pixels: Pixels, **about: object) -> Pixels:
    """The pixels that may leave."""
    event = judged(redactor, pixels, **about).event
    assert isinstance(event, redact.Frame)
    return event.pixels


def residue(drawn: drawing.Drawn, output: Pixels) -> int:
    """How many pixels that the secret touched came through as they were."""
    return int(((output == drawn.pixels).all(axis=2) & drawn.touched).sum())


def numbers(count: int) -> list[str]:
    """Social security numbers of one width, none of them alike."""
    rng = np.random.default_rng(11)
    parts = (rng.integers(low, high, count) for low, high in ((100, 665), (10, 99), (1000, 9999)))
    return [f"{a}-{b}-{c}" for a, b, c in zip(*parts, strict=True)]


def tight(words: object, found: redact.Findings, *_: object) -> NDArray[np.int32]:
    """Boxes of the words alone, one pixel tighter than they are."""
    runs = [words.box[a:b] for a, b in zip(found.start, found.end, strict=True)]  # type: ignore[attr-defined]
    boxes = [
        [r[:, 0].min() + 1, r[:, 1].min() + 1, r[:, 2].max() - 1, r[:, 3].max() - 1] for r in runs
    ]
    return np.array(boxes, np.int32).reshape(-1, 4)
