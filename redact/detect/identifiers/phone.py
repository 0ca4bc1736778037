"""Telephone numbers: found by RE2, judged by phonenumbers, which is never let loose on a text."""

from __future__ import annotations

import re2

from redact.detect.identifiers.rules import Hit, Rule, fitting, is_date, labelled, quiet, trailing

_REGIONS = (
    "FR",
    "DE",
    "GB",
    "ES",
    "IT",
    "CH",
    "AT",
    "NL",
    "BE",
    "AU",
    "SE",
    "PL",
    "JP",
    "IN",
    "BR",
)
_PHONE_WORDS = (
    r"(?:tele)?phones?|tel\.?|mobiles?|cell(?:phone)?s?|fax|telefono?"
    r"|telefonnummer|handy(?:nummer)?|movil|portable|gsm|whatsapp|hotline"
    r"|pager|voicemail|sms"
    r"|(?:call|text|dial|ring|phone|reach|contact)(?:ing)?(?: (?:me|us|him"
    r"|her|them|back))?(?: (?:at|on|under))?|answering(?: at)?|contact "
    r"(?:number|no)|helpline|office|ph\.?|tlf\.?|extension|call"
)
_GROUPED = (
    r"\(?\+?[0-9]{1,5}\)?(?:[ .\-/]{1,2}\(?[0-9]{1,8}\)?){1,5}|\+?[0-9]{7,14}"
    r"|\([0-9]{2,5}\)[0-9]{3,4}-?[0-9]{3,4}"
)
_EXT = r"(?:[ ,]{0,2}(?:x|ext\.?|extension|#)[ .:]?[0-9]{1,6})?"
_DOTTED = re2.compile(r"^0[0-9]*(?:\.[0-9]+)*\.(?:[0-9]|[0-9]{4,})(?:\.|$)", quiet())
_ZIP = re2.compile(r"^[0-9]{5}-[0-9]{4}$", quiet())
_BOOK = re2.compile(r"(?i)\bis[bs]n(?:-1[03])?[ :#]{0,3}$|\b97[89][- ]$", quiet())
_DOTTED_QUAD = re2.compile(r"^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$", quiet())


def _digits(value: str) -> str:
    return "".join(filter(str.isdigit, value))


def _free(hit: Hit) -> bool:
    """Whether the number stands alone: not in a word, a path, a decimal or a longer number."""
    left, right = hit.before(), hit.after()
    if (
        left.isdigit()
        or right.isdigit()
        or (left in ("$", "#", "/", "=") and left != "=")
        or (left.isalpha() and left != "x")
        or _BOOK.search(hit.before(16))
    ):
        return False
    part = left in (".", "-", ",", ":") and hit.before(2)[:1].isdigit()
    return not part and not (right in (".", "-", ",", ":", "/") and hit.after(2)[1:].isdigit())


def _american(hit: Hit) -> Hit | None:
    """Three, three and four; in a row of numbers spaces alone do not make it one."""
    if not _free(hit):
        return None
    spaced = set(hit.value) <= set("0123456789 ")
    row = hit.before(2).strip().isdigit() or hit.after(2).strip().isdigit()
    return None if spaced and row else hit


def _international(hit: Hit) -> Hit | None:
    """A plus sign and a number that a numbering plan allows."""
    import phonenumbers  # noqa: PLC0415 - its tables are not loaded until a text needs them

    for _ in range(4):
        try:
            number = phonenumbers.parse(hit.value, None)
        except phonenumbers.NumberParseException:
            return None
        if phonenumbers.is_possible_number(number) and not hit.before().isalnum():
            return (
                hit
                if len(_digits(hit.value)) >= (8 if set(hit.value) & set(" -.()/") else 10)
                else None
            )
        shorter = hit.value.rstrip("0123456789").rstrip(" .-/(")
        hit = hit.but(end=hit.start + len(shorter))
    return None


