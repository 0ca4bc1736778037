"""A peer in a process of its own, run by the interpreter of the peers' environment."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PYTHON = Path(os.environ.get("PEERS", ROOT / ".venv-peers")) / "bin" / "python"


class Peer:
    """A child process that answers a path with JSON."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        assert self._answer() == {"ready": True}

    def ask(self, path: Path) -> dict[str, Any]:
        assert self._process.stdin
        print(path, file=self._process.stdin, flush=True)
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the peer ended early")
        return json.loads(line)  # type: ignore[no-any-return]


@contextmanager
def peer(kind: str, folder: Path) -> Iterator[Peer]:
    """Run a peer, image or text, until the end of the block; its log is written to the folder."""
    pipe = subprocess.PIPE
    script = str(Path(__file__).with_name("peer.py"))
    with (
        (folder / "peer.log").open("w") as log,
        subprocess.Popen(
            [PYTHON, "-I", script, kind], stdin=pipe, stdout=pipe, stderr=log, text=True, cwd=folder
        ) as process,
    ):
        yield Peer(process)
        assert process.stdin
        process.stdin.close()
