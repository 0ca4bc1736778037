"""The recognisers that a policy can ask for by name."""

from __future__ import annotations

from redact.read.recogniser import Recogniser


def recogniser(name: str, stretch: float = 1.0) -> Recogniser:
    """Return the recogniser of this name, its engine not loaded yet.

    stretch : how much wider than usual lines are drawn for it; another stretch, other eyes

    Raises ValueError for a name that there is none of.
    """
    if name == "tesserocr":
        from redact.read.tesseract import Tesseract  # noqa: PLC0415  # one engine, only when named

        return Tesseract(stretch)
    if name == "pp-ocr":
        from redact.read.ppocr import PPOCR  # noqa: PLC0415

        return PPOCR(stretch)
    if name == "pytesseract":
        from redact.read.program import HEIGHT, Program  # noqa: PLC0415

        return Program(round(HEIGHT * stretch))
    raise ValueError("recogniser: no such engine")
