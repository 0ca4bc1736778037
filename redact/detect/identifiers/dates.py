"""Dates, and dates of birth: dates behind a word of birth."""

from __future__ import annotations

import re2

from redact.detect.identifiers.rules import Hit, Rule, quiet

_MONTH = (
    r"(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|fevrier|fevr?|mar(?:ch|s"
    r"|zo)?|maerz|marz|apr(?:il)?|avr(?:il)?|abr(?:il)?|may|mai|mayo|june?"
    r"|juin|junio?|juni"
    r"|july?|juil(?:let)?|julio|juli|aug(?:ust)?|aout|ago(?:sto)?"
    r"|sept?(?:ember|embre|iembre)?|o[ck]t(?:ober|obre|ubre)?|nov(?:ember"
    r"|embre|iembre)?|de[cz](?:ember|embre)?"
    r"|dic(?:iembre)?|ene(?:ro)?|febrero|enero|gennaio|febbraio|aprile|maggio"
    r"|giugno|luglio|settembre|ottobre|dicembre|janeiro)"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_YEAR = r"(?:1[89]|20)[0-9]{2}"
_CLOCK = (
    r"(?:[T ,]{1,2}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?(?: "
    r"?[ap]\.?m\.?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_NUMERIC = (
    rf"(?:{_YEAR}[-/.]{_DAY}[-/.]{_DAY}|{_DAY}[-/.] ?{_DAY}[-/.] ?(?:{_YEAR}"
    rf"|[0-9]{{2}})|{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))"
)
_NAMED = (
    rf"(?:{_DAY}(?:st|nd|rd|th|er|\.)?[ \-/.]?(?:de |of |day of "
    rf")?{_MONTH}\.?,?[ \-/.]?(?:de |del )?(?:{_YEAR}|'?[0-9]{{2}})"
    rf"|{_MONTH}\.?[ \-/]?{_DAY}(?:st|nd|rd|th)?,? {{0,2}}[-/]?{_YEAR})"
)
_SHORT = (
    rf"(?:{_MONTH}\.? {_DAY}(?:st|nd|rd|th)?|{_DAY}(?:st|nd|rd|th|\.)? (?:of "
    rf"|de )?{_MONTH}|{_MONTH}\.? {_YEAR})"
)
_ANY = rf"(?:{_NUMERIC}|{_NAMED}|{_YEAR} {_MONTH} {_DAY})"
_SPACED = (
    r"[0-3]?[0-9] [01]?[0-9] (?:19|20)[0-9]{2}|[0-3O]?[0-9OlI][-/. "
    r"]{1,3}[01OlI]?[0-9OlI][-/. ]{1,3}[12lI][90][0-9OlIS]{2}"
)

_BIRTH = (
    r"bo(?:rn|m)(?: on| in)?|d\.? ?o\.? ?b\.?|b\.?day|birth[ _-]?dates?|birth[ "
    r"_-]?day|dates?[ _-]?of[ _-]?birth|birth|geburts(?:datum|tag)|geboren(?: "
    r"am)?|geb\.?"
    r"|nee?(?:\(e\))? le|date de naissance|naissance|fecha de nacimiento"
    r"|nacimiento|nacid[oa](?: el)?|f\. ?nac\.?|data di nascita|nat[oa] il"
    r"|data de nascimento|geboortedatum|geb\.? ?datum|b\."
)
_NOT_BIRTH = re2.compile(
    r"(?i)\b(?:due|expir\w*|issued?|visit|admi\w+|updated|created|appointment"
    r"|hired?|joined|start\w*|signed|today)\b",
    quiet(),
)


def _clear(hit: Hit) -> Hit | None:
    """A date is no part of a longer number, path or version."""
    left, right = hit.before(), hit.after()
    longer = (
        left.isalnum()
        or right.isalnum()
        or left in ("/", ".", "-", "$")
        or (right in ("-", ".", "/") and hit.after(2)[1:].isdigit())
    )
    return None if longer else hit


def _birth(hit: Hit) -> Hit | None:
    return None if hit.after().isdigit() or _NOT_BIRTH.search(hit.lead) else hit


_BORN = rf"(?i)(?:^|[^a-z])(?:{_BIRTH})"

RULES: tuple[Rule, ...] = (
    Rule(
        "date_of_birth",
        rf"{_BORN}(?:[^a-z0-9][^0-9]{{0,40}}?)??({_ANY}|{_SPACED}|{_SHORT},? "
        rf"{_YEAR}|[0-9]{{8}}|[01]?[0-9]/(?:19|20)[0-9]{{2}})",
        0.95,
        _birth,
        gate=_BORN,
    ),
    Rule("date_of_birth", rf"(?i)({_ANY}) ?[(\[,] ?(?:{_BIRTH})", 0.9, _clear, gate=_BORN),
    Rule(
        "date_of_birth",
        r"(?i)(?:birth[ _]?year|year of birth|geburtsjahr|ano de "
        r"nacimiento)[^0-9\n]{0,12}((?:19|20)[0-9]{2})\b",
        0.8,
    ),
    Rule("date", rf"(?i)(?:{_ANY}){_CLOCK}", 0.8, _clear),
    Rule("date", rf"(?i)\b{_SHORT}\b", 0.6, _clear),
)