def _national(hit: Hit) -> Hit | None:
    """A grouped number with a leading zero that is valid in one of some countries."""
    import phonenumbers  # noqa: PLC0415 - as above

    if not _free(hit) or is_date(hit.value) or _DOTTED_QUAD.search(hit.value):
        return None
    if _DOTTED.search(hit.value) or _ZIP.search(hit.value):
        return None
    for region in _REGIONS:
        try:
            number = phonenumbers.parse(hit.value, region)
        except phonenumbers.NumberParseException:
            return None
        if phonenumbers.is_valid_number(number):
            return hit
    return None


def _named(hit: Hit) -> Hit | None:
    """Any grouping behind a word for a telephone."""
    count = len(_digits(hit.value))
    if not 6 <= count <= 15 or is_date(hit.value) or _DOTTED_QUAD.search(hit.value):
        return None
    return hit if fitting_phone(hit) and not hit.after().isalnum() else None


def fitting_phone(hit: Hit) -> bool:
    """Whether the words between label and number allow a telephone number."""
    return fitting(hit.but(head=min(hit.start, hit.head + _first_word(hit.lead))))


def _first_word(lead: str) -> int:
    """The label itself may be a rival of other rules (``call``, ``phone``): skip it."""
    stripped = lead.lstrip("\n\t ([{<\"'_-,;:.|>*")
    word = len(stripped) - len(
        stripped.lstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ")
    )
    return len(lead) - len(stripped) + word


RULES: tuple[Rule, ...] = (
    Rule(
        "phone",
        rf"(?:(?:\+|\b00)?1[ .\-]{{0,2}})?(?:\([2-9O][0-9]{{2}}\)[ .\-\n]{{0,2}}"
        rf"|[2-9][0-9]{{2}}[.\-]|\b[2-9][0-9]{{2}} )[0-9]{{3}}[ "
        rf".\-][0-9]{{4}}(?i:{_EXT})",
        0.85,
        _american,
    ),
    Rule(
        "phone",
        rf"(?:\+|\b001|\b1)[ .\-]?[0-9]{{3}}[.\-][0-9]{{3}}[.\-][0-9]{{4}}(?i:{_EXT}"
        rf")",
        0.85,
        _american,
    ),
    Rule("phone", rf"\b[0-9]{{3}}[.\-][0-9]{{3}}[.\-][0-9]{{4}}(?i:{_EXT})", 0.8, _american),
    Rule(
        "phone",
        rf"\([0-9]{{2,5}}\)[ ]?[0-9]{{2,4}}(?:[ "
        rf"\-.]?[0-9]{{2,4}}){{1,3}}(?i:{_EXT})",
        0.8,
        _american,
    ),
    Rule(
        "phone",
        rf"\+\(?[1-9][0-9]{{0,3}}\)?(?:[ .\-/]{{0,2}}\(?[0-9]{{1,5}}\)?){{2,6}}(?i:"
        rf"{_EXT})",
        0.9,
        _international,
    ),
    Rule(
        "phone",
        r"\b0[0-9]{1,4}(?:[ .\-/][0-9]{2,8}){1,5}\b|\b00[1-9][0-9](?:[ "
        r".\-/]?[0-9]{1,5}){3,6}\b",
        0.7,
        _national,
    ),
    Rule(
        "phone",
        r"\b[6789][0-9]{2} [0-9]{3} [0-9]{3}\b|\b[6789][0-9]{2}(?: [0-9]{2}){3}\b",
        0.6,
        lambda h: (
            _national(h)
            if not (h.before(2).strip().isdigit() or h.after(2).strip().isdigit())
            else None
        ),
    ),
    labelled(
        "phone", _PHONE_WORDS, rf"(?:{_GROUPED}){_EXT}", _named, 0.85, gap=r"[^0-9+]{0,25}?[(]?"
    ),
    trailing(
        "phone",
        r"office|fax|mobile|cell|home|work|phone|tel|handy|movil|portable",
        rf"(?:{_GROUPED}){_EXT}",
        _named,
        0.8,
    ),
)
