"""Attacks on the pixels of one frame: what shows through a mask or beside it."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from oracles import drawing, leak, search
from oracles.frames import (
    FIELDS,
    FILL,
    SSN,
    Pixels,
    judged,
    masked,
    numbers,
    residue,
    tight,
)
from PIL import ImageDraw

import redact

ORDERS: dict[str, Callable[[Pixels], Pixels]] = {
    "BGR": lambda p: p,
    "RGB": lambda p: p[:, :, ::-1],
    "BGRA": lambda p: np.dstack([p, np.full(p.shape[:2], 255, np.uint8)]),
    "RGBA": lambda p: np.dstack([p[:, :, ::-1], np.full(p.shape[:2], 255, np.uint8)]),
    "GRAY": lambda p: np.ascontiguousarray(p[:, :, 1]),
}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("theme", drawing.THEMES)
def test_attack_a03_a_mask_has_one_value(redactor: redact.Redactor, order: str, theme: str) -> None:
    pixels = ORDERS[order](drawing.field("SSN ", SSN, theme=theme).pixels)

    out = judged(redactor, pixels, order=order)

    assert out.findings.box is not None
    for x0, y0, x1, y1 in out.findings.box:
        part = out.event.pixels[y0:y1, x0:x1]  # type: ignore[union-attr]
        assert len(np.unique(part.reshape(-1, *part.shape[2:]), axis=0)) == 1
    assert leak.traces(SSN, out) == []


def test_attack_a03_a_ghost_is_read(
    redactor: redact.Redactor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A box that covers 95 % leaves a dozen grey levels, and they are enough."""

    def fill(pixels: Pixels, boxes: NDArray[np.int32]) -> None:
        for x0, y0, x1, y1 in boxes:
            pixels[y0:y1, x0:x1] = (pixels[y0:y1, x0:x1] * 0.05).astype(np.uint8)

    monkeypatch.setattr(FILL, fill)
    monkeypatch.setattr("redact.verify.settle", lambda content, look, mask: content)

    assert leak.traces(SSN, judged(redactor, drawing.field("SSN ", SSN).pixels))


def _shape_in_alpha(drawn: drawing.Drawn) -> Pixels:
    return np.dstack([drawn.pixels, drawn.pixels[:, :, 0]])


@pytest.mark.parametrize("blank", [False, True], ids=["beside colour", "alone"])
def test_attack_a04_alpha_is_opaque(redactor: redact.Redactor, blank: bool) -> None:
    pixels = _shape_in_alpha(drawing.field("SSN ", SSN))
    pixels[:, :, :3] = 255 if blank else pixels[:, :, :3]

    out = judged(redactor, pixels)

    assert (out.event.pixels[:, :, 3] == 255).all()  # type: ignore[union-attr]
    assert leak.traces(SSN, out) == []


def test_attack_a04_a_shape_in_alpha_is_read(
    redactor: redact.Redactor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(pixels: Pixels, boxes: NDArray[np.int32]) -> None:
        for x0, y0, x1, y1 in boxes:
            pixels[y0:y1, x0:x1, :3] = 0

    monkeypatch.setattr(FILL, fill)

    assert leak.traces(SSN, judged(redactor, _shape_in_alpha(drawing.field("SSN ", SSN))))


SIZES = (11, 13, 16, 20, 26, 32)
MATRIX = list(itertools.product(drawing.FONTS, SIZES, (0.0, 0.25, 0.5, 0.75), drawing.THEMES))


def _fringe(redactor: redact.Redactor, cell: tuple[str, int, float, str], secret: str) -> int:
    face, size, shift, theme = cell
    drawn = drawing.field("SSN ", secret, face=face, size=size, theme=theme, at=(24 + shift, 34))
    return residue(drawn, masked(redactor, drawn.pixels))


def test_attack_a05_no_fringe_is_left(redactor: redact.Redactor) -> None:
    cells = MATRIX[::7]

    assert [cell for cell in cells if _fringe(redactor, cell, SSN)] == []


@pytest.mark.attack_full
def test_attack_a05_no_fringe_is_left_in_any_cell(redactor: redact.Redactor) -> None:
    secrets = itertools.cycle(numbers(50))

    assert [cell for cell in MATRIX if _fringe(redactor, cell, next(secrets))] == []


def test_attack_a05_a_tight_box_leaves_a_fringe(
    redactor: redact.Redactor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FIELDS, tight)
    monkeypatch.setattr("redact.verify.settle", lambda content, look, mask: content)

    assert _fringe(redactor, MATRIX[0], SSN) > 0


def _line(pen: ImageDraw.ImageDraw, points: list[tuple[int, int]], colour: object) -> None:
    pen.line(points, fill=colour)  # type: ignore[arg-type]


DECORATIONS: dict[str, drawing.Decoration] = {
    "underline": lambda pen, b, ink: _line(pen, [(b[0], b[3] + 2), (b[2], b[3] + 2)], ink),
    "squiggle": lambda pen, b, ink: _line(
        pen, [(x, b[3] + 1 + x % 3) for x in range(b[0], b[2])], ink
    ),
    "strike": lambda pen, b, ink: _line(pen, [(b[0], b[3] - 6), (b[2], b[3] - 6)], ink),
    "selection": lambda pen, b, _: pen.rectangle((b[0], b[1], b[2], b[3] + 4), (250, 200, 120)),
    "caret": lambda pen, b, ink: _line(pen, [(b[2] + 1, b[1]), (b[2] + 1, b[3] + 4)], ink),
}


@pytest.mark.parametrize("decoration", DECORATIONS)
def test_attack_a06_what_is_drawn_around_a_value(
    redactor: redact.Redactor, decoration: str
) -> None:
    drawn = drawing.field("SSN ", SSN, decorate=DECORATIONS[decoration], size=18)

    output = masked(redactor, drawn.pixels)

    assert residue(drawn, output) == 0
    assert search.in_picture(output, SSN) == []


TALL = {
    "descenders": ("E-mail ", "gypsy.jqq@pyggy.org"),
    "brackets": ("Phone ", "+1 (415) 555-0132"),
    "accents": ("Password: ", "Ĝÿjq9Ẫǘ7"),
}


@pytest.mark.parametrize("what", TALL)
@pytest.mark.parametrize("size", [13, 24])
def test_attack_a06_tall_and_deep_letters(redactor: redact.Redactor, what: str, size: int) -> None:
    before, secret = TALL[what]
    drawn = drawing.field(before, secret, size=size)

    assert residue(drawn, masked(redactor, drawn.pixels)) == 0
