"""Files whole or not at all, readable by their owner only."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from redact.errors import BadInput

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL
for _name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):  # not every system has all of them
    _FLAGS |= getattr(os, _name, 0)


def write(path: Path, content: bytes) -> None:
    """Put content at path in one step: afterwards there is the whole file or the old one.

    Raises BadInput when the folder is missing or closed, or when something
    that is no plain file (a link, a device, a folder) stands at the path.
    """
    check(path)
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with os.fdopen(os.open(part, _FLAGS, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise BadInput(f"cannot write the output ({os.strerror(error.errno or 0)})") from None
    finally:
        part.unlink(missing_ok=True)


def check(path: Path) -> None:
    """Raise BadInput unless a file could be put there, before any work is done."""
    if not path.parent.is_dir():
        raise BadInput("the folder of the output does not exist")
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise BadInput("the output is a link, a device or a folder, not a file")
    except FileNotFoundError:
        return


def make_folder(path: Path) -> None:
    """Make a folder that only its owner can enter, if there is none."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise BadInput("the output must be a folder that can be made") from None
