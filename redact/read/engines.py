"""The recognisers that a policy can ask for by name."""

from __future__ import annotations

from redact.read.recogniser import Recogniser


def recogniser(name: str, stretch: float = 1.0) -> Recogniser:
    """Return the recogniser of this name, its engine not loaded yet.

    stretch : how much larger than usual lines are scaled before they are read

    Raises ValueError for a name that there is none of.
    """
    if name == "tesserocr":
        from redact.read.tesseract import HEIGHT, Tesseract  # noqa: PLC0415  # one engine, only when named

        return Tesseract(round(HEIGHT * stretch))
    raise ValueError("recogniser: no such engine")
