"""Options that several commands share, and what they make."""

from __future__ import annotations

from typing import Annotated

import typer

from redact.policy import Policy
from redact.redactor import Redactor

PolicyOption = Annotated[
    str | None,
    typer.Option("--policy", metavar="NAME|PATH", help="default, thorough, strict, or a file."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON on standard output.")]
CheckOption = Annotated[bool, typer.Option("--check", help="Exit 1 when something was hidden.")]


def policy_for(context: typer.Context, policy: str | None) -> Policy:
    """The policy named after the command, else before it, else the default one."""
    return Policy.load(policy or context.obj or "default")


def redactor_for(context: typer.Context, policy: str | None) -> Redactor:
    """A redactor under that policy."""
    return Redactor(policy_for(context, policy))
