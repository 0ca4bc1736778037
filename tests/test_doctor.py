"""The self-test notices what is missing, altered, blind or broken."""

from __future__ import annotations

from importlib import metadata

import numpy as np
import pytest

from redact import doctor, manifest
from redact.errors import Unavailable
from redact.events import Dropped, Frame, Outcome, Reason, Safe, Text
from redact.policy import Policy


class Fake:
    """A redactor that does one thing with every event."""

    policy = Policy()

    def __init__(self, act: object) -> None:
        self.redact = act


def hide(event: Frame | Text) -> Outcome:
    """Hide what the self-test planted, as a perfect redactor would."""
    if isinstance(event, Text):
        return Safe(event if event.text == doctor.HARMLESS else Text("[HIDDEN]"))
    masked = event.pixels.copy()
    masked[: -len(masked) // 4] = 0
    return Safe(Frame(masked, order=event.order))


def problems(act: object) -> list[str]:
    return [check.problem for check in doctor.examine(Fake(act)).checks]  # type: ignore[arg-type]


def white(event: Frame | Text) -> Outcome:
    """Hide everything, the harmless line too."""
    return Safe(
        Text("") if isinstance(event, Text) else Frame(np.full_like(event.pixels, 255), event.order)
    )


def test_a_perfect_redactor_passes() -> None:
    assert set(problems(hide)) == {""}


def test_a_blind_redactor_fails_every_planted_value() -> None:
    planted = ["it still shows"] * len(doctor.PLANTED)

    assert problems(Safe) == [*planted, "", *planted, ""]


def test_hiding_everything_fails_the_harmless_line() -> None:
    planted = [""] * len(doctor.PLANTED)

    assert problems(white) == [*planted, "it was hidden", *planted, "it was hidden"]


def test_a_redactor_that_cannot_look_fails_everything_and_says_why() -> None:
    found = problems(lambda event: Dropped(Reason.UNAVAILABLE, cause="no eyes: install them"))

    assert set(found) == {"dropped: unavailable no eyes: install them"}


def test_one_line_that_is_half_masked_still_shows() -> None:
    def half(event: Frame | Text) -> Outcome:
        out = hide(event)
        if isinstance(event, Frame) and isinstance(out, Safe):
            out.event.pixels[:, 60:] = event.pixels[:, 60:]  # type: ignore[union-attr]
        return out

    assert problems(half)[4:] == ["it still shows"] * len(doctor.PLANTED) + [""]


@pytest.mark.parametrize(
    ("missing", "healthy"), [("tesserocr", False), ("pytesseract", True), ("rapidocr", True)]
)
def test_a_missing_engine_counts_when_it_is_needed(
    monkeypatch: pytest.MonkeyPatch, missing: str, healthy: bool
) -> None:
    def version(name: str) -> str:
        if name == missing:
            raise metadata.PackageNotFoundError(name)
        return "1"

    monkeypatch.setattr(doctor.metadata, "version", version)

    report = doctor.examine(Fake(hide))  # type: ignore[arg-type]

    assert [part.name for part in report.engines if part.problem] == [missing]
    assert report.healthy == healthy


def test_an_altered_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    name = manifest.entries()[0].name

    def verify(wanted: str) -> None:
        if wanted == name:
            raise Unavailable(name, "its bytes were altered")

    monkeypatch.setattr(doctor.manifest, "verify", verify)

    report = doctor.examine(Fake(hide))  # type: ignore[arg-type]

    assert [part.name for part in report.models if part.problem] == [name]
    assert not report.healthy


def test_every_model_of_the_manifest_is_named_with_its_digest() -> None:
    report = doctor.examine(Fake(hide))  # type: ignore[arg-type]

    assert [(part.name, part.sha256) for part in report.models] == [
        (entry.name, entry.sha256) for entry in manifest.entries()
    ]
    assert report.healthy


def test_without_a_manifest_nothing_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    def entries() -> None:
        raise Unavailable("models/manifest.toml", "install redact-capture again")

    monkeypatch.setattr(doctor.manifest, "entries", entries)

    assert not doctor.examine(Fake(hide)).healthy  # type: ignore[arg-type]
