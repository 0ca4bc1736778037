"""``redact text``: a text in, a masked text out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from redact.cli import write
from redact.cli.options import CheckOption, JsonOption, PolicyOption, redactor_for
from redact.cli.report import as_json, say_json, why
from redact.errors import BadInput
from redact.events import Safe, Text
from redact.redactor import Redactor

_STREAM = Path("-")


def run(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="[IN|-]", help="A UTF-8 file.")] = _STREAM,
    *,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="[OUT|-]", help="By default: -.")
    ] = None,
    policy: PolicyOption = None,
    json: JsonOption = False,
    check: CheckOption = False,
) -> int:
    """Mask a text; without names it reads standard input and writes standard output.

    With --json the report goes to standard output, and the text only to a file.
    """
    if json and out == _STREAM:
        raise BadInput("standard output cannot hold both the text and the JSON; give -o a file")
    redactor = redactor_for(context, policy)
    if out is not None and out != _STREAM:
        write.check(out)
    masked, safe = judge(read(source), redactor)
    if out is not None and out != _STREAM:
        write.write(out, masked.encode())
    elif not json:
        _print(masked)
    if json:
        say_json({"policy": redactor.policy.digest, **as_json(safe)})
    return int(check and len(safe.findings) > 0)


def judge(text: str, redactor: Redactor) -> tuple[str, Safe]:
    """Redact one text; raises BadInput when it is dropped."""
    outcome = redactor.redact(Text(text))
    if not isinstance(outcome, Safe) or not isinstance(outcome.event, Text):
        raise BadInput(why(outcome))
    return outcome.event.text, outcome


def read(source: Path) -> str:
    """The whole of a UTF-8 file, or of standard input; its line ends stay as they are."""
    try:
        content = sys.stdin.buffer.read() if source == _STREAM else source.read_bytes()
        return content.decode()
    except FileNotFoundError:
        raise BadInput(f"{source.name}: no such file") from None
    except UnicodeDecodeError:
        raise BadInput(f"{source.name}: not UTF-8 text") from None
    except OSError:
        raise BadInput(f"{source.name}: cannot be read") from None


def _print(text: str) -> None:
    """Put the text on standard output, byte for byte."""
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    except OSError:
        raise BadInput("standard output was closed") from None
