"""Attacks by the network: no door is open, and the fences that prove it bite."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from oracles import process

RUN = """
import redact
redactor = redact.Redactor()
out = redactor.redact(redact.Text("mail zorva@quillfeather.org, SSN 536-90-4399, https://a.b.co/x"))
print(type(out).__name__)
"""
CONNECT = """
import {module} as s
with_port = ("127.0.0.1", {port})
try:
    s.socket(s.AF_INET, s.SOCK_STREAM).connect(with_port)
    print("connected")
except OSError:
    print("refused")
"""
GRANDCHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', {program!r}])"


@pytest.fixture
def port() -> Iterator[int]:
    """A port on this machine at which someone listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def _fence(name: str) -> tuple[tuple[str, ...], str]:
    found = process.fences()
    if name not in found:
        pytest.skip(f"this machine has no {name} fence")
    return found[name]


def test_attack_g11_network_switches_change_nothing(tmp_path: Path) -> None:
    """Every telemetry and proxy variable we know of set, and still no socket."""
    hostile = "import os\nfor k in ('HTTP_PROXY', 'HTTPS_PROXY', 'SENTRY_DSN', 'HF_ENDPOINT'):\n"
    hostile += "    os.environ[k] = 'http://127.0.0.1:9'\n"
    watch = "import sys\nfrom oracles import watched\nsys.addaudithook(watched.hook)\n"

    done = process.run(hostile + watch + RUN + "print(list(watched.seen))", tmp_path)

    assert done.stdout.split("\n")[:2] == ["Safe", "[]"], done.stderr


@pytest.mark.parametrize("name", ["namespace", "seccomp"])
def test_attack_g12_the_library_works_behind_a_fence(name: str, tmp_path: Path) -> None:
    prefix, preamble = _fence(name)

    done = process.run(preamble + RUN, tmp_path, prefix)

    assert done.stdout == "Safe\n"
    assert done.stderr == ""


@pytest.mark.parametrize("name", ["namespace", "seccomp", "none"])
@pytest.mark.parametrize("how", ["socket", "_socket", "grandchild"])
def test_attack_g12_the_fence_bites(name: str, how: str, port: int, tmp_path: Path) -> None:
    """A canary that tries to connect: through no door may it get out."""
    program = CONNECT.format(module="_socket" if how == "_socket" else "socket", port=port)
    if how == "grandchild":
        program = GRANDCHILD.format(program=program)
    prefix, preamble = ((), "") if name == "none" else _fence(name)

    done = process.run(preamble + program, tmp_path, prefix)

    assert done.stdout.strip() == ("connected" if name == "none" else "refused")
