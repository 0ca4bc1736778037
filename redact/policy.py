"""Policy: which action each label earns, and the limits of a capture.  Data only, from TOML."""

from __future__ import annotations

import hashlib
import math
import tomllib
from enum import IntEnum
from importlib import resources
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from redact.detect.detector import Detector
from redact.errors import PolicyError
from redact.findings import Findings
from redact.gate import Gate, Rules
from redact.labels import FLOOR, INDEX, LABELS, NEVER_KEPT, RATING

SHIPPED = ("default", "thorough", "strict")
"""Names of the policies that come with the library."""


class Action(IntEnum):
    """Ordered by strictness, so that the maximum wins."""

    KEEP, MASK, DROP = 0, 1, 2


class _Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One table of the file; an unknown key is an error."""


class FrameRules(_Section, frozen=True):
    """How frames are read; the shipped default.toml explains each key."""

    recogniser: Literal["tesserocr", "pp-ocr", "pytesseract"] = "tesserocr"
    min_confidence: float = 0.6
    max_covered: float = 0.6
    media: Literal["cover", "keep"] = "cover"
    deadline_ms: float = 15.0


class ReleaseRules(_Section, frozen=True):
    """When judged events leave, and which never do."""

    delay_s: float = 2.0
    max_rating: int = 4
    budget_mb: float = 512.0


class TextRules(_Section, frozen=True):
    """What happens to texts by kind."""

    clipboard: Literal["off", "mask"] = "off"


class NeverRules(_Section, frozen=True):
    """Windows that are never looked at."""

    private: bool = True
    apps: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


class UnknownRules(_Section, frozen=True):
    """What a fact that the agent does not know means."""

    window: Literal["mask", "drop"] = "mask"
    private: bool = False


class PatternRule(_Section, frozen=True):
    """A pattern of the user's own, in RE2 syntax."""

    label: str
    pattern: str


