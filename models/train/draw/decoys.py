"""What is not private and looks as if it were: hashes, order numbers, amounts, dates."""

from __future__ import annotations

import random
import string
import uuid

from models.train.draw import checks


class Decoys:
    """A seeded chance, and the fillings it makes."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)  # noqa: S311 - a drawing, not a secret
        self._rows = 0

    def pick(self, options: list[str]) -> str:
        """One of the options."""
        return self.random.choice(options)

    def chance(self, percent: int) -> bool:
        """Whether something with this chance happens."""
        return self.random.randrange(100) < percent

    def count(self, low: int, high: int) -> int:
        """A number from low to high."""
        return self.random.randint(low, high)

    def _some(self, alphabet: str, n: int) -> str:
        return "".join(self.random.choices(alphabet, k=n))

    def _number(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def _sha(self) -> str:
        return self._some("0123456789abcdef", 40)

    def _short_sha(self) -> str:
        return self._some("0123456789abcdef", 8)

    def _uuid(self) -> str:
        return str(uuid.UUID(int=self.random.getrandbits(128), version=4))

    def _version(self) -> str:
        return f"{self._number(0, 9)}.{self._number(0, 40)}.{self._number(0, 20)}"

    def _order(self) -> str:
        return f"SO-{self._number(2024, 2026)}-{self._number(100000, 999999)}"

    def _isbn(self) -> str:
        body = "978" + self._some(string.digits, 9)
        check = -sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(body)) % 10
        return f"978-{body[3]}-{body[4:8]}-{body[8:]}-{check}"

    def _sku(self) -> str:
        first, last = self._some(string.ascii_uppercase, 2), self._some(string.ascii_uppercase, 1)
        return f"{first}-{self._number(1000, 9999)}-{last}"

    def _money(self) -> str:
        return f"${self._number(20, 9999):,}.{self._number(0, 99):02d}"

    def _big_money(self) -> str:
        return f"${self._number(20_000, 240_000):,}"

    def _count(self) -> str:
        return f"{self._number(10, 48_000):,}"

    def _percent(self) -> str:
        return f"{self._number(-24, 38) / 2:+.1f}%"

    def _row(self) -> str:
        self._rows += 1
        return str(self._rows)

    def _digits(self) -> str:
        return str(self._number(10, 99))

    def _time(self) -> str:
        return f"{self._number(8, 18)}:{self._number(0, 59):02d}"

    def _date(self) -> str:
        return f"2026-{self._number(1, 11):02d}-{self._number(1, 28):02d}"

    def _ticket(self) -> str:
        return f"{self.pick(['ABC', 'OPS', 'WEB', 'DATA', 'PAY', 'INF'])}-{self._number(12, 9999)}"

    def _part_no(self) -> str:
        a, b = self._number(100, 999), self._number(1000, 9999)
        return f"{a}-{b}-{self._some(string.ascii_uppercase, 2)}"

    def _year(self) -> str:
        return str(self._number(1998, 2026))

    def _longnum(self) -> str:
        body = self._some("123456789", 1) + self._some(string.digits, self._number(8, 10))
        right = {checks.luhn(body), checks.npi(body)}
        return body + self.pick(sorted(set(string.digits) - right))  # passes neither check

    def _lat_lon(self) -> str:
        return f"{self._number(-8000, 8000) / 100:.4f}, {self._number(-17000, 17000) / 100:.4f}"

    def _hex_color(self) -> str:
        return f"#{self._some('0123456789abcdef', 6)}"

    def _port(self) -> str:
        return str(self._number(1024, 65535))

    def _tracking(self) -> str:
        a, b = (self._some(string.ascii_uppercase, 2) for _ in range(2))
        return f"{a}{self._some(string.digits, 9)}{b}"
