"""What a detector is: a name, its labels, and one method from text to findings."""

from __future__ import annotations

from typing import Protocol

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
        """The labels that ``find`` may return."""
        ...

    def find(self, text: str) -> Findings:
        """Return every finding in the text, offsets in its own characters."""
        ...
