"""Picture files to bare pixels and back.  The one home of Pillow.

Only an array of pixels crosses this boundary: EXIF, XMP, colour profiles,
comments, thumbnails and whatever follows the end of a picture stay behind.
"""

from __future__ import annotations

import io
import logging
import stat
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont, ImageOps, UnidentifiedImageError

from redact.errors import BadInput

LIMIT: Final = 64_000_000
"""Most pixels that a picture may have; checked in the header, before anything is decoded."""

FORMATS: Final = {
    ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP",
    ".tif": "TIFF", ".tiff": "TIFF", ".bmp": "BMP",
}  # fmt: skip
"""Suffixes and the formats that they mean; no other decoder is ever tried."""

_ENCODING: Final[dict[str, dict[str, Any]]] = {
    "PNG": {},
    "JPEG": {"quality": 95, "subsampling": 0},
    "WEBP": {"lossless": True},
    "TIFF": {"compression": "tiff_deflate"},
    "BMP": {},
}

# At level DEBUG Pillow logs the values of tags, which are content.
for _name in ("PIL.Image", "PIL.PngImagePlugin", "PIL.TiffImagePlugin"):
    logging.getLogger(_name).setLevel(logging.WARNING)


class PictureError(BadInput):
    """A picture file that cannot be used.

    The message names no file: names of files can be private, and only the
    caller knows whether this one was typed by the person who will read it.
    """


def load(path: Path) -> NDArray[np.uint8]:
    """Read a picture file of one page, upright, on white where it is transparent.

    Returns uint8 (H, W, 3) RGB, or (H, W) when the file is grey.  What lay
    under fully transparent pixels is gone: nobody can see it, and a mask
    could not be checked there.

    Raises PictureError if the file is missing, is no PNG, JPEG, WebP, TIFF or
    BMP, is broken or cut short, has several pages or is over LIMIT pixels.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise PictureError("not a file")
        with warnings.catch_warnings(), path.open("rb") as file:
            warnings.simplefilter("ignore")  # they quote the file; whatever matters is checked here
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=sorted(set(FORMATS.values()))) as picture:
                _check(picture)
                return _plain(ImageOps.exif_transpose(picture))
    except PictureError:
        raise
    except Exception as error:  # noqa: BLE001  # decoders raise anything on a hostile file, and quote it
        raise PictureError(_problem(error)) from None


def encode(pixels: NDArray[np.uint8], suffix: str) -> bytes:
    """Encode pixels, uint8 (H, W, 3) RGB or (H, W) grey, as the format that a suffix means.

    Nothing but the array and the format's own header is in the result.
    Raises PictureError for an unknown suffix.
    """
    kind = FORMATS.get(suffix.lower())
    if kind is None:
        raise PictureError(f"cannot write this kind of file: use one of {' '.join(FORMATS)}")
    file = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(file, kind, **_ENCODING[kind])
    return file.getvalue()


def card(lines: Sequence[str], size: int = 20) -> NDArray[np.uint8]:
    """Draw lines of text, black on white, in bands of one height: a screen for self-tests.

    Returns uint8 (2 * size * len(lines), W, 3) RGB.
    """
    font = ImageFont.load_default(size)
    width = int(max(font.getlength(line) for line in lines)) + 4 * size
    picture = Image.new("RGB", (width, 2 * size * len(lines)), "white")
    draw = ImageDraw.Draw(picture)
    for i, line in enumerate(lines):
        draw.text((2 * size, (2 * i + 0.5) * size), line, "black", font)
    return np.array(picture)


def _check(picture: Image.Image) -> None:
    """Look at the header only."""
    if picture.width * picture.height > LIMIT:
        raise PictureError(f"larger than {LIMIT // 10**6} megapixels")
    if getattr(picture, "n_frames", 1) > 1:
        raise PictureError("has several pages or frames; give one picture a file")


def _plain(picture: Image.Image) -> NDArray[np.uint8]:
    """Eight bits a channel, grey or RGB, without alpha."""
    if picture.mode.startswith("I;16"):
        return (np.asarray(picture).astype(np.uint16) >> 8).astype(np.uint8)
    if picture.mode in ("I", "F"):
        raise PictureError("has more than 16 bits a channel")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        return np.array(Image.alpha_composite(white, seen).convert("RGB"))
    return np.array(picture if picture.mode == "L" else picture.convert("RGB"))


def _problem(error: Exception) -> str:
    """What is wrong with the file, in our own words."""
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "may not be read"
    if isinstance(error, (Image.DecompressionBombWarning, Image.DecompressionBombError)):
        return f"larger than {LIMIT // 10**6} megapixels"
    if isinstance(error, UnidentifiedImageError):
        return "no PNG, JPEG, WebP, TIFF or BMP picture, or a broken one"
    return "broken or cut short"
