"""Draws the screens of a split: one family after the other, each with another look."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from models.train.draw import page
from models.train.draw.drive import Browser
from models.train.draw.family import PUBLIC, SCENES, Family, families
from models.train.draw.kinds import Kinds
from models.train.draw.looks import Look
from models.train.draw.template import Fault, strip

_MISSING, _STALE = 0.30, 0.10  # shares of screens whose window metadata is not the true one
_OVERLAID = 0.10
_FORMAL = ("tax", "medical", "performance", "none")  # where lists write Doe, Jane
_SCROLL = (
    "document.querySelectorAll('.scroll').forEach("
    "(e) => {{ e.scrollTop = {at} * (e.scrollHeight - e.clientHeight) }})"
)


@dataclass(frozen=True)
class Title:
    """What a window's title and address are, values filled in and marked."""

    title: str
    url: str | None


@dataclass(frozen=True)
class Sheet:
    """One screen that is ready to be drawn: everything was chosen."""

    family: Family
    name: str
    lang: str
    look: Look
    html: str
    scroll: float
    head: dict[str, Any]

    @property
    def step(self) -> float:
        """Pixels of the picture for each CSS pixel: a browser's zoom makes fewer, larger ones."""
        return self.look.scale * self.look.zoom


def draw(
    folder: Path, seed: int, numbers: Sequence[int], out: Path, only: list[str] | None = None
) -> Iterator[str]:
    """Draw the screens with these numbers into a folder and give their names; Fault if one cannot.

    Screen n is of family n, going round; it depends on the seed and its name alone.
    """
    some = families(folder, only)
    if not some:
        raise Fault(f"no families in {folder}")
    out.mkdir(parents=True, exist_ok=True)
    made = [named(some[n % len(some)], n, seed) for n in numbers]
    # A browser keeps the metrics of fonts that it drew at another scale: one for each scale.
    for _, alike in groupby(sorted(made, key=lambda one: one.step), lambda one: one.step):
        with Browser() as browser:
            for one in alike:
                write(out, one.name, *shot(browser, one))
                yield one.name


def named(family: Family, n: int, seed: int) -> Sheet:
    """Screen n of a family; Fault, naming the family, if its template is wrong."""
    try:
        return sheet(family, f"{family.name}-{n:04d}", seed)
    except (Fault, KeyError) as fault:
        raise Fault(f"{family.name}: {fault}") from None


def sheet(family: Family, name: str, seed: int) -> Sheet:
    """Choose and fill in all of a screen but its pixels.  Raises Fault."""
    chance = random.Random(f"{seed}/{name}/look")  # noqa: S311 - a drawing
    lang = family.langs[0] if chance.random() < 0.4 else chance.choice(family.langs)
    look = Look.drawn(chance, family.split, family.meta["theme"].split())
    if family.meta.get("mono") == "yes":
        look = replace(look, sans=look.mono)
    formal = family.scene in _FORMAL and chance.random() < 0.1
    values = Kinds(f"{seed}/{name}", lang, surname_first=formal)
    app = chance.choice(family.meta["app"].split("|"))
    true = _true_title(family, values, chance)
    state, window = _window(family, values, chance, app, true)
    body = family.body(true.title, true.url or "")
    filled = family.expand(body, values) + _overlay(family, values, chance)
    scroll = 0.0 if chance.random() < 0.3 else chance.random()
    head = {
        "name": name,
        "seed": seed,
        "family": family.name,
        "split": family.split,
        "app": app,
        "scene": family.scene,
        "benign": family.benign,
        "lang": lang,
        "theme": look.theme,
        "contrast": look.contrast,
        "font": look.sans,
        "mono": look.mono,
        "font_px": look.font_px,
        "scale": look.scale,
        "zoom": look.zoom,
        "window": window,
        "window_state": state,
    }
    return Sheet(family, name, lang, look, _html(filled, look, lang), scroll, head)


def _html(filled: str, look: Look, lang: str) -> str:
    style = (
        f":root {{ --px: {look.font_px}px; --hue: {look.hue} }}\n"
        f"{page.fonts(look)}{page.base_in_rem()}{page.part('families.css')}"
    )
    return page.document(filled, style, f"{look.theme} {look.contrast}", lang)


def shot(browser: Browser, made: Sheet) -> tuple[NDArray[np.uint8], dict[str, Any]]:
    """Draw a sheet: pixels, uint8 (H, W, 3) RGB, and the truth."""
    show(browser, made)
    return seen(browser, made)


def show(browser: Browser, made: Sheet) -> None:
    """Load a sheet and scroll it."""
    look = made.look
    width, height = round(look.width / look.zoom), round(look.height / look.zoom)
    browser.load(made.html, width, height, made.step)
    browser.evaluate(_SCROLL.format(at=made.scroll))


def seen(browser: Browser, made: Sheet) -> tuple[NDArray[np.uint8], dict[str, Any]]:
    """Pixels and truth of the sheet that is shown, as it is now."""
    picture, bare, words = browser.look()
    truth = page.truth(page.tight(words, picture, bare), page.labels(browser))
    size = {"width": picture.shape[1], "height": picture.shape[0]}
    return picture, {**made.head, **size, **truth}


def write(out: Path, name: str, picture: NDArray[np.uint8], truth: dict[str, Any]) -> None:
    """Write a picture and its truth beside it."""
    Image.fromarray(picture).save(out / f"{name}.png", compress_level=2)
    (out / f"{name}.json").write_text(page.written(truth), "utf-8")


def _true_title(family: Family, values: Kinds, chance: random.Random) -> Title:
    """The title of the template, or as often one of the list of its scene."""
    listed = family.listed(family.scene)
    rows = [(family.meta["title"], family.meta.get("url", ""))]
    if listed and chance.random() < (0.2 if family.scene == "none" else 0.5):
        rows.insert(0, chance.choice(listed))
    native = "url" not in family.meta
    for row in rows:
        title, url = (family.expand(text, values) for text in row)
        private = {item["label"] for text in (title, url) for item in strip(text)[1]} - PUBLIC
        if not (family.benign and private):
            break
    return Title(title, None if native else url)


def _window(
    family: Family, values: Kinds, chance: random.Random, app: str, true: Title
) -> tuple[str, dict[str, Any] | None]:
    """What the capture agent says of the window: missing, stale or true."""
    dice = chance.random()
    if dice < _MISSING:
        return "missing", None
    state, said = "true", true
    if dice < _MISSING + _STALE:
        others = [row for scene in SCENES if scene != family.scene for row in family.listed(scene)]
        if others:
            title, url = chance.choice(others)
            url = url if true.url is not None else ""
            state = "stale"
            said = Title(family.expand(title, values), family.expand(url, values) or None)
    url_ = strip(said.url)[0] if said.url else None
    return state, {"app": app, "title": strip(said.title)[0], "url": url_}


def _overlay(family: Family, values: Kinds, chance: random.Random) -> str:
    """A toast or another window over a part of some screens; nothing private is on it."""
    if chance.random() >= _OVERLAID:
        return ""
    left, top = chance.randrange(5, 70), chance.randrange(8, 75)
    wide, role = chance.randrange(16, 30), chance.choice(["chrome", "text"])
    inner = family.expand(values.listed("overlay"), values, mark=False)
    return (
        f'<div class="over" role="{role}" style="left:{left}vw;top:{top}vh;width:{wide}rem">'
        f"{inner}</div>"
    )
