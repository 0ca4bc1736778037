"""What the README promises of every process that imports the library."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from oracles import process

WATCH = "import runpy; runpy.run_module('oracles.watched', run_name='__main__')"


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One process that imports, warms and uses the library, and what it touched."""
    folder = tmp_path_factory.mktemp("watched")
    done = process.run(WATCH, folder)
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report | {"left": [str(p) for p in folder.rglob("*")], "said": done.stderr}


def test_the_watched_process_did_its_work(watched: dict[str, Any]) -> None:
    assert watched["outcomes"] == ["Safe"] * 4


def test_import_loads_no_engine(watched: dict[str, Any]) -> None:
    assert watched["heavy"] == []


def test_no_socket_is_opened_in_import_warm_or_use(watched: dict[str, Any]) -> None:
    assert [k for k in watched["seen"] if k.endswith("socket")] == []


def test_no_file_is_written_in_import_warm_or_use(watched: dict[str, Any]) -> None:
    assert [k for k in watched["seen"] if k.endswith("write")] == []
    assert watched["left"] == []


def test_no_process_is_started(watched: dict[str, Any]) -> None:
    assert [k for k in watched["seen"] if k.endswith("child")] == []


def test_nothing_is_printed(watched: dict[str, Any]) -> None:
    assert watched["said"] == ""


@pytest.mark.parametrize(
    ("act", "what"),
    [
        ("import socket; socket.socket().close()", "socket"),
        ("open('left', 'w').close()", "write"),
        ("import os; os.close(os.open('left', os.O_CREAT | os.O_WRONLY))", "write"),
        ("import tempfile; tempfile.mkdtemp()", "write"),
        ("import subprocess; subprocess.run(['true'])", "child"),
    ],
    ids=["socket", "open", "os.open", "mkdtemp", "child"],
)
def test_the_watch_bites(act: str, what: str, tmp_path: Path) -> None:
    program = f"import sys; from oracles import watched\nsys.addaudithook(watched.hook)\n{act}\n"

    done = process.run(program + "print(list(watched.seen))", tmp_path)

    assert f"start {what}" in done.stdout


TRACE = ("strace", "-f", "-qq", "-e", "trace=open,openat,creat,rename,mkdir,socket,connect", "-o")
_WRITES = re.compile(r'(?:open|openat|creat)\([^"]*"([^"]*)", [^)]*(?:O_WRONLY|O_RDWR|O_CREAT)')
_ACTS = re.compile(r"\b(rename|mkdir|socket|connect)\(")
DEVICES = ("/dev/null", "/dev/tty")


def _traced(program: str, folder: Path) -> list[str]:
    """What the kernel saw a program write, make or connect to."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    record = folder / "trace"
    (folder / "home").mkdir()
    done = process.run(program, folder / "home", (*TRACE, str(record)))
    if not record.exists() or "ptrace" in done.stderr:
        pytest.skip("this machine does not allow strace")
    assert done.returncode == 0, done.stderr
    lines = record.read_text(errors="replace").splitlines()
    written = [m[1] for line in lines if (m := _WRITES.search(line)) and m[1] not in DEVICES]
    return written + [m[1] for line in lines if (m := _ACTS.search(line))]


def test_the_kernel_saw_no_write_and_no_socket(tmp_path: Path) -> None:
    """Engines written in C pass every audit hook by; the kernel sees them."""
    assert _traced(WATCH, tmp_path) == []


def test_the_trace_bites(tmp_path: Path) -> None:
    program = "import _socket; _socket.socket(); open('left', 'x').close()"

    assert {Path(p).name for p in _traced(program, tmp_path)} == {"left", "socket"}
