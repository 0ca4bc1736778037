"""Draw one field of a screen with a secret in it, and say where the secret's ink is."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Pixels = NDArray[np.uint8]
Box = tuple[int, int, int, int]
Decoration = Callable[[ImageDraw.ImageDraw, Box, tuple[int, int, int]], None]

THEMES = {
    "light": ((255, 255, 255), (20, 20, 20), (170, 170, 170)),
    "dark": ((30, 30, 30), (222, 222, 222), (90, 90, 90)),
    "coloured": ((246, 222, 196), (120, 40, 20), (200, 150, 120)),
}
"""Background, ink and border of each theme, BGR."""

FONTS = ("DejaVuSans", "DejaVuSansMono", "LiberationSans-Regular", "DejaVuSerif")
"""Faces to draw with; a face that is not installed becomes Pillow's own."""


@dataclass(frozen=True)
class Drawn:
    """A picture and the truth about it.

    pixels  : uint8 (h, w, 3) BGR
    box     : x0 y0 x1 y1 of the secret's ink, half-open
    touched : bool (h, w), every pixel that the secret changed, down to the faintest fringe
    ink     : bool (h, w), those of them that are over 40 levels from the background
    """

    pixels: Pixels
    box: Box
    touched: NDArray[np.bool_]
    ink: NDArray[np.bool_]


def installed(face: str) -> bool:
    """Whether this machine has a face."""
    try:
        ImageFont.truetype(f"{face}.ttf", 12)
    except OSError:
        return False
    return True


@functools.cache
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """A face at a size, or Pillow's own face where it is not installed."""
    if installed(face):
        return ImageFont.truetype(f"{face}.ttf", size)
    own = ImageFont.load_default(size)
    assert isinstance(own, ImageFont.FreeTypeFont)
    return own


def field(
    before: str,
    secret: str,
    after: str = "",
    *,
    face: str = FONTS[0],
    size: int = 16,
    theme: str = "light",
    canvas: tuple[int, int] = (640, 96),
    at: tuple[float, float] = (24, 34),
    border: bool = True,
    decorate: Decoration | None = None,
) -> Drawn:
    """Draw ``before secret after`` on one line of a canvas, with or without a field's border.

    A decoration draws what goes with the secret, an underline or a caret, and
    counts as its ink.  It gets the pen, the secret's box from the top of the
    line to the baseline, and the colour.
    """
    back, ink, edge = THEMES[theme]
    picture = Image.new("RGB", canvas, back)
    pen = ImageDraw.Draw(picture)
    if border:
        pen.rectangle((8, 20, canvas[0] - 9, canvas[1] - 21), outline=edge)
    letters = font(face, size)
    x, y = at
    pen.text((x, y), before, font=letters, fill=ink)
    x += pen.textlength(before, font=letters)
    without = np.asarray(picture).copy()
    end = x + pen.textlength(secret, font=letters)
    if decorate:
        decorate(pen, (int(x), int(y), int(end), int(y) + letters.getmetrics()[0]), ink)
    pen.text((x, y), secret, font=letters, fill=ink)
    pixels = np.asarray(picture).copy()
    x = end
    pen.text((x, y), after, font=letters, fill=ink)
    mine = (np.abs(pixels.astype(int) - without) > 0).any(axis=2)
    strong = (np.abs(pixels.astype(int) - back) > 40).any(axis=2) & mine
    return Drawn(np.asarray(picture).copy(), _box(mine), mine, strong)


def _box(mask: NDArray[np.bool_]) -> Box:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def ink_left(drawn: Drawn, output: Pixels) -> float:
    """Share of the secret's ink that is unchanged, within 8 levels, in an output."""
    same = (np.abs(output.astype(int) - drawn.pixels) <= 8).all(axis=2)
    return float((same & drawn.ink).sum() / max(int(drawn.ink.sum()), 1))


def mosaic(pixels: Pixels, box: Box, block: int) -> Pixels:
    """Pixelate a box the way careless tools do: each block becomes its mean."""
    out = pixels.copy()
    x0, y0, x1, y1 = box
    for y in range(y0, y1, block):
        for x in range(x0, x1, block):
            part = out[y : min(y + block, y1), x : min(x + block, x1)]
            part[...] = part.mean(axis=(0, 1)).round()
    return out
