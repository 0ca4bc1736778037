"""Which picture goes where, and under which name."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path

from redact.cli import write
from redact.errors import BadInput
from redact.events import Safe, Text
from redact.read.pictures import FORMATS
from redact.redactor import Redactor


@dataclass(frozen=True, slots=True)
class Job:
    """One picture: where it is, where it goes, and the name by which it may be called."""

    source: Path
    target: Path
    shown: str


def plan(inputs: list[Path], out: Path, redactor: Redactor) -> list[Job]:
    """Give every picture its output; raises BadInput before anything is read or written.

    OUT is a file when there is one input file and OUT has a suffix; else it
    is a folder.  An input is replaced only when OUT itself is its path.
    """
    if len(inputs) == 1 and not inputs[0].is_dir() and out.suffix and not out.is_dir():
        if out.suffix.lower() not in FORMATS:
            raise BadInput(f"{out.name}: the output must end in one of {' '.join(FORMATS)}")
        write.check(out)
        return [Job(inputs[0], out, inputs[0].name)]
    sources = [path for given in inputs for path in _pictures_in(given)]
    if not sources:
        raise BadInput("there is no picture in the folder")
    if out.exists() and not out.is_dir():
        raise BadInput("the output of several pictures must be a folder")
    names = _names(sources, redactor)
    jobs = [Job(s, out / name, name) for s, name in zip(sources, names, strict=True)]
    _spare_inputs(jobs)
    return jobs


def _pictures_in(given: Path) -> list[Path]:
    """The pictures that lie in a folder, or the one file."""
    if not given.is_dir():
        return [given]
    inside = sorted(given.iterdir())
    return [path for path in inside if path.suffix.lower() in FORMATS and path.is_file()]


def _names(sources: list[Path], redactor: Redactor) -> list[str]:
    """Each input's own name, or a neutral one where that is private or taken."""
    names: list[str] = []
    taken: set[str] = set()
    for number, source in enumerate(sources, 1):
        suffix = source.suffix if source.suffix.lower() in FORMATS else ".png"
        name = source.stem + suffix
        if name.casefold() in taken or not _harmless(source.stem, redactor):
            tries = (f"screen_{n:04d}{suffix}" for n in count(number))
            name = next(free for free in tries if free.casefold() not in taken)
        names.append(name)
        taken.add(name.casefold())
    return names


def _harmless(stem: str, redactor: Redactor) -> bool:
    """Whether nothing is found in a name, as it stands and with its joints as spaces."""
    spaced = stem.translate(dict.fromkeys(map(ord, "_-.+"), " "))
    for form in (stem, spaced):
        out = redactor.redact(Text(form, kind="title"))
        if not (isinstance(out, Safe) and isinstance(out.event, Text) and out.event.text == form):
            return False
    return True


def _spare_inputs(jobs: list[Job]) -> None:
    """Raise BadInput if an output would replace an input."""
    inputs = {_identity(job.source) for job in jobs if job.source.exists()}
    if any(job.target.exists() and _identity(job.target) in inputs for job in jobs):
        raise BadInput("the output would replace an input; name another folder")


def _identity(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_dev, state.st_ino
