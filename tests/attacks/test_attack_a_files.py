"""Attacks by picture files: what lies beside the pixels, before them, or in another page."""

from __future__ import annotations

import itertools
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from oracles import drawing, leak
from PIL import Image, PngImagePlugin

import redact
from redact import cli

SSN = "536-90-4399"
CANARY = "zq7-canary-5531"


@pytest.fixture(autouse=True)
def _one_redactor(redactor: redact.Redactor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the engines once for all files; everything else is the command as it is."""
    monkeypatch.setattr("redact.cli.image.redactor_for", lambda *_: redactor)


def masked(source: Path, to: Path) -> int:
    """Run the command on one file."""
    return cli.run(["image", str(source), "-o", str(to)])


def picture(mode: str = "RGB") -> Image.Image:
    """A field with a secret in it."""
    return Image.fromarray(drawing.field("SSN ", SSN, size=18).pixels[:, :, ::-1]).convert(mode)


def traces(path: Path, canary: str) -> list[str]:
    """Where the canary shows: in the file's bytes, in what it holds, in its pixels."""
    with Image.open(path) as opened:
        pixels: NDArray[np.uint8] = np.asarray(opened.convert("RGB"))
        held = {str(k): repr(v) for k, v in opened.info.items()}
    return leak.traces(canary, path.read_bytes(), held, pixels)


def _chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def _tail_of(path: Path) -> bytes:
    """What follows the last chunk of a PNG."""
    data = path.read_bytes()
    at = 8
    while True:
        size, kind = struct.unpack_from(">I4s", data, at)
        at += 12 + size
        if kind == b"IEND":
            return data[at:]


def test_attack_a11_data_after_the_end_is_gone(tmp_path: Path) -> None:
    source, to = tmp_path / "in.png", tmp_path / "out.png"
    picture().save(source)
    source.write_bytes(source.read_bytes() + CANARY.encode() * 20)
    assert traces(source, CANARY)

    assert masked(source, to) == 0

    assert traces(to, CANARY) == []
    assert _tail_of(to) == b""


def test_attack_a11_a_large_file_is_replaced_whole(tmp_path: Path) -> None:
    """The tail of the old file must not stay behind the new one."""
    source, to = tmp_path / "in.png", tmp_path / "out.png"
    picture().save(source)
    to.write_bytes(CANARY.encode() * 100_000)

    masked(source, to)

    if to.read_bytes().startswith(b"\x89PNG"):
        assert _tail_of(to) == b""
        assert traces(to, CANARY) == []
    assert {p.name for p in tmp_path.iterdir()} == {"in.png", "out.png"}


def _png(path: Path) -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", CANARY)
    text.add_text("Software", CANARY, zip=True)
    text.add_itxt("XML:com.adobe.xmp", f"<x>{CANARY}</x>")
    exif = Image.Exif()
    exif[0x010E] = CANARY
    picture().save(path, pnginfo=text, exif=exif, icc_profile=CANARY.encode() * 9)
    data = path.read_bytes()
    private = _chunk(b"prVt", CANARY.encode()) + _chunk(b"tIME", CANARY.encode()[:7])
    path.write_bytes(data[:33] + private + data[33:])


def _jpeg(path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = CANARY
    xmp = f"<x>{CANARY}</x>".encode()
    picture().save(
        path, quality=95, exif=exif, comment=CANARY, xmp=xmp, icc_profile=CANARY.encode() * 9
    )
    data = path.read_bytes()
    extra = b"\xff\xed" + struct.pack(">H", 2 + len(CANARY)) + CANARY.encode()
    path.write_bytes(data[:2] + extra + data[2:])


def _webp(path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = CANARY
    xmp = f"<x>{CANARY}</x>".encode()
    picture().save(path, lossless=True, exif=exif, xmp=xmp, icc_profile=CANARY.encode() * 9)


def _tiff(path: Path) -> None:
    picture().save(path, description=CANARY, software=CANARY, icc_profile=CANARY.encode() * 9)


FORMATS: dict[str, Callable[[Path], None]] = {
    "png": _png,
    "jpg": _jpeg,
    "webp": _webp,
    "tiff": _tiff,
}


@pytest.mark.parametrize(("source", "to"), list(itertools.product(FORMATS, repeat=2)))
def test_attack_a12_nothing_but_pixels_crosses(source: str, to: str, tmp_path: Path) -> None:
    before, after = tmp_path / f"in.{source}", tmp_path / f"out.{to}"
    FORMATS[source](before)
    assert traces(before, CANARY)

    code = masked(before, after)

    assert code == (0 if after.exists() else 2)
    if after.exists():
        assert traces(after, CANARY) == []
        assert traces(after, SSN) == []


MODES = ("RGB", "RGBA", "L", "LA", "P", "1", "I;16", "I", "F", "CMYK", "YCbCr")


@pytest.mark.parametrize("mode", MODES)
def test_attack_a13_every_kind_of_pixel(mode: str, tmp_path: Path) -> None:
    """Masked, or refused with nothing written; never masked in one plane alone."""
    deep = mode.startswith(("I", "F"))
    kind = "tiff" if deep or mode in ("CMYK", "YCbCr") else "png"
    source, to = tmp_path / f"in.{kind}", tmp_path / "out.png"
    image = picture("L") if deep else picture(mode)
    if mode == "I;16":
        image = Image.fromarray(np.asarray(image).astype(np.uint16) * 257)
    elif deep:
        image = image.convert(mode)
    image.save(source)

    code = masked(source, to)

    assert code in (0, 2)
    assert to.exists() == (code == 0)
    if to.exists():
        assert traces(to, SSN) == []


@pytest.mark.parametrize("kind", ["tiff", "png", "gif", "webp"])
def test_attack_a13_more_than_one_page_is_refused(kind: str, tmp_path: Path) -> None:
    source, to = tmp_path / f"in.{kind}", tmp_path / "out.png"
    blank = Image.new("RGB", (640, 96), "white")
    blank.save(source, save_all=True, append_images=[picture()])

    assert masked(source, to) == 2
    assert not to.exists()


BOMBS = {"9000": (9_000, 9_000), "20000": (20_000, 20_000), "wide": (1_000_000, 100)}


def _bomb(path: Path, size: tuple[int, int]) -> None:
    """Write a PNG of one colour: a few kilobytes that unpack to many megabytes."""
    width, height = size
    row = bytes(1 + (width + 7) // 8)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    chunks = _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunks)


@pytest.mark.parametrize("size", BOMBS)
def test_attack_h03_a_bomb_is_refused_unpacked(
    size: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source, to = tmp_path / "in.png", tmp_path / "out.png"
    _bomb(source, BOMBS[size])

    code = masked(source, to)

    assert code == 2
    assert not to.exists()
    assert len(capfd.readouterr().err.strip().splitlines()) == 1
