"""Rules: small frozen values that say how one kind of identifier is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import re2

DIGIT = "(?-i:[0-9OoQlI|SBZ])"
"""A digit, or a letter that readers confuse with one."""

FIRST = "(?:[0-9]|(?-i:[OoQlI|SBZ]){1,2}[0-9])"
"""The first digit of a number: a confused letter only right before a digit."""

SEP = r"[ \t\r\n\-./_]{0,3}"
"""What people write between the groups of a number."""

NUMBER = r"(?:[ _\-.]{0,2}(?:number|numbers|num|no|nr|id|code|#)\b\.?)?"
"""The word that may follow the name of a number."""

VALUE = r"(?:(?-i:[A-Z]{2,4}) )?[A-Z]{0,8}-?[0-9][A-Z0-9]*(?:[ -][A-Z]{0,3}[0-9][A-Z0-9]*){0,5}"
"""A value of letters and digits, every group of which holds a digit."""

_CONFUSED = str.maketrans("OoQlI|SBZ", "000111582")


@dataclass(frozen=True, slots=True, repr=False)
class Hit:
    """One match: ``text[start:end]`` is the value, ``text[head:tail]`` all that matched."""

    text: str
    start: int
    end: int
    head: int
    tail: int
    label: str
    score: float

    @property
    def value(self) -> str:
        """The matched value."""
        return self.text[self.start : self.end]

    @property
    def lead(self) -> str:
        """What matched in front of the value: its label and what lies between."""
        return self.text[self.head : self.start]

    def before(self, n: int = 1) -> str:
        """The n characters in front of the value."""
        return self.text[max(0, self.start - n) : self.start]

    def after(self, n: int = 1) -> str:
        """The n characters behind the value."""
        return self.text[self.end : self.end + n]

    def but(self, **changes: object) -> Hit:
        """The same hit with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # field names are the callers'


Judge = Callable[[Hit], Hit | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern for RE2, and a judge of what it matched.

    ``pattern`` marks the value with its first group, or matches it whole.
    ``gate`` is a cheaper pattern without which ``pattern`` cannot match;
    the pattern itself where it is not given.  ``judge`` returns the hit, a
    changed one, or None.  ``score`` 1.0 marks a hard rule.
    """

    label: str
    pattern: str
    score: float = 0.9
    judge: Judge | None = None
    gate: str | None = None


def quiet() -> re2.Options:
    """RE2 options: room for the automata, and no pattern on standard error."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = 64 << 20
    return options


def labelled(
    label: str,
    words: str,
    value: str = VALUE,
    judge: Judge | None = None,
    score: float = 0.85,
    *,
    gap: str = r"[^0-9]{0,40}?",
) -> Rule:
    """A rule for a value behind the words that name it.

    The words may be joined to others by an underscore, and up to about 40
    characters without a digit may lie between.
    """
    head = rf"(?i)(?:^|[^a-z0-9])(?:{words}){NUMBER}"
    return Rule(
        label, rf"{head}(?:[^a-z0-9]{gap})??({value})(?:[^a-z0-9]|$)", score, judge, gate=head
    )


def trailing(
    label: str, words: str, value: str, judge: Judge | None = None, score: float = 0.85
) -> Rule:
    """A rule for a value with its name behind it, as in ``536904399 (SSN)``."""
    return Rule(
        label,
        rf"(?i)(?:^|[^a-z0-9.])({value})\s{{0,2}}[(\[,\-]?\s?(?:{words})(?:[^a-z]|$)",
        score,
        judge,
        gate=rf"(?i)(?:^|[^a-z])(?:{words})",
    )


def bare(value: str) -> str:
    """The letters and digits of a value, without what separates them."""
    return "".join(filter(str.isalnum, value))


def digits(value: str) -> str:
    """The digits of a value, with confused letters read as digits."""
    return "".join(filter(str.isdigit, value.translate(_CONFUSED)))


def mostly_digits(value: str) -> bool:
    """Whether confused letters are fewer than half of the digits."""
    letters = sum(map(str.isalpha, value))
    return 2 * letters <= sum(map(str.isdigit, value))


def alone(hit: Hit) -> bool:
    """Whether the value is no part of a longer number, and no decimal."""
    text, start, end = hit.text, hit.start, hit.end
    if text[start - 1 : start].isdigit() or text[end : end + 1].isdigit():
        return False
    inside = text[start - 1 : start] == "." and text[start - 2 : start - 1].isdigit()
    return not inside and not (text[end : end + 1] == "." and text[end + 1 : end + 2].isdigit())


_RIVAL = re2.compile(
    r"[.;!?]\s+[A-Z]|(?i:\b(?:order|invoice|ticket|case|issue|tracking|tel"
    r"|phone|fax|call|page|pages"
    r"|version|build|total|amount|usd|eur|price|zip|port|error|line|row|step|expir\w+|valid|since"
    r"|until|issued?|updated|created|within|after|before|less|more|than|at least|minimum|maximum"
    r"|max|min|limit|fee|contains?|has|must|should|first|last|next|every|about)\b)|[$%]",
    quiet(),
)


def fitting(hit: Hit) -> bool:
    """Whether nothing between label and value gives the value another meaning."""
    return _RIVAL.search(hit.lead) is None


def number(least: int, most: int | None = None) -> Judge:
    """Accept values that hold so many digits, behind a fitting label, and are no date."""

    def judge(hit: Hit) -> Hit | None:
        count = sum(map(str.isdigit, hit.value))
        if not least <= count <= (most or 99) or is_date(hit.value):
            return None
        if _YEAR.search(hit.value):
            return None
        return hit if fitting(hit) and hit.after() not in ("%",) else None

    return judge


_YEAR = re2.compile(r"^(?:[A-Za-z]{2,4} )?(?:19|20)[0-9]{2}$", quiet())
_DATE = re2.compile(
    r"^(?:([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})"
    r"|([0-9]{1,2})([-/. ])([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2}))(?:[^0-9]|$)",
    quiet(),
)


def is_date(value: str) -> bool:
    """Whether a value begins with a day of the calendar, as a cell of a table may.

    A year of two digits counts behind slashes alone: with dashes it could be a sort code.
    """
    match = _DATE.match(value)
    if match is None:
        return False
    year, month, day, first, sep, second, late = match.groups()
    if year is None:
        year, month, day = late, first, second
        if len(year) == 2 and sep != "/":
            return False
    low, high = sorted((int(month), int(day)))
    return 1 <= low <= 12 and high <= 31 and (len(year) == 2 or year[:2] in ("19", "20"))
