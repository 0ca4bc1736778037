"""Secrets that a reader has torn by a space or a line, or whose prefix it has misread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import re2

from redact.detect.identifiers.rules import Hit, Rule, quiet

_L = "[lL1I|]"  # what may be read for l or I
# With the signs that J, I and l are misread for.
_WORD, _DASHED = r"[A-Za-z0-9\]|!]+", r"[A-Za-z0-9_\-\]|!]+"


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of key.

    prefix : how it may be read, with spaces beside its signs
    piece  : the characters behind it
    usual  : how many of them its vendor issues
    least  : how many of them are enough, as readers lose some
    """

    prefix: str
    piece: str
    usual: int
    least: int


_KINDS: Final = (
    _Kind(r"gh[pousr] ?[_-] ?", _WORD, 36, 29),
    _Kind(r"github ?_ ?pat ?_ ?", r"[A-Za-z0-9_]+", 82, 66),
    _Kind(rf"[srp]k ?[_-] ?(?:{_L}ive|test) ?[_-] ?", _WORD, 24, 16),
    _Kind(rf"A(?:K{_L}|S{_L})A ?", r"[A-Z0-9]+", 16, 13),
    _Kind(rf"g{_L}pat ?- ?", _DASHED, 20, 16),
    _Kind(r"x[o0]x[abeoprs] ?- ?", r"[A-Za-z0-9\-]+", 50, 20),
    _Kind(r"sk ?- ?(?:proj|svcacct|admin|ant|or) ?- ?", _DASHED, 40, 20),
    _Kind(r"sk- ?", _WORD, 48, 28),
    _Kind(r"SG ?\. ?", r"[A-Za-z0-9_\-.]+", 66, 50),
    _Kind(rf"A{_L}za", _DASHED, 35, 28),
    _Kind(r"npm ?_ ?", _WORD, 36, 29),
    _Kind(r"pypi ?- ?", _DASHED, 160, 60),
    _Kind(r"hf ?_ ?", _WORD, 34, 28),
    _Kind(r"eyJ", r"[A-Za-z0-9_\-]+(?:\.[A-Za-z0-9_\-]*)*", 120, 40),
)
_PREFIXES = tuple(re2.compile(rf"^(?:{kind.prefix})$", quiet()) for kind in _KINDS)
_PIECES = tuple(re2.compile(kind.piece, quiet()) for kind in _KINDS)
_GAP = re2.compile(r" |[ \t]{0,3}\r?\n[ \t]{0,4}", quiet())
_LONGEST = 512
_MOST_PIECES = 8
_NO_COUNT = 6  # digits, of which fewer could be a count or a year


def _key(hit: Hit) -> Hit | None:
    """Read on behind the prefix to the length that the vendor issues.

    Pieces of any look count if they make that length to the character,
    else only those in front that look drawn by lot.
    """
    if hit.before().isalnum():
        return None
    which = next(i for i, prefix in enumerate(_PREFIXES) if prefix.search(hit.value))
    usual, size, drawn, end = _KINDS[which].usual, 0, 0, 0
    window = hit.text[hit.end : hit.end + _LONGEST]
    for start, stop in _pieces(window, _PIECES[which]):
        if drawn == size and is_drawn(window[start:stop]):
            drawn, end = drawn + stop - start, stop
        size += stop - start
        if size == usual and any(map(str.isdigit, window[:stop])):
            return hit.but(end=hit.end + stop)
        if size >= usual:
            break
    return hit.but(end=hit.end + end) if drawn >= _KINDS[which].least else None


def _pieces(window: str, piece: re2._Regexp) -> Iterator[tuple[int, int]]:
    """A few pieces from the start on, each one space or line break behind the other."""
    at = 0
    for _ in range(_MOST_PIECES):
        found = piece.match(window, at)
        if not found:
            return
        yield found.span()
        gap = _GAP.match(window, found.end())
        if not gap:
            return
        at = gap.end()


def is_drawn(piece: str) -> bool:
    """Whether letters and digits, or small and capital ones, stand mixed as in no word."""
    if piece.isdigit():
        return len(piece) >= _NO_COUNT
    mixed = not piece.islower() and not piece.isupper() and not piece.istitle()
    return mixed or any(map(str.isdigit, piece))


# Schemes that carry a password; a web address among words would be none.
_SCHEME = (
    r"(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|sqlserver|oracle"
    r"|clickhouse|kafka|ldaps?|smtps?|s?ftps?|ssh|nats|mqtts?|cockroachdb|snowflake)(?:\+[a-z0-9]+)?"
)
_NAME = r"[A-Za-z0-9_\-]+"
_LINK = (
    rf"(?i){_SCHEME} ?: ?/ ?/ ?[^\s/:@\"'<>]{{0,64}} ?: ?[^\s/\"'<>@]{{1,128}} ?@ ?{_NAME}"
    rf"(?: ?\. ?{_NAME})*(?: ?: ?[0-9]{{2,5}})?(?: ?/ ?[^\s\"'<>]{{1,256}})?"
)

RULES: tuple[Rule, ...] = (
    Rule("credential", "|".join(kind.prefix for kind in _KINDS), 0.95, _key),
    Rule(
        "credential",
        _LINK,
        1.0,
        lambda hit: None if "${" in hit.value else hit,
        gate=rf"(?i){_SCHEME} ?: ?/ ?/",
    ),
)
