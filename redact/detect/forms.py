"""Forms of lines and words on a screen: amounts, times, prose, and what only interfaces say."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np
import re2
from numpy.typing import NDArray

from redact.detect import scene


class Form:
    """A pattern of whole words, sought in all words of a screen at once.

    One search in one text is many times quicker than a search for each word.
    """

    def __init__(self, pattern: str) -> None:
        """Compile a pattern in RE2 syntax; ``(?i)`` may stand before it."""
        flags = "im" if pattern.startswith("(?i)") else "m"
        self._line = re2.compile(rf"(?{flags})^(?:{pattern.removeprefix('(?i)')})$")

    def of(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """Which texts are of this form from their first character to their last: bool (n,)."""
        size = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
        begin = np.cumsum(size) - size
        found = [match.start() for match in self._line.finditer("\n".join(texts))]
        mask = np.zeros(len(texts), np.bool_)
        mask[np.searchsorted(begin, np.array(found, np.int64))] = True
        return mask


PROSE = 5
"""Words from which a line is running text."""

_SHORT = 3  # letters below which a word tells nothing
_TERM = 4  # words of the longest term
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
_PERCENT = Form(r"[(]?[-+−–]?[0-9]{1,3}(?:[.,][0-9]{1,3})?%[)]?")
_NUMBER = Form(r"[(]?[-+−–<>≤≥]?[0-9]+(?:[.,/][0-9]+)*[)]?[*HL]?")
_WHEN = Form(
    r"(?i)(?:[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})?(?:am|pm)?|[0-9]{1,4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,4})?"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?[.,]?|(?:19|20)[0-9]{2},?|[0-9]+(?:s|m|min|h|hr|d|w|mo|y)|a\.?m\.?|p\.?m\.?|q[1-4]|uhr|utc|gmt|est|pst)"
)
_CODE = Form(r"[a-zO0-9]{4,6}-[a-zO0-9]{4,6}")
_BASE32 = Form(r"[A-Z2-7]{4}")
_PROCEDURE = Form(
    r"(?i)[a-z]+(?:ectomy|ectomies|oscopy|oscopies|plasty|otomy|ostomy|graphy|gramm?|scopia|tomía|skopie|graphie"
    r"|ektomie|centesis|therapy|therapie|terapia)|biops(?:y|ies|ia|ie)|vaccinations?|vacuna|impfung|vaccin"
    r"|injections?|infusions?|transplant\w*|transfusions?|replacement|arthroscop\w*|mri|ct|x-?rays?|röntgen"
    r"|ultrasound|ultraschall|ecografía|échographie|irm|ekg|ecg|eeg|dialysis|chemo\w*|surgery|cirugía|operation"
    r"|canal|crown|filling|extraction|screening|swab|smear|stent|bypass|angio\w*|wrist|knee|hip|shoulder|abdomen"
    r"|pain|painful|cough|fever|headaches?|migraine|rash|dizziness|nausea|insomnia|fatigue|swelling|bleeding"
    r"|depress\w*|anxiety|diabet\w*|asthma|cancer|tumou?r|pregnan\w*|allerg\w*|infection|wound|fracture"
)
_LONG_NUMBER = 6  # digits
_PHRASE = Form(r"[a-z]{3,}(?:-[a-z]{3,}){2,}")
_QUAD = Form(r"[0-9OQ@SBlI]{3,4}|[*•xX]{4}")
_QUADS = 3  # groups of four digits that are enough for a card
_WHOLE = Form(r"[0-9]{3,}\.|[0-9]{1,3}(?:,[0-9]{3})+\.")
_SEED = 3  # groups of the shortest seed
_BIRTH = Form(
    r"(?:19[2-9][0-9]|200[0-9])[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
    r"|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:19[2-9][0-9]|200[0-9])"
)
_EXPIRY = Form(r"(?:0[1-9]|1[0-2])/(?:20)?(?:2[4-9]|3[0-9])")
_SECRET = 5  # characters of the shortest secret that is known by its form
_ADDRESS = Form(
    r".*(?:://|\.(?:com|org|net|io|example|html?|pdf|png|csv|py|js|ts|json|yml|yaml)\b).*"
)
_COUNTED = Form(r"(?i)[a-z]{0,3}[0-9]+(?:[.,:/-][0-9]+)*[a-z%]{0,4}|v[0-9.]+")
_GROUPS = Form(r"[A-Z0-9]{4}|[a-z0-9]{4,6}(?:-[a-z0-9]{4,6})+|[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6})+")
_DATE = Form(
    r"(?i)(?:[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?:am|pm)?|[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}"
    r"|(?:19|20)[0-9]{2}|am|pm|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)(?:day|nesday|rsday|urday|sday)?|today|yesterday|now)"
)
_EDGES = " .,:;!?()[]{}<>\"'“”‘’*•·|-–—_/\\+=~©®™→←↑↓✓✔×…▾▸▼►☆★@&"


def amounts(texts: Sequence[str], line: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which words are sums of money, as written with a sign, cents or groups of thousands.

    line : int32 (n,)  the line of each word; a sum may be torn in two, or end a longer word
    """
    found = _AMOUNT.of(texts) | _GLUED.of(texts)
    for at in np.flatnonzero(line[1:] == line[:-1]).tolist():
        first, second = texts[at], texts[at + 1]
        if second[:1].isdigit() and first[-2:].strip(".,'").isdigit():
            found[at : at + 2] |= _TORN.fullmatch(f"{first} {second}") is not None
    return found


