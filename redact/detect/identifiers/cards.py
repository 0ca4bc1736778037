"""Payment cards: whole, torn, misread or hidden but for four digits, and their security codes."""

from __future__ import annotations

import re2

from redact.detect import checksums
from redact.detect.identifiers.rules import (
    DIGIT,
    FIRST,
    SEP,
    Hit,
    Rule,
    alone,
    digits,
    fitting,
    labelled,
    mostly_digits,
    number,
    quiet,
)

_GROUP = re2.compile(r"[0-9]+", quiet())
_SHORTEST_CARD, _LONGEST_CARD = 12, 19
_MOST_GROUPS = 8  # of a card that is torn without regard to its usual groups
_USUAL = {16: {4, 8, 12}, 15: {4, 10}}


def _cards(hit: Hit) -> Hit | None:
    """The first card in a run of digits: whole groups of it that make one.

    A run may hold an expiry date or a code beside the card, so that a card
    is sought from each group on.
    """
    value = hit.value
    groups = [m.span() for m in _GROUP.finditer(value.encode("ascii"))]
    for i, (start, _) in enumerate(groups):
        end = _card_end(value, groups[i : i + _LONGEST_CARD])
        if end is not None:
            found = hit.but(start=hit.start + start, end=hit.start + end)
            return found if _not_in_hex(found) else None
    return _torn(hit, groups)


def _torn(hit: Hit, groups: list[tuple[int, int]]) -> Hit | None:
    """A card whose groups have fallen apart.

    Single spaces stand anywhere in a run that holds nothing else, or in a
    longer one where the usual groups still begin.
    """
    value = hit.value
    if "  " in value or _years(value.split()):
        return None
    free = len(groups) <= _MOST_GROUPS and hit.before() != "+" and hit.after() != "%"
    found = hit if free and alone(hit) and checksums.card(value.replace(" ", "")) else None
    for i in range(len(groups)):
        end = None if found else _usual_end(value, groups[i : i + _LONGEST_CARD])
        if end is not None:
            found = hit.but(start=hit.start + groups[i][0], end=hit.start + end)
    return found if found and _not_in_hex(found) else None


def _usual_end(value: str, groups: list[tuple[int, int]]) -> int | None:
    """Where torn groups that stand one space apart end as 4-4-4-4 or 4-6-5 of a card."""
    joined = ""
    cuts: set[int] = set()
    for start, end in groups:
        if len(joined) > max(_USUAL) or (joined and value[start - 1] != " "):
            return None
        joined += value[start:end]
        if len(joined) in _USUAL and cuts >= _USUAL[len(joined)] and checksums.card(joined):
            return end
        cuts.add(len(joined))
    return None


def _misread(hit: Hit) -> Hit | None:
    """Digits with a few letters in their place that make a card once they are read as digits."""
    parts = hit.value.split(" ")
    while parts and not any(map(str.isdigit, parts[0])):
        parts.pop(0)
    found = hit.but(start=hit.end - len(" ".join(parts)))
    if not parts or found.before().isalnum() or found.after().isalnum():
        return None
    changed = not found.value.replace(" ", "").replace("-", "").isdigit()
    card = changed and mostly_digits(found.value) and checksums.card(digits(found.value))
    return found if card else None


def _years(groups: list[str]) -> bool:
    return all(len(group) == 4 and group[:2] in ("19", "20") for group in groups)


def _card_end(value: str, groups: list[tuple[int, int]]) -> int | None:
    """Where a card ends that starts with the first group; None if none does.

    Cards are written digit by digit, or in groups of four or more of which
    the last may be shorter.
    """
    joined, shortest = "", 4 if groups[0][1] - groups[0][0] > 1 else 1
    for start, end in groups:
        joined += value[start:end]
        if len(joined) > _LONGEST_CARD or (shortest == 1 and end - start > 1):
            return None
        if len(joined) >= _SHORTEST_CARD and checksums.card(joined):
            return end
        if end - start < shortest:
            return None
    return None


