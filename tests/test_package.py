"""The package holds what it needs, declares what it imports, and pins its models."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

import redact
from redact import manifest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
WHEEL = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
PINS = (ROOT / "requirements" / "models.txt").read_text("utf-8")


def wheel_files() -> dict[str, Path]:
    """What the wheel will hold, by the include list: packages whole, and forced files."""
    sources = [(ROOT / package, Path(package)) for package in WHEEL["packages"]]
    sources += [(ROOT / source, Path(to)) for source, to in WHEEL["force-include"].items()]
    return {
        (to / path.relative_to(source)).as_posix(): path
        for source, to in sources
        for path in (source, *source.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize(
    "name",
    [
        "redact/__init__.py",
        "redact/py.typed",
        "redact/cli/__init__.py",
        "redact/policies/default.toml",
        "redact/policies/thorough.toml",
        "redact/policies/strict.toml",
        "redact/models/manifest.toml",
        "redact/models/README.md",
    ],
)
def test_the_wheel_holds(name: str) -> None:
    assert name in wheel_files()


def test_the_wheel_holds_every_model_that_is_ours() -> None:
    ours = [e for e in manifest.entries() if e.root == "models" or e.package == "redact"]
    roots = {"models": "redact/models", "package": "redact"}

    assert ours
    for entry in ours:
        inside = f"{roots[entry.root]}/{entry.path}"
        assert any(name == inside or name.startswith(inside + "/") for name in wheel_files())


def test_the_wheel_is_small_and_holds_nothing_else() -> None:
    kinds = {Path(name).suffix for name in wheel_files()}
    size = sum(path.stat().st_size for path in wheel_files().values())

    assert kinds <= {".py", ".typed", ".toml", ".md", ".txt", ".gz", ".onnx"}
    assert size < 20 * 2**20
    assert not any("train" in Path(name).parts for name in wheel_files())


def imported() -> set[str]:
    """First names of everything that the library imports, inside functions too."""
    names: set[str] = set()
    for path in (ROOT / "redact").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add((node.module or "").split(".")[0])
    return names - set(sys.stdlib_module_names) - {"redact"}


def declared() -> set[str]:
    """Distributions of the core and of every extra that users install."""
    lines = (
        PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["accurate"]
    )
    return {normal(re.split(r"[<>=!~\[; ]", line)[0]) for line in lines}


def normal(name: str) -> str:
    """A distribution's name by PEP 503."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("module", sorted(imported()))
def test_every_import_is_declared(module: str) -> None:
    owners = {normal(name) for name in metadata.packages_distributions()[module]}

    assert owners & declared()


def test_the_test_oracle_is_no_part_of_the_library() -> None:
    assert "stdnum" not in imported()
    assert "python-stdnum" not in declared()


def test_the_command_starts_what_it_should() -> None:
    assert PROJECT["project"]["scripts"] == {"redact": "redact.cli:main"}
    assert redact.__version__ == PROJECT["project"]["version"]


def test_every_model_package_is_pinned_by_its_hash() -> None:
    pinned = dict(
        re.findall(r"^(\S+==\S+) \\\n +--hash=sha256:([0-9a-f]{64})$", PINS, re.MULTILINE)
    )
    needed = {line for line in PROJECT["project"]["dependencies"] if "==" in line}
    brought = {entry.install for entry in manifest.entries() if "==" in entry.install}

    assert set(pinned) == needed == brought


def test_the_installed_models_have_the_pinned_version() -> None:
    for name, version in re.findall(r"^(\S+)==(\S+)", PINS, re.MULTILINE):
        assert metadata.version(name) == version


def test_what_is_written_at_run_time_is_ignored() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").split()

    assert {"/.venv/", "/.venv-peers/", "/out/", "/redraws/"} <= set(ignored)


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")

    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert PROJECT["project"]["license"] == "Apache-2.0"
