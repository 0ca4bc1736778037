"""Words that are sums, numbers, dates and times of day."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import re2
from numpy.typing import NDArray

from redact.detect.content.form import Form, bare

_SIGN = r"[$€£¥₹]|USD|EUR|GBP|CHF|MXN|CAD"
_GROUPED = r"[0-9OoSlI]{1,3}(?:[.,'’\x{202f}][0-9OoSlI]{3})*"
_AMOUNT = Form(
    rf"[(\[]?[-+−–]?(?:(?:{_SIGN})[-+]?(?:{_GROUPED}|[0-9]+)(?:[.,][0-9]{{1,4}})?[kKmMbB]?"
    rf"|(?:{_GROUPED}|[0-9]+)[.,][0-9]{{2}}|{_GROUPED}(?:[.,'’][0-9]{{3}})"
    rf"|[0-9]+[.,]?[0-9]*[kKmM]?(?:{_SIGN}))[)\]]?[*:;,.]?-?"
)
_TORN = re2.compile(
    rf"[(]?[-+−–]?(?:{_SIGN})?[0-9]{{1,3}}[.,']? [0-9]{{3}}(?:[.,][0-9]{{2}})?(?:{_SIGN})?[)]?"
)
_GLUED = Form(r".*[0-9],[0-9]{3}\.[0-9]{1,2}|.*[0-9]\.[0-9]{3},[0-9]{2}")
_CURRENCY = Form(_SIGN + r"|Euro|euros?|dollars?")
_MEASURE = Form(r"(?i)[0-9]+(?:[.,][0-9]+)?(?:kg|lbs?|cm|mm|bpm|mmhg|°?[cf]|ft|in|m[gl]|mcg|%)")
_PERCENT = Form(r"[(]?[-+−–]?[0-9]{1,3}(?:[.,][0-9]{1,3})?%[)]?")
_NUMBER = Form(r"[(]?[-+−–<>≤≥]?[0-9]+(?:[.,/][0-9]+)*[)]?[*HL]?")
_WHOLE = Form(r"[0-9]{3,}\.|[0-9]{1,3}(?:,[0-9]{3})+\.")
_DASHED = r"(?:[0-9]{1,2}|(?:19|20)[0-9]{2})-[0-9]{1,2}"  # no 536-90-4399
_WHEN = Form(
    r"(?i)(?:[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})?(?:am|pm)?"
    rf"|[0-9]{{1,4}}[/.][0-9]{{1,2}}(?:[/.][0-9]{{1,4}})?|{_DASHED}(?:-[0-9]{{1,4}})?"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?[.,]?|(?:19|20)[0-9]{2},?|[0-9]+(?:s|m|min|h|hr|d|w|mo|y)|a\.?m\.?|p\.?m\.?|q[1-4]|uhr|utc|gmt|est|pst)"
)
# Whole names: Market, Maria and Marshalls begin as months do.
_MONTH = (
    r"jan(?:uary?|vier)?|feb(?:ruary?|rero)?|f[ée]vr?(?:ier)?|mar(?:ch|zo|s)?|märz|a[pv]r(?:il)?"
    r"|abr(?:il)?|mayo?|mai|june?|juni|junio|juin|july?|juli|julio|juil(?:let)?|aug(?:ust)?"
    r"|ago(?:sto)?|août|sept?(?:i?embre|ember)?|o[ck]t(?:ober|ubre|obre)?|nov(?:i?embre|ember)?"
    r"|de[cz](?:ember|embre)?|déc(?:embre)?|ene(?:ro)?|dic(?:iembre)?"
)
DATE = Form(
    r"(?i)(?:[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?:am|pm)?"
    rf"|[0-9]{{1,4}}[/.][0-9]{{1,2}}[/.][0-9]{{1,4}}|{_DASHED}-[0-9]{{1,4}}"
    rf"|(?:19|20)[0-9]{{2}}|am|pm|{_MONTH}"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)(?:day|nesday|rsday|urday|sday)?|today|yesterday|now)"
)
_SHORT = 3  # letters below which a word tells nothing


def amounts(texts: Sequence[str], line: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which words are sums of money, as written with a sign, cents or groups of thousands.

    line : int32 (n,)  the line of each word; a sum may be torn in two, or end a longer word
    """
    found = _AMOUNT.of(texts) | _GLUED.of(texts)
    for at in np.flatnonzero(line[1:] == line[:-1]).tolist():
        first, second = texts[at], texts[at + 1]
        if second[:1].isdigit() and first[-2:].strip(".,'").isdigit():
            found[at : at + 2] |= _TORN.fullmatch(f"{first} {second}") is not None
    beside = np.zeros(len(found), np.bool_)
    same = line[1:] == line[:-1]
    beside[1:] |= found[:-1] & same
    beside[:-1] |= found[1:] & same
    return found | (beside & _CURRENCY.of(texts))


def measures(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are a number and its unit, as of a body: 61kg, 37.1C, 97%."""
    return _MEASURE.of(texts)


def numbers(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are numbers of any kind, percentages too."""
    return _NUMBER.of(texts) | _PERCENT.of(texts)


def percentages(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are percentages."""
    return _PERCENT.of(texts)


def whole_sums(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are whole sums as tax forms print them, with a point behind: 318."""
    return _WHOLE.of(texts)


def times(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are dates, times, or marks and letters too short to tell anything."""
    words = bare(texts)
    return np.array([len(word) < _SHORT for word in words], np.bool_) | _WHEN.of(words)


def dates(texts: Sequence[str], line: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which words are times of day, dates, or a day's or hour's number beside one of those.

    line : int32 (n,)  the line of each word
    """
    words = bare(texts)
    found = DATE.of(words)
    small = np.array([word.isdigit() and len(word) < _SHORT for word in words], np.bool_)
    same = line[1:] == line[:-1]
    beside = np.zeros(len(found), np.bool_)
    beside[1:] |= found[:-1] & same
    beside[:-1] |= found[1:] & same
    return found | (small & beside)
