"""Values by their captions: whatever stands in a field is what the field is for.

A value needs no form of its own here: it may be partial, malformed, misread
or too short for a pattern.
"""

from __future__ import annotations

from collections.abc import Callable, Set

import numpy as np
import re2
from numpy.typing import NDArray

from redact.detect.content.seen import CONTENT, PERSONAL, Seen
from redact.detect.fields import Field
from redact.findings import Findings, Row

_LONGEST = 12  # words of a value that no scene supports; more is a sentence about the field
_FORM = 4  # captions of a form about a person
_CODE = 8  # words of a number with what may stand beside it
_CODES = ("ssn", "tax_id", "id_document", "bank_account", "medical_id", "phone", "network")
_DIGIT = re2.compile(r"[0-9]|[*•●xX#]{3}")
_NAME = re2.compile(r"\p{Lu}[\p{L}'’.-]*")
_SCORE = 0.8


def find(seen: Seen, scenes: Set[str]) -> Findings:
    """Return the values of all captions that say what they are, as spans of rows of words."""
    # A form that asks for many things of a person supports the captions that are unsure.
    form = sum(any(f.sure and f.label in PERSONAL for f in c.fields) for c in seen.captions)
    backed = bool(scenes) or form >= _FORM
    meant = [_meant(caption.fields, scenes, backed) for caption in seen.captions]
    rows = [
        row
        for line, (field, start) in enumerate(zip(meant, seen.inline.tolist(), strict=True))
        if field
        for row in _span(seen, start, int(seen.layout.stop[line]), field, scenes)
    ]
    named = np.array([field is not None for field in meant], np.bool_)
    captions, values = _near(
        seen,
        *seen.layout.pairs(np.flatnonzero(named & seen.caption & ~seen.chrome), seen.head),
    )
    for caption, line in zip(captions.tolist(), values.tolist(), strict=True):
        field, start = meant[caption], seen.layout.start
        # Among the words of an interface only a table, or a caption of a person's, makes a value.
        told = seen.own[line] > 0 or seen.holds_digit[line] or seen.head[line] >= 0
        loose = field is not None and (not field.sure or field.label in CONTENT) and not told
        if field and not (loose or seen.caption[line] or seen.chrome[line]):
            rows += _span(seen, int(start[line]), int(seen.layout.stop[line]), field, scenes)
            if seen.prose[line]:
                rows += _rest(seen, line, field, scenes)
    return Findings.of(rows)


def _near(
    seen: Seen, captions: NDArray[np.int64], values: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs whose value stands beside the caption, over it, or in the block next under it."""
    box, block = seen.layout.lines, seen.layout.block
    below = box[values, 1] >= box[captions, 3] - 2
    top = np.full(len(box), np.iinfo(np.int32).max)
    np.minimum.at(top, captions[below], box[values[below], 1])
    first = below & (box[values, 1] == top[captions])
    listed = np.isin(
        block[values] * len(box) + captions, block[values[first]] * len(box) + captions[first]
    )
    keep = ~below | listed | (seen.head[values] == captions)
    return captions[keep], values[keep]


def _meant(fields: tuple[Field, ...], scenes: Set[str], backed: bool) -> Field | None:
    """The first of the fields that may be believed here.

    What is content of a kind of window is believed in a window of that kind,
    and, where the caption alone says it, in any of a private kind: articles
    about a thing name it too.
    """
    for field in fields:
        alone = field.sure and (field.label not in CONTENT or scenes)
        if alone or field.label in scenes or (field.label not in CONTENT and backed):
            return field
    return None


def _rest(seen: Seen, line: int, field: Field, scenes: Set[str]) -> list[Row]:
    """The lines that go on below a line of running text."""
    block, box = seen.layout.block, seen.layout.lines
    below = np.flatnonzero((block == block[line]) & (box[:, 1] > box[line, 1]) & ~seen.caption)
    starts, stops = seen.layout.start[below].tolist(), seen.layout.stop[below].tolist()
    return [
        row
        for start, stop in zip(starts, stops, strict=True)
        for row in _span(seen, start, stop, field, scenes)
    ]


def _span(seen: Seen, start: int, stop: int, field: Field, scenes: Set[str]) -> list[Row]:
    """The words from start to stop that are a value of the field, if they can be one."""
    if field.numeric:
        told = np.flatnonzero((seen.number | seen.amount)[start:stop] & ~seen.when[start:stop])
        return [(start + int(at), start + int(at) + 1, field.label, _SCORE) for at in told]
    long = stop - start > _LONGEST and field.label not in scenes
    fits = _worded if field.label in CONTENT else _FITS.get(field.label, _worded)
    if start == stop or long or not fits(seen, start, stop):
        return []
    if field.label not in CONTENT:
        told = np.flatnonzero(seen.told[start:stop])
        if not len(told):
            return []
        start, stop = start + int(told[0]), start + int(told[-1]) + 1
    return [(start, stop, field.label, _SCORE)]


def _coded(seen: Seen, start: int, stop: int) -> bool:
    """Whether one of the words holds a digit and is no date, or stands for hidden digits."""
    words = zip(seen.words.text[start:stop], seen.time[start:stop], strict=True)
    code = any(_DIGIT.search(text) and not time for text, time in words)
    return code and stop - start <= _CODE


def _numbered(seen: Seen, start: int, stop: int) -> bool:
    """Whether one of the words holds a digit."""
    return any(_DIGIT.search(text) for text in seen.words.text[start:stop])


def _secret(seen: Seen, start: int, stop: int) -> bool:
    """Whether the words can be a secret: few, and not what a button beside it says."""
    few = stop - start <= 3 or stop - start >= 12
    return few and not bool(seen.plain[start:stop].all())


def _named(seen: Seen, start: int, stop: int) -> bool:
    """Whether the words are written as a name is: a few capitals, and not those of a menu."""
    text = seen.words.text[start:stop]
    return len(text) <= 6 and bool(_NAME.match(text[0])) and not bool(seen.plain[start:stop].any())


def _user(seen: Seen, start: int, stop: int) -> bool:
    """Whether the words are a user name: one, and not written as words of an interface are."""
    text = seen.words.text[start].strip("@")
    return stop - start == 1 and not (text.istitle() and text.isalpha())


def _worded(seen: Seen, start: int, stop: int) -> bool:
    """Whether the words say anything but a time."""
    return bool((~seen.time[start:stop] & ~seen.hidden[start:stop]).any())


_FITS: dict[str, Callable[[Seen, int, int], bool]] = {
    **dict.fromkeys(_CODES, _coded),
    **dict.fromkeys(("credit_card", "date_of_birth"), _numbered),
    "credential": _secret,
    "person": _named,
    "organization": _named,
    "handle": _user,
}
