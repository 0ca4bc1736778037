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


PROSE = 5
"""Words from which a line is running text."""

_TERM = 4  # words of the longest term
_SIGN = r"[$€£¥₹]|USD|EUR|GBP|CHF|MXN|CAD"
_GROUPED = r"[0-9OoSlI]{1,3}(?:[.,'’\x{202f}][0-9OoSlI]{3})*"
_AMOUNT = re2.compile(
    rf"[(\[]?[-+−–]?(?:(?:{_SIGN})[-+]?(?:{_GROUPED}|[0-9]+)(?:[.,][0-9]{{1,4}})?[kKmMbB]?"
    rf"|(?:{_GROUPED}|[0-9]+)[.,][0-9]{{2}}|{_GROUPED}(?:[.,'’][0-9]{{3}})"
    rf"|[0-9]+[.,]?[0-9]*[kKmM]?(?:{_SIGN}))[)\]]?[*:;,.]?-?"
)
_TORN = re2.compile(
    rf"[(]?[-+−–]?(?:{_SIGN})?[0-9]{{1,3}}[.,']? [0-9]{{3}}(?:[.,][0-9]{{2}})?(?:{_SIGN})?[)]?"
)
_GLUED = re2.compile(r"[0-9],[0-9]{3}\.[0-9]{1,2}$|[0-9]\.[0-9]{3},[0-9]{2}$")
_PERCENT = re2.compile(r"[(]?[-+−–]?[0-9]{1,3}(?:[.,][0-9]{1,3})?%[)]?")
_NUMBER = re2.compile(r"[(]?[-+−–<>≤≥]?[0-9]+(?:[.,/][0-9]+)*[)]?[*HL]?")
_WHEN = re2.compile(
    r"(?i)(?:[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})?(?:am|pm)?|[0-9]{1,4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,4})?"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?[.,]?|(?:19|20)[0-9]{2},?|[0-9]+(?:s|m|min|h|hr|d|w|mo|y)|a\.?m\.?|p\.?m\.?|q[1-4]|uhr|utc|gmt|est|pst)"
)
_CODE = re2.compile(r"[a-zO0-9]{4,6}-[a-zO0-9]{4,6}")
_BASE32 = re2.compile(r"[A-Z2-7]{4}")
_PROCEDURE = re2.compile(
    r"(?i)[a-z]+(?:ectomy|ectomies|oscopy|oscopies|plasty|otomy|ostomy|graphy|gramm?|scopia|tomía|skopie|graphie"
    r"|ektomie|centesis|therapy|therapie|terapia)|biops(?:y|ies|ia|ie)|vaccinations?|vacuna|impfung|vaccin"
    r"|injections?|infusions?|transplant\w*|transfusions?|replacement|arthroscop\w*|mri|ct|x-?rays?|röntgen"
    r"|ultrasound|ultraschall|ecografía|échographie|irm|ekg|ecg|eeg|dialysis|chemo\w*|surgery|cirugía|operation"
    r"|canal|crown|filling|extraction|screening|swab|smear|stent|bypass|angio\w*|wrist|knee|hip|shoulder|abdomen"
    r"|pain|painful|cough|fever|headaches?|migraine|rash|dizziness|nausea|insomnia|fatigue|swelling|bleeding"
    r"|depress\w*|anxiety|diabet\w*|asthma|cancer|tumou?r|pregnan\w*|allerg\w*|infection|wound|fracture"
)
_LONG_NUMBER = 6  # digits
_PHRASE = re2.compile(r"[a-z]{3,}(?:-[a-z]{3,}){2,}")
_QUAD = re2.compile(r"[0-9OQ@SBlI]{3,4}|[*•xX]{4}")
_QUADS = 3  # groups of four digits that are enough for a card
_WHOLE = re2.compile(r"[0-9]{3,}\.|[0-9]{1,3}(?:,[0-9]{3})+\.")
_SEED = 3  # groups of the shortest seed
_BIRTH = re2.compile(
    r"(?:19[2-9][0-9]|200[0-9])[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
    r"|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:19[2-9][0-9]|200[0-9])"
)
_EXPIRY = re2.compile(r"(?:0[1-9]|1[0-2])/(?:20)?(?:2[4-9]|3[0-9])")
_SECRET = 5  # characters of the shortest secret that is known by its form
_ADDRESS = re2.compile(
    r"://|\.(?:com|org|net|io|example|html?|pdf|png|csv|py|js|ts|json|yml|yaml)\b"
)
_COUNTED = re2.compile(r"(?i)[a-z]{0,3}[0-9]+(?:[.,:/-][0-9]+)*[a-z%]{0,4}|v[0-9.]+")
_GROUPS = re2.compile(
    r"[A-Z0-9]{4}|[a-z0-9]{4,6}(?:-[a-z0-9]{4,6})+|[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6})+"
)
_DATE = re2.compile(
    r"(?i)(?:[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?:am|pm)?|[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}"
    r"|(?:19|20)[0-9]{2}|am|pm|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)(?:day|nesday|rsday|urday|sday)?|today|yesterday|now)"
)
_EDGES = " .,:;!?()[]{}<>\"'“”‘’*•·|-–—_/\\+=~©®™→←↑↓✓✔×…▾▸▼►☆★@&"


