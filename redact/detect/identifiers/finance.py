"""Bank accounts, and all that pays: with the rules of cards and IBANs."""

from __future__ import annotations

from redact.detect import checksums
from redact.detect.identifiers import cards, iban
from redact.detect.identifiers.rules import (
    DIGIT,
    FIRST,
    SEP,
    Hit,
    Rule,
    alone,
    digits,
    fitting,
    is_date,
    labelled,
    number,
    trailing,
)


def _routing(hit: Hit) -> Hit | None:
    if is_date(hit.value) or not (
        alone(hit) and fitting(hit) and 8 <= len(digits(hit.value)) <= 10
    ):
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
ACCOUNTS = (
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
        r"(?i:wallet|btc|bitcoin|eth|ethereum)[^0-9\n]{0,30}?\b(0x[0-9a-fA-F]{40}"
        r"|bc1[a-z0-9]{25,60}|[13][1-9A-HJ-NP-Za-km-z]{25,34})\b",
        0.85,
        gate=r"(?i)wallet|btc|bitcoin|\beth",
    ),
)

RULES = cards.RULES + iban.RULES + ACCOUNTS
