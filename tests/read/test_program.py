import shutil
import stat
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest
from pytesseract import pytesseract

from redact.errors import StageFailed, Unavailable
from redact.read import program
from redact.read.program import Program

LINES = (
    "Account holder and address",
    "SSN 536-90-4399 or 078 05 1120",
    "invoice total 1,204.55 due 2026-03-01",
)

installed = pytest.mark.skipif(
    not (shutil.which("tesseract") and program._is_memory(program._MEMORY)),
    reason="needs the tesseract program and a memory file system at /dev/shm",
)


@pytest.fixture
def files():
    """What lies in the memory folder and the temp folder; asserted unchanged at the end."""
    places = [program._MEMORY, Path(tempfile.gettempdir())]
    before = [{path.name for path in place.iterdir()} for place in places]
    yield
    for place, names in zip(places, before, strict=True):
        new = {path.name for path in place.iterdir()} - names
        assert not [name for name in new if name.startswith(("redact-", "tess_"))]


@installed
@pytest.mark.usefixtures("files")
def test_words_are_read_and_their_boxes_cover_the_ink(line):
    crops, boxes = zip(*(line(text) for text in LINES), strict=True)

    found = Program().read(crops)

    assert [tuple(text.split(" ")) for text in LINES] == [words.text for words in found]
    for words, drawn_boxes in zip(found, boxes, strict=True):
        assert (words.confidence > 0.5).all()
        assert np.abs(words.box - drawn_boxes).max() <= 3


@installed
def test_crops_of_any_shape_keep_their_words_apart(line):
    tall, wide = line("first")[0], line("second third")[0]
    blank = np.full((3, 50), 255, np.uint8)

    found = Program().read([wide, blank, np.repeat(np.repeat(tall, 2, 0), 2, 1), blank])

    assert [words.text for words in found] == [("second", "third"), (), ("first",), ()]


@installed
def test_more_lines_than_a_montage_holds(monkeypatch, line):
    monkeypatch.setattr(program, "_LINES", 2)
    crops = [line(text)[0] for text in LINES]

    found = Program().read(crops)

    assert [tuple(text.split(" ")) for text in LINES] == [words.text for words in found]


def test_no_crops_no_words(monkeypatch):
    monkeypatch.setattr(program, "_Tesseract", lambda: None)

    assert Program().read([]) == []


@installed
@pytest.mark.usefixtures("files")
def test_only_the_owner_may_open_the_folder_and_its_files(monkeypatch, line):
    modes, run = [], pytesseract.run_tesseract

    def watched(picture, *args, **kwargs):
        run(picture, *args, **kwargs)
        folder = Path(picture).parent
        modes.append(
            (folder.parent, *(stat.S_IMODE(p.stat().st_mode) for p in (folder, *folder.iterdir())))
        )

    monkeypatch.setattr(pytesseract, "run_tesseract", watched)
    Program().read([line("secret")[0]])

    assert modes == [(program._MEMORY, 0o700, 0o600, 0o600)]


@installed
@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("error", [RuntimeError, OSError, KeyboardInterrupt])
def test_nothing_is_left_when_the_program_fails(monkeypatch, error, line):
    def broken(picture, *args, **kwargs):
        assert Path(picture).exists()
        raise error("canary")

    monkeypatch.setattr(pytesseract, "run_tesseract", broken)
    with pytest.raises((StageFailed, KeyboardInterrupt)) as caught:
        Program().read([line("secret")[0]])

    if caught.type is StageFailed:
        assert "canary" not in str(caught.value)
        assert caught.value.__cause__ is None


@installed
@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("table", [None, b"5\t\xff canary"], ids=["missing", "broken"])
def test_a_table_that_cannot_be_read_is_a_failure_that_tells_nothing(monkeypatch, table, line):
    def odd(picture, base, *args, **kwargs):
        path = Path(base + ".tsv")
        path.unlink() if table is None else path.write_bytes(table)

    monkeypatch.setattr(pytesseract, "run_tesseract", odd)
    with pytest.raises(StageFailed) as caught:
        Program().read([line("secret")[0]])

    assert "canary" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_without_the_program_it_is_unavailable(monkeypatch, line):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(Unavailable, match="tesseract program"):
        Program().read([line("a")[0]])


def test_without_pytesseract_it_is_unavailable(monkeypatch, line):
    monkeypatch.setitem(sys.modules, "pytesseract", None)

    with pytest.raises(Unavailable, match="pytesseract"):
        Program().read([line("a")[0]])


@pytest.mark.parametrize("mounts", ["", "/dev/sda1 /dev/shm ext4 rw 0 0\n", None])
def test_without_a_memory_file_system_it_is_unavailable(monkeypatch, tmp_path, mounts, line):
    monkeypatch.setattr(program.shutil, "which", lambda name: name)
    monkeypatch.setattr(program, "_MOUNTS", tmp_path / "mounts")
    if mounts is not None:
        program._MOUNTS.write_text(mounts)

    with pytest.raises(Unavailable, match="memory file system"):
        Program().read([line("a")[0]])
