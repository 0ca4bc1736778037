"""Two worlds that differ in one secret of a class: texts, sessions and failures come out equal."""

from __future__ import annotations

from pathlib import Path

import pytest
from oracles import drawing, two_worlds

import redact
from redact.findings import Findings

PAIRS = {
    "ssn": ("536-90-4399", "219-08-7716"),
    "card": ("4539 1488 0343 6467", "5425 2334 3010 9903"),
    "email": ("mara.oduya@quillfeather.org", "ned.vexlyn@brambleport.com.au"),
    "token": ("ghp_x7Qp2LmZ9RtVb4Nc8WdK1sYh6JfG3aUe5TqB", "ghp_" + "Ab3" * 12),
    "iban": ("DE89 3704 0044 0532 0130 00", "DE75 5121 0800 1245 1261 99"),
    "phone": ("+1 415 555 0132", "+44 20 7946 0958"),
    "name": ("Katherine Johnson", "Michael Thompson"),
}


@pytest.mark.parametrize("kind", PAIRS)
def test_texts(redactor: redact.Redactor, tmp_path: Path, kind: str) -> None:
    """All that may leave is equal, across lengths too; findings are in offsets of the input."""

    def scenario(secret: str) -> object:
        out = redactor.redact(redact.Text(f"Please send it to {secret} before noon."))
        assert isinstance(out, redact.Safe)
        assert len(out.findings) == 1
        return out.event, out.rating, out.covered, out.policy, out.findings.counts()

    assert two_worlds.differences(scenario, *PAIRS[kind], tmp_path / "w") == []


@pytest.mark.parametrize("kind", ["ssn", "card"])
def test_texts_of_one_length_to_the_last_offset(
    redactor: redact.Redactor, tmp_path: Path, kind: str
) -> None:
    def scenario(secret: str) -> object:
        return redactor.redact(redact.Text(f"number {secret}, as agreed")), repr(redactor)[:9]

    assert two_worlds.differences(scenario, *PAIRS[kind], tmp_path / "w") == []


def test_a_session(redactor: redact.Redactor, tmp_path: Path) -> None:
    """Outcomes, their order, numbers and counters, in every way that a session can end an event."""

    def scenario(secret: str) -> object:
        pixels = drawing.field("SSN ", secret, face="DejaVuSansMono", size=16).pixels
        window = redact.Window("Notes", f"SSN {secret}", f"https://example.com/{secret}")
        out: list[object] = []
        with redactor.session(consent=redact.Consent(notice="1")) as session:
            out += session.feed(redact.Text(f"SSN {secret}", time=1.0, window=window))
            out += session.feed(redact.Text(secret, "clipboard", time=1.5))
            out += session.feed(redact.Frame(pixels, time=2.0, window=window))
            out += session.feed(redact.Key(secret[0], time=2.5))
            out += session.feed(redact.Focus(window, field=secret, time=2.6))
            out += session.feed(redact.Text(secret, time=0.5))
            out += session.advance(5.0)
            session.pause(1.0)
            out += session.feed(redact.Text(secret, time=5.5))
            out += session.feed(redact.Text(f"SSN {secret}", "title", time=7.0))
            out += session.flush()
        return out, session.counters

    assert two_worlds.differences(scenario, *PAIRS["ssn"], tmp_path / "w") == []


def test_a_failure(tmp_path: Path) -> None:
    """Why an event was dropped tells nothing of it."""

    class Fails:
        name, labels = "fails", ("ssn",)

        def find(self, text: str) -> Findings:
            return Findings.of([(0, int(text), "ssn", 1.0)])

    def scenario(secret: str) -> object:
        return redact.Redactor(detectors=(Fails(),)).redact(redact.Text(secret))

    assert two_worlds.differences(scenario, *PAIRS["ssn"], tmp_path / "w") == []