def numbers(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are numbers of any kind, percentages too."""
    return _NUMBER.of(texts) | _PERCENT.of(texts)


def percentages(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are percentages."""
    return _PERCENT.of(texts)


def secrets(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words look like codes, keys or passwords: letters, digits and signs mixed."""
    words = [text.strip(" .,:;()\"'|") for text in texts]
    digits = np.array([sum(map(str.isdigit, word)) for word in words], np.int64)
    letters = np.array([sum(map(str.isalpha, word)) for word in words], np.int64)
    long = np.array([len(word) >= _SECRET for word in words], np.bool_)
    mixed = (digits > 0) & (letters > 0)
    shaped = (digits >= _SECRET) | _GROUPS.of(words) | _PHRASE.of(words)
    secret = np.where(mixed, ~_COUNTED.of(words), shaped)
    return np.asarray(secret & long & ~_DATE.of(words) & ~_ADDRESS.of(words), np.bool_)


def units(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are units of doses and results."""
    known = scene.terms("unit")
    return np.array([text == "%" or text.strip(_EDGES) in known for text in texts], np.bool_)


def measured(unit: NDArray[np.bool_], line: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which words have a unit behind them in the same line: bool (n,)."""
    found = np.zeros(len(unit), np.bool_)
    found[:-1] = unit[1:] & (line[1:] == line[:-1])
    return found


def procedures(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words name a medical procedure or the part of one that says so."""
    return _PROCEDURE.of(bare(texts))


def codes(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are codes in two groups of small letters and digits, as of recovery."""
    return _CODE.of(bare(texts))


def expiries(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are a month and a year as cards print them, 09/27 or 09/2027."""
    return _EXPIRY.of(bare(texts))


def long_numbers(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words hold six digits or more and hardly a letter."""
    digits = np.array([sum(map(str.isdigit, text)) for text in texts], np.int64)
    letters = np.array([sum(map(str.isalpha, text)) for text in texts], np.int64)
    return (digits >= _LONG_NUMBER) & (letters <= digits // 2)


def card_groups(texts: Sequence[str], line: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which words are groups of four digits, three or more in a row, one of them read ill.

    line : int32 (n,)  the line of each word
    """
    group = _QUAD.of(texts)
    exact = np.array([text.isdigit() and len(text) == 4 for text in texts], np.bool_)
    run = _runs(group, line)
    enough = np.bincount(run, exact)[run] >= _QUADS
    return np.asarray(group & enough, np.bool_)


def whole_sums(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are whole sums as tax forms print them, with a point behind: 318."""
    return _WHOLE.of(texts)


def _runs(mask: NDArray[np.bool_], line: NDArray[np.int32]) -> NDArray[np.int64]:
    """Number runs of marked words in one line; each other word is a run by itself."""
    ends = (line[1:] != line[:-1]) | ~mask[1:] | ~mask[:-1]
    return np.cumsum(np.append(False, ends))[: len(mask)]


def births(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are a full date in figures of a year in which grown people were born."""
    return _BIRTH.of(bare(texts))


def seeds(texts: Sequence[str], line: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which words are groups of four in base 32 (RFC 4648), three or more in a row: bool (n,).

    line : int32 (n,)  the line of each word
    """
    group = _BASE32.of(texts)
    run = _runs(group, line)
    return np.asarray(group & (np.bincount(run, group)[run] >= _SEED), np.bool_)


def times(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are dates, times, or marks and letters too short to tell anything."""
    words = bare(texts)
    return np.array([len(word) < _SHORT for word in words], np.bool_) | _WHEN.of(words)


def dates(texts: Sequence[str], line: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which words are times of day, dates, or a day's or hour's number beside one of those.

    line : int32 (n,)  the line of each word
    """
    words = bare(texts)
    found = _DATE.of(words)
    small = np.array([word.isdigit() and len(word) < _SHORT for word in words], np.bool_)
    same = line[1:] == line[:-1]
    beside = np.zeros(len(found), np.bool_)
    beside[1:] |= found[:-1] & same
    beside[:-1] |= found[1:] & same
    return found | (small & beside)


def plain(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words any interface shows: its verbs and nouns, dates, times, marks, small counts."""
    words, known = bare(texts), _interface()
    return times(texts) | np.array([_is_plain(word, known) for word in words], np.bool_)


def terms(
    texts: Sequence[str], line: NDArray[np.int32], lexicons: tuple[str, ...]
) -> NDArray[np.bool_]:
    """Which words are part of a term of some lexicons, of up to four words of one line: bool (n,).

    line : int32 (n,)  the line of each word
    """
    known = _terms(lexicons)
    folded = [_bare(text.strip(_EDGES)) for text in texts]
    found = np.zeros(len(texts), np.bool_)
    for start in range(len(texts)):
        for stop in range(start + 1, min(start + _TERM, len(texts)) + 1):
            if line[stop - 1] == line[start] and " ".join(folded[start:stop]) in known:
                found[start:stop] = True
    return found


@cache
def _terms(lexicons: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(scene.terms, lexicons))


def _is_plain(word: str, known: frozenset[str]) -> bool:
    if "/" in word or "-" in word:
        parts = word.replace("/", "-").split("-")
        return all(len(p) < _SHORT or p.isdigit() or _bare(p) in known for p in parts)
    return _bare(word) in known


def bare(texts: Sequence[str]) -> list[str]:
    """Words without the marks at their ends."""
    return [text.strip(_EDGES) for text in texts]


def _bare(word: str) -> str:
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c)).replace("’", "'")


@cache
def _interface() -> frozenset[str]:
    """The words of interface.txt, without marks."""
    data = resources.files("redact.detect").joinpath("interface.txt").read_text("utf-8")
    lines = (line for line in data.splitlines() if not line.startswith("#"))
    return frozenset(_bare(word) for line in lines for word in line.split())
