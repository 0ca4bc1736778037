"""Payment cards and bank accounts."""

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
    trailing,
)

_GROUP = re2.compile(r"[0-9]+", quiet())
_SHORTEST_CARD, _LONGEST_CARD = 12, 19


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
    return None


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
    years = all(group[:2] in ("19", "20") for group in groups)
    if years or not mostly_digits(hit.value) or not alone(hit) or _neighboured(hit):
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


_IBAN_SIZE = 3
_COUNTRIES = "|".join(sorted(checksums.IBAN_LENGTH))


def _iban(hit: Hit) -> Hit | None:
    """Read on from the country code for as many characters as that country has."""
    want = checksums.IBAN_LENGTH[hit.value[:2].upper()]
    text, at, gaps = hit.text, hit.start, 0
    taken: list[str] = []
    while at < len(text) and len(taken) < want and gaps <= _IBAN_SIZE:
        char = text[at]
        if char.isalnum():
            taken.append(char)
            gaps = 0
        elif char in " -.\n\t":
            gaps += 1
        else:
            break
        at += 1
    found = hit.but(end=at)
    if len(taken) < want or hit.before().isalnum() or found.after().isalnum():
        return None
    if checksums.iban("".join(taken)):
        return found
    quads = text[hit.start : at].split(" ")
    regular = len(quads) > 4 and all(len(quad) == 4 for quad in quads[:-1])
    return found.but(score=0.9) if regular and _plain(taken) else None


def _plain(taken: list[str]) -> bool:
    """Whether only the bank's part holds letters, as it does in most countries."""
    return sum(map(str.isdigit, taken[8:])) >= len(taken[8:]) - 1


def _routing(hit: Hit) -> Hit | None:
    if not (alone(hit) and fitting(hit) and 8 <= len(digits(hit.value)) <= 10):
        return None
    return hit.but(score=0.95 if checksums.aba(digits(hit.value)) else 0.85)


_ACCOUNT = (
    r"acc(?:oun)?ts?[ _]?(?:number|num|no\.?|nr|#)|acct\.?|a/c|bank[ "
    r"_]?account|(?:checking|savings)(?: account)?|(?:deposit|current) "
    r"account"
    r"|beneficiary account|konto(?:nummer)?|kontonr\.?|compte|numero de "
    r"compte|cuenta(?: bancaria)?|rekening\w*"
    r"|clabe|bban|iban"
)
_CARD_WORDS = (
    r"(?:credit|debit|bank|payment|visa|master)?[ _]?cards?|cc|visa|master "
    r"?card|amex|american express|discover|pan"
    r"|kreditkarte\w*|carte(?: bancaire| de credit)?|tarjeta(?: de credito)?"
    r"|carta di credito|kartennummer"
)

CARDS = (
    Rule("credit_card", r"[0-9](?:[ \t\r\n\-./_]{0,3}[0-9]){11,}", 1.0, _cards),
    Rule(
        "credit_card",
        rf"{DIGIT}{{4}}(?:([ -]){DIGIT}{{4}}){{3}}".replace("([ -])", "[ -]"),
        0.9,
        _card_shaped,
    ),
    Rule("credit_card", rf"3{DIGIT}{{3}}[ -]{DIGIT}{{6}}[ -]{DIGIT}{{5}}", 0.9, _card_shaped),
    labelled("credit_card", _CARD_WORDS, rf"{FIRST}(?:{SEP}{DIGIT}){{10,19}}", _labelled_card, 0.9),
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

ACCOUNTS = (
    Rule(
        "bank_account",
        rf"(?i)(?:{_COUNTRIES})[ -]?[0-9]{{2}}",
        1.0,
        _iban,
        gate=rf"(?i)(?:{_COUNTRIES})[ -]?[0-9]{{2}}[ \n.-]{{0,3}}[A-Z0-9]{{2}}",
    ),
    labelled(
        "bank_account",
        r"iban",
        r"[A-Z]{2}[ -]?[0-9O]{2}(?:[ -]?[A-Z0-9]{2,4}){3,8}",
        number(8),
        0.9,
    ),
    labelled(
        "bank_account",
        r"(?:bank )?routing(?: transit)?|aba|rtn|transit|blz|bankleitzahl|bank code|bsb|ifsc",
        rf"{FIRST}(?:{SEP}{DIGIT}){{6,9}}",
        _routing,
    ),
    labelled(
        "bank_account", r"sort[ _]?code|sortcode", r"[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}", number(6)
    ),
    labelled("bank_account", _ACCOUNT, rf"{FIRST}(?:{SEP}{DIGIT}){{3,22}}", number(5, 24)),
    labelled(
        "bank_account",
        r"account",
        r"[0-9](?:[ -]?[0-9]){7,18}",
        number(8),
        gap=r"[:#= ]{0,3}",
    ),
    labelled(
        "bank_account",
        r"(?:acc(?:oun)?ts?|acct|checking|savings)(?: account)?(?: (?:number|no\.?|#))?",
        r"[*xX.\-]{2,12} ?[0-9]{3,6}",
        None,
        0.85,
        gap=r"[^0-9a-z]{0,2}?",
    ),
    trailing("bank_account", r"aba|routing(?: number)?|rtn", r"[0-9]{9}", _routing),
    labelled(
        "bank_account",
        r"(?:acc(?:oun)?t|checking|savings)(?: account)?(?: number)?,? (?:ending"
        r"|ends)(?: in| with)?",
        r"[0-9]{4}",
        None,
        0.8,
        gap=r"[^0-9a-z]{0,3}",
    ),
    Rule(
        "bank_account",
        r"\b(?i:bic|swift)(?i:[ /]?(?:code|bic|swift))?[^A-Za-z0-9]{1,5}([A-Z]{6}["
        r"A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b",
        0.8,
    ),
    Rule(
        "bank_account",
        r"(?i:wallet|btc|bitcoin|eth|ethereum)[^0-9\n]{0,30}?\b(0x[0-9a-fA-F]{40}"
        r"|bc1[a-z0-9]{25,60}|[13][1-9A-HJ-NP-Za-km-z]{25,34})\b",
        0.85,
        gate=r"(?i)wallet|btc|bitcoin|\beth",
    ),
)

RULES = CARDS + ACCOUNTS
