"""``redact policy``: is a policy good, and what does it do."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from redact.cli.options import JsonOption, policy_for
from redact.cli.report import say, say_json
from redact.labels import FLOOR, LABELS, RATING
from redact.policy import Policy

app = typer.Typer(help="Check and explain policies.", rich_markup_mode=None)


@app.command("check")
def check(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A TOML file, or a shipped name.")],
    json: JsonOption = False,
) -> int:
    """Say whether a policy can be used; exit 2 and the first problem when it cannot."""
    digest = Policy.load(file).digest
    if json:
        say_json({"policy": digest})
    else:
        say(f"good: {digest}")
    return 0


@app.command("explain")
def explain(
    context: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE|NAME]", help="By default: default.")
    ] = None,
    json: JsonOption = False,
) -> int:
    """Show what happens to each label."""
    policy = policy_for(context, file)
    rows = [
        {
            "label": label,
            "rating": RATING[label],
            "action": policy.labels.get(label, "mask"),
            "threshold": 0.0 if label in FLOOR else policy.thresholds.get(label, 0.0),
            "floor": label in FLOOR,
        }
        for label in LABELS
    ]
    if json:
        say_json({"policy": policy.digest, "labels": rows})
        return 0
    table = Table("label", "rating", "action", "threshold", "floor", title="What is found")
    for row in sorted(rows, key=lambda row: -RATING[str(row["label"])]):
        threshold = str(row["threshold"] or "")
        floor = "yes" if row["floor"] else ""
        table.add_row(str(row["label"]), str(row["rating"]), str(row["action"]), threshold, floor)
    Console().print(table)
    return 0
