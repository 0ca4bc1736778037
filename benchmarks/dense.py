"""Dense screens for the benchmarks: 1080p pictures with planted floor values, drawn by Pillow.

Dense means 90 to 130 lines of text and at least 280 words.  The same
machine draws the same pixels each time; where no DejaVu or Liberation font
is installed, Pillow's own font is used.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from redact.testing import canaries

SIZE = 1920, 1080
FOLDERS = ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/truetype/liberation")
PROSE = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf")
MONO = ("DejaVuSansMono.ttf", "LiberationMono-Regular.ttf")

Box = tuple[int, int, int, int]

_NOUNS = [
    "report",
    "window",
    "budget",
    "meeting",
    "service",
    "release",
    "cluster",
    "invoice",
    "project",
    "schedule",
    "market",
    "team",
    "design",
    "review",
    "deploy",
    "storage",
    "network",
    "planning",
    "contract",
    "delivery",
    "account",
    "engine",
    "backlog",
    "sprint",
]
_VERBS = [
    "updates",
    "moves",
    "checks",
    "needs",
    "keeps",
    "shows",
    "starts",
    "covers",
    "opens",
    "sends",
    "drops",
    "joins",
    "tests",
    "ships",
]
_SMALL = ["the", "a", "this", "every", "that", "our", "next", "new", "last", "open"]
_PEOPLE = [
    "Maria Jensen",
    "Omar Haddad",
    "Priya Nair",
    "Lucas Weber",
    "Hannah Clarke",
    "Diego Ramos",
]


@dataclass
class Screen:
    """A picture and what is known of it.

    pixels  : uint8 (1080, 1920, 3), RGB
    lines   : how many lines of text were drawn, a cell of a table being a line
    words   : how many words
    planted : label and tight ink box, x0 y0 x1 y1 half-open, of each floor value
    """

    name: str
    pixels: NDArray[np.uint8]
    lines: int
    words: int
    planted: list[tuple[str, Box]]


@dataclass
class _Page:
    """A picture being drawn."""

    ground: str
    ink: str
    fonts: tuple[str, ...]
    seed: int
    lines: int = 0
    words: int = 0
    planted: list[tuple[str, Box]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", SIZE, self.ground)
        self.pen = ImageDraw.Draw(self.image)
        self.draw = random.Random(self.seed)  # noqa: S311  # pictures, not secrets
        self.values = canaries(self.seed)

    def write(self, x: float, y: float, text: str, size: int = 14, ink: str = "") -> float:
        """Write one line with its left end at x and its top at y; return its right end."""
        font = _font(self.fonts, size)
        self.pen.text((x, y), text, fill=ink or self.ink, font=font)
        self.lines += 1
        self.words += len(text.split())
        return x + font.getlength(text)

    def plant(self, x: float, y: float, before: str, label: str, size: int = 14) -> None:
        """Write a caption and, on the same line, the floor value of this label."""
        font = _font(self.fonts, size)
        caption, _, value = self.values[label].rpartition(": ")  # some come with a caption
        start = self.write(x, y, f"{before} {caption}".rstrip() + " ", size)
        self.write(start, y, value, size)
        self.lines -= 1  # one line, written in two goes
        left, top, right, bottom = self.pen.textbbox((start, y), value, font=font)
        self.planted.append((label, (int(left), int(top), int(right) + 1, int(bottom) + 1)))

    def sentence(self, words: int) -> str:
        """A sentence of everyday words."""
        parts: list[str] = []
        while len(parts) < words:
            parts += [self.draw.choice(kind) for kind in (_SMALL, _NOUNS, _VERBS)]
        return " ".join(parts[:words]).capitalize() + "."

    def done(self, name: str) -> Screen:
        """The finished screen."""
        return Screen(name, np.asarray(self.image).copy(), self.lines, self.words, self.planted)


@cache
def _font(names: tuple[str, ...], size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for folder in FOLDERS:
        for name in names:
            if (Path(folder) / name).is_file():
                return ImageFont.truetype(str(Path(folder) / name), size)
    return ImageFont.load_default(size)


def _document(page: _Page) -> None:
    """Three columns of prose."""
    plants = {5: ("ssn", "Social security number:"), 20: ("id_document", "Traveller:")}
    for column in range(3):
        page.write(60 + 620 * column, 24, f"Section {column + 1} of the annual review", 20)
        for row in range(34):
            x, y = 60 + 620 * column, 70 + 29 * row
            if column == 1 and row in plants:
                label, before = plants[row]
                page.plant(x, y, before, label)
            else:
                page.write(x, y, page.sentence(page.draw.randint(5, 8)))


def _table(page: _Page) -> None:
    """A sheet of customers with one column of card numbers."""
    heads = (("Customer", 40), ("Item", 320), ("Quantity", 760), ("Payment card", 1000))
    for text, x in heads:
        page.write(x, 30, text, 16)
    for row in range(25):
        y = 80 + 38 * row
        page.pen.line([(30, y - 8), (1890, y - 8)], fill="#cccccc")
        page.write(40, y, page.draw.choice(_PEOPLE))
        page.write(320, y, page.sentence(5))
        page.write(760, y, str(page.draw.randint(1, 900)))
        page.write(1400, y, page.sentence(5))
        if row in (3, 11):
            page.values["credit_card"] = canaries(page.seed + row)["credit_card"]
            page.plant(1000, y, "Card", "credit_card")


def _code(page: _Page) -> None:
    """Two panes of an editor with a key in one of them."""
    for pane in range(2):
        for row in range(48):
            x, y = 40 + 950 * pane, 20 + 22 * row
            if (pane, row) == (0, 7):
                page.plant(x, y, "TOKEN =", "credential")
                continue
            depth = "    " * page.draw.randint(0, 2)
            name, other, last = (page.draw.choice(_NOUNS) for _ in range(3))
            count = row if row % 3 == 0 else f"{last}_count"
            page.write(x, y, f"{depth}{name}_{last} = {other}({name}, {count})", 13)


def _chat(page: _Page) -> None:
    """Channels at the left, messages at the right, light on dark."""
    for row in range(26):
        page.write(
            24,
            30 + 40 * row,
            f"# {page.draw.choice(_NOUNS)}-{page.draw.choice(_NOUNS)}",
            ink="#9aa0a6",
        )
    for row in range(26):
        y = 20 + 40 * row
        page.write(320, y, page.draw.choice(_PEOPLE), 15)
        page.write(560, y, f"{9 + row // 6}:{10 * (row % 6):02d}", 12, ink="#9aa0a6")
        if row == 8:
            page.plant(320, y + 19, "my SSN is", "ssn")
        elif row == 19:
            page.plant(320, y + 19, "transfer to IBAN", "bank_account")
        else:
            page.write(320, y + 19, page.sentence(page.draw.randint(8, 14)))


def _mail(page: _Page) -> None:
    """A list of mails and one that is open."""
    for row in range(22):
        y = 20 + 48 * row
        page.write(30, y, page.draw.choice(_PEOPLE), 15)
        page.write(420, y, f"{1 + row} Nov", 12)
        page.write(30, y + 21, page.sentence(6), 13)
    page.write(620, 24, "Your papers for the new contract", 22)
    plants = {6: ("tax_id", "ITIN:"), 13: ("medical_id", "Medicare number (MBI):")}
    for row in range(33):
        y = 80 + 29 * row
        if row in plants:
            label, before = plants[row]
            page.plant(620, y, before, label, 15)
        else:
            page.write(620, y, page.sentence(page.draw.randint(8, 16)), 15)


_SCREENS: dict[str, tuple[Callable[[_Page], None], str, str, tuple[str, ...]]] = {
    "document": (_document, "white", "#202124", PROSE),
    "table": (_table, "white", "#202124", PROSE),
    "code": (_code, "#1e1e1e", "#d4d4d4", MONO),
    "chat": (_chat, "#1a1d21", "#e8eaed", PROSE),
    "mail": (_mail, "#fafafa", "#202124", PROSE),
}

NAMES = tuple(_SCREENS)


def screen(name: str, variant: int = 0) -> Screen:
    """Draw the screen of this name; another variant has other words and values in the same form."""
    draw, *style = _SCREENS[name]
    page = _Page(*style, seed=100 * variant + NAMES.index(name))
    draw(page)
    return page.done(name)
