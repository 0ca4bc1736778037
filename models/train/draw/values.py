"""Synthetic values by kind, each with its label; all from one seed."""

from __future__ import annotations

import base64
import json
import string
from collections.abc import Callable

from faker import Faker

from models.train.draw import checks
from models.train.draw.decoys import Decoys

LABEL = {
    "person": "person", "first": "person", "last": "person", "email": "email", "handle": "handle",
    "phone": "phone", "address": "address", "street": "address", "town": "address",
    "dob": "date_of_birth", "ssn": "ssn", "ssn_tail": "ssn", "itin": "tax_id", "ein": "tax_id",
    "card": "credit_card", "card_tail": "credit_card", "iban": "bank_account",
    "routing": "bank_account", "account": "bank_account", "mrn": "medical_id",
    "member": "medical_id", "mbi": "medical_id", "npi": "medical_id", "dea": "medical_id",
    "passport": "id_document", "licence": "id_document", "password": "credential",
    "github_key": "credential", "aws_id": "credential", "aws_secret": "credential",
    "stripe_key": "credential", "slack_key": "credential", "ai_key": "credential",
    "jwt": "credential", "dsn": "credential", "code": "credential", "recovery": "credential",
    "private_ip": "network",
}  # fmt: skip
"""The label of each kind that is private; every other kind is a decoy or filling."""

_LOWER, _UPPER, _DIGITS = string.ascii_lowercase, string.ascii_uppercase, string.digits
_MBI_LETTERS = "ACDEFGHJKMNPQRTUVWXY"  # CMS leaves out S L O I B Z
_EIN_PREFIXES = ("12", "20", "27", "36", "45", "46", "47", "59", "71", "82", "84", "94")
_WORDS = ("amber", "birch", "copper", "delta", "ember", "falcon", "granite", "indigo", "juniper")


