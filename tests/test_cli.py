"""The command line: what it writes, what it says, and that it never says a value."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from redact import Redactor, cli
from redact.cli import jobs, report, write
from redact.errors import BadInput
from redact.events import Dropped, Reason
from redact.labels import FLOOR, LABELS
from redact.policy import Policy
from redact.read import pictures

SSN = "536-90-4399"
LINE = f"my SSN is {SSN}\r\n"
CLEAN = "The window can be closed now.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, as the current one, with a picture and a text in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shot.png").write_bytes(picture(f"SSN: {SSN}", "The window can be closed now."))
    (tmp_path / "clean.png").write_bytes(picture("The window can be closed now."))
    (tmp_path / "note.txt").write_bytes(LINE.encode())
    return tmp_path


def picture(*lines: str) -> bytes:
    return pictures.encode(pictures.card(lines), ".png")


def listing(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def typed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_text_from_standard_input_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, LINE.encode())

    assert cli.run(["text"]) == 0
    assert capsys.readouterr() == ("my SSN is [SSN]\r\n", "")


def test_text_from_file_to_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["text", "note.txt", "-o", "safe.txt"]) == 0

    assert (here / "safe.txt").read_bytes() == b"my SSN is [SSN]\r\n"
    assert (here / "safe.txt").stat().st_mode & 0o777 == 0o600
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("content", "code"), [(LINE, 1), (CLEAN, 0)], ids=["private", "clean"])
def test_check_says_whether_something_was_hidden(
    monkeypatch: pytest.MonkeyPatch, content: str, code: int
) -> None:
    typed(monkeypatch, content.encode())

    assert cli.run(["text", "-", "--check"]) == code


@pytest.mark.parametrize(("name", "code"), [("shot.png", 1), ("clean.png", 0)])
def test_check_of_a_picture(here: Path, name: str, code: int) -> None:
    assert cli.run(["image", name, "-o", "safe.png", "--check"]) == code
    assert (here / "safe.png").is_file()


def test_text_json_holds_no_text(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["text", "note.txt", "--json"]) == 0

    said = json.loads(capsys.readouterr().out)
    row = {"label": "ssn", "score": 1.0, "start": 10, "end": 21}
    assert said == {
        "policy": Policy.load("default").digest,
        "rating": 4,
        "covered": 0.0,
        "found": {"ssn": 1},
        "rows": [row],
    }


def test_a_picture_is_masked(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["image", "shot.png", "-o", "safe.png", "--json"]) == 0

    out, err = capsys.readouterr()
    (file,) = json.loads(out)["files"]
    before, after = pictures.load(here / "shot.png"), pictures.load(here / "safe.png")
    x0, y0, x1, y1 = file["rows"][0]["box"]
    assert (file["file"], file["written"], file["found"]) == ("shot.png", "safe.png", {"ssn": 1})
    assert np.ptp(after[y0:y1, x0:x1], axis=(0, 1)).tolist() == [0, 0, 0]
    np.testing.assert_array_equal(before[40:], after[40:])
    assert (here / "safe.png").stat().st_mode & 0o777 == 0o600
    assert SSN not in out + err


@pytest.mark.parametrize("suffix", sorted(pictures.FORMATS))
def test_the_suffix_of_the_output_says_the_format(here: Path, suffix: str) -> None:
    assert cli.run(["image", "clean.png", "-o", f"safe{suffix}"]) == 0
    assert (
        pictures.load(here / f"safe{suffix}").shape[:2]
        == pictures.load(here / "clean.png").shape[:2]
    )


def test_a_folder_keeps_harmless_names_and_replaces_private_ones(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = here / "in"
    folder.mkdir()
    for name in ("a.png", f"b {SSN}.png", "screen_0002.png", f"d_{SSN.replace('-', '_')}.png"):
        (folder / name).write_bytes(picture("one"))
    (folder / "notes.txt").write_text("no picture")
    (folder / "below").mkdir()

    assert cli.run(["image", "in", "-o", "out", "--json"]) == 0

    out, err = capsys.readouterr()
    names = sorted(path.name for path in (here / "out").iterdir())
    assert names == ["a.png", "screen_0002.png", "screen_0003.png", "screen_0004.png"]
    assert sorted(file["written"] for file in json.loads(out)["files"]) == names
    assert SSN not in out + err
    assert (here / "out").stat().st_mode & 0o777 == 0o700


def test_equal_names_from_two_folders_do_not_meet(here: Path) -> None:
    for folder in ("one", "two"):
        (here / folder).mkdir()
        (here / folder / "a.png").write_bytes(picture(folder))

    assert cli.run(["image", "one", "two", "-o", "out"]) == 0
    assert sorted(path.name for path in (here / "out").iterdir()) == ["a.png", "screen_0002.png"]


def test_one_bad_picture_stops_only_itself(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "bad.png").write_bytes(b"no picture")

    assert cli.run(["image", "bad.png", "clean.png", "-o", "out"]) == 2

    out, err = capsys.readouterr()
    assert [path.name for path in (here / "out").iterdir()] == ["clean.png"]
    assert err.count("\n") == 1
    assert err.startswith("redact: bad.png: ")
    assert out == "clean.png: nothing found\n"


def test_an_input_is_replaced_only_when_it_is_named(here: Path) -> None:
    before = listing(here)

    assert cli.run(["image", "clean.png", "shot.png", "-o", "."]) == 2
    assert cli.run(["image", str(here), "-o", "."]) == 2
    assert listing(here) == before

    assert cli.run(["image", "shot.png", "-o", "shot.png"]) == 0
    assert listing(here)["shot.png"] != before["shot.png"]


def test_a_folder_shows_its_progress_on_a_terminal(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(
        "redact.cli.image.Console", lambda stderr: Console(stderr=stderr, force_terminal=True)
    )

    assert cli.run(["image", "clean.png", "shot.png", "-o", "out"]) == 0
    assert "100%" in capsys.readouterr().err


BAD = {
    "nothing": [],
    "no such command": ["bogus"],
    "no such option": ["text", "--bogus"],
    "no output": ["image", "shot.png"],
    "missing picture": ["image", "absent.png", "-o", "out.png"],
    "missing folder": ["image", "shot.png", "-o", "absent/out.png"],
    "broken picture": ["image", "note.txt", "-o", "out.png"],
    "bomb": ["image", "bomb.png", "-o", "out.png"],
    "unknown output format": ["image", "shot.png", "-o", "out.gif"],
    "several into a file": ["image", "shot.png", "clean.png", "-o", "note.txt"],
    "output is a link": ["image", "shot.png", "-o", "link.png"],
    "output is a device": ["text", "note.txt", "-o", "/dev/null"],
    "empty folder": ["image", "empty", "-o", "out"],
    "missing text": ["text", "absent.txt"],
    "text is a folder": ["text", "empty"],
    "not utf-8": ["text", "shot.png"],
    "json and text on one stream": ["text", "note.txt", "--json", "-o", "-"],
    "missing policy": ["--policy", "absent.toml", "text", "note.txt"],
    "bad policy": ["text", "note.txt", "--policy", "bad.toml"],
    "bad policy to check": ["policy", "check", "bad.toml"],
    "bad policy to explain": ["policy", "explain", "bad.toml"],
    "dropped text": ["text", "note.txt", "--policy", "strict"],
    "dropped picture": ["--policy", "strict", "image", "shot.png", "-o", "out.png"],
    "no examples": ["demo", "--examples", "empty", "-o", "out"],
}


@pytest.mark.parametrize("arguments", BAD.values(), ids=BAD.keys())
def test_what_cannot_run_says_so_in_one_line_and_writes_nothing(
    here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    (here / "empty").mkdir()
    (here / "link.png").symlink_to("elsewhere.png")
    (here / "bomb.png").write_bytes(bomb())
    (here / "bad.toml").write_text('[labels]\nssn = "keep"\n')
    before = listing(here)

    assert cli.run(arguments) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("redact: ")
    assert err.count("\n") == 1
    assert SSN not in err
    assert listing(here) == before
    assert not (here / "out").exists()
    assert Path("/dev/null").is_char_device()


def bomb() -> bytes:
    """81 million white pixels in a few kilobytes."""
    white = io.BytesIO()
    pictures.Image.new("1", (9000, 9000)).save(white, "PNG")
    return white.getvalue()


def test_a_missing_engine_says_what_to_install(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    dropped = Dropped(Reason.UNAVAILABLE, cause="eyes are not available: pip install eyes")
    monkeypatch.setattr(Redactor, "redact", lambda self, event: dropped)

    assert cli.run(["image", "shot.png", "-o", "out.png"]) == 2
    assert "pip install eyes" in capsys.readouterr().err
    assert not (here / "out.png").exists()


def test_an_error_inside_shows_its_type_and_nothing_else(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(self: Redactor, event: object) -> None:
        raise ValueError(SSN)

    monkeypatch.setattr(Redactor, "redact", fail)

    assert cli.run(["text", "note.txt"]) == 2
    assert capsys.readouterr() == ("", "redact: failed inside (ValueError)\n")


def test_control_characters_of_a_name_are_not_printed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["text", "a\x1b[31m\u202eb.txt"]) == 2
    assert capsys.readouterr().err == "redact: a?[31m?b.txt: no such file\n"


@pytest.mark.parametrize("step", ["fsync", "fdopen"])
def test_a_failed_write_leaves_the_old_file_and_no_other(
    here: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = listing(here)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, full)

    with pytest.raises(BadInput, match="No space left"):
        write.write(here / "note.txt", b"new")
    assert listing(here) == before


def test_a_planted_link_is_not_followed(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write.secrets, "token_hex", lambda _: "guessed")
    (here / ".guessed.part").symlink_to("note.txt")

    with pytest.raises(BadInput):
        write.write(here / "new.txt", b"new")
    assert (here / "note.txt").read_bytes() == LINE.encode()
    assert not (here / "new.txt").exists()


def test_policy_check_gives_the_digest(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["policy", "check", "strict"]) == 0
    assert cli.run(["policy", "check", "strict", "--json"]) == 0

    digest = Policy.load("strict").digest
    plain, _, as_json = capsys.readouterr().out.partition("\n")
    assert plain == f"good: {digest}"
    assert json.loads(as_json) == {"policy": digest}


def test_a_bad_policy_names_the_key_and_no_value(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "bad.toml").write_text(f'[labels]\nssn = "{SSN}"\n')

    assert cli.run(["policy", "check", "bad.toml"]) == 2
    err = capsys.readouterr().err
    assert "labels" in err
    assert SSN not in err


def test_explain_has_a_row_for_every_label(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["policy", "explain", "thorough", "--json"]) == 0

    rows = json.loads(capsys.readouterr().out)["labels"]
    assert [row["label"] for row in rows] == list(LABELS)
    assert {row["label"] for row in rows if row["floor"]} == FLOOR
    assert {row["label"]: row["action"] for row in rows if row["action"] != "mask"} == {
        "date": "keep"
    }


def test_explain_shows_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--policy", "strict", "policy", "explain"]) == 0

    out = capsys.readouterr().out
    assert all(label in out for label in LABELS)


def test_doctor_is_well_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["doctor", "--json"]) == 0

    said = json.loads(capsys.readouterr().out)
    assert said["healthy"]
    assert {check["problem"] for check in said["checks"]} == {""}
    assert said["unguarded"]


def test_doctor_shows_whole_digests(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["doctor"]) == 0
    assert Policy.load("default").digest in capsys.readouterr().out.replace("\n", "")


@pytest.fixture
def examples(here: Path) -> Path:
    """Two examples, one with the truth beside it."""
    folder = here / "examples"
    for kind in ("screens", "texts"):
        (folder / kind).mkdir(parents=True)
    (folder / "screens" / "one.png").write_bytes(picture(f"SSN: {SSN}"))
    truth = {"window": {"app": "Forms", "title": "Form", "url": None}, "scale": 1.0}
    (folder / "screens" / "one.json").write_text(json.dumps(truth))
    (folder / "texts" / "two.txt").write_text(f"<b>{SSN}</b> & more")
    return folder


def test_demo_writes_pairs_and_a_page(
    here: Path, examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["demo", "--examples", "examples", "-o", "out"]) == 0

    files = listing(here / "out")
    page = files["index.html"].decode()
    assert sorted(files) == [
        "index.html", "one.after.png", "one.before.png", "two.after.txt", "two.before.txt",
    ]  # fmt: skip
    assert "<pre>&lt;b&gt;[SSN]&lt;/b&gt; &amp; more</pre>" in page
    assert 'src="one.after.png"' in page
    assert "://" not in page
    said = capsys.readouterr().out
    assert "one.png" in said
    assert SSN not in said


def test_demo_tells_a_window_to_a_policy_that_asks_for_one(examples: Path) -> None:
    policy = examples / "window.toml"
    policy.write_text('[unknown]\nwindow = "drop"\n')
    (examples / "texts" / "two.txt").unlink()

    assert cli.run(["demo", "--examples", "examples", "--policy", str(policy)]) == 0


def test_names_are_judged_with_their_joints_as_spaces() -> None:
    redactor = Redactor()
    inputs = [Path("harmless.png"), Path("Ada_Lovelace.png")]

    names = [job.target.name for job in jobs.plan(inputs, Path("out"), redactor)]

    assert names == ["harmless.png", "screen_0002.png"]


@pytest.fixture
def labelled(here: Path) -> Path:
    """A screen whose number is hidden, and one whose harmless words are said to be a number."""
    for name, line in (("good", f"SSN: {SSN}"), ("wrong", "The window can be closed now.")):
        folder = here / name
        folder.mkdir()
        shown = pictures.card([line])
        columns = np.flatnonzero((shown < 128).any(axis=(0, 2)))
        x0, x1 = int(columns.mean()), int(columns[-1]) + 1  # the right half, past the caption
        words = [{"text": SSN, "box": [x0, 4, x1, 36]}]
        truth = {"words": words, "items": [{"label": "ssn", "text": SSN, "words": [0]}]}
        (folder / "one.png").write_bytes(pictures.encode(shown, ".png"))
        (folder / "one.json").write_text(json.dumps(truth))
    return here


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["good", "--read", "--gate", "0"], 0), (["wrong"], 1), (["wrong", "--gate", "1"], 0)],
    ids=["hidden", "leak", "open gate"],
)
def test_evaluate_fails_when_more_leaks_than_the_gate_allows(
    labelled: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    assert cli.run(["evaluate", *arguments]) == code

    out, err = capsys.readouterr()
    assert "floor items leaked" in " ".join(out.split())
    assert SSN not in out + err


def test_evaluate_writes_every_figure_and_no_content(
    labelled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["evaluate", "wrong", "--json", "-o", "out.json"]) == 1

    said, written = json.loads(capsys.readouterr().out), (labelled / "out.json").read_text()
    leaks = {"part": 1, "of": 1, "share": 1.0, "bound_95": 1.0, "families_95": [1.0, 1.0]}
    assert said["floor_leaked"] == said["labels"]["ssn"] == leaks
    assert json.loads(written).items() >= said.items()
    assert [one["leaked"] for one in json.loads(written)["by_screen"]] == [{"ssn": 1}]
    assert SSN not in written


@pytest.mark.parametrize(
    "arguments",
    [["wrong", "-o", "missing/out.json"], ["missing"], ["wrong", "--policy", "none"]],
    ids=range(3),
)
def test_evaluate_says_why_it_cannot_run(
    labelled: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert cli.run(["evaluate", *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_evaluate_names_a_wrong_file_and_its_field(
    labelled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (labelled / "wrong" / "one.json").write_text(json.dumps({"words": SSN}))

    assert cli.run(["evaluate", "wrong"]) == 2
    assert capsys.readouterr() == ("", "redact: one.json: words: Expected array, got str\n")


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert cli.run(["--help"]) == 0
    assert {"image", "text", "policy", "doctor", "demo", "evaluate"} <= set(
        capsys.readouterr().out.split()
    )


def test_a_summary_is_counts_by_label() -> None:
    assert report.summary({"ssn": 2, "email": 1}) == "2 ssn, 1 email"
    assert report.summary({}) == "nothing found"
