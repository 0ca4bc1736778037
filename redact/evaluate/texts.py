"""Labelled texts: a ``.jsonl`` file, one object a line, UTF-8.

    {"text": "my SSN is 536-90-4399", "items": [{"label": "ssn", "start": 10, "end": 21}]}

``start`` and ``end`` are characters, half-open; items may lie in one another.
``family``, ``scene``, ``benign`` and ``lang`` may be left out and mean what
they mean of a screen.  Fields of other names are ignored.

The figures are those of screens, with characters other than spaces in the
place of ink: an item leaks when over a tenth of them still show, and a word,
whatever lies between two spaces, is destroyed when over half of them are gone.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from redact.detect.scene import SCENES
from redact.errors import BadInput
from redact.evaluate.ink import DESTROYED_UNDER, LEAKS_OVER
from redact.evaluate.judge import MEDIA, Judged
from redact.evaluate.labelled import Private, problem_of
from redact.events import Outcome, Safe, Text
from redact.labels import FLOOR, INDEX
from redact.policy import Policy
from redact.redactor import Redactor


class Span(Private, frozen=True):
    """One private value: its label and its characters."""

    label: str
    start: int
    end: int


class Passage(Private, frozen=True):
    """A labelled text; the module says what each field means."""

    text: str
    items: tuple[Span, ...]
    family: str = ""
    scene: str | None = None
    benign: bool | None = None
    lang: str = ""


def read(path: Path) -> Iterator[tuple[str, Passage]]:
    """Read the texts of a file one at a time, each with its name: file and line.

    Raises BadInput, naming line and field and never what is in it, at a line
    that cannot be used, and when there is none.
    """
    found = False
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    found, name = True, f"{path.name}:{number}"
                    yield name, _passage(name, line)
    except OSError:
        raise BadInput(f"{path.name}: cannot be read") from None
    if not found:
        raise BadInput(f"{path.name}: there is no labelled text in the file")


def run(path: Path, policy: Policy) -> Iterator[Judged]:
    """Redact and judge the texts of a file in its order; raises as ``read`` does.

    Raises Unavailable if an engine is missing, as drops leak nothing.
    """
    redactor = Redactor(policy)
    redactor.warm()
    for name, passage in read(path):
        started = time.perf_counter()
        out = redactor.redact(Text(passage.text))
        ms = 1000 * (time.perf_counter() - started)
        yield judge(name, passage, out, policy, ms=ms)


def judge(name: str, passage: Passage, out: Outcome, policy: Policy, *, ms: float = 0.0) -> Judged:
    """Compare a text with what was released of it; one that was dropped is all hidden."""
    ink = np.array([not c.isspace() for c in passage.text], np.bool_)
    shown = ink & ~_hidden(out, len(ink))
    counted = [item for item in passage.items if policy.labels.get(item.label) != "keep"]
    items = [item for item in counted if ink[item.start : item.end].any()]
    sensitive = np.zeros(len(ink), np.bool_)
    for item in items:
        sensitive[item.start : item.end] = True
    leaked = [
        item.label
        for item in items
        if shown[item.start : item.end].sum() > LEAKS_OVER * ink[item.start : item.end].sum()
    ]
    words, destroyed = _words(ink, shown, sensitive)
    found = set(out.findings.names) if isinstance(out, Safe) else FLOOR
    return Judged(
        name=name,
        family=passage.family or name,
        lang=passage.lang,
        theme="",
        scale=1.0,
        window_state="",
        benign=not passage.items if passage.benign is None else passage.benign,
        planted=dict(Counter(item.label for item in items)),
        leaked=dict(Counter(leaked)),
        blank=len(counted) - len(items),
        read=0,
        words=words,
        destroyed=destroyed,
        area=0,
        covered=0,
        touched=bool(found - MEDIA),
        floor=bool(found & FLOOR),
        scene=passage.scene,
        said=None,
        dropped="" if isinstance(out, Safe) else str(out.reason),
        ms=ms,
    )


def _hidden(out: Outcome, length: int) -> NDArray[np.bool_]:
    """Which characters were hidden: bool (length,); all of a text that was dropped."""
    hidden = np.full(length, not isinstance(out, Safe), np.bool_)
    for start, end, _, _ in out.findings if isinstance(out, Safe) else ():
        hidden[start:end] = True
    return hidden


def _words(
    ink: NDArray[np.bool_], shown: NDArray[np.bool_], sensitive: NDArray[np.bool_]
) -> tuple[int, int]:
    """How many words touch nothing sensitive, and how many of them are destroyed."""
    edges = np.diff(np.concatenate([[False], ink, [False]]).astype(np.int8))
    start, end = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    sums = [np.concatenate([[0], np.cumsum(part)]) for part in (shown, sensitive)]
    left, private = (part[end] - part[start] for part in sums)
    plain = private == 0
    return int(plain.sum()), int((plain & (left < DESTROYED_UNDER * (end - start))).sum())


def _passage(name: str, line: bytes) -> Passage:
    try:
        passage = msgspec.json.decode(line, type=Passage)
    except (msgspec.DecodeError, UnicodeDecodeError) as broken:
        raise BadInput(f"{name}: {problem_of(broken)}") from None
    if passage.scene not in (None, "none", *SCENES):
        raise BadInput(f"{name}: scene: no such scene")
    for i, item in enumerate(passage.items):
        if item.label not in INDEX:
            raise BadInput(f"{name}: items[{i}].label: no such label")
        if not 0 <= item.start < item.end <= len(passage.text):
            raise BadInput(f"{name}: items[{i}]: need 0 <= start < end, in the text")
    return passage
