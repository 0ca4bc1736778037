"""What a command may say: labels, places, counts, digests; never a value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import typer

from redact.events import Outcome, Safe


def complain(problem: str) -> None:
    """One line on standard error, without control characters."""
    typer.echo(f"redact: {printable(' '.join(problem.split()))}", err=True)


def printable(line: str) -> str:
    """The line with a question mark for whatever could steer a terminal."""
    return "".join(c if c.isprintable() else "?" for c in line)


def say(line: str) -> None:
    """One line on standard output, without control characters."""
    typer.echo(printable(line))


def say_json(report: Mapping[str, Any]) -> None:
    """One JSON object on standard output."""
    typer.echo(json.dumps(report, indent=1))


def summary(counts: Mapping[str, int]) -> str:
    """Counts by label in one line."""
    return ", ".join(f"{n} {label}" for label, n in counts.items()) or "nothing found"


def why(outcome: Outcome) -> str:
    """Why an outcome holds nothing that could be written."""
    if isinstance(outcome, Safe):
        return "no such kind of result; nothing was written"
    cause = f" ({outcome.cause})" if outcome.cause else ""
    return f"dropped: {outcome.reason}{cause}; nothing was written"


def as_json(safe: Safe) -> dict[str, Any]:
    """What was hidden, without content: rating, covered share, counts and one row a finding."""
    found = safe.findings
    if found.box is None:
        places = [{"start": start, "end": end} for start, end, _, _ in found]
    else:
        places = [{"box": box} for box in found.box.tolist()]
    rows = [
        {"label": label, "score": round(score, 3), **place}
        for (_, _, label, score), place in zip(found, places, strict=True)
    ]
    return {
        "rating": safe.rating,
        "covered": round(safe.covered, 4),
        "found": found.counts(),
        "rows": rows,
    }