class Policy(_Section, frozen=True):
    """Which action each label earns and under which limits.  Data only: no I/O, no clock.

    A label that is not named is masked.  Raises PolicyError, naming the key
    and never a value, as soon as it is built.
    """

    labels: dict[str, Literal["keep", "mask", "drop"]] = {}
    thresholds: dict[str, float] = {}
    frame: FrameRules = FrameRules()
    release: ReleaseRules = ReleaseRules()
    text: TextRules = TextRules()
    never: NeverRules = NeverRules()
    unknown: UnknownRules = UnknownRules()
    patterns: dict[str, PatternRule] = {}

    def __post_init__(self) -> None:
        for table in ("labels", "thresholds"):
            for name in getattr(self, table):
                if name not in INDEX:
                    raise PolicyError(f"{table}.{name}", "no such label")
        for name, rule in self.patterns.items():
            if rule.label not in INDEX:
                raise PolicyError(f"patterns.{name}.label", "no such label")
        for name, action in self.labels.items():
            if action == "keep" and name in NEVER_KEPT:
                raise PolicyError(f"labels.{name}", "this label can never be kept")
        for key, low, high in _LIMITS:
            _check_range(self, key, low, high)
        for name, score in self.thresholds.items():
            if not 0 <= score < 1:
                raise PolicyError(f"thresholds.{name}", "from 0 to below 1")
        self.own_detectors()

    @classmethod
    def load(cls, source: str | Path) -> Policy:
        """Read a shipped policy by name (default, thorough, strict) or a TOML file by path.

        Raises PolicyError naming the key, and the line where the TOML reader
        gives one, when the file is missing, malformed or asks for the impossible.
        """
        if isinstance(source, str) and source in SHIPPED:
            shipped = resources.files("redact").joinpath("policies", f"{source}.toml")
            return cls.parse(shipped.read_text("utf-8"))
        try:
            return cls.parse(Path(source).read_text("utf-8"))
        except (OSError, UnicodeDecodeError):
            raise PolicyError("", "the file cannot be read as UTF-8 text") from None

    @classmethod
    def parse(cls, toml: str) -> Policy:
        """Read a policy from TOML text; raises as ``load`` does."""
        try:
            return msgspec.convert(tomllib.loads(toml), cls)
        except tomllib.TOMLDecodeError as broken:
            line = _line_of(str(broken))
            error = PolicyError("", "not valid TOML, or a key is given twice", line)
        except msgspec.ValidationError as invalid:
            error = _from_msgspec(str(invalid))
        raise error  # out here, so that the first error, which quotes the value, is no context

    @property
    def digest(self) -> str:
        """SHA-256 of the policy's content, which stands on every output."""
        return hashlib.sha256(msgspec.json.encode(self, order="sorted")).hexdigest()

    @property
    def gate(self) -> Gate:
        """The rules on windows as a Gate."""
        rules = (self.never.apps, self.never.titles, self.never.hosts)
        return Gate(
            Rules(*(tuple(p.casefold() for p in patterns) for patterns in rules)),
            private=self.never.private,
            unknown_private=self.unknown.private,
            unknown_window=self.unknown.window == "mask",
        )

    def own_detectors(self) -> tuple[Detector, ...]:
        """The detector of the user's own patterns; empty without any.

        Raises PolicyError for a pattern that RE2 refuses.
        """
        if not self.patterns:
            return ()
        from redact.detect.identifiers.custom import Patterns  # noqa: PLC0415  # only for who has some

        try:
            return (Patterns({k: (rule.label, rule.pattern) for k, rule in self.patterns.items()}),)
        except ValueError as refused:
            name, _, problem = str(refused).partition(": ")
        raise PolicyError(f"patterns.{name}", problem)

    def decide(self, found: Findings) -> NDArray[np.uint8]:
        """Action for each row, uint8 (n,).

        A threshold sets aside soft rows only: never a hard match (score 1)
        and never a floor label.
        """
        names = {"keep": Action.KEEP, "mask": Action.MASK, "drop": Action.DROP}
        action = np.array([names[self.labels.get(k, "mask")] for k in LABELS], np.uint8)
        least = [0.0 if k in FLOOR else self.thresholds.get(k, 0.0) for k in LABELS]
        weak = found.score < np.minimum(np.array(least, np.float32)[found.label], 1.0)
        return np.where(weak, Action.KEEP, action[found.label]).astype(np.uint8)

    def rating(self, found: Findings) -> int:
        """The highest rating among the rows, 1 when there are none."""
        return max((RATING[name] for name in set(found.names)), default=1)


_LIMITS = (
    ("frame.min_confidence", 0.3, 1.0),
    ("frame.max_covered", 0.0, 0.9),
    ("frame.deadline_ms", 1.0, math.inf),
    ("release.delay_s", 0.0, 60.0),
    ("release.max_rating", 1, 4),
    ("release.budget_mb", 16.0, 65536.0),
)


def _check_range(policy: Policy, key: str, low: float, high: float) -> None:
    section, name = key.split(".")
    value = getattr(getattr(policy, section), name)
    if not low <= value <= high:
        raise PolicyError(key, f"from {low} to {high}")


def _line_of(message: str) -> int | None:
    """The line that tomllib names in its message, if it does."""
    _, found, rest = message.partition("at line ")
    digits = rest.partition(",")[0]
    return int(digits) if found and digits.isdigit() else None


def _from_msgspec(message: str) -> PolicyError:
    """Turn a validation message into one that names the key and repeats no value."""
    problem, _, path = message.partition(" - at `")
    key = path.rstrip("`").removeprefix("$").lstrip(".")
    if problem.startswith("Object contains unknown field"):
        name = problem.partition("`")[2].rstrip("`")
        return PolicyError(f"{key}.{name}".lstrip("."), "no such key")
    if problem.startswith("Expected"):
        return PolicyError(key, problem.partition(",")[0].lower())
    return PolicyError(key, "not one of the values allowed here")
