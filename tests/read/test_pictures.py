"""Every kind of file becomes plain pixels, or one clear refusal; nothing but pixels comes back."""

from __future__ import annotations

import io
import logging
import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from redact.read import pictures
from redact.read.pictures import FORMATS, PictureError

CANARY = "zebra-plover-7731"
SUFFIXES = sorted(FORMATS)


def scene(width: int = 40, height: int = 24) -> np.ndarray:
    """White, with one red and one blue block, so that planes and turns can be told apart."""
    pixels = np.full((height, width, 3), 255, np.uint8)
    pixels[4:12, 4:16] = (200, 0, 0)
    pixels[14:20, 24:36] = (0, 0, 200)
    return pixels


def saved(path: Path, picture: Image.Image, **options: object) -> Path:
    picture.save(path, **options)
    return path


@pytest.mark.parametrize("suffix", [".png", ".webp", ".tif", ".tiff", ".bmp"])
def test_lossless_formats_come_back_as_they_were(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(pictures.encode(scene(), suffix))

    np.testing.assert_array_equal(pictures.load(path), scene())


@pytest.mark.parametrize("suffix", [".jpg", ".jpeg", ".JPG"])
def test_jpeg_comes_back_nearly_as_it_was(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(pictures.encode(scene(), suffix))

    off = np.abs(pictures.load(path).astype(int) - scene())

    assert off.mean() < 3


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "CMYK", "YCbCr"])
def test_colour_modes_become_rgb(tmp_path: Path, mode: str) -> None:
    picture = Image.fromarray(scene())
    kind = "png" if mode in ("RGB", "RGBA", "P") else "tif"
    changed = picture.quantize(4) if mode == "P" else picture.convert(mode)
    path = saved(tmp_path / f"a.{kind}", changed)

    pixels = pictures.load(path)

    assert pixels.dtype == np.uint8
    assert pixels.shape == (24, 40, 3)
    assert np.abs(pixels.astype(int) - scene()).max() < 4  # CMYK and YCbCr round


@pytest.mark.parametrize(
    ("mode", "shape"), [("1", (24, 40, 3)), ("L", (24, 40)), ("LA", (24, 40, 3))]
)
def test_grey_modes_keep_light_and_dark(tmp_path: Path, mode: str, shape: tuple[int, ...]) -> None:
    pixels = pictures.load(saved(tmp_path / "a.png", Image.fromarray(scene()).convert(mode)))

    assert pixels.shape == shape
    assert pixels[0, 0].min() == 255
    assert pixels[8, 8].max() < 255 or mode == "1"


def test_sixteen_bits_keep_their_upper_eight(tmp_path: Path) -> None:
    deep = np.arange(0, 65536, 64, dtype=np.uint16).reshape(16, 64)

    pixels = pictures.load(saved(tmp_path / "a.png", Image.fromarray(deep)))

    np.testing.assert_array_equal(pixels, (deep // 256).astype(np.uint8))


@pytest.mark.parametrize("kind", [np.int32, np.float32])
def test_more_than_sixteen_bits_are_refused(tmp_path: Path, kind: type) -> None:
    path = saved(tmp_path / "a.tif", Image.fromarray(np.ones((4, 4), kind)))

    with pytest.raises(PictureError, match="16 bits"):
        pictures.load(path)


def test_interlaced_png_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(interlaced(scene(8, 8)))

    np.testing.assert_array_equal(pictures.load(path), scene(8, 8))


def interlaced(pixels: np.ndarray) -> bytes:
    """An Adam7 PNG of an 8 x 8 picture, by the specification (Pillow cannot write one)."""
    passes = [
        (0, 8, 0, 8),
        (0, 8, 4, 8),
        (4, 8, 0, 4),
        (0, 4, 2, 4),
        (2, 4, 0, 2),
        (0, 2, 1, 2),
        (1, 2, 0, 1),
    ]
    rows = b"".join(
        b"\0" + row.tobytes() for y, dy, x, dx in passes for row in pixels[y::dy, x::dx]
    )
    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 1)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(png_chunk, *zip(*chunks, strict=True)))


def png_chunk(kind: bytes, body: bytes) -> bytes:
    crc = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc)


def test_pixels_under_full_transparency_vanish(tmp_path: Path) -> None:
    layers = np.dstack([scene(), np.zeros((24, 40), np.uint8)])
    path = saved(tmp_path / "a.png", Image.fromarray(layers))

    assert (pictures.load(path) == 255).all()


