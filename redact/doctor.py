"""What of the library works on this machine, proved with planted values; opens no socket."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import metadata
from typing import Final

import numpy as np

from redact import manifest
from redact.errors import Unavailable
from redact.events import Frame, Outcome, Safe, Text
from redact.read import pictures
from redact.redactor import Redactor

ENGINES: Final = (
    "numpy", "opencv-python-headless", "tesserocr", "spacy", "presidio-analyzer", "google-re2",
    "regex", "phonenumbers", "zxing-cpp", "pillow", "onnxruntime", "rapidocr", "pytesseract",
)  # fmt: skip
"""Distributions that look at content."""

OPTIONAL: Final = frozenset({"onnxruntime", "rapidocr", "pytesseract", "pp-ocr-v6-small-rec"})
"""Engines and models of recognisers that work only when asked for by name."""

UNGUARDED: Final = (
    "keys, pointer and focus are not judged yet: every such event is dropped",
    "tax, medical, chat, review, prompt and bank content of plain texts, which have no layout",
    "a value found once is not looked for again in later frames and other streams",
    "programs of the same user, hardware loggers, and whoever reads this process's memory",
)
"""What no stage looks for yet, or never can."""

PLANTED: Final = {
    "ssn": "536-90-4399",
    "email": "quill.tester@mail.example.net",
    "credit_card": "4539 1488 0343 6467",
}
"""A made-up value for each of three labels, which needs no words around it to be found."""

HARMLESS: Final = "The window can be closed now."
"""A line that has to stay."""

_CASES: Final = (
    *((f"{label} is hidden", value, True) for label, value in PLANTED.items()),
    ("a harmless line stays", HARMLESS, False),
)
_WRONG: Final = {True: "it still shows", False: "it was hidden"}
_DARK: Final = 128  # ink of black letters on white


@dataclass(frozen=True, slots=True)
class Part:
    """One engine or model: its version and, for a model, the SHA-256 that it must have."""

    name: str
    version: str
    sha256: str = ""
    problem: str = ""

    @property
    def needed(self) -> bool:
        """Whether the library cannot judge without it."""
        return self.name not in OPTIONAL


@dataclass(frozen=True, slots=True)
class Check:
    """One self-test, and what went wrong; an empty problem means that it passed."""

    name: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What ``examine`` saw."""

    python: str
    policy: str
    engines: tuple[Part, ...]
    models: tuple[Part, ...]
    checks: tuple[Check, ...]
    unguarded: tuple[str, ...] = UNGUARDED

    @property
    def healthy(self) -> bool:
        """Whether all that is needed is there, unaltered, and every self-test passed."""
        parts = (*self.engines, *self.models)
        broken = any(part.problem for part in parts if part.needed)
        return not broken and not any(check.problem for check in self.checks)


def examine(redactor: Redactor) -> Report:
    """Look at engines and models, and let the redactor hide planted values."""
    return Report(
        platform.python_version(),
        redactor.policy.digest,
        tuple(map(_engine, ENGINES)),
        _models(),
        (*_text_checks(redactor), *_frame_checks(redactor)),
    )


def _engine(name: str) -> Part:
    try:
        return Part(name, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Part(name, "", problem="not installed")


def _models() -> tuple[Part, ...]:
    """Every model of the manifest, its bytes checked."""
    try:
        entries = manifest.entries()
    except Unavailable as error:
        return (Part("manifest", "", problem=str(error)),)
    return tuple(_model(entry) for entry in entries)


def _model(entry: manifest.Entry) -> Part:
    try:
        manifest.verify(entry.name)
    except Unavailable as error:
        return Part(entry.name, entry.version, entry.sha256, str(error))
    return Part(entry.name, entry.version, entry.sha256)


def _text_checks(redactor: Redactor) -> list[Check]:
    """Each value in a text of its own, and a text with nothing to hide."""
    checks = []
    for name, line, hide in _CASES:
        outcome = redactor.redact(Text(line))
        problem = _refused(outcome)
        if isinstance(outcome, Safe) and isinstance(outcome.event, Text):
            shows = line in outcome.event.text
            problem = "" if shows != hide else _WRONG[hide]
        checks.append(Check(f"text: {name}", problem))
    return checks


def _frame_checks(redactor: Redactor) -> list[Check]:
    """The same lines on one drawn screen, judged by the ink that is left of each."""
    screen = pictures.card([line for _, line, _ in _CASES])
    outcome = redactor.redact(Frame(screen, order="RGB"))
    if not isinstance(outcome, Safe) or not isinstance(outcome.event, Frame):
        return [Check(f"frame: {name}", _refused(outcome)) for name, _, _ in _CASES]
    bands = zip(
        _CASES, *(np.split(p, len(_CASES)) for p in (screen, outcome.event.pixels)), strict=True
    )
    checks = []
    for (name, _, hide), before, after in bands:
        ys, xs = np.nonzero(before.min(axis=2) < _DARK)
        patch = after[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]
        flat = bool((patch == patch[0, 0]).all())  # one colour: nothing can be read in it
        same = bool((before == after).all())
        checks.append(Check(f"frame: {name}", "" if (flat if hide else same) else _WRONG[hide]))
    return checks


def _refused(outcome: Outcome) -> str:
    if isinstance(outcome, Safe):
        return "not the kind of result that was asked for"
    return f"dropped: {outcome.reason} {outcome.cause}".rstrip()
