"""International account numbers, also torn, glued to a word or with letters read for digits."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from redact.detect import checksums
from redact.detect.identifiers.rules import Hit, Rule, quiet

_COUNTRIES = "|".join(sorted(checksums.IBAN_FORM))
_MISREAD = "[OoQD@lI|SBZ]"  # for a digit, which at least one of the two check digits must be
_HEAD = (
    rf"(?:(?i:{_COUNTRIES})[ -]?[0-9]{{2}}"
    rf"|(?:{_COUNTRIES})[ -]?(?:[0-9]{_MISREAD}|{_MISREAD}[0-9]))"
)
_WIDEST_GAP = 3
_TO_DIGIT = str.maketrans("OoQD@lIi|SsBZz", "00000111155822")
_TO_LETTER = str.maketrans("01582|", "OISBZI")
_NAMED = re2.compile(r"(?i)iban[^\n]{0,20}\n?[^\n]{0,4}$", quiet())


def _iban(hit: Hit) -> Hit | None:
    """Read on from the country code for as many characters as that country has.

    What fails as it is read is tried again with each character turned into
    the kind that its country has at that place.
    """
    form = checksums.IBAN_FORM[hit.value[:2].upper()]
    taken, end = _taken(hit.text, hit.start, len(form))
    found = hit.but(end=end)
    if len(taken) < len(form) or 3 * sum(map(str.isdigit, taken)) < len(form):
        return None
    if any(map(checksums.iban, _readings(taken, form))):
        return found if _separate(found) else None
    if hit.before().isalnum() or found.after().isalnum() or not _formed(taken, form):
        return None
    named = _NAMED.search(hit.before(40)) is not None
    return found.but(score=0.9) if named or _grouped(found) else None


def _taken(text: str, start: int, want: int) -> tuple[str, int]:
    """The next letters and digits, over the separators between groups, and where they end."""
    taken, at, gap = "", start, 0
    while at < len(text) and len(taken) < want and gap <= _WIDEST_GAP:
        char = text[at]
        if char.isalnum() or char in "|@":
            taken, gap = taken + char, 0
        elif char in " -.\n\t":
            gap += 1
        else:
            break
        at += 1
    return taken, at


def _readings(taken: str, form: str) -> Iterator[str]:
    """As read, with each place of its own kind, and with digits where either may stand."""
    yield taken
    yield _repaired(taken, form)
    yield _repaired(taken, form.replace("c", "n"))


def _repaired(taken: str, form: str) -> str:
    tables = {"n": _TO_DIGIT, "a": _TO_LETTER, "c": {}}
    return "".join(char.translate(tables[kind]) for char, kind in zip(taken, form, strict=True))


def _formed(taken: str, form: str) -> bool:
    """Whether the repaired number has digits and letters where its country has them."""
    fixed = _repaired(taken, form)
    kinds = zip(fixed[2:], form[2:], strict=True)
    fits = all(c.isdigit() if k == "n" else c.isalpha() or k == "c" for c, k in kinds)
    return fits and 2 * sum(map(str.isdigit, fixed)) > len(fixed)


def _separate(hit: Hit) -> bool:
    """Whether no digit goes on around it; a word may be glued to either side."""
    return not (hit.before().isdigit() or hit.after().isdigit())


def _grouped(hit: Hit) -> bool:
    """Whether it is written in fours, and the fours end with it."""
    quads = hit.value.split(" ")
    regular = len(quads) > 4 and all(len(quad) == 4 for quad in quads[:-1])
    follows = hit.after(6)[1:5]
    return regular and not (len(follows) == 4 and follows.isdigit())


RULES: tuple[Rule, ...] = (
    Rule(
        "bank_account",
        _HEAD,
        1.0,
        _iban,
        gate=rf"{_HEAD}[ \n.-]{{0,3}}[A-Za-z0-9|]{{2}}",
    ),
)
