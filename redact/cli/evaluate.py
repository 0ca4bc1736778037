"""``redact evaluate``: labelled screens or texts in, leaks and over-masking out."""

from __future__ import annotations

import json as json_format
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from redact.cli import write
from redact.cli.options import JsonOption, PolicyOption, policy_for
from redact.cli.report import printable, say_json
from redact.evaluate import labelled, texts
from redact.evaluate.figures import Figures, Share, figures
from redact.evaluate.run import run as judged
from redact.labels import FLOOR

NAMES = {
    "floor_leaked": "floor items leaked",
    "other_leaked": "other items leaked",
    "internal_leaked": "internal items leaked",
    "screens_leaking": "leaking screens",
    "words_benign": "words lost, benign",
    "words_sensitive": "words lost, other",
    "area_benign": "area lost, benign",
    "benign_touched": "benign touched",
    "benign_floor": "benign, floor found",
}
_KEYS = ("scene", "theme", "scale", "lang", "window_state", "family")


def run(
    context: typer.Context,
    source: Annotated[
        Path, typer.Argument(metavar="DIR|FILE.jsonl", help="Labelled screens, or texts.")
    ],
    *,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE.json", help="All figures, by screen."),
    ] = None,
    policy: PolicyOption = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
    count: Annotated[int, typer.Option(min=0, help="So many screens, evenly spread.")] = 0,
    read: Annotated[
        bool, typer.Option("--read", help="Read the result too: what can be read has leaked.")
    ] = False,
    gate: Annotated[
        float, typer.Option(min=0, max=1, help="Share of floor items that may leak.")
    ] = 0.005,
    json: JsonOption = False,
) -> int:
    """Judge labelled screens or texts; exit 1 when more floor items leak than the gate allows."""
    if out is not None:
        write.check(out)
    rules = policy_for(context, policy)
    if source.suffix == ".jsonl":
        judging, total = texts.run(source, rules), None
    else:
        paths = labelled.paths(source, count)
        judging, total = judged(paths, rules, read=read, jobs=jobs), len(paths)
    quiet = not sys.stderr.isatty()
    console = Console(stderr=True)
    rows = list(track(judging, "Judging", total=total, console=console, disable=quiet))
    found = figures(rows)
    report = {"policy": rules.digest, **found.to_json()}
    if out is not None:
        by_screen = {"by_screen": [asdict(row) for row in rows]}
        write.write(out, json_format.dumps(report | by_screen, indent=1).encode())
    if json:
        say_json(report)
    else:
        _show(found, Console(markup=False), read=read)
    return int(found.shares["floor_leaked"].value > gate)


def _show(found: Figures, console: Console, *, read: bool) -> None:
    """Print the measures, the labels, the scenes and the breakdown."""
    console.print(_shares("measure", {NAMES[k]: one for k, one in found.shares.items()}))
    marked = {f"{k} *" if k in FLOOR else k: one for k, one in found.labels.items()}
    console.print(_shares("items leaked (* floor)", marked))
    if found.scenes:
        table = Table("scenes, window told", "screens", "macro F1", "95 % over families")
        for state, one in found.scenes.items():
            table.add_row(
                state, str(one.screens), f"{one.macro_f1:.3f}", _range(one.families, ".3f")
            )
        console.print(table)
    console.print(_groups(found))
    dropped = ", ".join(f"{n} {reason}" for reason, n in found.dropped.items()) or "none"
    console.print(f"{found.screens} screens of {found.families} families; dropped: {dropped}")
    if found.blank:
        console.print(f"items without ink where their boxes say, not judged: {found.blank}")
    console.print(f"ms a frame: median {found.ms[0]:.0f}, most {found.ms[1]:.0f}")
    if read:
        console.print(f"floor items that can still be read: {found.read}")


def _shares(what: str, shares: Mapping[str, Share]) -> Table:
    """One row a share, with both bounds."""
    table = Table(what, "part", "of", "share", "95 % bound", "95 % over families")
    for name, one in shares.items():
        bound = "" if one.bound is None else f"{one.bound:.2%}"
        families = _range(one.families, ".2%")
        table.add_row(name, str(one.part), str(one.whole), _percent(one), bound, families)
    return table


def _groups(found: Figures) -> Table:
    """One row a value of a property, one column a measure."""
    used = [k for k in NAMES if k in found.shares]
    table = Table("screens", *(NAMES[k] for k in used))
    table.columns[0].no_wrap = True
    for key in _KEYS:
        for value, shares in found.groups.get(key, {}).items():
            table.add_row(printable(f"{key} {value}"), *(_percent(shares.get(k)) for k in used))
        table.add_section()
    return table


def _percent(one: Share | None) -> str:
    return f"{one.value:.2%}" if one and one.whole else "-"


def _range(pair: tuple[float, float], form: str) -> str:
    return f"{pair[0]:{form}} to {pair[1]:{form}}"
