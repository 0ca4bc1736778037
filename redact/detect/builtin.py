"""The detectors that a plain Redactor runs, in order.  Nothing joins by being installed."""

from __future__ import annotations

from redact.detect.content import Content
from redact.detect.detector import Detector
from redact.detect.handles import Handles
from redact.detect.identifiers import Identifiers
from redact.detect.names import Names
from redact.detect.organizations import Organizations


def builtin() -> tuple[Detector, ...]:
    """Identifiers, then names of all kinds, then content; add yours to the tuple for Redactor."""
    return Identifiers(), Names(), Handles(), Organizations(), Content()
