"""PP-OCR v6 small, by onnxruntime: the most accurate recogniser, and the slowest a line.

The model is read from the rapidocr wheel, whose own code is never imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from redact import manifest
from redact.errors import Unavailable
from redact.read import ctc
from redact.read.recogniser import LineWords

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

REMEDY = "pip install 'redact-capture[accurate]'"

_HEIGHT = 48  # rows that the model reads
_STEP = 8  # columns of its input to one step of its output
_PAD = 0.18  # margin around the ink, in line heights

# Latin script with its punctuation and signs, as half-open ranges of code points.
_LATIN = ((0x21, 0x7F), (0xA1, 0x180), (0x218, 0x21C), (0x2010, 0x2027), (0x20A0, 0x20C1))
_SIGNS = "™←↑→↓"


class PPOCR:
    """Reads lines with the recogniser of PP-OCR v6 small (Apache-2.0).

    The model is loaded by the first call of ``read``, once for the process.
    A call runs on one thread; more threads with lines of their own use more cores.
    """

    name = "pp-ocr"

    def read(self, crops: Sequence[NDArray[np.uint8]]) -> list[LineWords]:
        """Read crops: uint8 (h, w) each, dark text on light, at the frame's own resolution.

        What a line says depends on its own pixels alone: lines are not read
        in batches, which would save nothing on a CPU.  Raises Unavailable if
        onnxruntime or the model is missing.
        """
        with _loading:
            model = _load()
        return [_read(model, crop) for crop in crops]


@dataclass(frozen=True, slots=True)
class _Model:
    """The network and which of its classes are asked.

    classes  : intp (n,)  columns of the output: the blank, then one for each letter
    alphabet : n - 1 letters, and one that stands for all others
    """

    session: InferenceSession
    classes: NDArray[np.intp]
    alphabet: str

    def letters(self, line: NDArray[np.uint8], scale: float, offset: float) -> ctc.Letters:
        """Read one line: uint8 (48, w), dark on light."""
        plane = line.astype(np.float32) / 127.5 - 1
        image = np.broadcast_to(plane, (1, 3, *plane.shape))
        [output] = self.session.run(None, {"x": np.ascontiguousarray(image)})
        asked = output[0][:, self.classes]
        other = 1 - asked.sum(axis=1, keepdims=True)
        return ctc.decode(np.hstack([asked, other]), self.alphabet, scale, offset)


_loading = Lock()


@cache
def _load() -> _Model:
    """Load the model of the installed rapidocr wheel."""
    try:
        import onnxruntime  # noqa: PLC0415  # an extra, loaded on first use
    except ImportError:
        raise Unavailable("onnxruntime", REMEDY) from None
    path = manifest.verify("pp-ocr-v6-small-rec")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4  # fatal only: the log is not ours
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    # Class 0 is the blank, the last one is a space, the dictionary lies between.
    known = session.get_modelmeta().custom_metadata_map["character"].split("\n")
    latin = [i for i, letter in enumerate(known) if _is_latin(letter)]
    classes = np.array([ctc.BLANK, *(i + 1 for i in latin), len(known) + 1], np.intp)
    return _Model(session, classes, "".join(known[i] for i in latin) + " " + ctc.UNKNOWN)


def _is_latin(letter: str) -> bool:
    return len(letter) == 1 and (
        letter in _SIGNS or any(low <= ord(letter) < high for low, high in _LATIN)
    )


def _read(model: _Model, crop: NDArray[np.uint8]) -> LineWords:
    """Read one line; one without ink has no words."""
    ink = ctc.Ink.of(crop)
    return ctc.words(_letters(model, crop, ink), ink) if len(ink.runs) else LineWords.none()


def _letters(model: _Model, crop: NDArray[np.uint8], ink: ctc.Ink) -> ctc.Letters:
    """Scale the ink of a line with its margin to the model's height and read it."""
    x0, y0, x1, y1 = ink.box(0, crop.shape[1])
    margin = max(1, round(_PAD * (y1 - y0)))
    inner = crop[max(0, y0 - margin) : y1 + margin, max(0, x0 - margin) : x1 + margin]
    above, before = max(0, margin - y0), max(0, margin - x0)
    below, after = max(0, y1 + margin - crop.shape[0]), max(0, x1 + margin - crop.shape[1])
    line = cv2.copyMakeBorder(inner, above, below, before, after, cv2.BORDER_REPLICATE)
    height, width = line.shape
    columns = max(_STEP, round(width * _HEIGHT / height))
    scaled = cv2.resize(line, (columns, _HEIGHT), interpolation=cv2.INTER_AREA)
    return model.letters(scaled, _STEP * width / columns, float(x0 - margin))
