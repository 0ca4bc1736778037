"""Attacks by guessing: render every candidate, and see which one the picture fits."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from oracles import drawing, two_worlds
from oracles.frames import (
    FILL,
    OTHER,
    SSN,
    Fill,
    Pixels,
    judged,
    masked,
    numbers,
)

import redact


@pytest.mark.parametrize("style", ["blur", "pixelate", "mosaic", "Blur", "gaussian"])
@pytest.mark.parametrize(
    "where", ["labels.ssn", "frame.style", "frame.media", "frame.fill", "style"]
)
def test_attack_a01_styles_that_can_be_undone_do_not_exist(style: str, where: str) -> None:
    with pytest.raises(redact.PolicyError):
        redact.Policy.parse(f'{where} = "{style}"')


DESTROY: dict[str, Callable[[Pixels, drawing.Box], Pixels]] = {
    "mosaic 4": functools.partial(drawing.mosaic, block=4),
    "mosaic 8": functools.partial(drawing.mosaic, block=8),
    "mosaic 12": functools.partial(drawing.mosaic, block=12),
    "blur 3": lambda p, b: _blurred(p, b, 3),
    "blur 6": lambda p, b: _blurred(p, b, 6),
}


def _blurred(pixels: Pixels, box: drawing.Box, sigma: float) -> Pixels:
    out = pixels.copy()
    x0, y0, x1, y1 = box
    out[y0:y1, x0:x1] = cv2.GaussianBlur(pixels[y0:y1, x0:x1], (0, 0), sigma)
    return out


def _fill_with(destroy: Callable[[Pixels, drawing.Box], Pixels]) -> Fill:
    def fill(pixels: Pixels, boxes: NDArray[np.int32]) -> None:
        height, width = pixels.shape[:2]
        for box in np.clip(boxes, 0, [width, height, width, height]).tolist():
            pixels[...] = destroy(pixels, tuple(box))

    return fill


def _guess(
    output: Pixels,
    box: drawing.Box,
    names: list[str],
    destroy: Callable[[Pixels, drawing.Box], Pixels],
) -> str:
    """Render every candidate, destroy it the same way, and take the one that fits best."""
    x0, y0, x1, y1 = box
    seen = output[y0:y1, x0:x1].astype(int)

    def distance(name: str) -> int:
        drawn = drawing.field("SSN ", name, size=24)
        return int(((destroy(drawn.pixels, box)[y0:y1, x0:x1].astype(int) - seen) ** 2).sum())

    return min(names, key=distance)


def _success(redactor: redact.Redactor, how: str, count: int) -> float:
    """How often the attacker names the secret under a mask."""
    names = numbers(count)
    right = 0
    for name in names:
        out = judged(redactor, drawing.field("SSN ", name, size=24).pixels)
        box = out.findings.box
        assert box is not None
        assert len(box) == 1
        pixels = out.event.pixels  # type: ignore[union-attr]
        right += _guess(pixels, tuple(box[0].tolist()), names, DESTROY[how]) == name
    return right / count


@pytest.mark.parametrize("how", DESTROY)
def test_attack_a01_a02_rendered_guesses_are_at_chance(redactor: redact.Redactor, how: str) -> None:
    assert _success(redactor, how, 10) <= 1 / 10


@pytest.mark.parametrize("how", DESTROY)
def test_attack_a01_a02_the_attacker_bites(
    redactor: redact.Redactor, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(FILL, _fill_with(DESTROY[how]))

    assert _success(redactor, how, 10) > 0.9


def _cell(cell: tuple[str, str, int]) -> Any:
    absent = pytest.mark.skipif(not drawing.installed(cell[1]), reason="the face is not installed")
    return pytest.param(*cell, marks=absent)


GRID = list(
    itertools.product(drawing.THEMES, ("DejaVuSansMono", "LiberationSans-Regular"), (12, 20))
)


@pytest.mark.parametrize(("theme", "face", "size"), [_cell(cell) for cell in GRID])
def test_attack_a01_two_worlds_of_pixels(
    redactor: redact.Redactor, tmp_path: Path, theme: str, face: str, size: int
) -> None:
    def scenario(secret: str) -> object:
        drawn = drawing.field("SSN: ", secret, theme=theme, face=face, size=size)
        return judged(redactor, drawn.pixels)

    assert two_worlds.differences(scenario, SSN, OTHER, tmp_path / "w") == []


def test_attack_a02_two_worlds_bites(
    redactor: redact.Redactor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FILL, _fill_with(DESTROY["mosaic 12"]))

    def scenario(secret: str) -> object:
        return judged(redactor, drawing.field("SSN: ", secret).pixels)

    assert ".event.pixels" in two_worlds.differences(scenario, SSN, OTHER, tmp_path / "w")


@pytest.mark.attack_full
def test_attack_a01_two_hundred_worlds(redactor: redact.Redactor) -> None:
    outputs = {
        masked(redactor, drawing.field("SSN: ", secret, face="DejaVuSansMono").pixels).tobytes()
        for secret in numbers(200)
    }

    assert len(outputs) == 1
