"""What stands around a street: flat, town, region, postcode and country, also on other lines."""

from __future__ import annotations

import re2

from redact.detect.identifiers.gazetteer import (
    CAPITAL,
    COUNTRY,
    PARTICLE,
    POSTCODE,
    STATE_READ,
    STATES,
    UNIT_WORD,
    ZIP_READ,
)
from redact.detect.identifiers.rules import Hit, quiet

TO_STATE = r"(?:,[ \n]{1,2}| )"
"""What parts a town from its state: behind a line break alone, OK is a button."""

UNIT = (
    rf"(?:(?i:{UNIT_WORD})\.? ?#?[A-Za-z]?[0-9]{{1,5}}[A-Za-z]?\b"
    r"|[0-9]{1,3}(?:st|nd|rd|th) (?i:floor)\b)"
)
_ZIP_FIRST = re2.compile(
    rf"[ ]?,?\s{{1,3}}(?:[A-Z]{{1,2}}-)?[0-9]{{4,5}}(?: [A-Z]{{2}})? "
    rf"{CAPITAL}(?: {CAPITAL}){{0,2}}",
    quiet(),
)
_REST = re2.compile(
    rf"(?:[ ]?,?[\s>?]{{1,6}}{UNIT})?(?:,? {CAPITAL}){{0,6}}"
    r"(?:[ ]?,?\r?\n[ >?]{0,6},?[A-Za-z\x7f][A-Za-z\x7f ,'().\-]{1,45}?){0,3}?"
    rf"(?:(?:,|,? |,?\r?\n[ >?]{{0,6}})(?:{STATES}))?[,]?[\s>?]{{1,6}}{POSTCODE}"
    rf"\b(?:,?[ \n]{{1,2}}(?:{COUNTRY})\b)?",
    quiet(),
)
_FLAT = re2.compile(rf"[ ]?,?[\s>?]{{1,6}}{UNIT}(?:,? (?:{PARTICLE} )?{CAPITAL}){{0,4}}", quiet())
_TOWN = re2.compile(
    rf",[ \n]{{1,2}}{CAPITAL}(?: {CAPITAL}){{0,3}}(?:, ?(?:{STATES}"
    rf"|{COUNTRY}))?",
    quiet(),
)


_LINE = r"[ .]?,?\r?\n[ >?]{0,6}"
_PLACE = r"[A-Za-z\x7f][\w\x7f'().\-]*(?: [A-Za-z\x7f][\w\x7f'().\-]*){0,4}"
_ABROAD = re2.compile(
    rf"(?:[ ]?,?[\s>?]{{1,6}}{UNIT})?"
    rf"(?:,? (?:{PARTICLE} )?{CAPITAL}|(?:, |{_LINE},? ?){_PLACE}){{0,5}}?"
    rf"(?:,? |{_LINE},? ?)(?i:{COUNTRY})\b(?: [0-9]{{4,6}}\b)?",
    quiet(),
)
_REGION = re2.compile(
    rf"(?:[ ]?,?[\s>?]{{1,6}}{UNIT})?{_LINE}{_PLACE}(?: [0-9]{{1,2}})?{_LINE},? ?[A-Za-z0-9]{{2,3}}"
    rf"{_LINE}(?:(?i:{COUNTRY}) )?[0-9]{{4,6}}\b",
    quiet(),
)
_AMERICAN = re2.compile(
    rf"(?:[ ]?,?[\s>?]{{1,6}}{UNIT})?(?:,?[ \n]{{1,2}}{CAPITAL}){{1,4}}"
    rf"(?:{TO_STATE}{STATE_READ},?[ \n]{{1,2}}{ZIP_READ}|, {STATE_READ})\b",
    quiet(),
)
_IN_FRONT = re2.compile(rf"(?:\b{UNIT},?[ \n]{{1,2}}|\b[0-9]{{1,4}} )$", quiet())
_REACH = 200


def abroad(hit: Hit) -> bool:
    """Whether a country, or a region and a postcode on lines of their own, follow a street."""
    rest = hit.text[hit.end : hit.end + _REACH]
    return _ABROAD.match(rest) is not None or _REGION.match(rest) is not None


def whole(hit: Hit) -> Hit:
    """The address with its flat, town, region, postcode and country where they follow."""
    before = hit.before(24)
    front = _IN_FRONT.search(before)
    if front:
        hit = hit.but(start=hit.start - len(before) + front.start())
    for form in (_REGION, _ZIP_FIRST, _REST, _AMERICAN, _ABROAD, _FLAT, _TOWN):
        found = form.match(hit.text[hit.end : hit.end + _REACH])
        if found:
            hit = hit.but(end=hit.end + found.end())
    return hit
