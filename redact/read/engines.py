"""The recognisers that a policy can ask for by name."""

from __future__ import annotations

from redact.read.recogniser import Recogniser


def recogniser(name: str) -> Recogniser:
    """Return the recogniser of this name, its engine not loaded yet.

    Raises ValueError for a name that there is none of.
    """
    if name == "tesserocr":
        from redact.read.tesseract import Tesseract  # noqa: PLC0415  # one engine, only when named

        return Tesseract()
    if name == "pp-ocr":
        from redact.read.ppocr import PPOCR  # noqa: PLC0415

        return PPOCR()
    if name == "pytesseract":
        from redact.read.program import Program  # noqa: PLC0415

        return Program()
    raise ValueError("recogniser: no such engine")
