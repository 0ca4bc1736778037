"""Promises that detectors keep, as functions: for ours, and for yours."""

from __future__ import annotations

import random
import string
from types import MappingProxyType
from typing import Final

from redact.detect import checksums
from redact.detect.detector import Detector
from redact.labels import LABELS

HARD_TEXTS: Final[tuple[str, ...]] = (
    "",
    " ",
    "\0",
    "\0\x01\x1b[31m\x7f\r\n\t",
    "\u202e9934-09-635\u202c \u2066abc\u2069",
    "5" * 5_000,
    " ".join(f"person{i}@example.com" for i in range(40)),
    "\ud800 \udfff\ud800x\udc00",
    "5\u200b3\u200d6\ufeff-9\u00ad0-4\u03013\u0301\u030199",
    "\U000e0035\U000e0033\U000e0036",
    "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇩🇪",
    "ﷺ ㍿ ½ ⑳ ﬃ",
    "Password: \n\n\n",
    "a" * 5_000,
    "%41" * 500 + "&#65;" * 500,
    "(" * 500 + ")" * 500,
)
"""Texts on which detectors have been known to raise, to hang or to miscount."""


def check_detector(detector: Detector) -> None:
    """Raise AssertionError unless the detector keeps every promise of ``Detector``.

    It has a name; its labels exist; the same text gives the same rows; no
    row lies outside its text or has a label or a score that was not
    promised; and no text of HARD_TEXTS makes it raise.
    """
    _require(isinstance(detector.name, str) and bool(detector.name), "a detector needs a name")
    _require(set(detector.labels) <= set(LABELS), "a label is not in LABELS")
    for number, text in enumerate((*HARD_TEXTS, "\n".join(canaries(0).values()))):
        where = f"hard text {number}"
        found, again = detector.find(text), detector.find(text)
        _require(list(found) == list(again), f"{where}: not deterministic")
        _require(bool((found.end <= len(text)).all()), f"{where}: a span goes past the end")
        _require(set(found.names) <= set(detector.labels), f"{where}: a label was not declared")
        inside = (found.score >= 0) & (found.score <= 1)
        _require(bool(inside.all()), f"{where}: a score lies outside 0..1")


def _require(kept: bool, promise: str) -> None:
    if not kept:
        raise AssertionError(promise)


def canaries(seed: int) -> dict[str, str]:
    """Return one synthetic value per floor label, and some more, valid in every check digit.

    Same seed, same values.  No value belongs to anybody: numbers are drawn
    at random, and names of hosts are reserved ones (RFC 2606).
    """
    draw = random.Random(seed)  # noqa: S311 - not for secrets: these are made to be found
    return {
        "ssn": f"{draw.randint(100, 665)}-{draw.randint(10, 99)}-{draw.randint(1000, 9999)}",
        "tax_id": f"9{draw.randint(10, 99)}-{draw.randint(70, 88)}-{draw.randint(1000, 9999)}",
        "credit_card": _grouped(_card(draw), 4, " "),
        "bank_account": _grouped(_iban(draw), 4, " "),
        "id_document": f"Passport number: {draw.choice('ACEGHK')}{draw.randint(10**7, 10**8 - 1)}",
        "medical_id": _mbi(draw),
        "credential": "ghp_" + _string(draw, string.ascii_letters + string.digits, 36),
        "email": f"{_string(draw, string.ascii_lowercase, 9)}@example.com",
        "phone": f"({draw.randint(201, 989)}) 555-{draw.randint(100, 199):04d}",
    }


def _string(draw: random.Random, alphabet: str, size: int) -> str:
    return "".join(draw.choice(alphabet) for _ in range(size))


def _grouped(value: str, size: int, sep: str) -> str:
    return sep.join(value[i : i + size] for i in range(0, len(value), size))


def _card(draw: random.Random) -> str:
    body = "4" + _string(draw, string.digits, 14)
    return next(body + d for d in string.digits if checksums.luhn(body + d))


def _iban(draw: random.Random) -> str:
    body = _string(draw, string.digits, 18)
    return next(c for n in range(2, 99) if checksums.iban(c := f"DE{n:02d}{body}"))


def _mbi(draw: random.Random) -> str:
    letters, digit = "ACDEFGHJKMNPQRTUVWXY", string.digits
    kinds = (
        digit[1:],
        letters,
        letters,
        digit,
        letters,
        letters,
        digit,
        letters,
        letters,
        digit,
        digit,
    )
    code = "".join(draw.choice(kind) for kind in kinds)
    return f"{code[:4]}-{code[4:7]}-{code[7:]}"


CANARIES: Final = MappingProxyType(canaries(7))
"""``canaries(7)``: what the self-test of a running session plants."""
