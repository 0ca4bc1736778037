"""The detectors that a plain Redactor runs, in order.  Nothing joins by being installed."""

from __future__ import annotations

from redact.detect.detector import Detector
from redact.detect.identifiers import Identifiers
from redact.detect.names import Names
from redact.detect.screens import Content


def builtin() -> tuple[Detector, ...]:
    """Identifiers first, then names and content; add yours to the tuple that you give to Redactor."""
    return Identifiers(), Names(), Content()