def test_a_transparent_palette_colour_vanishes(tmp_path: Path) -> None:
    picture = Image.fromarray(scene()).quantize(4)
    red = picture.getpixel((8, 8))

    pixels = pictures.load(saved(tmp_path / "a.png", picture, transparency=red))

    np.testing.assert_array_equal(pixels[8, 8], (255, 255, 255))
    np.testing.assert_array_equal(pixels[16, 30], (0, 0, 200))


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif", ".webp"])
def test_the_picture_is_turned_upright(tmp_path: Path, suffix: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # show turned by 90 degrees, clockwise (EXIF 2.3, 4.6.4)
    path = saved(tmp_path / f"a{suffix}", Image.fromarray(scene()), exif=exif)

    pixels = pictures.load(path)

    assert pixels.shape == (40, 24, 3)
    assert np.abs(pixels.astype(int) - np.rot90(scene(), -1)).mean() < 5


@pytest.mark.parametrize("suffix", [".png", ".tif", ".webp"])
def test_several_pages_are_refused(tmp_path: Path, suffix: str) -> None:
    pages = [Image.fromarray(np.roll(scene(), n)) for n in (0, 9)]
    path = saved(tmp_path / f"a{suffix}", pages[0], save_all=True, append_images=pages[1:])

    with pytest.raises(PictureError, match="several pages"):
        pictures.load(path)


@pytest.mark.parametrize("side", [9000, 13_000, 40_000])
def test_a_bomb_is_refused_by_its_header(tmp_path: Path, side: int) -> None:
    # Only the header: if anything were decoded, the error would be another one.
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    chunks = png_chunk(b"IHDR", head) + png_chunk(b"IDAT", b"") + png_chunk(b"IEND", b"")
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunks)

    with pytest.raises(PictureError, match="larger than 64 megapixels"):
        pictures.load(path)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("share", [0.0, 0.02, 0.5, 0.9])
def test_a_file_cut_short_is_refused(tmp_path: Path, suffix: str, share: float) -> None:
    noise = np.random.default_rng(7).integers(0, 256, (64, 64, 3), np.uint8)
    whole = pictures.encode(noise, suffix)
    path = tmp_path / f"a{suffix}"
    path.write_bytes(whole[: int(len(whole) * share)])

    with pytest.raises(PictureError):
        pictures.load(path)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    suffix=st.sampled_from(SUFFIXES), at=st.floats(0, 1), garbage=st.binary(min_size=1, max_size=8)
)
def test_a_damaged_file_gives_pixels_or_one_error(
    tmp_path: Path, suffix: str, at: float, garbage: bytes
) -> None:
    content = bytearray(pictures.encode(scene(), suffix))
    place = int(at * (len(content) - 1))
    content[place : place + len(garbage)] = garbage
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)

    try:
        pixels = pictures.load(path)
    except PictureError:
        return
    assert pixels.dtype == np.uint8


@pytest.mark.parametrize("kind", ["GIF", "ICO", "PPM", "EPS", "PDF"])
def test_other_formats_are_refused_under_any_name(tmp_path: Path, kind: str) -> None:
    path = saved(tmp_path / "a.png", Image.fromarray(scene()), format=kind)

    with pytest.raises(PictureError, match="no PNG"):
        pictures.load(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    for path, problem in [
        (tmp_path / "absent.png", "no such file"),
        (tmp_path, "not a file"),
        (tmp_path / "pipe.png", "not a file"),
    ]:
        with pytest.raises(PictureError, match=problem):
            pictures.load(path)


def test_no_error_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / f"{CANARY}.png"
    path.write_text(CANARY)

    with pytest.raises(PictureError) as error:
        pictures.load(path)

    assert CANARY not in str(error.value)
    assert error.value.__suppress_context__


def marked(path: Path) -> None:
    """A picture with the canary in every place that its format has for words."""
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = CANARY
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", CANARY)
    info.add_itxt("XML:com.adobe.xmp", CANARY)
    suffix, kinds = path.suffix, {}
    if suffix in (".png", ".jpg", ".tif", ".webp"):
        kinds = {"exif": exif, "icc_profile": CANARY.encode()}
    if suffix == ".png":
        kinds["pnginfo"] = info
    if suffix in (".jpg", ".webp"):
        kinds["xmp"] = CANARY.encode()
    if suffix == ".jpg":
        kinds["comment"] = CANARY.encode()
    Image.fromarray(scene()).save(path, **kinds)
    path.write_bytes(path.read_bytes() + CANARY.encode())


@pytest.mark.parametrize("out", [".png", ".jpg", ".webp", ".tif", ".bmp"])
@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".tif", ".bmp"])
def test_no_metadata_crosses(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, suffix: str, out: str
) -> None:
    path = tmp_path / f"a{suffix}"
    marked(path)
    assert CANARY.encode() in path.read_bytes()
    caplog.set_level(logging.DEBUG)

    content = pictures.encode(pictures.load(path), out)

    assert CANARY.encode() not in content
    assert CANARY not in caplog.text
    with Image.open(io.BytesIO(content)) as picture:
        assert not picture.getexif() or out == ".tif"
        assert not {"exif", "icc_profile", "xmp", "comment", "Comment"} & picture.info.keys()


def test_an_unknown_suffix_cannot_be_written() -> None:
    with pytest.raises(PictureError, match="use one of"):
        pictures.encode(scene(), ".gif")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_grey_pixels_and_strided_views_are_encoded(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(pictures.encode(scene()[::-1, ::2, 0], suffix))

    pixels = pictures.load(path)

    grey = pixels if pixels.ndim == 2 else pixels[..., 0]
    assert np.abs(grey.astype(int) - scene()[::-1, ::2, 0]).mean() < 5


def test_a_card_has_one_band_a_line() -> None:
    bands = np.split(pictures.card(["one", "", "three"]), 3)

    assert [bool((band < 128).any()) for band in bands] == [True, False, True]
