"""The pages say what is true: examples run, names exist, pairs agree."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from redact import cli
from redact.labels import FLOOR

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted(ROOT.glob("*.md"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
COMMANDS = ("image", "text", "policy check", "policy explain", "doctor", "demo", "evaluate")


def test_every_example_of_the_readme_runs_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}

    for block in blocks:
        exec(block, names)  # noqa: S102  # our own page

    assert len(blocks) >= 3
    assert list(tmp_path.iterdir()) == []


def test_the_readme_names_every_command_and_no_other() -> None:
    named = set(re.findall(r"`redact ([a-z]+(?: (?:check|explain))?)", README))

    assert named == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([*command.split(), "--help"]) == 0
    assert "--json" in capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_every_path_on_a_page_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    paths = re.findall(r"`((?:redact|tests|examples|benchmarks|models|\.ci)/[\w./-]*)`", text)
    links = re.findall(r"\]\((?!http)([^)#]+)\)", text)

    assert [path for path in paths + links if not (ROOT / path).exists()] == []


def test_every_make_target_on_a_page_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {t for page in PAGES for t in re.findall(r"make ([a-z]+)\b(?=`|  )", page.read_text())}

    assert named <= targets
    assert {"demo", "test"} <= named


def test_the_readme_names_the_floor() -> None:
    assert set(re.search(r"floor label \(`([\w ]+)`\)", README)[1].split()) == FLOOR  # type: ignore[index]


def test_the_readme_never_says_to_install_the_other_project() -> None:
    assert re.findall(r"pip install (?:-\S+ )*redact\b(?!-)", README) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_a_notebook_is_the_same_as_its_program_and_holds_no_output(path: Path) -> None:
    cells = json.loads(path.read_text("utf-8"))["cells"]

    parts = path.with_suffix(".py").read_text("utf-8").split("# %%")[1:]

    assert [spelt(cell) for cell in cells] == [part.strip() for part in parts]
    assert all(not cell.get("outputs") and not cell.get("execution_count") for cell in cells)


def spelt(cell: dict) -> str:
    """A cell as the percent format has it."""
    lines = "".join(cell["source"]).split("\n")
    if cell["cell_type"] == "code":
        return "\n".join(lines).strip()
    return "\n".join(["[markdown]", *(f"# {line}".rstrip() for line in lines)])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_a_notebook_runs_as_a_program(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(path.with_suffix(".py")))

    assert "[SSN]" in capsys.readouterr().out


def test_the_example_agent_runs() -> None:
    command = [sys.executable, str(ROOT / "examples" / "agent.py")]

    done = subprocess.run(
        command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=True
    )

    assert done.stdout == b"4 events left, 0 were dropped\n"
