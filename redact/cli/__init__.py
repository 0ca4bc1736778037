"""The command line: the same verbs as the library.

Exit codes: 0 done; 1 only with ``--check``, something was hidden, or a gate failed; 2 could
not run, with one line on standard error that says why.  No command prints
what it read: only labels, places, counts and the policy's digest.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from typer.exceptions import TyperException

from redact import __version__
from redact.cli import demo, doctor, evaluate, image, policy, text
from redact.cli.options import PolicyOption
from redact.cli.report import complain
from redact.errors import RedactError

app = typer.Typer(
    name="redact",
    help="Find and mask what is private in screen pictures and texts, before they leave a device.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("image")(image.run)
app.command("text")(text.run)
app.add_typer(policy.app, name="policy")
app.command("doctor")(doctor.run)
app.command("demo")(demo.run)
app.command("evaluate")(evaluate.run)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"redact {__version__}")
        raise typer.Exit


@app.callback()
def _globals(
    context: typer.Context,
    policy: PolicyOption = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")
    ] = False,
) -> None:
    context.obj = policy


def main() -> None:
    """Run the command line of this process and exit."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; never raises and never shows a traceback."""
    try:
        return app(arguments, prog_name="redact", standalone_mode=False) or 0
    except TyperException as error:
        complain(error.format_message() or "what should it do? see redact --help")
    except RedactError as error:
        complain(str(error))
    except typer.Abort:
        complain("stopped")
    except Exception as error:  # noqa: BLE001  # a traceback would show values; its type does not
        complain(f"failed inside ({type(error).__name__})")
    return 2
