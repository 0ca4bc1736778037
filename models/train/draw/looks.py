"""How a screen is drawn: fonts by split, size, scale, zoom, theme and contrast."""

from __future__ import annotations

import math
import random
import subprocess
from dataclasses import dataclass

SANS = {
    "train": (
        "Inter", "Roboto", "Lato", "Open Sans", "Liberation Sans", "DejaVu Sans", "Noto Sans",
        "Arimo", "Roboto Condensed", "Play", "Dosis", "Liberation Sans Narrow", "Noto Serif",
        "Liberation Serif", "Tinos", "Roboto Slab", "DejaVu Serif", "P052", "Open Sans Condensed",
    ),
    "dev": ("Cantarell", "Karla", "Jura", "URW Gothic", "C059"),
    "heldout": (
        "Carlito", "Caladea", "Quicksand", "Cabin", "Comfortaa", "Nimbus Sans", "Gentium", "Go",
        "EB Garamond", "Linux Biolinum O", "URW Bookman",
    ),
}  # fmt: skip
"""Families of the running text.  No family is in two splits, nor a family and its narrow cut.

Carlito alone has a forebear in another split: it was made from Lato, with other widths.
"""

MONO = {
    "train": (
        "Hack", "Fira Code", "JetBrains Mono", "DejaVu Sans Mono", "Liberation Mono", "Cousine",
    ),
    "dev": ("mononoki", "Anonymous Pro"),
    "heldout": ("Inconsolata", "Go Mono", "Nimbus Mono PS", "Linux Libertine Mono O"),
}  # fmt: skip
"""Families of code.  No family is in two splits."""

SIZES = (  # width, height and scale: of these, one of four is not 1x
    (1280, 720, 1.0), (1366, 768, 1.0), (1440, 900, 1.0), (1536, 864, 1.0), (1600, 900, 1.0),
    (1680, 1050, 1.0), (1920, 1080, 1.0), (1920, 1080, 1.0), (1920, 1200, 1.0), (2560, 1440, 1.0),
    (1536, 864, 1.25), (1440, 900, 1.25), (1280, 720, 1.5), (1366, 768, 1.5), (1280, 800, 2.0),
    (1440, 900, 2.0),
)  # fmt: skip
"""Windows in CSS pixels, with how many pixels of the screen make one of them."""

ZOOMS = (0.8, 0.9, 1.0, 1.0, 1.0, 1.0, 1.1, 1.25)
CONTRASTS = ("normal", "normal", "normal", "low", "high", "tint")


@dataclass(frozen=True)
class Look:
    """How one screen is drawn."""

    sans: str
    mono: str
    theme: str
    zoom: float
    width: int = 0
    height: int = 0
    scale: float = 1.0
    font_px: int = 14
    contrast: str = "normal"
    hue: int = 215

    @classmethod
    def drawn(cls, chance: random.Random, split: str, themes: list[str]) -> Look:
        """One look by chance, with the fonts of the split."""
        width, height, scale = chance.choice(SIZES)
        zoom = chance.choice(ZOOMS)
        font_px = chance.choice((11, 12, 13, 13, 14, 14, 14, 15, 16, 18))
        return cls(
            sans=chance.choice(SANS[split]),
            mono=chance.choice(MONO[split]),
            theme=chance.choice(themes),
            zoom=zoom,
            width=width,
            height=height,
            scale=scale,
            font_px=max(font_px, math.ceil(11 / zoom)),  # as it shows, 11 px or more
            contrast=chance.choice(CONTRASTS),
            hue=chance.randrange(360),
        )


def missing(split: str) -> list[str]:
    """The fonts of a split that are not installed: others would be drawn in their place."""
    command = ["fc-list", "--format", "%{family}\n"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    installed = {name for line in answer.splitlines() for name in line.split(",")}
    return sorted({*SANS[split], *MONO[split]} - installed)
