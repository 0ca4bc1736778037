"""The leak oracle: open every sink, run, then search all of them for the canary."""

from __future__ import annotations

import contextlib
import copy
import dataclasses
import gc
import io
import logging
import os
import pickle
import sys
import tempfile
import traceback
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import numpy as np

from oracles import search

Part = tuple[str, object]
Seen = dict[int, object]


class Sinks(logging.Handler):
    """Everything a call can leave behind, gathered while the context is open.

    Logs at DEBUG, both standard streams (of Python and of the process),
    warnings, and all files in the temporary and the working folder.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(logging.DEBUG)
        self._folder = folder
        self.logs: list[str] = []
        self.warned: list[str] = []
        self._bytes = io.BytesIO()
        self.process = b""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the formatted line and all that hangs on the record."""
        held = {k: v for k, v in record.__dict__.items() if not isinstance(v, (int, float))}
        self.logs.append(f"{held!r}")  # without times and thread numbers, whose digits are chance
        try:
            self.logs.append(self.format(record))
        except (TypeError, ValueError):
            self.handleError(record)

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            for name in ("temp", "work"):
                (self._folder / name).mkdir(exist_ok=True)
            stack.enter_context(contextlib.chdir(self._folder / "work"))
            stack.enter_context(_temp_folder(self._folder / "temp"))
            stack.enter_context(self._streams())
            stack.enter_context(self._logging())
            stack.enter_context(self._warnings())
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    @property
    def said(self) -> str:
        """What was written to Python's own streams."""
        return self._bytes.getvalue().decode("utf-8")

    @property
    def files(self) -> list[Path]:
        """Every file that was left in the folders, and every folder in them."""
        return sorted(p for name in ("temp", "work") for p in (self._folder / name).rglob("*"))

    @contextlib.contextmanager
    def _streams(self) -> Iterator[None]:
        """Take Python's streams and the file descriptors below them."""
        kept = [os.dup(fd) for fd in (1, 2)]
        memory = os.memfd_create("streams")
        both = io.TextIOWrapper(self._bytes, "utf-8", "backslashreplace", write_through=True)
        with (
            contextlib.redirect_stdout(both),
            contextlib.redirect_stderr(both),
            os.fdopen(memory, "rb") as file,
        ):
            for fd in (1, 2):
                os.dup2(memory, fd)
            try:
                yield
            finally:
                for fd, old in zip((1, 2), kept, strict=True):
                    os.dup2(old, fd)
                    os.close(old)
                both.detach()  # so that closing the wrapper keeps what was written
                file.seek(0)
                self.process = file.read()

    @contextlib.contextmanager
    def _logging(self) -> Iterator[None]:
        root = logging.getLogger()
        level = root.level
        root.setLevel(logging.DEBUG)
        root.addHandler(self)
        try:
            yield
        finally:
            root.removeHandler(self)
            root.setLevel(level)

    @contextlib.contextmanager
    def _warnings(self) -> Iterator[None]:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                yield
            finally:
                self.warned += [str(w) for w in caught]

    def parts(self) -> Iterator[Part]:
        """All sinks by name."""
        yield from (("log", line) for line in self.logs)
        yield from (("warning", line) for line in self.warned)
        yield "python stream", self.said
        yield "process stream", self.process
        for path in self.files:
            yield "file name", path.name
            if path.is_file():
                yield "file", path.read_bytes()


@contextlib.contextmanager
def _temp_folder(folder: Path) -> Iterator[None]:
    before, environment = tempfile.tempdir, os.environ.get("TMPDIR")
    tempfile.tempdir, os.environ["TMPDIR"] = str(folder), str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before
        if environment is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = environment


def traces(canary: str, *things: object) -> list[str]:
    """Where and in which form the canary shows in what a call returned, raised or left behind.

    The names that come back hold no content, so that a failing test tells none either.
    """
    found = (
        f"{name}: {form}" for thing in things for name, part in _parts(thing, "", {})
        for form in _search(part, canary)
    )  # fmt: skip
    return sorted(set(found))


def _search(part: object, canary: str) -> list[str]:
    if isinstance(part, str):
        return search.in_text(part, canary)
    if isinstance(part, (bytes, bytearray)):
        return search.in_bytes(bytes(part), canary)
    assert isinstance(part, np.ndarray)
    is_picture = part.dtype == np.uint8 and part.ndim >= 2
    order = "BGRA"[: part.shape[2]] if part.ndim == 3 else ""
    return search.in_bytes(part.tobytes(), canary) + (
        search.in_picture(part, canary, order) if is_picture else []
    )


def _parts(thing: object, name: str, seen: Seen) -> Iterator[Part]:
    """Every text, bytes and array that can be reached from a thing by its attributes."""
    if isinstance(thing, (str, bytes, bytearray, np.ndarray)):
        yield name or type(thing).__name__, thing
    if id(thing) in seen or isinstance(thing, (str, bytes, bytearray, np.ndarray, type)):
        return
    seen[id(thing)] = thing  # held, so that no later object can take its id
    if isinstance(thing, Sinks):
        yield from thing.parts()
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from _parts(key, f"{name} key", seen)
            yield from _parts(value, f"{name}[]", seen)
    elif isinstance(thing, (list, tuple, set, frozenset)):
        for value in thing:
            yield from _parts(value, f"{name}[]", seen)
    elif thing is not None and not isinstance(thing, (int, float)):
        yield from _of_object(thing, f"{name} {type(thing).__name__}".strip(), seen)


def _of_object(thing: object, name: str, seen: Seen) -> Iterator[Part]:
    yield f"{name} repr", f"{thing!r} {thing!s} {thing}"
    if isinstance(thing, BaseException):
        yield f"{name} traceback", "".join(traceback.format_exception(thing))
        yield from _parts((thing.args, thing.__cause__, thing.__context__), name, seen)
        yield from _parts(
            [getattr(thing, a) for a in _EXCEPTION_FIELDS if hasattr(thing, a)], name, seen
        )
    else:
        with contextlib.suppress(TypeError, AttributeError, pickle.PicklingError):
            yield f"{name} pickle", pickle.dumps(thing)
    yield from _parts(attributes(thing), name, seen)


_EXCEPTION_FIELDS = ("object", "doc", "cmd", "output", "stderr", "filename", "name", "obj")


def attributes(thing: object) -> dict[str, Any]:
    """What a thing holds in slots, fields and its own dictionary."""
    slots = [s for c in type(thing).__mro__ for s in getattr(c, "__slots__", ())]
    names = (
        {f.name for f in dataclasses.fields(thing)} if dataclasses.is_dataclass(thing) else set()
    )
    held = {n: getattr(thing, n) for n in {*slots, *names} if hasattr(thing, n)}
    return held | copy.copy(getattr(thing, "__dict__", {}))


def living_exceptions() -> list[BaseException]:
    """Exceptions that something still holds on to, with the locals of their frames."""
    gc.collect()
    return [o for o in gc.get_objects() if isinstance(o, BaseException) and o.__traceback__]


if sys.platform != "linux":  # pragma: no cover
    raise RuntimeError("the leak oracle watches file descriptors the Linux way")
