"""The rules of dependency, checked instead of remembered."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import redact

ROOT = Path(__file__).parents[1] / "redact"
MODULES = sorted(ROOT.rglob("*.py"))
NAMES = [p.relative_to(ROOT).as_posix() for p in MODULES]

LAYERS = (
    {"errors", "labels", "manifest"},
    {"events", "findings", "reading"},
    {"policy", "gate", "read", "detect", "apply", "verify", "seal"},
    {"doubt", "screen"},
    {"redactor"},
    {"session"},
    {"evaluate", "adapters", "testing", "doctor", "cli"},
)
"""Bottom to top: a module imports from its own layer or from below."""

STAGES = {"read", "detect", "apply", "verify", "seal"}
"""No stage imports another stage."""

ENGINES = {
    "tesserocr", "pytesseract", "onnxruntime", "zxingcpp", "spacy", "presidio_analyzer",
    "phonenumbers", "PIL", "typer", "rich", "xxhash",
}  # fmt: skip
"""Each has one home: one module, or the command line as a whole, so that it can be replaced."""

ONLY_UNDER = {"cv2": ("read/", "apply/")}
"""OpenCV is the one engine of two folders."""

NETWORK = {
    "socket", "_socket", "ssl", "http", "urllib", "requests", "httpx", "urllib3", "aiohttp",
    "ftplib", "smtplib", "poplib", "imaplib", "telnetlib", "xmlrpc", "socketserver", "asyncio",
    "webbrowser", "websockets", "grpc",
}  # fmt: skip
UNSAFE = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "yaml", "code", "tempfile"}


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Every module a file imports, and whether the import stands inside a function."""
    tree = ast.parse(path.read_text("utf-8"))
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = f"redact.{node.module or ''}".rstrip(".") if node.level else node.module or ""
            yield module, id(node) in inside
            if module == "redact":
                yield from ((f"redact.{alias.name}", id(node) in inside) for alias in node.names)


def _ours(path: Path) -> list[tuple[str, bool]]:
    """First names below redact that a file imports; a name that is no module is left out."""
    parts = [(m.split(".")[1], late) for m, late in imports(path) if m.startswith("redact.")]
    known = set().union(*LAYERS)
    return [(part, late) for part, late in parts if part in known]


def _layer(part: str) -> int:
    return next(i for i, layer in enumerate(LAYERS) if part in layer)


def _part(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def test_every_module_has_a_layer() -> None:
    known = set().union(*LAYERS)

    assert {_part(p) for p in MODULES} - known <= {"__init__", "__main__"}


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_dependencies_point_down(path: Path) -> None:
    here = _part(path)
    if here in ("__init__", "__main__"):
        return
    shortcut = {("session", True)} if here == "redactor" else set()

    up = [part for part, late in set(_ours(path)) - shortcut if _layer(part) > _layer(here)]

    assert up == _only_for_types(path, up)


def _only_for_types(path: Path, names: list[str]) -> list[str]:
    """Those of the names that the file imports under TYPE_CHECKING, which runs never."""
    tree = ast.parse(path.read_text("utf-8"))
    guarded = " ".join(
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    )
    return [name for name in names if f"redact.{name}" in guarded]


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_no_stage_imports_another(path: Path) -> None:
    here = _part(path)
    others = STAGES - {here} if here in STAGES else set()

    assert {part for part, _ in _ours(path)} & others == set()


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_each_engine_has_one_home(engine: str) -> None:
    homes = {
        name if not name.startswith("cli/") else "cli"
        for path, name in zip(MODULES, NAMES, strict=True)
        if engine in {module.split(".")[0] for module, _ in imports(path)}
    }

    assert len(homes) <= 1


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_opencv_stays_under_read_and_apply(path: Path) -> None:
    here = path.relative_to(ROOT).as_posix()
    used = {module.split(".")[0] for module, _ in imports(path)}

    strays = [e for e in used & ONLY_UNDER.keys() if not here.startswith(ONLY_UNDER[e])]

    assert strays == []


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_no_network_and_nothing_that_runs_data(path: Path) -> None:
    used = {module.split(".")[0] for module, _ in imports(path)}
    allowed = {"tempfile"} if path.name == "program.py" else set()  # a private, short-lived folder
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    assert used & NETWORK == set()
    assert used & UNSAFE <= allowed
    assert calls & {"eval", "exec", "compile", "__import__"} == set()


ENVIRONMENT = {
    "detect/names.py",  # sets one variable for another library
    "read/program.py",  # hands the environment on to the program that it starts
}


def test_the_environment_is_not_read() -> None:
    """A variable that weakens a rule is a rule that anyone can weaken."""
    readers = {
        name
        for path, name in zip(MODULES, NAMES, strict=True)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr in ("getenv", "getenvb"))
        or (
            isinstance(node, ast.Attribute)
            and node.attr in ("environ", "environb")
            and isinstance(node.ctx, ast.Load)
        )
    }

    assert readers <= ENVIRONMENT


PUBLIC = """
Redactor Session Policy Consent Frame Key Text Pointer Focus Window Safe Dropped Hidden
Findings LABELS RedactError PolicyError Unavailable StageFailed Leak
"""


def test_the_public_names_are_the_documented_ones() -> None:
    assert sorted(redact.__all__) == sorted(PUBLIC.split())