def _not_in_hex(hit: Hit) -> bool:
    """Whether letters touch the value on one side at most, as a label would."""
    left, right = hit.before(), hit.after()
    decimal = left == "." and hit.before(2)[:1].isdigit()
    return not (left.isalpha() and right.isalpha()) and not decimal


def _card_shaped(hit: Hit) -> Hit | None:
    """Four by four, or 4-6-5, with a wrong or misread digit: still a card."""
    groups = hit.value.replace("-", " ").split()
    if _years(groups) or not mostly_digits(hit.value) or not alone(hit) or _neighboured(hit):
        return None
    if hit.before().isalnum() or hit.after().isalnum():
        return None
    return hit if "-" in hit.value or digits(hit.value)[0] in "3456" else None


def _neighboured(hit: Hit) -> bool:
    """Whether the row of numbers goes on: a table, not a card."""
    return hit.before(2)[:1].isdigit() or (
        hit.after() in (" ", "-") and hit.after(5)[1:].isdigit() and len(hit.after(5)) == 5
    )


def _labelled_card(hit: Hit) -> Hit | None:
    size = len(digits(hit.value))
    return hit if 12 <= size <= 20 and mostly_digits(hit.value) and fitting(hit) else None


_CARD_WORDS = (
    r"(?:credit|debit|bank|payment|visa|master)?[ _]?cards?|cc|visa|master "
    r"?card|amex|american express|discover|pan"
    r"|kreditkarte\w*|carte(?: bancaire| de credit)?|tarjeta(?: de credito)?"
    r"|carta di credito|kartennummer"
)

_MIX = r"[0-9][ -]?[OoQlI|SBZ]|[OoQlI|SBZ][ -]?[0-9]"  # a misread digit beside a true one

RULES: tuple[Rule, ...] = (
    Rule("credit_card", r"[0-9](?:[ \t\r\n\-./_]{0,3}[0-9]){11,}", 1.0, _cards),
    Rule("credit_card", rf"{DIGIT}(?:[ -]?{DIGIT}){{12,18}}", 1.0, _misread, gate=_MIX),
    Rule(
        "credit_card",
        rf"{DIGIT}{{4}}(?:([ -]){DIGIT}{{4}}){{3}}".replace("([ -])", "[ -]"),
        0.9,
        _card_shaped,
    ),
    Rule("credit_card", rf"3{DIGIT}{{3}}[ -]{DIGIT}{{6}}[ -]{DIGIT}{{5}}", 0.9, _card_shaped),
    labelled("credit_card", _CARD_WORDS, rf"{FIRST}(?:{SEP}{DIGIT}){{10,19}}", _labelled_card, 0.9),
    Rule(  # a brand, what stands for hidden digits however it was read, and the last four
        "credit_card",
        r"(?i)\b(?:visa|master ?card|amex|american express|discover|maestro|girocard)"
        r"[ ,:]{0,2}[-*.x#+\x7f>]{2,8} ?([0-9]{4})\b",
        0.9,
    ),
    Rule(
        "credit_card",
        r"(?:[*xX#]{4}[ -]?){1,3}[0-9]{4}|[*xX#]{12}[0-9]{4}|[0-9]{4}[ "
        r"-]?(?:[*xX#]{4}[ -]?){2}[0-9]{4}|[*]{2,4} [0-9]{4}",
        0.9,
        lambda hit: None if hit.before().isalnum() or hit.after().isalnum() else hit,
    ),
    labelled(
        "credit_card",
        rf"(?:{_CARD_WORDS})(?: card)?(?: number)?(?:,? (?:ending|ends|that "
        rf"ends)(?: in| with)?| \.{{2,4}})",
        r"[0-9]{4}",
        None,
        0.85,
        gap=r"[^0-9a-z]{0,3}",
    ),
    labelled(
        "credit_card",
        r"cvv2?|cvc2?|cid|security code|card security(?: code)?",
        r"[0-9]{3,4}",
        number(3, 4),
        0.85,
        gap=r"[^0-9a-z]{0,5}(?:is )?",
    ),
)
