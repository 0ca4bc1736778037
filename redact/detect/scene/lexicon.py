"""Words of medicine: diagnoses, drugs, laboratory tests and units."""

from __future__ import annotations

import gzip
from functools import cache
from typing import Final

from redact import manifest

LEXICONS: Final = ("diagnosis", "drug", "lab_test")
"""The lexicons whose terms speak for a scene; ``unit`` is known by its shape."""


@cache
def terms(name: str) -> frozenset[str]:
    """Return a lexicon: folded terms of one to four words, a space between them.

    name : diagnosis, drug, lab_test or unit; units keep their case

    Raises Unavailable if the file is missing or altered.
    """
    folder = manifest.verify("scene-cues") / "terms"
    packed, plain = folder / f"{name}.txt.gz", folder / f"{name}.txt"
    data = gzip.decompress(packed.read_bytes()) if packed.exists() else plain.read_bytes()
    lines = data.decode().splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
