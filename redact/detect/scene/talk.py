"""Talk: lines in which people speak of themselves, and the times that stand beside them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import re2

from redact import manifest

_SENTENCE = 3  # spaces from which a line may be a sentence
_TIME = r"(?:\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?(?:m|h|d|min|std)(?: ago)?)"
_DAY = r"(?:yesterday|gestern|ayer|hier|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_STAMP: Final = re2.compile(
    rf"(?i)(?:.{{0,40}}?\b(?:{_TIME}|{_DAY})\W{{0,3}}|\W{{0,2}}{_TIME}\s.*)"
)
_EACH = 2  # lines of talk that one time may stand over


def talk(texts: Sequence[str]) -> dict[str, int]:
    """Return how many lines people speak in, how many times these can have, how many name another.

    Keys: personal, dated_talk, someone.
    """
    sentences = [text for text in texts if text.count(" ") >= _SENTENCE]
    personal = sum(_personal().search(text) is not None for text in sentences)
    someone = sum(_someone().search(text) is not None for text in sentences)
    stamps = sum(_STAMP.fullmatch(text[:200]) is not None for text in texts)
    return {"personal": personal, "dated_talk": min(personal, _EACH * stamps), "someone": someone}


@cache
def _personal() -> re2._Regexp:
    """The words of ``personal.txt``, and I, which alone is known by its capital."""
    return _words(rf"(?i:{_either('personal')})|I[^\pL][^A-Z]{{2}}")


@cache
def _someone() -> re2._Regexp:
    return _words(rf"(?i:{_either('someone')})")


def _words(pattern: str) -> re2._Regexp:
    """A pattern between letters of any script; RE2's word boundary knows ASCII alone."""
    return re2.compile(rf"(?:^|[^\pL])(?:{pattern})(?:[^\pL]|$)")


def _either(name: str) -> str:
    text = (manifest.verify("scene-cues") / f"{name}.txt").read_text("utf-8")
    return "|".join(line for line in text.splitlines() if line and not line.startswith("#"))
