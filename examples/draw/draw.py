"""From a template and a seed to a picture and its truth."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from examples.draw.drive import Browser
from examples.draw.template import expand, strip
from examples.draw.values import Values

_HERE = Path(__file__).parent
_ICON = re.compile(  # [lock] stands for an icon of icons.part
    r"\[(lock|back|next|again|menu|star|find|file|folder|home|user|mail|gear|bell|chart|plus|clip"
    r"|send)\]"
)
_META = re.compile(r'<meta name="(\w+)" content="([^"]*)">')
_SANS = (
    "Inter", "Roboto", "Lato", "Open Sans", "Liberation Sans", "DejaVu Sans", "Noto Sans",
    "Cantarell", "Arimo", "Noto Serif", "Liberation Serif",
)  # fmt: skip
_MONO = ("Hack", "Fira Code", "JetBrains Mono", "DejaVu Sans Mono", "Liberation Mono", "Cousine")
_ZOOMS = (0.9, 1.0, 1.1, 1.25)


@dataclass(frozen=True)
class Look:
    """How a screen is drawn: fonts, theme, browser zoom."""

    sans: str
    mono: str
    theme: str
    zoom: float


def draw_screens(seed: int, out: Path, redraws: int, only: list[str] | None) -> Iterator[str]:
    """Draw every template once as it stands, or ``redraws`` times in another look."""
    out.mkdir(parents=True, exist_ok=True)
    templates = sorted((_HERE / "screens").glob("*.html"))
    templates = [path for path in templates if only is None or path.stem in only]
    with Browser() as browser:
        for n in range(redraws or len(templates)):
            path = templates[n % len(templates)]
            name = f"{path.stem}-{n:02d}" if redraws else path.stem
            source = path.read_text()
            meta = dict(_META.findall(source))
            chance = random.Random(f"{seed}/{name}/look")  # noqa: S311 - a drawing
            look = _other_look(meta, chance) if redraws else _own_look(meta)
            picture, truth = _screen(browser, source, meta, look, f"{seed}/{name}")
            truth = {"name": name, "seed": seed, **truth}
            Image.fromarray(picture).save(out / f"{name}.png", optimize=True)
            (out / f"{name}.json").write_text(_json(truth))
            yield name


def draw_texts(seed: int, out: Path) -> None:
    """Fill every text template in; ``truth.json`` says what was planted where."""
    out.mkdir(parents=True, exist_ok=True)
    truth = []
    for path in sorted((_HERE / "texts").glob("*.txt")):
        text, items = strip(expand(path.read_text(), Values(f"{seed}/{path.stem}")))
        (out / path.name).write_text(text)
        rows = ",\n".join(f"  {json.dumps(item, ensure_ascii=False)}" for item in items)
        truth.append(f'"{path.name}": [\n{rows}\n]' if items else f'"{path.name}": []')
    (out / "truth.json").write_text("{\n" + ",\n".join(truth) + "\n}\n")


def _own_look(meta: dict[str, str]) -> Look:
    return Look(meta["font"], meta.get("mono", "Hack"), meta["theme"].split()[0], 1.0)


def _other_look(meta: dict[str, str], chance: random.Random) -> Look:
    sans, mono = chance.choice(_SANS), chance.choice(_MONO)
    return Look(sans, mono, chance.choice(meta["theme"].split()), chance.choice(_ZOOMS))


def _screen(
    browser: Browser, source: str, meta: dict[str, str], look: Look, seed: str
) -> tuple[NDArray[np.uint8], dict[str, Any]]:
    width, height, scale = (float(v) for v in re.split("[x@]", meta["size"]))
    values = Values(seed)
    title = expand(meta["title"], values, mark=False)
    page = _page(source, look, expand(meta["title"], values), meta)
    step = scale * look.zoom  # a browser's zoom is a page of fewer, larger pixels
    picture, bare, words = browser.draw(
        expand(page, values), round(width / look.zoom), round(height / look.zoom), step
    )
    truth = {
        "app": meta["app"],
        "width": picture.shape[1],
        "height": picture.shape[0],
        "scale": scale,
        "benign": meta["benign"] == "yes",
        "look": [look.sans, look.mono, look.theme, look.zoom],
        "window": {"app": meta["app"], "title": title, "url": meta.get("url")},
        **_truth(_tight(words, picture, bare), _labels(browser)),
    }
    return picture, truth


def _labels(browser: Browser) -> list[str]:
    """Name the marked elements of the page that is shown, in its order."""
    code = '[...document.querySelectorAll("[label]")].map((e) => e.getAttribute("label"))'
    return browser.evaluate(code)  # type: ignore[no-any-return]  # strings, by the code above


def _page(source: str, look: Look, title: str, meta: dict[str, str]) -> str:
    """The whole document, values still to be filled in."""
    style, icons, browser, bar = (
        (_HERE / "screens" / name).read_text()
        for name in ("base.css", "icons.part", "browser.part", "bar.part")
    )
    style = f":root {{ --sans: '{look.sans}'; --mono: '{look.mono}' }}\n{style}"
    page = _META.sub("", source).replace("{{browser}}", browser).replace("{{bar}}", bar)
    page = _ICON.sub(r'<svg class="i"><use href="#\1"/></svg>', page)
    page = page.replace("{{title}}", title).replace("{{url}}", meta.get("url", ""))
    head = f'<meta charset="utf-8"><style>{style}</style>'
    return f'<!doctype html><html lang="en" class="{look.theme}">{head}{icons}{page}</html>'


def _tight(
    words: list[dict[str, Any]], picture: NDArray[np.uint8], bare: NDArray[np.uint8]
) -> list[dict[str, Any]]:
    """Shrink each word to the pixels that its letters changed; drop those that changed none."""
    drawn = (picture != bare).any(axis=2)
    height, width = drawn.shape
    kept = []
    for word in words:
        x0, y0, x1, y1 = word["box"]
        x0, y0 = max(int(x0), 0), max(int(y0), 0)
        ys, xs = np.nonzero(drawn[y0 : min(round(y1) + 1, height), x0 : min(round(x1) + 1, width)])
        if len(ys) and any(c.isalnum() for c in word["text"]):
            box = (x0 + xs.min(), y0 + ys.min(), x0 + xs.max() + 1, y0 + ys.max() + 1)
            kept.append({**word, "box": [int(v) for v in box]})
    return kept


def _truth(words: list[dict[str, Any]], labels: list[str]) -> dict[str, Any]:
    """Number the marked elements that show; a word belongs to the innermost one around it."""
    shown = sorted({i for word in words for i in word["around"]})
    row = {element: i for i, element in enumerate(shown)}
    items = []
    for element in shown:
        at = [i for i, word in enumerate(words) if element in word["around"]]
        text = " ".join(words[i]["text"] for i in at)
        items.append({"label": labels[element], "text": text, "words": at})
    rows = [row[word["around"][-1]] if word["around"] else None for word in words]
    return {
        "words": [
            {"text": word["text"], "box": word["box"], "item": item}
            for word, item in zip(words, rows, strict=True)
        ],
        "items": items,
    }


def _json(truth: dict[str, Any]) -> str:
    """One line a word, so that a redraw gives a readable difference."""
    heads = {k: v for k, v in truth.items() if k not in ("words", "items")}
    lines = [json.dumps(heads, ensure_ascii=False)[:-1]]
    for name in ("words", "items"):
        rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in truth[name])
        lines.append(f' "{name}": [\n{rows}\n]')
    return ",\n".join(lines) + "}\n"
