"""Words that are codes, keys, card numbers and other numbers that are somebody's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from redact.detect.content.form import Form, bare, runs
from redact.detect.content.sums import DATE

_SWITCHES = 4  # changes of case; GitHub and JavaScript have three
_SECRET = 5  # characters of the shortest secret that is known by its form
_ADDRESS = Form(
    r".*(?:://|\.(?:com|org|net|io|example|html?|pdf|png|csv|py|js|ts|json|yml|yaml)\b).*"
)
_COUNTED = Form(r"(?i)[a-z]{0,3}[0-9]+(?:[.,:/-][0-9]+)*[a-z%]{0,4}|v[0-9.]+")
_GROUPS = Form(r"[A-Z0-9]{4}|[a-z0-9]{4,6}(?:-[a-z0-9]{4,6})+|[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6})+")
_PHRASE = Form(r"[a-z]{3,}(?:-[a-z]{3,}){2,}")
_CODE = Form(r"[a-zO0-9]{4,6}-[a-zO0-9]{4,6}")
_EXPIRY = Form(r"(?:0[1-9]|1[0-2])/(?:20)?(?:2[4-9]|3[0-9])")
_BASE32 = Form(r"[A-Z2-7]{4}")
_SEED = 3  # groups of the shortest seed
_DOTS = Form(r"[^\pL\pN\s]{2,6}|[oOeEvVxX*•.·+-]{3,8}")
_LONG_NUMBER = 6  # digits
_QUAD = Form(r"[0-9OQ@SBlI]{3,4}|[*•xX]{4}")
_PART = 6  # characters of the head or tail of a number in groups
_QUADS = 3  # groups of four digits that are enough for a card
_BIRTH = Form(
    r"(?:19[2-9][0-9]|200[0-9])[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
    r"|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:19[2-9][0-9]|200[0-9])"
)


def secrets(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words look like codes, keys or passwords: letters, digits and signs mixed."""
    words = [text.strip(" .,:;()\"'|") for text in texts]
    digits = np.array([sum(map(str.isdigit, word)) for word in words], np.int64)
    letters = np.array([sum(map(str.isalpha, word)) for word in words], np.int64)
    long = np.array([len(word) >= _SECRET for word in words], np.bool_)
    mixed = (digits > 0) & (letters > 0)
    switched = np.array([_switches(word) >= _SWITCHES for word in words], np.bool_)
    shaped = switched | (digits >= _SECRET) | _GROUPS.of(words) | _PHRASE.of(words)
    secret = np.where(mixed, ~_COUNTED.of(words), shaped)
    return np.asarray(secret & long & ~DATE.of(words) & ~_ADDRESS.of(words), np.bool_)


def _switches(word: str) -> int:
    """How often the letters of a word change between small and capital."""
    letters = [char.isupper() for char in word if char.isalpha()]
    return sum(a != b for a, b in pairwise(letters))


def codes(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are codes in two groups of small letters and digits, as of recovery."""
    return _CODE.of(bare(texts))


def seeds(texts: Sequence[str], line: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which words are groups of four in base 32 (RFC 4648), three or more in a row: bool (n,).

    line : int32 (n,)  the line of each word
    """
    group = _BASE32.of(texts)
    run = runs(group, line)
    return np.asarray(group & (np.bincount(run, group)[run] >= _SEED), np.bool_)


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
    run = runs(group, line)
    found = group & (np.bincount(run, exact)[run] >= _QUADS)
    # What stands beside the groups, as the country of an IBAN and its last digits, is of them.
    part = np.array([len(t) <= _PART and any(map(str.isdigit, t)) for t in texts], np.bool_)
    same = line[1:] == line[:-1]
    wide = found.copy()
    wide[:-1] |= found[1:] & part[:-1] & same
    wide[1:] |= found[:-1] & part[1:] & same
    return np.asarray(wide, np.bool_)


def card_tails(texts: Sequence[str], line: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which words are the last four digits of a number behind what stands for the others.

    line : int32 (n,)  the line of each word; dots in a row are read as all sorts of marks
    """
    tail = np.array([text.isdigit() and len(text) == 4 for text in texts], np.bool_)
    dots = _DOTS.of(texts)
    behind = np.zeros(len(texts), np.bool_)
    behind[1:] = dots[:-1] & (line[1:] == line[:-1])
    return tail & behind


def births(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are a full date in figures of a year in which grown people were born."""
    return _BIRTH.of(bare(texts))
