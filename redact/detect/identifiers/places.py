"""Places without a street: boxes, towns with a region and postcode, postcodes, flats."""

from __future__ import annotations

from redact.detect.identifiers.gazetteer import (
    BRITISH,
    CAPITAL,
    FRENCH,
    NAME,
    NUMBER,
    OF,
    STATE_READ,
    WORD_ANY,
    ZIP_READ,
)
from redact.detect.identifiers.rules import Hit, Rule
from redact.detect.identifiers.surroundings import TO_STATE, UNIT, whole


def _flat(hit: Hit) -> Hit | None:
    """``Apt. 4B`` on its own line or behind a comma; not ``test suite 12``."""
    return None if hit.value[0].islower() and hit.before(2).strip(" ").isalpha() else hit


def _box(hit: Hit) -> Hit | None:
    return None if hit.before().isalnum() else whole(hit)


def _apart(hit: Hit) -> Hit | None:
    around = hit.before() + hit.after()
    return None if any(c.isalnum() or c in "-_/" for c in around) else hit


RULES: tuple[Rule, ...] = (
    # Lines that a British postcode ends; a French street without a number above its town.
    Rule(
        "address",
        rf"(?:{UNIT}[,\n ]{{1,2}}|[0-9]{{1,5}}[A-Za-z]? )(?:{WORD_ANY}[ "
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
        _box,
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
        rf"\b{CAPITAL}(?: {CAPITAL}){{0,3}},? {STATE_READ},? {ZIP_READ}\b",
        0.85,
        _apart,
    ),
    # Any name behind a number where a town, a state and a ZIP code follow, torn lines included.
    Rule(
        "address",
        rf"\b{NUMBER}[ ]?[ \n](?:[^\n0-9]{{1,30}}\n)?(?:{NAME} ){{0,4}}{CAPITAL}"
        rf"(?:,?[ \n]{{1,2}}{UNIT})?[ ]?,?[ \n]{{1,2}}"
        rf"{CAPITAL}(?: {CAPITAL}){{0,3}}{TO_STATE}{STATE_READ},?[ \n]{{1,2}}{ZIP_READ}\b",
        0.85,
        _apart,
        gate=rf"\b{STATE_READ},?[ \n]{{1,2}}{ZIP_READ}\b",
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
