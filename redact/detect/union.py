"""Many detectors as one: the union of their findings wins, and none can clear another's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from redact.detect.detector import Detector, Look, ScreenDetector
from redact.detect.view import View
from redact.errors import StageFailed, Unavailable
from redact.findings import Findings

_Answer = TypeVar("_Answer")


def find(detectors: tuple[Detector, ...], text: str) -> Findings:
    """All findings of all detectors, sorted, overlaps kept.

    Raises StageFailed if a detector fails or answers with anything but a
    table of spans inside the text: a broken detector never means "nothing".
    """
    answers = [_asked(detector, lambda d=detector: d.find(text)) for detector in detectors]  # type: ignore[misc]  # a default binds the loop's value
    return Findings.merge(
        [_inside(d, a, len(text)) for d, a in zip(detectors, answers, strict=True)]
    )


def look(detector: Detector, view: View) -> Look:
    """What one detector says of a screen.  Raises StageFailed as ``find`` does."""
    if isinstance(detector, ScreenDetector):
        answer = _asked(detector, lambda: detector.look(view))
        if not isinstance(answer, Look):
            raise StageFailed(f"detect {detector.name}", "not a look at this screen")
        _inside(detector, answer.found, len(view.words))
        return answer
    return Look(view.found(lambda text: find((detector,), text), view.page, view.tight, view.pairs))


def _asked(detector: Detector, ask: Callable[[], _Answer]) -> _Answer:
    try:
        return ask()
    except Unavailable:
        raise Unavailable(
            f"detector {detector.name}", "redact doctor says what to install"
        ) from None
    except (Exception, SystemExit) as error:  # noqa: BLE001  # anyone's code, and its message may quote the text
        raise StageFailed(f"detect {detector.name}", type(error).__name__) from None


def _inside(detector: Detector, found: Findings, length: int) -> Findings:
    if not isinstance(found, Findings) or (len(found) and int(found.end.max()) > length):
        raise StageFailed(f"detect {detector.name}", "not findings of this text")
    return found
