"""Shapes: how many values of each kind the lines hold, whatever stands beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import re2

_MONEY = (
    r"[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:€|EUR|USD|GBP)\b|\d{1,3}(?:[.,]\d{3})+(?:[.,]\d\d)?\b"
    r"|\d{1,6}[.,]\d\d\b"
)
_TIME = r"\d{1,2}:\d\d(?:\s?[APap]\.?[Mm]\.?)?"
_AGO = r"(?:hace|vor|il y a)?\s?\d{1,2}\s?(?:m|h|d|min|mins|std|hrs?)\.?(?:\s?ago)?|just now|now"
_DAY = (
    r"mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today"
    r"|mo|di|mi|do|fr|sa|so|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|gestern|heute"
    r"|lun|mar|mie|mié|jue|vie|sab|sáb|dom|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|ayer|hoy|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier"
)
_UNIT = (
    r"(?:mg|g|µg|ug|mcg|ng|pg|mmol|umol|µmol|mEq|mIU|uIU|U|IU)\s?/\s?(?:dL|dl|L|l|mL|ml|g)\b"
    r"|mmHg|x?10\^?[39]/[uµ]?L|[KM]/[uµ]L|mL/min|fL|bpm|kg/m2?"
)
_VENDOR = (
    r"\b(?:AKIA|ASIA)[A-Z0-9]{12,}|\bgh[pousr]_\w{16,}|\bgithub_pat_\w{16,}|\bsk[-_]\w[\w-]{14,}"
    r"|\b[prw][kh](?:sec)?_(?:live|test)_\w{8,}|\bxox[abeprs]-[\w-]{8,}|\beyJ[\w-]{8,}\.|\bAIza[\w-]{20,}"
    r"|BEGIN [A-Z ]{0,12}PRIVATE KEY|\w{2,12}://[^\s:/@]{1,40}:[^\s@/]{4,60}@"
)
_NAMED = (
    r"\b[\w.-]{0,30}(?i:secret|token|passwd|password|passphrase|pwd|api_?key|access_?key|signing_?key"
    r"|encryption_?key|auth)\w{0,16}[\"']?\s?[:=]\s?[\"']?[^\s\"'(){}<>$,;]{8,}"
)

_ANYWHERE: Final = re2.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in {
            "secret": _VENDOR,
            "assigned_secret": _NAMED,
            "email": r"[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,20}",
            "tin": r"\b(?:\d{3}|[X*•]{3})[-–](?:\d\d|[X*•]{2})[-–]\d{4}\b|\b\d\d-\d{7}\b",
            "card": r"\b\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}\b",
            "iban": r"\b[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){3,7}\b",
            "masked_account": r"(?:[•*·●∙]\s?){2,}\d{4}\b|(?i:\bending in \d{4}|[x.]{3,}\s?\d{4}\b)",
            "dots": r"[•●*∙]{6,}",
            "phone": r"\(?\b\d{3}\)?[ -]\d{3}[ -]\d{4}\b|\+\d{1,3}[ -]\d[\d -]{6,14}\d",
            "long_number": r"\b\d{8,12}\b",
            "timecode": r"\b\d\d:\d\d:\d\d\b|^\[?\d\d?:\d\d\]?\s+\D{2}|^\[\d\d?:\d\d\]",
            "date": r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"
            r"|\b[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b|\b\d{1,2}\.? [A-Z]?[a-zé]{2,8}\.? \d{4}\b",
            "lab_value": rf"\d[\d.,]*\s?(?:{_UNIT})",
            "dose": r"(?i)\b\d[\d.,]*\s?(?:mg|mcg|µg|ml|iu|units|puffs?|tablets?|tabs?|caps?)\b",
            "blood_pressure": r"\b(?:[89]\d|1\d\d|2[0-3]\d)\s?/\s?(?:[4-9]\d|1[0-3]\d)\b",
            "icd": r"\b[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}\b",
            "rating": r"(?i)\b[1-5](?:[.,]\d)?\s?(?:/|of|out of|von|de|sur)\s?5\b|★{2,}",
            "percent": r"\d[\d.,]*\s?%",
            "signed_money": rf"[-+−–]\s?(?:{_MONEY})",
            "money": _MONEY,
            "range": r"\b\d[\d.,]*\s?(?:[-–]|to|a|à|bis)\s?\d[\d.,]*\b|[<>≤≥]\s?\d[\d.,]*",
            "clock": rf"\b{_TIME}\b",
            "ticket": r"\b[A-Z]{2,6}-\d{2,6}\b|#\d{3,8}\b",
            "member": r"\b[A-Z]{2,4}-?\d{6,12}\b|\b[1-9][A-Z][A-Z0-9]\d-?[A-Z][A-Z0-9]\d-?[A-Z]{2}\d\d\b",
            "model_name": r"(?i)\b[a-z]{2,12}[- ]?\d(?:\.\d)?[- ](?:mini|pro|large|turbo|flash|lite"
            r"|small|base|instruct|preview|medium|opus|sonnet|nano)\b|\bGPT\b|\bLLM\b",
        }.items()
    )
)
"""Values inside of lines, the more special before the more general."""

_WHOLE: Final = re2.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in {
            "time_alone": rf"(?i){_TIME}|{_AGO}",
            "weekday": rf"(?i)(?:{_DAY})\.?(?:,? {_TIME})?",
            "money_alone": rf"[-+−–]?\s?(?:{_MONEY})",
            "line_number": r"(?i)\d{1,2}[a-z]|(?:line|box|zeile|casilla|case|ligne|kz\.?)\s?\d{1,2}[a-z]?",
            "recovery_code": r"[a-z0-9]{4,6}(?:-[a-z0-9]{4,6}){1,3}|[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6}){1,3}",
            "words_numbered": r"\d{1,2}[.):]?\s?[a-z]{3,8}",
            "expiry": r"\d\d\s?/\s?\d\d(?:\d\d)?",
            "code_alone": r"\d{3}[ -]?\d{3}",
            "channel_head": r"[#@][a-z][\w-]{2,40}",
            "mail_header": r"(?i)(?:from|to|cc|bcc|subject|re|fwd?|von|an|betreff|aw|wg|de|para|asunto|rv"
            r"|à|objet|tr)\s?:.*",
            "speaker": r"(?:\[?\d\d?:\d\d(?::\d\d)?\]?\s+)?\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]*)?:\s.+"
            r"|(?i)(?:speaker|sprecher|hablante|interlocuteur)\s?\d:?.*",
            "code_line": r".*(?:[{};]|=>|\(\)|\):|==|&&|\|\||->|\$ \w).*"
            r"|(?:import|from|def|class|return|const|let|var|func|fn|public|if|for)\s\S.*[=({.:;]?.*[({=;:]",
        }.items()
    )
)
"""Lines that are one value and nothing else."""

_PHRASE = 3  # hyphens of a password that is words
_PROSE = 7  # spaces from which a line is running text


def shapes(texts: Sequence[str]) -> Counter[str]:
    """Return how often each shape stands in the lines, by its name in the cue files."""
    found: Counter[str] = Counter()
    for text in texts:
        _count(text.strip(), found)
    return found


def _count(line: str, found: Counter[str]) -> None:
    spaces = line.count(" ")
    if spaces >= _PROSE:
        found["prose"] += 1
    if whole := _WHOLE.fullmatch(line[:200]):
        found[whole.lastgroup] += 1
    elif not spaces and _is_password(line):
        found["password_shaped"] += 1
    if line.isalpha() or line.replace(" ", "").isalpha():
        return
    for match in _ANYWHERE.finditer(line[:600]):
        name = match.lastgroup
        if name == "assigned_secret" and not _is_mixed(match[0]):
            continue
        found[name] += 1
        if name == "signed_money":
            found["money"] += 1


def _is_mixed(assigned: str) -> bool:
    """Whether the assigned value, the last word, holds a letter and a digit, as keys do."""
    value = assigned.replace(":", "=").rpartition("=")[2]
    return any(map(str.isdigit, value)) and any(map(str.isalpha, value))


def _is_password(word: str) -> bool:
    """Signs that mix cases, digits and marks as no name, path or file does, or a phrase of words."""
    if not 8 <= len(word) <= 40 or word[0] in "#@$/" or "://" in word or "@" in word[1:-4]:
        return False
    if word.islower() and word.count("-") >= _PHRASE and word.replace("-", "").isalpha():
        return True
    inner = word[1:]
    digit, mark = any(map(str.isdigit, word)), any(c in "!#$%^&*+?~_=@" for c in word)
    return digit and mark and any(map(str.islower, inner)) and any(map(str.isupper, word))
