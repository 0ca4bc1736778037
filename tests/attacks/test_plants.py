"""Independent plants: many secrets of each class, each in a place of its own, and not one may show.

With no leak in n plants the rate of misses is below ``1 - 0.05 ** (1 / n)``
with 95 % confidence: 14 % for 20, 1 % for 300, 0.1 % for 3,000.  That holds
for what is drawn here, and for nothing else.
"""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from typing import Any

import pytest
from oracles import drawing, leak
from oracles.holes import hole

import redact
from redact.detect.identifiers import Identifiers

Maker = Callable[[random.Random], str]


def _ssn(rng: random.Random) -> str:
    area = rng.choice([n for n in range(1, 900) if n != 666])
    return f"{area:03d}-{rng.randint(1, 99):02d}-{rng.randint(1, 9999):04d}"


def _card(rng: random.Random) -> str:
    """A number of a known issuer whose last digit makes the Luhn sum a multiple of ten."""
    body = rng.choice(["4", "51", "55", "2221", "6011"])
    body += "".join(rng.choices(string.digits, k=15 - len(body)))
    doubled = [int(d) * (2 - i % 2) for i, d in enumerate(body)]
    total = sum(d - 9 if d > 9 else d for d in doubled)
    whole = body + str(-total % 10)
    return rng.choice([" ", "-"]).join(whole[i : i + 4] for i in range(0, 16, 4))


def _iban(rng: random.Random) -> str:
    body = "".join(rng.choices(string.digits, k=18))
    check = 98 - int(body + "131400") % 97  # DE00 moved to the end, letters as numbers
    whole = f"DE{check:02d}{body}"
    return " ".join(whole[i : i + 4] for i in range(0, 22, 4))


def _email(rng: random.Random) -> str:
    name = "".join(rng.choices(string.ascii_lowercase, k=rng.randint(4, 9)))
    host = "".join(rng.choices(string.ascii_lowercase, k=rng.randint(4, 9)))
    return f"{name}.{rng.randint(10, 99)}@{host}.{rng.choice(['com', 'org', 'co.uk', 'io'])}"


def _token(rng: random.Random) -> str:
    return "ghp_" + "".join(rng.choices(string.ascii_letters + string.digits, k=36))


MAKERS: dict[str, Maker] = {
    "ssn": _ssn, "card": _card, "iban": _iban, "email": _email, "token": _token,
}  # fmt: skip
CARRIERS = (
    "{}",
    "please use {} for the refund, thanks",
    "({})",
    "ref:{};next",
    "Line one\n\t{}\nline three",
    "the value is {}.",
    '{{"value": "{}", "kind": 3}}',
)

HOLES = {
    "iban": "DEO7 for DE07, or a word glued before it, is no IBAN",
    "email": "read as two words at the @, only the second half is covered",
    "token": "read in pieces, a token shows the pieces that follow the first",
}
IN_FEW = {"iban"}

few_and_many = pytest.mark.parametrize(
    "count", [20, pytest.param(3000, marks=pytest.mark.attack_full)], ids=["few", "many"]
)


@few_and_many
@pytest.mark.parametrize("kind", MAKERS)
def test_plants_in_texts(kind: str, count: int) -> None:
    """Hard matches: no word beside them is needed."""
    redactor = redact.Redactor(detectors=(Identifiers(),))
    rng = random.Random(f"text {kind}")  # noqa: S311  # plants, no keys

    shown = []
    for i in range(count):
        secret, carrier = MAKERS[kind](rng), rng.choice(CARRIERS)
        out = redactor.redact(redact.Text(carrier.format(secret)))
        assert isinstance(out, redact.Safe)
        if leak.traces(secret, out.event.text):  # type: ignore[union-attr]
            shown.append(i)

    assert shown == []


def _cell(kind: str, count: int) -> Any:
    """One parameter; where a few plants show none of what many do, only many are marked."""
    full = [pytest.mark.attack_full] if count > 18 else []
    known = [hole(HOLES[kind])] if kind in (HOLES if full else IN_FEW) else []
    return pytest.param(kind, count, id=f"{kind} {count}", marks=[*full, *known])


@pytest.mark.parametrize(("kind", "count"), [_cell(k, n) for k in MAKERS for n in (18, 900)])
def test_plants_in_frames(kind: str, count: int) -> None:
    """By the ink of each plant: what is left of it, be it read or not."""
    redactor = redact.Redactor(detectors=(Identifiers(),))
    rng = random.Random(f"frame {kind}")  # noqa: S311  # plants, no keys

    shown = []
    for i in range(count):
        face, size = rng.choice(drawing.FONTS), rng.randint(12, 24)
        theme = rng.choice(sorted(drawing.THEMES))
        drawn = drawing.field("use ", MAKERS[kind](rng), face=face, size=size, theme=theme)
        out = redactor.redact(redact.Frame(drawn.pixels))
        if isinstance(out, redact.Safe):
            left = drawing.ink_left(drawn, out.event.pixels)  # type: ignore[union-attr]
            if left > 0.1:
                shown.append((i, face, size, theme, round(left, 2)))

    assert shown == []
