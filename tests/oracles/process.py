"""Run a small program in a process of its own, watched or fenced in."""

from __future__ import annotations

import functools
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]

SECCOMP = """
import errno, socket, pyseccomp
fence = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
for family in (socket.AF_INET, socket.AF_INET6):
    fence.add_rule(
        pyseccomp.ERRNO(errno.EACCES), "socket", pyseccomp.Arg(0, pyseccomp.EQ, int(family))
    )
fence.load()
"""
"""Denies every internet socket in this process and in those it starts."""


def run(program: str, cwd: Path, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run a program with the library and the oracles on its path; nothing is compiled to disk.

    The environment is bare, so that a program on the PATH or a variable of
    the developer's cannot help.
    """
    path = f"{REPOSITORY}:{REPOSITORY / 'tests'}"
    environment = {
        "PYTHONPATH": path,
        "HOME": str(cwd),
        "TMPDIR": str(cwd),
        "PATH": "/usr/bin:/bin",
    }
    command = [*prefix, sys.executable, "-B", "-W", "error", "-c", program]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@functools.cache
def without_network() -> tuple[str, ...] | None:
    """The command that starts a program in an empty network namespace, or None."""
    for command in (("unshare", "-n"), ("unshare", "-rn")):
        if shutil.which("unshare"):
            done = subprocess.run([*command, "true"], capture_output=True, check=False)
            if done.returncode == 0:
                return command
    return None


def fences() -> dict[str, tuple[tuple[str, ...], str]]:
    """The fences that this machine offers: command prefix, and program to run first."""
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    if command := without_network():
        found["namespace"] = (command, "")
    if importlib.util.find_spec("pyseccomp"):
        found["seccomp"] = ((), SECCOMP)
    return found
