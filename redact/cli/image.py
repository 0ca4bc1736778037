"""``redact image``: picture files in, masked picture files out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track

from redact.cli.jobs import Job, plan
from redact.cli.options import CheckOption, JsonOption, PolicyOption, redactor_for
from redact.cli.report import as_json, complain, say, say_json, summary, why
from redact.cli.write import make_folder, write
from redact.errors import BadInput
from redact.events import Frame, Safe, Window
from redact.read import pictures
from redact.redactor import Redactor


def run(
    context: typer.Context,
    inputs: Annotated[list[Path], typer.Argument(metavar="IN...", help="Pictures or folders.")],
    *,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="A file or a folder.")],
    policy: PolicyOption = None,
    json: JsonOption = False,
    check: CheckOption = False,
) -> int:
    """Mask pictures: PNG, JPEG, WebP, TIFF or BMP, one page each."""
    redactor = redactor_for(context, policy)
    jobs = plan(inputs, out, redactor)
    quiet = json or len(jobs) == 1 or not sys.stderr.isatty()
    progress = track(jobs, "Masking", console=Console(stderr=True), disable=quiet)
    files = [_mask(job, redactor) for job in progress]
    if json:
        say_json({"policy": redactor.policy.digest, "files": files})
    else:
        for file in files:
            if file["written"]:
                say(f"{file['written']}: {summary(file['found'])}")
    if any("problem" in file for file in files):
        return 2
    return int(check and any(file["found"] for file in files))


def judge(
    pixels: NDArray[np.uint8], redactor: Redactor, scale: float = 1.0, window: Window | None = None
) -> tuple[Frame, Safe]:
    """Redact one picture, as ``pictures.load`` gives it; raises BadInput when it is dropped."""
    order = "GRAY" if pixels.ndim == 2 else "RGB"
    outcome = redactor.redact(Frame(pixels, order=order, scale=scale, window=window))
    if not isinstance(outcome, Safe) or not isinstance(outcome.event, Frame):
        raise BadInput(why(outcome))
    return outcome.event, outcome


def _mask(job: Job, redactor: Redactor) -> dict[str, Any]:
    """Mask one picture; a problem with it ends this picture only."""
    try:
        frame, safe = judge(pictures.load(job.source), redactor)
        make_folder(job.target.parent)
        write(job.target, pictures.encode(frame.pixels, job.target.suffix))
    except BadInput as problem:
        complain(f"{job.shown}: {problem}")
        return {"file": job.shown, "written": None, "problem": str(problem)}
    return {"file": job.shown, "written": job.target.name, **as_json(safe)}
