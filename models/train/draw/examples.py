"""``python -m models.train.draw.examples`` draws the example screens and texts.

``--seed 1 --out examples/screens`` draws each template once as its metas say;
``--redraws 60`` draws that many with other values, fonts, zoom and themes.
``--texts DIR`` writes the example texts and their truth.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from models.train.draw import page
from models.train.draw.drive import Browser
from models.train.draw.looks import Look
from models.train.draw.template import META, expand, strip
from models.train.draw.values import Values

TEMPLATES = Path(__file__).parents[3] / "examples" / "templates"
_SANS = (
    "Inter", "Roboto", "Lato", "Open Sans", "Liberation Sans", "DejaVu Sans", "Noto Sans",
    "Cantarell", "Arimo", "Noto Serif", "Liberation Serif",
)  # fmt: skip
_MONO = ("Hack", "Fira Code", "JetBrains Mono", "DejaVu Sans Mono", "Liberation Mono", "Cousine")
_ZOOMS = (0.9, 1.0, 1.1, 1.25)


def draw_screens(seed: int, out: Path, redraws: int, only: list[str] | None) -> Iterator[str]:
    """Draw every template once as it stands, or ``redraws`` times in another look."""
    out.mkdir(parents=True, exist_ok=True)
    templates = sorted((TEMPLATES / "screens").glob("*.html"))
    templates = [path for path in templates if only is None or path.stem in only]
    with Browser() as browser:
        for n in range(redraws or len(templates)):
            path = templates[n % len(templates)]
            name = f"{path.stem}-{n:02d}" if redraws else path.stem
            source = path.read_text()
            meta = dict(META.findall(source))
            chance = random.Random(f"{seed}/{name}/look")  # noqa: S311 - a drawing
            look = _other_look(meta, chance) if redraws else _own_look(meta)
            picture, truth = _screen(browser, source, meta, look, f"{seed}/{name}")
            truth = {"name": name, "seed": seed, **truth}
            Image.fromarray(picture).save(out / f"{name}.png", optimize=True)
            (out / f"{name}.json").write_text(page.written(truth))
            yield name


def draw_texts(seed: int, out: Path) -> None:
    """Fill every text template in; ``truth.json`` says what was planted where."""
    out.mkdir(parents=True, exist_ok=True)
    truth = []
    for path in sorted((TEMPLATES / "texts").glob("*.txt")):
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
    shown = expand(meta["title"], values)
    body = source.replace("{{browser}}", page.part("browser.part"))
    body = body.replace("{{bar}}", page.part("bar.part"))
    body = body.replace("{{title}}", shown).replace("{{url}}", meta.get("url", ""))
    whole = page.document(body, page.fonts(look) + page.part("base.css"), look.theme)
    step = scale * look.zoom  # a browser's zoom is a page of fewer, larger pixels
    picture, bare, words = browser.draw(
        expand(whole, values), round(width / look.zoom), round(height / look.zoom), step
    )
    truth = page.truth(page.tight(words, picture, bare), page.labels(browser))
    for word in truth["words"]:
        del word["role"], word["block"]
    return picture, {
        "app": meta["app"],
        "width": picture.shape[1],
        "height": picture.shape[0],
        "scale": scale,
        "benign": meta["benign"] == "yes",
        "look": [look.sans, look.mono, look.theme, look.zoom],
        "window": {"app": meta["app"], "title": title, "url": meta.get("url")},
        **truth,
    }


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(prog="python -m models.train.draw.examples")
    parser.description = __doc__
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="folder for the screens")
    parser.add_argument("--redraws", type=int, default=0, metavar="N")
    parser.add_argument("--only", nargs="*", default=None, metavar="NAME")
    parser.add_argument("--texts", type=Path, help="folder for the texts")
    args = parser.parse_args()
    if args.texts:
        draw_texts(args.seed, args.texts)
    if args.out:
        for name in draw_screens(args.seed, args.out, args.redraws, args.only):
            sys.stderr.write(f"{name}\n")


if __name__ == "__main__":
    main()
