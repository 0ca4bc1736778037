"""Many detectors as one: the union of their findings wins, and none can clear another's."""

from __future__ import annotations

from redact.detect.detector import Detector
from redact.errors import StageFailed, Unavailable
from redact.findings import Findings


def find(detectors: tuple[Detector, ...], text: str) -> Findings:
    """All findings of all detectors, sorted, overlaps kept.

    Raises StageFailed if a detector fails or answers with anything but a
    table of spans inside the text: a broken detector never means "nothing".
    """
    return Findings.merge([_checked(detector, text) for detector in detectors])


def _checked(detector: Detector, text: str) -> Findings:
    try:
        found = detector.find(text)
    except Unavailable:
        raise Unavailable(
            f"detector {detector.name}", "redact doctor says what to install"
        ) from None
    except (Exception, SystemExit) as error:  # noqa: BLE001  # anyone's code, and its message may quote the text
        raise StageFailed(f"detect {detector.name}", type(error).__name__) from None
    if not isinstance(found, Findings) or (len(found) and int(found.end.max()) > len(text)):
        raise StageFailed(f"detect {detector.name}", "not findings of this text")
    return found
