"""``redact doctor``: does it work here, and what does it not guard."""

from __future__ import annotations

from dataclasses import asdict

import typer
from rich.console import Console
from rich.table import Table

from redact.cli.options import JsonOption, PolicyOption, redactor_for
from redact.cli.report import complain, say_json
from redact.doctor import Part, Report, examine


def run(context: typer.Context, policy: PolicyOption = None, json: JsonOption = False) -> int:
    """Look at engines and models and hide planted values; exit 2 when something is wrong."""
    report = examine(redactor_for(context, policy))
    if json:
        say_json({"healthy": report.healthy, **asdict(report)})
    else:
        _show(report, Console(markup=False))
    if not report.healthy:
        complain("something that is needed is missing or does not work; see the report")
        return 2
    return 0


def _show(report: Report, console: Console) -> None:
    """Print the report as three tables and a list."""
    console.print(f"Python {report.python}, policy {report.policy}")
    console.print(_parts("engine", report.engines))
    console.print(_parts("model", report.models))
    table = Table("self-test", "result")
    for check in report.checks:
        table.add_row(check.name, check.problem or "ok")
    console.print(table)
    console.print("Not guarded:")
    for gap in report.unguarded:
        console.print(f"- {gap}")


def _parts(kind: str, parts: tuple[Part, ...]) -> Table:
    """One row a part; digests are shown whole, so that they can be compared."""
    digests = any(part.sha256 for part in parts)
    table = Table(kind, "version", "state", *(["sha256"] if digests else []))
    for part in parts:
        state = (part.problem or "ok") + ("" if part.needed else " (optional)")
        table.add_row(part.name, part.version, state, *([part.sha256] if digests else []))
    if digests:
        table.columns[-1].overflow = "fold"
    return table
