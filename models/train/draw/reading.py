"""``python -m models.train.draw.reading DIR --out rows.jsonl``: what the reader makes of drawings.

Every word that the library's reader sees on the screens of a folder, with the
truth of what stands there.  One row of JSON for each word read:

screen, line    the picture, and which line of it
text, sure      as it was read, and how sure the reader was
box             x0 y0 x1 y1, pixels of the picture
truth           the letters that stand there, "" if there are none
label, item     the innermost private value there, or null
around          labels of all private values around the word, outermost first
role, block, scene, lang, benign, split     as the truth has them

A row with ``text`` null is a true word that was not read at all.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from redact.events import Frame
from redact.read import engines, lines
from redact.read.pixels import Shot
from redact.read.reader import THREADS, Reader
from redact.reading import Words

_STRETCH = 0.8  # the stretch of the library's first look
_SHARE = 0.3  # part of the smaller of two boxes that they have in common, at least
_HEADS = ("scene", "lang", "benign", "split")

Boxes = NDArray[np.int32]


def read(reader: Reader, picture: NDArray[np.uint8], scale: float) -> Words:
    """The words of a picture, uint8 (H, W, 3) RGB, in its own pixels."""
    shot = Shot.of(Frame(picture, order="RGB", scale=scale))
    found = lines.find(lines.Strokes.of(shot.small))
    words = reader.read(shot.look, found, shot.zoom, _STRETCH)
    return Words(
        words.text, words.box * shot.zoom, words.confidence, words.line, words.lines * shot.zoom
    )


def shared(a: Boxes, b: Boxes) -> NDArray[np.float64]:
    """The part of the smaller box that two boxes share, for all pairs: float (n, m)."""
    low = np.maximum(a[:, None, :2], b[None, :, :2])
    high = np.minimum(a[:, None, 2:], b[None, :, 2:])
    common = np.clip(high - low, 0, None).prod(axis=2, dtype=np.float64)
    area = [np.maximum((x[:, 2:] - x[:, :2]).prod(axis=1, dtype=np.float64), 1) for x in (a, b)]
    return np.asarray(common / np.minimum(area[0][:, None], area[1][None, :]), np.float64)


def aligned(words: Words, truth: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One row for each word that was read, then one for each true word that was not."""
    true = truth["words"]
    boxes = np.array([word["box"] for word in true], np.int32).reshape(-1, 4)
    share = shared(words.box, boxes)
    around = _around(truth)
    head = {"screen": truth["name"], **{name: truth.get(name) for name in _HEADS}}
    for i, text in enumerate(words.text):
        at = np.flatnonzero(share[i] > _SHARE)
        at = at[np.argsort(boxes[at, 0], kind="stable")]
        row = {
            "line": int(words.line[i]),
            "text": text,
            "sure": round(float(words.confidence[i]), 3),
            "box": words.box[i].tolist(),
            "truth": " ".join(true[k]["text"] for k in at),
        }
        yield {**head, **row, **_meaning(truth, at.tolist(), around)}
    for k in np.flatnonzero(share.max(axis=0, initial=0.0) <= _SHARE).tolist():
        row = {"line": None, "text": None, "sure": 0.0, "box": true[k]["box"]}
        yield {**head, **row, "truth": true[k]["text"], **_meaning(truth, [k], around)}


def _around(truth: dict[str, Any]) -> list[list[int]]:
    """The items around each true word, outermost first."""
    found: list[list[int]] = [[] for _ in truth["words"]]
    for number, item in enumerate(truth["items"]):
        for word in item["words"]:
            found[word].append(number)
    return found


def _meaning(truth: dict[str, Any], at: list[int], around: list[list[int]]) -> dict[str, Any]:
    """What some true words are: private if one of them is, in the role of the first of those."""
    private = [k for k in at if truth["words"][k]["item"] is not None]
    if not at:
        return {"item": None, "label": None, "around": [], "role": "text", "block": None}
    first = (private or at)[0]
    word = truth["words"][first]
    return {
        "item": word["item"],
        "label": None if word["item"] is None else truth["items"][word["item"]]["label"],
        "around": [truth["items"][n]["label"] for n in around[first]],
        "role": word["role"],
        "block": word["block"],
    }


def main() -> None:
    """Read the command line, then every screen of the folder."""
    parser = argparse.ArgumentParser(prog="python -m models.train.draw.reading")
    parser.description = __doc__
    parser.add_argument("folder", type=Path, help="screens with their truth, at any depth")
    parser.add_argument("--out", type=Path, required=True, help="the file of rows to write")
    parser.add_argument("--recogniser", default="tesserocr")
    args = parser.parse_args()
    with ThreadPoolExecutor(THREADS) as pool, args.out.open("w", encoding="utf-8") as out:
        reader = Reader(engines.recogniser(args.recogniser), pool)
        for path in sorted(args.folder.rglob("*.json")):
            truth = json.loads(path.read_text("utf-8"))
            with Image.open(path.with_suffix(".png")) as image:
                words = read(reader, np.asarray(image.convert("RGB")), truth["scale"])
            for row in aligned(words, truth):
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
            sys.stderr.write(f"{truth['name']}\n")


if __name__ == "__main__":
    main()
