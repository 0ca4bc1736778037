"""``redact demo``: the example screens and texts before and after, on one page."""

from __future__ import annotations

import json as json_format
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from redact.cli import image, text
from redact.cli.options import JsonOption, PolicyOption, redactor_for
from redact.cli.report import as_json, complain, say_json, summary
from redact.cli.write import make_folder, write
from redact.errors import BadInput
from redact.events import Safe, Window
from redact.read import pictures
from redact.redactor import Redactor

_BESIDE = Path(__file__).parents[2] / "examples"

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>redact: before and after</title>
<style>
body {{ font: 14px system-ui, sans-serif; margin: 2em; background: #f4f4f2; color: #222 }}
section {{ display: grid; grid-template-columns: 1fr 1fr; gap: 1em; margin-bottom: 2em }}
h2 {{ grid-column: 1 / 3; font-size: 16px; margin: 0 }}
img, pre {{ width: 100%; box-sizing: border-box; border: 1px solid #bbb; background: #fff }}
pre {{ padding: 1em; white-space: pre-wrap; margin: 0 }}
</style>
<h1>Before and after</h1>
{sections}</html>
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One example: what was found in it, how long it took, and its two sides on the page."""

    name: str
    safe: Safe
    ms: float
    before: str
    after: str


def run(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="A folder.")] = Path(
        "out"
    ),
    examples: Annotated[
        Path, typer.Option(metavar="FOLDER", help="Where screens/ and texts/ lie.")
    ] = _BESIDE,
    policy: PolicyOption = None,
    json: JsonOption = False,
) -> int:
    """Mask the examples into OUT: pairs of files and index.html, which shows them."""
    paths = [*sorted(examples.glob("screens/*.png")), *sorted(examples.glob("texts/*.txt"))]
    if not paths:
        raise BadInput("no examples here: run it in a checkout, or name them with --examples")
    redactor = redactor_for(context, policy)
    redactor.warm()  # engines load here, in no row's time
    make_folder(out)
    quiet = json or not sys.stderr.isatty()
    rows = []
    for path in track(paths, "Masking", console=Console(stderr=True), disable=quiet):
        try:
            rows.append(_MAKERS[path.suffix](path, out, redactor))
        except BadInput as problem:
            complain(f"{path.name}: {problem}")
    write(out / "index.html", _page(rows).encode())
    _tell(rows, redactor, json)
    return 2 if len(rows) < len(paths) else 0


def _screen(path: Path, out: Path, redactor: Redactor) -> Row:
    """Mask one screen, in the window that the truth beside it names."""
    pixels = pictures.load(path)
    truth = path.with_suffix(".json")
    about = json_format.loads(truth.read_text("utf-8")) if truth.is_file() else {}
    window = Window(**about["window"]) if about.get("window") else None
    start = time.perf_counter()
    frame, safe = image.judge(pixels, redactor, about.get("scale", 1.0), window)
    ms = 1000 * (time.perf_counter() - start)
    sides = []
    for side, shown in (("before", pixels), ("after", frame.pixels)):
        name = f"{path.stem}.{side}.png"
        write(out / name, pictures.encode(shown, ".png"))
        sides.append(f'<a href="{escape(name)}"><img src="{escape(name)}" alt="{side}"></a>')
    return Row(path.name, safe, ms, *sides)


def _text(path: Path, out: Path, redactor: Redactor) -> Row:
    """Mask one text."""
    content = text.read(path)
    start = time.perf_counter()
    masked, safe = text.judge(content, redactor)
    ms = 1000 * (time.perf_counter() - start)
    for side, shown in (("before", content), ("after", masked)):
        write(out / f"{path.stem}.{side}.txt", shown.encode())
    return Row(path.name, safe, ms, *(f"<pre>{escape(shown)}</pre>" for shown in (content, masked)))


_MAKERS: dict[str, Callable[[Path, Path, Redactor], Row]] = {".png": _screen, ".txt": _text}


def _page(rows: list[Row]) -> str:
    """One page with every pair side by side; it loads nothing from elsewhere."""
    sections = (
        f"<section><h2>{escape(row.name)}: {escape(summary(row.safe.findings.counts()))}</h2>\n"
        f"<div>{row.before}</div>\n<div>{row.after}</div></section>\n"
        for row in rows
    )
    return _PAGE.format(sections="".join(sections))


def _tell(rows: list[Row], redactor: Redactor, json: bool) -> None:
    """Print what was found, how much was covered unread, and the milliseconds."""
    if json:
        files = [{"file": row.name, "ms": round(row.ms, 1), **as_json(row.safe)} for row in rows]
        say_json({"policy": redactor.policy.digest, "files": files})
        return
    table = Table("file", "found by label", "covered", "ms")
    for row in rows:
        found = summary(row.safe.findings.counts())
        table.add_row(row.name, found, f"{row.safe.covered:.1%}", f"{row.ms:.0f}")
    Console(markup=False).print(table)
