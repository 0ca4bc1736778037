"""From a filled template to a document, and from its pixels and words to the truth."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.train.draw.drive import Browser
from models.train.draw.looks import Look
from models.train.draw.template import META

STYLE = Path(__file__).parent / "style"
_ICON = re.compile(  # [lock] stands for an icon of icons.part
    r"\[(lock|back|next|again|menu|star|find|file|folder|home|user|mail|gear|bell|chart|plus|clip"
    r"|send)\]"
)
_PX = re.compile(r"\b(\d+(?:\.\d+)?)px")


@cache
def part(name: str) -> str:
    """One file of the shared style."""
    return (STYLE / name).read_text("utf-8")


@cache
def base_in_rem() -> str:
    """The base style measured in the size of its text, which is 14 px there; hairlines stay."""
    return _PX.sub(
        lambda n: n[0] if float(n[1]) <= 2 else f"{float(n[1]) / 14:.4g}rem", part("base.css")
    )


def document(body: str, style: str, classes: str, lang: str = "en") -> str:
    """Return the whole document of a body; icons are put in and metas taken out."""
    page = _ICON.sub(r'<svg class="i"><use href="#\1"/></svg>', META.sub("", body))
    head = f'<meta charset="utf-8"><style>{style}</style>'
    icons = part("icons.part")
    return f'<!doctype html><html lang="{lang}" class="{classes}">{head}{icons}{page}</html>'


def fonts(look: Look) -> str:
    """The rule that names the fonts of a look."""
    return f":root {{ --sans: '{look.sans}'; --mono: '{look.mono}' }}\n"


def labels(browser: Browser) -> list[str]:
    """Name the marked elements of the page that is shown, in its order."""
    code = '[...document.querySelectorAll("[label]")].map((e) => e.getAttribute("label"))'
    return browser.evaluate(code)  # type: ignore[no-any-return]  # strings, by the code above


def tight(
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


def truth(words: list[dict[str, Any]], label: list[str]) -> dict[str, Any]:
    """Number the marked elements that show; a word belongs to the innermost one around it."""
    shown = sorted({i for word in words for i in word["around"]})
    row = {element: i for i, element in enumerate(shown)}
    items = []
    for element in shown:
        at = [i for i, word in enumerate(words) if element in word["around"]]
        text = " ".join(words[i]["text"] for i in at)
        items.append({"label": label[element], "text": text, "words": at})
    return {
        "words": [
            {
                "text": word["text"],
                "box": word["box"],
                "item": row[word["around"][-1]] if word["around"] else None,
                "role": word["role"],
                "block": word["block"],
            }
            for word in words
        ],
        "items": items,
    }


def written(found: dict[str, Any]) -> str:
    """One line a word, so that another drawing gives a readable difference."""
    heads = {k: v for k, v in found.items() if k not in ("words", "items")}
    lines = [json.dumps(heads, ensure_ascii=False)[:-1]]
    for name in ("words", "items"):
        rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in found[name])
        lines.append(f' "{name}": [\n{rows}\n]')
    return ",\n".join(lines) + "}\n"
