"""Street addresses, and the town, region, postcode or country beside one."""

from __future__ import annotations

import re2

from redact.detect.identifiers import places
from redact.detect.identifiers.gazetteer import (
    CAPITAL,
    CONTINENTAL,
    FRENCH,
    NAME,
    NUMBER,
    OF,
    RARE,
    ROMANCE,
    SITUATED,
    SURE,
    UNIT_WORD,
    UNSURE,
    WORD,
)
from redact.detect.identifiers.rules import Hit, Rule, quiet
from redact.detect.identifiers.surroundings import UNIT, abroad, whole

_UNITS = re2.compile(
    r"(?i)\b(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?|miles?|km"
    r"|met(?:er|re)s?|feet|ft|blocks?|times|percent|people|users?|items?"
    r"|files?|steps?|commits?|issues?|results?|pages?)\b",
    quiet(),
)
_NO_STREET = re2.compile(
    r"^(?:(?:19|20)[0-9]{2}[-,]|20[0-3][0-9] )|(?i:\bvia (?:e-?mail|mail"
    r"|phone|sms|fax|api|app|web|text)\b)",
    quiet(),
)
_PROSE = re2.compile(
    r"\b(?:of the|on the|down|along|off|in the|to the|from|are|is|was|were"
    r"|and then|ways|lines?|out of|per|each|am|pm|new|more|other|different"
    r"|way)\b",
    quiet(),
)


def _abroad(hit: Hit) -> Hit | None:
    """A name between two numbers, where a country or the lines of a postcode follow."""
    found = _street(hit)
    return found if found is not None and abroad(hit) else None


def _street(hit: Hit) -> Hit | None:
    """A house number and a street, unless measures or prose stand between."""
    front = hit.before()
    if front.isalnum() or front in ("$", "/", "=", "_", "#", ":") or hit.after().isalnum():
        return None
    if (
        hit.after(4) == " of "
        or _NO_STREET.search(hit.value)
        or _UNITS.search(hit.value)
        or _PROSE.search(hit.value)
    ):
        return None
    return whole(hit)


_HEAD = rf"(?:{NUMBER},? )+(?:[NSEW]\.?[EW]?\.? )?"

STREETS: tuple[Rule, ...] = (
    Rule(
        "address",
        rf"\b{NUMBER} (?:(?:{CAPITAL} ){{1,4}}{NUMBER}|{NUMBER} {CAPITAL}(?: {CAPITAL}){{0,3}})\b",
        0.8,
        _abroad,
    ),
    Rule(
        "address",
        rf"{_HEAD}(?:{NAME} ){{1,5}}(?i:{SURE})\b\.?(?: [NSEW][EW]?\b)?",
        0.9,
        _street,
        gate=rf"(?i)\b(?:{SURE})\b",
    ),
    Rule(
        "address",
        rf"{_HEAD}(?:{NAME} ){{1,5}}(?:(?:{UNSURE})\b|(?i:dr|str?|ct|ln|pl)\.)",
        0.85,
        _street,
    ),
    Rule(
        "address",
        rf"(?i){_HEAD}(?:{WORD} ){{1,3}}(?:{SURE})s?\b\.?",
        0.8,
        _street,
        gate=rf"(?i)\b(?:{SURE})s?\b",
    ),
    Rule(
        "address",
        rf"{_HEAD}(?i:bis |ter |quater )?,? ?(?:{FRENCH}|{ROMANCE}) {OF}{CAPITAL}(?:[ "
        rf"\-](?:de |la |du |des |del )?{CAPITAL}){{0,4}}(?: [0-9]{{1,4}}\b)?",
        0.85,
        _street,
    ),
    Rule(
        "address",
        rf"\b{ROMANCE} {OF}{CAPITAL}(?:[ \-](?:de |la |del |y "
        rf")?{CAPITAL}){{0,4}},? (?:n[o.]{{0,2}} ?)?{NUMBER}\b",
        0.85,
        _street,
    ),
    Rule("address", rf"(?:[0-9]{{1,5}} )?(?:{CONTINENTAL}) {NUMBER}\b", 0.85, _street),
    Rule(
        "address",
        rf"(?:^|[^\w$#/.:\-])([0-9]{{3,5}} (?:{CAPITAL} "
        rf"){{1,2}}(?:{RARE}))(?:[^\w\-]|$)",
        0.75,
        _street,
    ),
    Rule(
        "address",
        rf"\b((?:One|Two|Three|Four|Five|Six|Ten) (?:{CAPITAL} ){{1,3}}(?:{UNSURE}|(?i:{SURE}))),",
        0.8,
        _street,
    ),
    Rule(
        "address",
        rf"\b(?:{NAME} ){{1,2}}(?i:{SURE}|st)\.? (?:&|and) (?:{NAME} ){{1,2}}(?i:{SURE}|st)\b",
        0.75,
        _street,
    ),
    # A name between two numbers, or before one, is a street where a flat or the sentence says so.
    Rule(
        "address",
        rf"(?i)((?:[0-9]{{1,5}} )+(?:{WORD}[ ]){{1,5}}(?:[0-9]{{1,5}}[a-z]?\.?)?)["
        rf" ]?,?[\s>?]{{1,6}}{UNIT}",
        0.85,
        _street,
        gate=rf"(?i)\b(?:{UNIT_WORD})\.? ?#?[a-z]?[0-9]",
    ),
    Rule(
        "address",
        rf"(?i)\b{SITUATED}\s{{1,2}}((?:[0-9]{{1,5}} )?(?:{WORD}[ "
        rf"]){{1,5}}[0-9]{{1,5}}[a-z]?)(?:[^\w:/%]|$)",
        0.75,
        _street,
        gate=rf"(?i)\b{SITUATED}\s",
    ),
    Rule(
        "address",
        rf"(?i)(\b(?:the )?corner of (?:{NUMBER} )?(?:{WORD}[ ]){{1,5}}(?:[0-9]{{1,5}}\.? "
        rf")?(?:and|&) (?:[\w.'\x7f]+ ){{1,5}}(?:{SURE}|[0-9]{{1,5}}))\b",
        0.75,
    ),
    Rule(
        "address",
        rf"(?i)\b{UNIT} (?:[0-9]{{1,5}} )+(?:{WORD}[ "
        rf"]){{1,5}}[0-9]{{1,5}}[a-z]?\b",
        0.8,
        _street,
    ),
)

RULES = STREETS + places.RULES
