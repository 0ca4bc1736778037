"""What a detector is: a name, its labels, and one method from text to findings."""

from __future__ import annotations

from typing import NamedTuple, Protocol, runtime_checkable

from redact.detect.view import View
from redact.findings import Findings


class Detector(Protocol):
    """Finds private things in one text.

    Must be pure: same text, same rows.  May be slow to build, must be quick
    to call.  "Nothing found" is an empty table; "could not look" is
    Unavailable.  Never return the first to mean the second.
    """

    @property
    def name(self) -> str:
        """A short word for counters and ``redact doctor``."""
        ...

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that ``find`` and ``look`` may return."""
        ...

    def find(self, text: str) -> Findings:
        """Return every finding in the text, offsets in its own characters."""
        ...


class Look(NamedTuple):
    """What a look at a screen told.

    found  : Findings         start and end are rows of the words; none lies over two lines
    scenes : tuple[str, ...]  the kinds of content that the windows hold, the surest first
    """

    found: Findings
    scenes: tuple[str, ...] = ()


@runtime_checkable
class ScreenDetector(Detector, Protocol):
    """A detector with an own way to look at a whole screen; of others the texts of it are asked."""

    def look(self, view: View) -> Look:
        """Return every finding among the chosen words of a screen, and its scenes."""
        ...
