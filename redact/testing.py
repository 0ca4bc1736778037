"""Promises that detectors keep, as functions, and synthetic captures: for ours, and for yours."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from redact.detect import checksums
from redact.detect.detector import Detector
from redact.events import Frame, Key
from redact.labels import LABELS
from redact.read import pictures

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


def screen(rows: Mapping[str, str], size: int = 20) -> tuple[Frame, NDArray[np.int32]]:
    """Draw captions, each with its value below it, black on white.

    Returns the frame and the box of each value, int32 (n, 4) x0 y0 x1 y1,
    half-open, shrunk to its ink.  Raises ValueError for a value without ink.
    """
    pixels = pictures.card([line for row in rows.items() for line in row], size)
    boxes = []
    for top in range(2 * size, len(pixels), 4 * size):
        ys, xs = np.nonzero((pixels[top : top + 2 * size] < 255).any(axis=2))
        if not len(ys):
            raise ValueError("rows: a value has no ink")
        boxes.append((xs.min(), top + ys.min(), xs.max() + 1, top + ys.max() + 1))
    return Frame(pixels, order="RGB"), np.array(boxes, np.int32).reshape(-1, 4)


_ROWS: Final = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE: Final = {
    k: row[i - 1 : i] + row[i + 1 : i + 2] for row in _ROWS for i, k in enumerate(row)
}
_NAMED: Final = {"\n": "Enter", "\t": "Tab"}
_SLIP: Final = 0.03  # share of the letters and digits for which a key beside is hit first


def typed(text: str, seed: int = 0, time: float = 0.0) -> tuple[list[Key], list[int]]:
    """Type a text as a person does, with slips that are rubbed out again.

    Returns the key events from ``time`` on, in order of time, and for each
    the place in the text that it was typed for.  What stays is the text.
    Keys are named as in W3C UI Events; codes are those of a US keyboard.
    """
    draw = random.Random(seed)  # noqa: S311 - a rhythm, not a secret
    presses = [
        (key, at)
        for at, letter in enumerate(text)
        for key in (*_slip(letter, draw), _NAMED.get(letter, letter))
    ]
    timed: list[tuple[float, Key, int]] = []
    for key, at in presses:
        time += draw.uniform(0.05, 0.28)
        held = draw.uniform(0.04, 0.11)
        if len(key) == 1 and key.isupper():  # held from before the letter until it is up
            timed.append((time, Key("Shift", True, time, "ShiftLeft"), at))
            time += 0.03
            timed.append((time + held, Key("Shift", False, time + held, "ShiftLeft"), at))
        code = _code(key)
        timed.append((time, Key(key, True, time, code), at))
        timed.append((time + held, Key(key, False, time + held, code), at))
    timed.sort(key=lambda row: row[0])
    return [key for _, key, _ in timed], [at for _, _, at in timed]


def _slip(letter: str, draw: random.Random) -> Iterator[str]:
    """The wrong key and its correction, now and then."""
    if letter in _BESIDE and draw.random() < _SLIP:
        yield draw.choice(_BESIDE[letter])
        yield "Backspace"


def _code(key: str) -> str | None:
    """Name the key of a US keyboard that has a letter or digit, or None."""
    if key.isascii() and len(key) == 1 and key.isalnum():
        return f"Digit{key}" if key.isdigit() else f"Key{key.upper()}"
    return {" ": "Space"}.get(key, key if len(key) > 1 else None)
