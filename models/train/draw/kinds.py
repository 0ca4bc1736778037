"""Every kind that a family may ask for, with its label; some numbers fail their check digits."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from types import MappingProxyType

from models.train.draw import checks
from models.train.draw.local import Local
from models.train.draw.values import LABEL

_UPPER, _DIGITS, _LETTERS = string.ascii_uppercase, string.digits, string.ascii_letters
_MORE = {
    "org": "organization", "channel": "channel", "repo": "repository", "username": "handle",
    "link": "url", "cvv": "credit_card", "expiry": "credit_card", "seed": "credential",
    "pin": "credential", "group_no": "medical_id", "policy_no": "medical_id", "ssn_bare": "ssn",
    "nir": "ssn", "nino": "ssn", "sin_ca": "ssn", "dni": "id_document", "steuer_id": "tax_id",
    "wage": "tax", "filing_status": "tax",
    "diagnosis": "medical", "icd": "medical", "drug": "medical", "dose": "medical",
    "lab_value": "medical", "procedure": "medical", "allergy": "medical",
    "balance": "banking", "txn_amount": "banking", "payee": "banking",
    "rating": "performance", "salary": "performance", "bonus": "performance",
    "deal": "customer", "company": "customer",
}  # fmt: skip
LABELS_OF: Mapping[str, str] = MappingProxyType({**LABEL, **_MORE, "initials": "person"})
"""The label of each kind that is private; every other kind is a decoy or filling."""

_SPOILED = 15  # percent of the numbers under a caption that fail their check, or are cut short
_CHECKED = frozenset(
    """ssn itin ein card iban routing mbi npi dea passport licence nir dni steuer_id nino sin_ca
    account mrn member""".split()  # noqa: SIM905 - a table of words
)
_CAPTION = re.compile(r"""</(?:label|dt|legend|th)>|class="[^"]*\bcap\b|[:#]\s*(?:<[^>]*>)?\s*$""")
_SUFFIX = {
    "en": ("Inc.", "LLC", "Ltd", "Corp.", "Group", "& Co.", ""),
    "es": ("S.A.", "S.L.", "Grupo", ""), "de": ("GmbH", "AG", "KG", "e.K.", ""),
    "fr": ("SARL", "SA", "SAS", ""),
}  # fmt: skip
_ICD = ("E11.9", "I10", "F33.1", "F41.1", "J45.20", "N18.3", "E03.9", "E78.5", "K21.9", "G43.009",
        "D50.9", "M54.50", "M06.9", "I48.91", "L40.0", "G47.33", "M17.11", "G40.909", "K50.90",
        "F10.21", "F31.9", "J20.9", "N39.0", "B20", "B18.2", "N80.9", "E28.2", "C50.912", "C61",
        "G35", "F43.10", "F90.9", "J18.9", "M10.9", "K90.0", "I50.9", "F11.20")  # fmt: skip
_HOSTS = ("intranet", "drive", "wiki", "files", "admin", "portal", "share", "jira")


class Kinds(Local):
    """Makes every kind in one language."""

    labels = LABELS_OF  # type: ignore[assignment]  # read only

    def of(self, kind: str, slot: str = "", before: str = "") -> str:
        """The value of a kind; one that stands under a caption is now and then not valid."""
        if slot and (kind, slot) in self._made:
            return self._made[kind, slot]
        value = super().of(kind, slot)
        if kind in _CHECKED and _CAPTION.search(before[-90:]) and self.chance(_SPOILED):
            value = self._spoiled(value)
            if slot:
                self._made[kind, slot] = value
        return value

    def _spoiled(self, value: str) -> str:
        """A digit changed, the last characters not yet typed, or separators gone."""
        way, at = self.count(0, 9), [i for i, c in enumerate(value) if c.isdigit()]
        if way < 5:
            i = at[self.count(0, len(at) - 1)]
            return value[:i] + str((int(value[i]) + self.count(1, 9)) % 10) + value[i + 1 :]
        if way < 8:
            return "".join(c for c in value if c.isalnum())
        return value[: max(5, len(value) - self.count(1, 3))].rstrip(" -")

    # Organizations and what belongs to them.

    def _org(self) -> str:
        name, kind = self.listed("org_word"), self.listed("org_kind")
        suffix = self.pick(list(_SUFFIX[self.lang]))
        return self.pick([f"{name} {kind}", f"{name} {kind} {suffix}", f"{name} {suffix}"]).strip()

    def _company(self) -> str:
        return self._org()

    def _channel(self) -> str:
        return f"#{self.pick(['', '', 'team-', 'proj-'])}{self.listed('team')}"

    def _repo(self) -> str:
        org, name = self.listed("org_word").lower(), self.listed("word")
        return f"{org}/{name}-{self.pick(['api', 'web', 'core', 'tools', 'client', 'infra'])}"

    def _link(self) -> str:
        host = f"{self.pick(list(_HOSTS))}.{self._domain}"
        path = self.pick(
            [
                f"d/{self._some(_LETTERS + _DIGITS, 22)}",
                f"share?token={self._some(_LETTERS + _DIGITS, 24)}",
                f"reset/{self._some('0123456789abcdef', 32)}",
                f"x/{self.listed('word')}/{self.count(1000, 99999)}",
            ]
        )
        return f"https://{host}/{path}"

    # Numbers of more kinds and countries.

    def _cvv(self) -> str:
        return self._some(_DIGITS, 3)

    def _expiry(self) -> str:
        return f"{self.count(1, 12):02d}/{self.pick(['', '20'])}{self.count(26, 32)}"

    def _seed(self) -> str:
        return " ".join(self.listed("seed_word") for _ in range(12))

    def _pin(self) -> str:
        return self._some(_DIGITS, self.pick([4, 4, 6]))  # type: ignore[list-item,arg-type]

    def _group_no(self) -> str:
        return self.pick(
            [self._some(_DIGITS, 6), f"{self._some(_UPPER, 2)}{self._some(_DIGITS, 5)}"]
        )

    def _policy_no(self) -> str:
        a, b, c = self._some(_UPPER, 3), self._some(_DIGITS, 4), self._some(_DIGITS, 4)
        return self.pick([f"{a}-{b}-{c}", f"{a[0]}{b}{c}", f"{a}{b}{c}{b[:2]}"])

    def _mrn(self) -> str:
        n = super()._mrn()
        return self.pick(
            [n, n, f"MRN-{n[:6]}", f"{n[:3]}-{n[3:5]}-{n[5:]}", f"{self._some(_UPPER, 1)}{n[1:]}"]
        )

    def _account(self) -> str:
        n = super()._account()
        return self.pick([n, n, f"{n[:4]} {n[4:8]} {n[8:]}".strip(), f"{n[:3]}-{n[3:]}"])

    def _ssn_bare(self) -> str:
        return self._ssn().replace("-", "")

    def _nir(self) -> str:
        body = (
            f"{self.count(1, 2)}{self.count(40, 99)}{self.count(1, 12):02d}{self.count(1, 95):02d}"
        )
        body = (body + f"{self.count(1, 990):03d}{self.count(1, 999):03d}").replace(" ", "")
        text = body + checks.nir(body)
        spaced = " ".join(
            (text[0], text[1:3], text[3:5], text[5:7], text[7:10], text[10:13], text[13:])
        )
        return self.pick([text, spaced])

    def _dni(self) -> str:
        body = f"{self.count(10_000_000, 99_999_999)}"
        return body + self.pick(["", "", "-"]) + checks.dni(body)

    def _steuer_id(self) -> str:
        some = self.random.sample(_DIGITS, 9)  # ten digits, one of them twice (from 2016 on)
        body = "0"
        while body[0] == "0":
            body = "".join(self.random.sample([*some, some[0]], 10))
        text = body + checks.iso7064_11_10(body)
        return self.pick([text, f"{text[:2]} {text[2:5]} {text[5:8]} {text[8:]}"])

    def _nino(self) -> str:
        head = self._some("ABCEGHJKLMPRSTWXYZ", 1) + self._some("ABCEGHJKLMPRSTWXYZ", 1)
        head = "AB" if head in ("BG", "GB", "KN", "NK", "NT", "TN", "ZZ") else head
        n, end = self._some(_DIGITS, 6), self.pick(list("ABCD"))
        return self.pick([f"{head}{n}{end}", f"{head} {n[:2]} {n[2:4]} {n[4:]} {end}"])

    def _sin_ca(self) -> str:
        body = self.pick(list("1234567")) + self._some(_DIGITS, 7)
        text = body + checks.luhn(body)
        return self.pick(
            [f"{text[:3]} {text[3:6]} {text[6:]}", f"{text[:3]}-{text[3:6]}-{text[6:]}"]
        )

    # What scenes show.

    def _wage(self) -> str:
        return self.pick([self.amount(120, 240_000), self.amount(9_000, 240_000, cents=False)])

    def _icd(self) -> str:
        return self.pick(list(_ICD))

    def _dose(self) -> str:
        amount = self.pick(["5", "10", "20", "25", "40", "50", "81", "100", "250", "500", "0.5"])
        unit = self.pick(["mg", "mg", "mg", "mcg", "mL", "units"])
        often = {
            "en": ["once daily", "twice daily", "at bedtime", "every 8 hours", "as needed"],
            "es": ["una vez al día", "cada 12 horas", "al acostarse"],
            "de": ["einmal täglich", "1-0-1", "zur Nacht", "bei Bedarf"],
            "fr": ["une fois par jour", "matin et soir", "au coucher"],
        }[self.lang]
        return f"{amount} {unit}{self.pick(['', ' ' + self.pick(often)])}"

    def _lab_value(self) -> str:
        text = self.pick([f"{self.count(20, 199) / 10:.1f}", str(self.count(20, 400))])
        text = text if self.lang == "en" else text.replace(".", ",")
        unit = self.pick(["", "", "mg/dL", "mmol/L", "g/dL", "U/L", "%"])
        flag = self.pick(["", "", "", "H", "L"])
        return " ".join(part for part in (text, unit, flag) if part)

    def _balance(self) -> str:
        return self.money(12, 180_000)

    def _txn_amount(self) -> str:
        return self.pick(["-", "-", "+", ""]) + self.money(3, 4_200)

    def _salary(self) -> str:
        return self.money(38_000, 260_000, cents=False)

    def _bonus(self) -> str:
        return self.pick([self.money(800, 42_000, cents=False), f"{self.count(2, 30)} %"])

    def _deal(self) -> str:
        return self.money(2_000, 980_000, cents=False)

    # Decoys: not private.

    def _semver(self) -> str:
        tail = self.pick(["", "", "", "-rc.1", "-beta.2", "+build.7"])
        return f"{self._version()}{tail}"

    def _filename(self) -> str:
        end = self.pick(["py", "ts", "rs", "md", "csv", "log", "toml", "json", "pdf", "xlsx"])
        return f"{self.listed('word')}_{self.listed('word')}.{end}"

    def _make(self, kind: str, slot: str) -> str:
        if not hasattr(self, f"_{kind}"):
            return self.listed(kind)  # KeyError if there is no such list either
        return super()._make(kind, slot)
