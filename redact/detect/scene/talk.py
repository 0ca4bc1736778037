"""Talk: lines in which people speak of themselves, and the times that stand beside them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import re2

from redact import manifest

_SENTENCE = 3  # spaces from which a line may be a sentence
_STAMP: Final = re2.compile(
    r"(?i).{0,40}?\b(?:\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?(?:m|h|d|min|std)(?: ago)?"
    r"|yesterday|gestern|ayer|hier|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\W{0,3}"
)


def talk(texts: Sequence[str]) -> dict[str, int]:
    """Return how many lines are personal, and how many of these a time can belong to."""
    personal = sum(text.count(" ") >= _SENTENCE and _is_personal(text) for text in texts)
    stamps = sum(len(text) <= 50 and _STAMP.fullmatch(text) is not None for text in texts)
    return {"personal": personal, "dated_talk": min(personal, stamps)}


def _is_personal(text: str) -> bool:
    return _personal().search(text) is not None


@cache
def _personal() -> re2._Regexp:
    """The words of ``personal.txt`` and I, which alone is known by its capital."""
    text = (manifest.verify("scene-cues") / "personal.txt").read_text("utf-8")
    words = [line for line in text.splitlines() if line and not line.startswith("#")]
    return re2.compile(rf"\bI\b|\b(?i:{'|'.join(words)})\b")
