"""Values by their captions: whatever stands in a field is what the field is for.

A value needs no form of its own here: it may be partial, malformed, misread
or too short for a pattern.
"""

from __future__ import annotations

from collections.abc import Callable, Set

import numpy as np
import re2

from redact.detect.fields import Field
from redact.detect.seen import Seen
from redact.findings import Findings

CONTENT = frozenset({"tax", "medical", "private_message", "performance", "prompt", "banking",
                     "customer"})  # fmt: skip
"""The labels that are kinds of window too."""

_LONGEST = 12  # words of a value that no scene supports; more is a sentence about the field
_NUMBERED = frozenset({"ssn", "tax_id", "id_document", "credit_card", "bank_account", "medical_id",
                       "phone", "date_of_birth", "network"})  # fmt: skip
_DIGIT = re2.compile(r"[0-9]|[*•●xX#]{3}")
_NAME = re2.compile(r"\p{Lu}[\p{L}'’.-]*")
_SCORE = 0.8


def find(seen: Seen, scenes: Set[str]) -> Findings:
    """Return the values of all captions that say what they are, as spans of rows of words."""
    supported = [_supported(fields, scenes) for fields in seen.captions]
    heads = np.array([row for row, field in enumerate(supported) if field], np.int64)
    captions, values = seen.layout.pairs(heads)
    rows = []
    for caption, value in zip(captions.tolist(), values.tolist(), strict=True):
        field = supported[caption]
        if field and not (supported[value] and not seen.holds_digit[value]):
            rows += _span(seen, value, field, scenes)
    return Findings.of(rows)


def _supported(fields: tuple[Field, ...], scenes: Set[str]) -> Field | None:
    """The first of the fields that may be believed here."""
    for field in fields:
        if field.sure or field.label in scenes or (field.label not in CONTENT and scenes):
            return field
    return None


def _span(
    seen: Seen, line: int, field: Field, scenes: Set[str]
) -> list[tuple[int, int, str, float]]:
    """The words of a line that are a value of the field, if it can be one."""
    start, stop = int(seen.layout.start[line]), int(seen.layout.stop[line])
    long = stop - start > _LONGEST and field.label not in scenes
    if start == stop or long or not _FITS.get(field.label, _worded)(seen, start, stop):
        return []
    told = np.flatnonzero(seen.told[start:stop])
    if len(told):  # a caption in the same line stays
        start, stop = start + int(told[0]), start + int(told[-1]) + 1
    return [(start, stop, field.label, _SCORE)]


def _numbered(seen: Seen, start: int, stop: int) -> bool:
    """Whether one of the words holds a digit, or what stands for hidden ones."""
    return any(_DIGIT.search(text) for text in seen.words.text[start:stop])


def _secret(seen: Seen, start: int, stop: int) -> bool:
    """Whether the words can be a secret: few, and not what a button beside it says."""
    few = stop - start <= 3 or stop - start >= 12
    return few and not bool(seen.plain[start:stop].all())


def _named(seen: Seen, start: int, stop: int) -> bool:
    """Whether the words are written as a name is: a few capitals, and not those of a menu."""
    text = seen.words.text[start:stop]
    capitals = [_NAME.match(word) is not None for word in text]
    return len(text) <= 6 and capitals[0] and not bool(seen.plain[start:stop].any())


def _worded(seen: Seen, start: int, stop: int) -> bool:
    """Whether the words hold one that no interface says, or a number."""
    return bool(seen.told[start:stop].any())


_FITS: dict[str, Callable[[Seen, int, int], bool]] = {
    **dict.fromkeys(_NUMBERED, _numbered),
    "credential": _secret,
    "person": _named,
    "organization": _named,
}
