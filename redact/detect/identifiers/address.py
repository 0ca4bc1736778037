"""Street addresses, and the town, region, postcode or country beside one."""

from __future__ import annotations

import re2

from redact.detect.identifiers.gazetteer import (
    BRITISH,
    CAPITAL,
    CONTINENTAL,
    COUNTRY,
    FRENCH,
    NAME,
    NUMBER,
    OF,
    POSTCODE,
    RARE,
    ROMANCE,
    SITUATED,
    STATES,
    SURE,
    UNIT_WORD,
    UNSURE,
    WORD,
    WORD_ANY,
)
from redact.detect.identifiers.rules import Hit, Rule, quiet

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

_UNIT = (
    rf"(?:(?i:{UNIT_WORD})\.? ?#?[A-Za-z]?[0-9]{{1,5}}[A-Za-z]?\b"
    r"|[0-9]{1,3}(?:st|nd|rd|th) (?i:floor)\b)"
)
_ZIP_FIRST = re2.compile(
    rf"[ ]?,?\s{{1,3}}(?:[A-Z]{{1,2}}-)?[0-9]{{4,5}}(?: [A-Z]{{2}})? "
    rf"{CAPITAL}(?: {CAPITAL}){{0,2}}",
    quiet(),
)
_REST = re2.compile(
    rf"(?:[ ]?,?[\s>?]{{1,6}}{_UNIT})?(?:,? {CAPITAL}){{0,6}}"
    r"(?:[ ]?,?\r?\n[ >?]{0,6},?[A-Za-z\x7f][A-Za-z\x7f ,'().\-]{1,45}?){0,3}?"
    rf"(?:(?:,|,? |,?\r?\n[ >?]{{0,6}})(?:{STATES}))?[,]?[\s>?]{{1,6}}{POSTCODE}"
    rf"\b(?:,?[ \n]{{1,2}}(?:{COUNTRY})\b)?",
    quiet(),
)
_FLAT = re2.compile(rf"[ ]?,?[\s>?]{{1,6}}{_UNIT}(?:,? {CAPITAL}){{0,4}}", quiet())
_TOWN = re2.compile(
    rf",[ \n]{{1,2}}{CAPITAL}(?: {CAPITAL}){{0,3}}(?:, ?(?:{STATES}"
    rf"|{COUNTRY}))?",
    quiet(),
)


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
    return _with_rest(hit)


def _with_rest(hit: Hit) -> Hit:
    """The address with its flat, town, region, postcode and country where they follow."""
    for form in (_ZIP_FIRST, _REST, _FLAT, _TOWN):
        found = form.match(hit.text[hit.end : hit.end + 200])
        if found:
            hit = hit.but(end=hit.end + found.end())
    return hit


def _flat(hit: Hit) -> Hit | None:
    """``Apt. 4B`` on its own line or behind a comma; not ``test suite 12``."""
    return None if hit.value[0].islower() and hit.before(2).strip(" ").isalpha() else hit


def _apart(hit: Hit) -> Hit | None:
    around = hit.before() + hit.after()
    return None if any(c.isalnum() or c in "-_/" for c in around) else hit


_HEAD = rf"(?:{NUMBER},? )+(?:[NSEW]\.?[EW]?\.? )?"

STREETS: tuple[Rule, ...] = (
    Rule(
        "address",
        rf"{_HEAD}(?:{NAME} ){{1,5}}(?i:{SURE})\b\.?(?: [NSEW][EW]?\b)?",
        0.9,
        _street,
        gate=rf"(?i)\b(?:{SURE})\b",
    ),
    Rule(
        "address",
        rf"{_HEAD}(?:{NAME} ){{1,5}}(?:(?:{UNSURE})\b|(?i:dr|st|ct|ln|pl)\.)",
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
        rf" ]?,?[\s>?]{{1,6}}{_UNIT}",
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
        rf"(?i)\bcorner of ((?:{NUMBER} )?(?:{WORD}[ ]){{1,5}}(?:[0-9]{{1,5}} "
        rf")?(?:and|&) (?:[\w.'\x7f]+ ){{1,5}}(?:{SURE}|[0-9]{{1,5}}))\b",
        0.75,
    ),
    Rule(
        "address",
        rf"(?i)\b{_UNIT} ((?:[0-9]{{1,5}} )+(?:{WORD}[ "
        rf"]){{1,5}}[0-9]{{1,5}}[a-z]?)\b",
        0.8,
        _street,
    ),
)

PLACES: tuple[Rule, ...] = (
    # Lines that a British postcode ends; a French street without a number above its town.
    Rule(
        "address",
        rf"(?:{_UNIT}[,\n ]{{1,2}}|[0-9]{{1,5}}[A-Za-z]? )(?:{WORD_ANY}[ "
        rf"]?){{1,4}}[,\n][ ]?(?:(?:{WORD_ANY}[ ]?){{1,4}}[,\n][ "
        rf"]?){{0,2}}{BRITISH}",
        0.9,
        _apart,
    ),
    Rule(
        "address",
        rf"\b{FRENCH} {OF}{CAPITAL}(?:[ \-]{CAPITAL}){{0,3}},?[ \n][0-9]{{5}} "
        rf"{CAPITAL}(?: {CAPITAL}){{0,2}}",
        0.85,
        _apart,
    ),
    Rule(
        "address",
        r"(?i)(?:[0-9]{1,5} )?\b(?:p\.? ?o\.? ?box|post office box|postbox"
        r"|postboks|postfach|apartado(?: de correos)?|boite postale|casella "
        r"postale) [0-9]{1,7}\b",
        0.9,
        _street,
    ),
    Rule(
        "address",
        r"(?i)\b(?:(?:unit|psc|cmr) [0-9]{1,5},? box [0-9]{1,6}|(?:usnv|usns|uss"
        r"|uscgc) [\w\x7f]+)?[\s,]{0,3}\b(?:apo|fpo|dpo)[ ,]{1,2}a[aep],? "
        r"[0-9]{5}\b|\b(?:unit|psc|cmr) [0-9]{1,5},? box [0-9]{1,6}\b",
        0.9,
    ),
    Rule(
        "address",
        rf"\b{CAPITAL}(?: {CAPITAL}){{0,3}},? (?:{STATES}),? "
        rf"[0-9]{{5}}(?:-[0-9]{{4}})?\b",
        0.85,
        _apart,
    ),
    Rule("address", rf"\b(?:GIR ?0AA|{BRITISH})\b", 0.7, _apart),
    Rule(
        "address",
        r"(?i)\b(?:zip|zip ?code|postal ?code|post ?code|plz|code postal|codigo "
        r"postal)(?: is)?[ :=#\n]{1,4}([0-9]{5}(?:-[0-9]{4})?|[0-9]{4,6}"
        r"|[a-z][0-9][a-z] ?[0-9][a-z][0-9]|[a-z]{1,2}[0-9][a-z0-9]? "
        r"?[0-9][a-z]{2})\b",
        0.8,
    ),
    Rule(
        "address",
        r"(?:^|[\n,>]|[0-9])[ >?]{0,6}((?i:apt|apartment|suite|ste|flat)\.? "
        r"?#?(?:[0-9]{1,5}[A-Za-z]?|[A-Z][0-9]{0,4}))\b",
        0.75,
        _flat,
    ),
    Rule("address", r"\b((?i:apt|apartment)\.? ?#?(?:[0-9]{1,5}[A-Za-z]?))\b", 0.75),
)

RULES = STREETS + PLACES