def amounts(texts: Sequence[str], line: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which words are sums of money, as written with a sign, cents or groups of thousands.

    line : int32 (n,)  the line of each word; a sum may be torn in two, or end a longer word
    """
    found = np.array([_is_amount(text) for text in texts], np.bool_)
    for at in range(len(texts) - 1):
        first, second = texts[at], texts[at + 1]
        if (
            line[at] == line[at + 1]
            and second[:1].isdigit()
            and first[-2:-1].isdigit() | first.isdigit()
        ):
            torn = _TORN.fullmatch(f"{first} {second}") is not None
            found[at : at + 2] |= torn
    return found


def _is_amount(text: str) -> bool:
    return bool(_AMOUNT.fullmatch(text) or _GLUED.search(text))


def numbers(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are numbers of any kind, percentages too."""
    return np.array(
        [bool(_NUMBER.fullmatch(text) or _PERCENT.fullmatch(text)) for text in texts], np.bool_
    )


def percentages(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are percentages."""
    return np.array([_PERCENT.fullmatch(text) is not None for text in texts], np.bool_)


def secrets(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words look like codes, keys or passwords: letters, digits and signs mixed."""
    return np.array([_is_secret(text) for text in texts], np.bool_)


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
    return np.array(
        [_PROCEDURE.fullmatch(text.strip(_EDGES)) is not None for text in texts], np.bool_
    )


def codes(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are codes in two groups of small letters and digits, as of recovery."""
    bare = (text.strip(_EDGES) for text in texts)
    return np.array([_CODE.fullmatch(word) is not None for word in bare], np.bool_)


def expiries(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are a month and a year as cards print them, 09/27 or 09/2027."""
    bare = (text.strip(_EDGES) for text in texts)
    return np.array([_EXPIRY.fullmatch(word) is not None for word in bare], np.bool_)


def long_numbers(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words hold six digits or more and hardly a letter."""
    digits = np.array([sum(map(str.isdigit, text)) for text in texts], np.int64)
    letters = np.array([sum(map(str.isalpha, text)) for text in texts], np.int64)
    return (digits >= _LONG_NUMBER) & (letters <= digits // 2)


def card_groups(texts: Sequence[str], line: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which words are groups of four digits, three or more in a row, one of them read ill.

    line : int32 (n,)  the line of each word
    """
    group = np.array([_QUAD.fullmatch(text) is not None for text in texts], np.bool_)
    exact = np.array([text.isdigit() and len(text) == 4 for text in texts], np.bool_)
    run = _runs(group, line)
    enough = np.bincount(run, exact)[run] >= _QUADS
    return np.asarray(group & enough, np.bool_)


def whole_sums(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are whole sums as tax forms print them, with a point behind: 318."""
    return np.array([_WHOLE.fullmatch(text) is not None for text in texts], np.bool_)


def _runs(mask: NDArray[np.bool_], line: NDArray[np.int32]) -> NDArray[np.int64]:
    """Number runs of marked words in one line; each other word is a run by itself."""
    ends = (line[1:] != line[:-1]) | ~mask[1:] | ~mask[:-1]
    return np.cumsum(np.append(False, ends))[: len(mask)]


def births(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are a full date in figures of a year in which grown people were born."""
    bare = (text.strip(_EDGES) for text in texts)
    return np.array([_BIRTH.fullmatch(word) is not None for word in bare], np.bool_)


def seeds(texts: Sequence[str], line: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which words are groups of four in base 32 (RFC 4648), three or more in a row: bool (n,).

    line : int32 (n,)  the line of each word
    """
    group = np.array([_BASE32.fullmatch(text) is not None for text in texts], np.bool_)
    run = _runs(group, line)
    return np.asarray(group & (np.bincount(run, group)[run] >= _SEED), np.bool_)


def _is_secret(text: str) -> bool:
    word = text.strip(" .,:;()\"'|")
    if len(word) < _SECRET or _DATE.fullmatch(word) or _ADDRESS.search(word):
        return False
    digits, letters = sum(map(str.isdigit, word)), sum(map(str.isalpha, word))
    if letters and digits:
        return not _COUNTED.fullmatch(word)
    return digits >= _SECRET or bool(_GROUPS.fullmatch(word) or _PHRASE.fullmatch(word))


def times(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are dates, times, or marks and letters too short to tell anything."""
    bare = (text.strip(_EDGES) for text in texts)
    return np.array([len(word) < 3 or bool(_WHEN.fullmatch(word)) for word in bare], np.bool_)


def dates(texts: Sequence[str], line: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which words are times of day, dates, or a day's or hour's number beside one of those.

    line : int32 (n,)  the line of each word
    """
    bare = [text.strip(_EDGES) for text in texts]
    found = np.array([_DATE.fullmatch(word) is not None for word in bare], np.bool_)
    small = np.array([word.isdigit() and len(word) < 3 for word in bare], np.bool_)
    same = line[1:] == line[:-1]
    beside = np.zeros(len(found), np.bool_)
    beside[1:] |= found[:-1] & same
    beside[:-1] |= found[1:] & same
    return found | (small & beside)


def plain(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words any interface shows: its verbs and nouns, dates, times, marks, small counts."""
    known = _interface()
    return np.array([_is_plain(text, known) for text in texts], np.bool_)


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


def _is_plain(text: str, known: frozenset[str]) -> bool:
    word = text.strip(_EDGES)
    if len(word) < 3 or _WHEN.fullmatch(word):
        return True
    if "/" in word or "-" in word:
        return all(_is_plain(part, known) for part in word.replace("/", "-").split("-"))
    return _bare(word) in known


def _bare(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c)).replace("’", "'")


@cache
def _interface() -> frozenset[str]:
    """The words of interface.txt, without marks."""
    data = resources.files("redact.detect").joinpath("interface.txt").read_text("utf-8")
    lines = (line for line in data.splitlines() if not line.startswith("#"))
    return frozenset(_bare(word) for line in lines for word in line.split())
