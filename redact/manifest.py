"""The models and word lists that the library loads: where they are, and that none was altered."""

from __future__ import annotations

import hashlib
import sysconfig
import tomllib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import msgspec

from redact.errors import Unavailable


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of models/manifest.toml.

    root   : where ``path`` starts: the folder of an importable package
             ("package"), the data folder of the Python environment ("data"),
             or models/ itself ("models")
    path   : a file, or a folder of which every file counts
    sha256 : of the file; of a folder, of its sorted "name, NUL, sha256, newline" rows
    size   : bytes, all files together
    """

    name: str
    version: str
    licence: str
    source: str
    root: Literal["package", "data", "models"]
    path: str
    sha256: str
    size: int
    package: str = ""
    install: str = ""


def folder() -> Path:
    """Return models/: inside the installed package, or else at the root of the checkout.

    Raises Unavailable if there is neither.
    """
    here = Path(__file__).parent
    for place in (here / "models", here.parent / "models"):
        if (place / "manifest.toml").is_file():
            return place
    raise Unavailable("models/manifest.toml", "install redact-capture again")


@cache
def entries() -> tuple[Entry, ...]:
    """Return every row of the manifest.  Raises Unavailable if it cannot be read."""
    try:
        table = tomllib.loads((folder() / "manifest.toml").read_text("utf-8"))
        return tuple(msgspec.convert(table["model"], list[Entry]))
    except (OSError, ValueError, KeyError):  # tomllib and msgspec raise kinds of ValueError
        raise Unavailable("models/manifest.toml", "install redact-capture again") from None


def locate(entry: Entry) -> Path:
    """Return where an entry should lie, without importing its package.

    Raises Unavailable if it is not there.
    """
    path = _root(entry) / entry.path
    if not path.exists():
        raise Unavailable(entry.name, _remedy(entry))
    return path


@cache
def verify(name: str) -> Path:
    """Return the path of a model whose bytes are the ones that the manifest names.

    Checked once in a process.  Raises Unavailable if the model is missing,
    altered, or not in the manifest.
    """
    entry = next((entry for entry in entries() if entry.name == name), None)
    if entry is None:
        raise Unavailable(name, "it is not in models/manifest.toml")
    path = locate(entry)
    try:
        sha256, size = digest(path)
    except OSError:
        raise Unavailable(name, _remedy(entry)) from None
    if (sha256, size) != (entry.sha256, entry.size):
        raise Unavailable(name, f"its bytes were altered; {_remedy(entry)}")
    return path


def digest(path: Path) -> tuple[str, int]:
    """Return the SHA-256 and the size in bytes of a file or of a folder, byte code left out."""
    if path.is_file():
        data = path.read_bytes()
        return hashlib.sha256(data).hexdigest(), len(data)
    total, size = hashlib.sha256(), 0
    files = (file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    for relative, file in sorted((file.relative_to(path).as_posix(), file) for file in files):
        sha256, n = digest(file)
        total.update(f"{relative}\0{sha256}\n".encode())
        size += n
    return total.hexdigest(), size


def _root(entry: Entry) -> Path:
    if entry.root == "models":
        return folder()
    if entry.root == "data":
        return Path(sysconfig.get_path("data"))
    spec = find_spec(entry.package)
    if spec is None or not spec.submodule_search_locations:
        raise Unavailable(entry.name, _remedy(entry))
    return Path(next(iter(spec.submodule_search_locations)))


def _remedy(entry: Entry) -> str:
    return f"pip install --force-reinstall {entry.install or 'redact-capture'}"
