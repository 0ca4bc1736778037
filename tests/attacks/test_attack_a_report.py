"""Attacks by size, place, count and colour: what a mask tells of what it hides."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from oracles import drawing, two_worlds
from oracles.frames import (
    FIELDS,
    FILL,
    OTHER,
    SSN,
    Pixels,
    judged,
    masked,
    tight,
)

import redact

LENGTHS = [f"{'abcdefghijklmnopqrstuvwxyz'[:n]}@quill.org" for n in (3, 5, 8, 12, 17, 23)]


def _email(secret: str) -> drawing.Drawn:
    return drawing.field("E-mail: ", secret, size=15)


def test_attack_a08_width_names_nothing(redactor: redact.Redactor) -> None:
    """Every length gives one and the same picture, so that no classifier beats chance."""
    outputs = {masked(redactor, _email(secret).pixels).tobytes() for secret in LENGTHS}

    assert len(outputs) == 1


def test_attack_a08_glyph_boxes_name_the_word(
    redactor: redact.Redactor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def words_only(words: object, found: redact.Findings, *marks: object) -> NDArray[np.int32]:
        return tight(words, found, *marks) + np.array([-5, -5, 5, 5], np.int32)

    monkeypatch.setattr(FIELDS, words_only)

    outputs = {masked(redactor, _email(secret).pixels).tobytes() for secret in LENGTHS}

    assert len(outputs) == len(LENGTHS)


@pytest.mark.parametrize("pair", [(SSN, OTHER), (LENGTHS[0], LENGTHS[4])], ids=["ssn", "lengths"])
def test_attack_a09_the_report_names_nothing(
    redactor: redact.Redactor, tmp_path: Path, pair: tuple[str, str]
) -> None:
    before = "SSN: " if "-" in pair[0] else "E-mail: "

    def scenario(secret: str) -> object:
        out = judged(redactor, drawing.field(before, secret, size=15).pixels)
        return out, repr(out), out.findings.counts(), list(out.findings)

    assert two_worlds.differences(scenario, *pair, tmp_path / "w") == []


def test_attack_a09_the_reported_box_is_the_painted_box(redactor: redact.Redactor) -> None:
    drawn = drawing.field("SSN: ", SSN, " of record")
    out = judged(redactor, drawn.pixels)
    output = out.event.pixels  # type: ignore[union-attr]

    assert out.findings.box is not None
    reported = np.zeros(drawn.ink.shape, np.bool_)
    for x0, y0, x1, y1 in out.findings.box:
        reported[y0:y1, x0:x1] = True
    assert not (output[reported] != 0).any()
    assert (output[~reported] == drawn.pixels[~reported]).all()


def test_attack_a10_the_fill_is_constant(redactor: redact.Redactor) -> None:
    colours = set()
    for theme in drawing.THEMES:
        drawn = drawing.field("SSN: ", SSN, theme=theme)
        output = masked(redactor, drawn.pixels)
        colours |= {tuple(value) for value in output[drawn.touched].tolist()}

    assert colours == {(0, 0, 0)}


def test_attack_a10_a_fill_of_the_surroundings_tells(
    redactor: redact.Redactor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The mean of what is hidden differs from secret to secret."""

    def fill(pixels: Pixels, boxes: NDArray[np.int32]) -> None:
        for x0, y0, x1, y1 in boxes:
            pixels[y0:y1, x0:x1] = pixels[y0:y1, x0:x1].mean(axis=(0, 1))

    monkeypatch.setattr(FILL, fill)

    def scenario(secret: str) -> object:
        return judged(redactor, drawing.field("SSN: ", secret).pixels)

    assert two_worlds.differences(scenario, "111-11-1112", "688-88-8888", tmp_path / "w")