class Values(Decoys):
    """Makes values; one kind and slot give one value, and a slot's parts belong together."""

    labels = LABEL
    slotted: tuple[str, ...] = ("first", "last", "email", "handle", "initials")

    def __init__(self, seed: str) -> None:
        super().__init__(seed)
        self._faker = Faker("en_US")
        self._faker.seed_instance(seed)
        self._made: dict[tuple[str, str], str] = {}

    def of(self, kind: str, slot: str = "", before: str = "") -> str:
        """The value of a kind; the same again for the same slot.  KeyError if unknown.

        ``before`` is the text before the place; these values do not depend on it.
        """
        if not slot:
            return self._make(kind, "")
        if (kind, slot) not in self._made:
            self._made[kind, slot] = self._make(kind, slot)
        return self._made[kind, slot]

    def _make(self, kind: str, slot: str) -> str:
        maker: Callable[..., str] | None = getattr(self, f"_{kind}", None)
        if maker is None:
            raise KeyError(kind)
        return maker(slot) if kind in self.slotted else maker()

    # People and where they live.

    def _person(self) -> str:
        return f"{self._faker.first_name()} {self._faker.last_name()}"

    def _first(self, slot: str) -> str:
        return self.of("person", slot).split()[0]

    def _last(self, slot: str) -> str:
        return self.of("person", slot).split()[1]

    def _initials(self, slot: str) -> str:
        return "".join(part[0] for part in self.of("person", slot).split())

    def _email(self, slot: str) -> str:
        first, last = self.of("person", slot).lower().split()
        name = self.pick([f"{first}.{last}", f"{first[0]}{last}", f"{first}{self._number(2, 99)}"])
        return f"{name}@{self.pick(['example.com', 'example.org', 'mail.example.net'])}"

    def _handle(self, slot: str) -> str:
        first, last = self.of("person", slot).lower().split()
        return f"@{self.pick([f'{first}.{last[0]}', f'{first[0]}{last}', f'{first}_{last}'])}"

    def _phone(self) -> str:  # only numbers that are set aside for fiction
        area, line = self.pick(["212", "312", "415", "503", "617", "720"]), self._some(_DIGITS, 2)
        return self.pick(
            [
                f"({area}) 555-01{line}",
                f"{area}-555-01{line}",
                f"+1 {area} 555 01{line}",
                f"+44 20 7946 0{self._some(_DIGITS, 3)}",
            ]
        )

    def _street(self) -> str:
        return self._faker.street_address()

    def _town(self) -> str:
        return f"{self._faker.city()}, {self._faker.state_abbr()} {self._faker.zipcode()}"

    def _address(self) -> str:
        return f"{self._street()}, {self._town()}"

    def _dob(self) -> str:
        y, m, d = self._number(1941, 2003), self._number(1, 12), self._number(1, 28)
        return self.pick([f"{m:02d}/{d:02d}/{y}", f"{y}-{m:02d}-{d:02d}"])

    # Numbers that the state, banks and clinics give out.

    def _ssn(self) -> str:
        area = self.pick([str(n) for n in (self._number(100, 665), self._number(667, 899))])
        return f"{area}-{self._number(1, 99):02d}-{self._number(1, 9999):04d}"

    def _ssn_tail(self) -> str:
        return f"XXX-XX-{self._number(1000, 9999)}"

    def _itin(self) -> str:
        return f"9{self._number(0, 99):02d}-{self._number(70, 88)}-{self._number(1000, 9999)}"

    def _ein(self) -> str:
        return f"{self.pick(list(_EIN_PREFIXES))}-{self._number(1000000, 9999999)}"

    def _card(self) -> str:
        head = self.pick(["4", "51", "53", "55", "37"])
        body = head + self._some(_DIGITS, (14 if head == "37" else 15) - len(head))
        n = body + checks.luhn(body)
        groups = [n[:4], n[4:10], n[10:]] if head == "37" else [n[i : i + 4] for i in (0, 4, 8, 12)]
        return " ".join(groups)

    def _card_tail(self) -> str:
        return f"•••• {self._number(1000, 9999)}"

    def _iban(self) -> str:
        country, account = self.pick(["DE", "NL", "GB"]), self._some(_DIGITS, 18)
        if country != "DE":
            account = self._some(_UPPER, 4) + account[: 10 if country == "NL" else 14]
        number = country + checks.iban(country, account) + account
        return " ".join(number[i : i + 4] for i in range(0, len(number), 4))

    def _routing(self) -> str:
        body = self.pick(["01", "02", "06", "07", "11", "12", "26", "31"])
        body += self._some(_DIGITS, 6)
        return body + checks.aba(body)

    def _account(self) -> str:
        return str(self._number(10**8, 10**11))

    def _mrn(self) -> str:
        return f"{self._number(1000000, 99999999):08d}"

    def _member(self) -> str:
        return self._some(_UPPER, 3) + self._some(_DIGITS, 9)

    def _mbi(self) -> str:
        form = [("123456789", 1), (_MBI_LETTERS, 1), (_MBI_LETTERS + _DIGITS, 1), (_DIGITS, 1)]
        form += [(_MBI_LETTERS, 1), (_MBI_LETTERS + _DIGITS, 1), (_DIGITS, 1)]
        form += [(_MBI_LETTERS, 2), (_DIGITS, 2)]
        n = "".join(self._some(alphabet, k) for alphabet, k in form)
        return f"{n[:4]}-{n[4:7]}-{n[7:]}"

    def _npi(self) -> str:
        body = self.pick(["1", "2"]) + self._some(_DIGITS, 8)
        return body + checks.npi(body)

    def _dea(self) -> str:
        body = self._some(_DIGITS, 6)
        return self.pick(["A", "B", "F", "M"]) + self._some(_UPPER, 1) + body + checks.dea(body)

    def _passport(self) -> str:
        return self._some(_UPPER, 1) + self._some(_DIGITS, 8)

    def _licence(self) -> str:
        return self._some(_UPPER, 1) + self._some(_DIGITS, 7)

    # Credentials.

    def _password(self) -> str:
        word = self.pick(list(_WORDS)).capitalize()
        tail = self._some("!#%&*?+", 1) + self._some(_LOWER + _DIGITS, 4)
        return f"{word}{self._number(10, 99)}{tail}"

    def _github_key(self) -> str:
        body = self._some(_LOWER + _UPPER + _DIGITS, 30)
        return f"ghp_{body}{checks.github(body)}"

    def _aws_id(self) -> str:
        return "AKIA" + self._some(_UPPER + "234567", 16)

    def _aws_secret(self) -> str:
        return self._some(_LOWER + _UPPER + _DIGITS + "/+", 40)

    def _stripe_key(self) -> str:
        return "sk_live_" + self._some(_LOWER + _UPPER + _DIGITS, 24)

    def _slack_key(self) -> str:
        parts = self._some(_DIGITS, 12), self._some(_DIGITS, 12)
        return f"xoxb-{'-'.join(parts)}-{self._some(_LOWER + _UPPER + _DIGITS, 24)}"

    def _ai_key(self) -> str:
        return "sk-proj-" + self._some(_LOWER + _UPPER + _DIGITS, 40)

    def _jwt(self) -> str:
        body = {"sub": self._some(_DIGITS, 6), "iat": self._number(1_760_000_000, 1_780_000_000)}
        head = {"alg": "HS256", "typ": "JWT"}
        parts = [json.dumps(part, separators=(",", ":")).encode() for part in (head, body)]
        coded = [base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts]
        return ".".join([*coded, self._some(_LOWER + _UPPER + _DIGITS + "-_", 43)])

    def _dsn(self) -> str:
        user, secret = self.pick(list(_WORDS)), self._some(_LOWER + _UPPER + _DIGITS, 14)
        return f"postgres://{user}:{secret}@db-{self._number(1, 9)}.internal:5432/app"

    def _code(self) -> str:
        return self._some(_DIGITS, 6)

    def _recovery(self) -> str:
        return f"{self._some(_LOWER + _DIGITS, 5)}-{self._some(_LOWER + _DIGITS, 5)}"

    def _private_ip(self) -> str:
        return f"10.{self._number(0, 63)}.{self._number(1, 254)}.{self._number(2, 254)}"
