"""Small pages drawn for the tests, with the box of the ink of every word."""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Pixels = NDArray[np.uint8]
Box = tuple[int, int, int, int]
Colour = tuple[int, int, int]

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
_FACES = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf")


@functools.cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """A common face, or Pillow's own where none is installed."""
    for face in _FACES:
        try:
            return ImageFont.truetype(face, size)
        except OSError:
            continue
    own = ImageFont.load_default(size)
    assert isinstance(own, ImageFont.FreeTypeFont)
    return own


class Page:
    """A page of one colour to draw on; places and sizes are in logical pixels, colours BGR.

    words : the text and the ink box of each word so far, in logical pixels
    """

    def __init__(self, width: int, height: int, back: Colour = WHITE, zoom: int = 1) -> None:
        self.zoom = zoom
        self._image = Image.new("RGB", (width * zoom, height * zoom), back)
        self._pen = ImageDraw.Draw(self._image)
        self.words: list[tuple[str, Box]] = []

    def text(self, x: int, y: int, text: str, size: int = 15, ink: Colour = BLACK) -> list[Box]:
        """Write a line, its top left corner here; returns the box of each word."""
        letters, at, boxes = font(size * self.zoom), x * self.zoom, []
        for word in text.split():
            where = (at, y * self.zoom)
            self._pen.text(where, word, fill=ink, font=letters)
            x0, y0, x1, y1 = self._pen.textbbox(where, word, font=letters)
            z = self.zoom
            boxes.append((int(x0 // z), int(y0 // z), int(-(-x1 // z)), int(-(-y1 // z))))
            self.words.append((word, boxes[-1]))
            at += round(letters.getlength(word + " "))
        return boxes

    def panel(self, box: Box, radius: int = 0, line: Colour = BLACK, fill: Colour | None = None) -> None:
        """Draw a box one pixel strong, its corners round by a radius."""
        x0, y0, x1, y1 = (v * self.zoom for v in box)
        self._pen.rounded_rectangle(
            (x0, y0, x1 - 1, y1 - 1), radius * self.zoom, outline=line, fill=fill, width=self.zoom
        )

    def disc(self, box: Box, fill: Colour) -> None:
        """Draw an avatar."""
        x0, y0, x1, y1 = (v * self.zoom for v in box)
        self._pen.ellipse((x0, y0, x1 - 1, y1 - 1), fill=fill)

    def paste(self, x: int, y: int, pixels: Pixels) -> None:
        """Put a picture here, at the page's own pixels."""
        self._image.paste(Image.fromarray(pixels), (x * self.zoom, y * self.zoom))

    @property
    def pixels(self) -> Pixels:
        """uint8 (height, width, 3), a new array each time."""
        return np.array(self._image)
