"""Values of a language: people, addresses, telephones, dates and amounts as written there."""

from __future__ import annotations

import datetime
import string
from functools import cache
from pathlib import Path

from models.train.draw import people
from models.train.draw.people import Person
from models.train.draw.values import Values

_LISTS = Path(__file__).parent / "lists"
_DATES = {
    "en": ("%Y-%m-%d", "%m/%d/%Y", "%b %d, %Y", "%d %b %Y", "%m/%d/%y", "%B %d, %Y"),
    "es": ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"),
    "de": ("%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d"),
    "fr": ("%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d"),
}
_SLOTTED = ("person", "username", "mail_local", "address")
_FICTION = {  # ranges that regulators set aside for drama; Spain has none
    "en": (
        "({a}) 555-01{n:02d}", "{a}-555-01{n:02d}", "+1 {a} 555 01{n:02d}", "{a}.555.01{n:02d}",
        "+44 20 7946 0{n:03d}", "1-{a}-555-01{n:02d}", "01632 960{n:03d}",
    ),
    "es": ("+34 600 000 {n:03d}", "600 000 {n:03d}", "+34 910 00 0{n:03d}", "910 000 {n:03d}"),
    "de": ("+49 30 23125 {n:03d}", "030 / 23125 {n:03d}", "0171 39200{n:02d}"),
    "fr": ("01 99 00 {n:02d} {a2}", "+33 1 99 00 {n:02d} {a2}", "06 39 98 {n:02d} {a2}"),
}  # fmt: skip
_AREAS = (212, 305, 312, 404, 415, 503, 617, 646, 702, 720, 808, 917)
_DOMAINS = ("example.com", "example.org", "mail.example.net", "post.example", "inbox.example")


@cache
def listed(name: str, lang: str) -> tuple[str, ...]:
    """The lines of a list in a language, or else in English; KeyError if there is no such list."""
    path = _LISTS / f"{name}.txt"
    if not path.is_file():
        raise KeyError(name)
    return lines_of(path, lang)


@cache
def lines_of(path: Path, lang: str) -> tuple[str, ...]:
    """The lines of a file in a language or else in English; ``# de`` begins German ones."""
    found: dict[str, list[str]] = {}
    rows = found.setdefault("en", [])
    for line in path.read_text("utf-8").splitlines():
        head = line.removeprefix("#").strip()
        if line.startswith("#") and len(head) == 2:
            rows = found.setdefault(head, [])
        elif line.strip() and not line.startswith("# "):
            rows.append(line.strip())
    return tuple(found.get(lang) or found["en"])


class Local(Values):
    """Values as they are written in one language; style of dates and names hold for a drawing."""

    slotted = (*Values.slotted, *_SLOTTED)

    def __init__(self, seed: str, lang: str = "en", *, surname_first: bool = False) -> None:
        super().__init__(seed)
        self.lang, self._surname_first = lang, surname_first
        self._people: dict[str, Person] = {}
        self._twelve = lang == "en" and self.chance(50)
        self._dates = self.pick(list(_DATES[lang]))
        self._locale = self.pick(list(people.LOCALES[lang]))
        self._domain = f"{self.pick(list(listed('org_word', 'en'))).lower()}.example"

    def listed(self, name: str) -> str:
        """One line of a list."""
        return self.pick(list(listed(name, self.lang)))

    def amount(self, low: int, high: int, cents: bool = True) -> str:
        """A number with the language's separators, without a currency."""
        text = f"{self.count(low, high):,}"
        if cents:
            text += f".{self.count(0, 99):02d}"
        swaps = {"en": ",.", "es": ".,", "de": ".,", "fr": "\u00a0,"}[self.lang]
        return text.translate(str.maketrans(",.", swaps))

    def money(self, low: int, high: int, cents: bool = True) -> str:
        """An amount with the currency where the language has it."""
        text = self.amount(low, high, cents)
        return f"${text}" if self.lang == "en" else f"{text}\u00a0€"

    def day(self, first: int, last: int, style: str = "") -> str:
        """A date between two years, as the drawing writes dates."""
        start = datetime.date(first, 1, 1)
        days = (datetime.date(last, 11, 24) - start).days
        return (start + datetime.timedelta(self.count(0, days))).strftime(style or self._dates)

    # People: the parts of one slot belong together.

    def _who(self, slot: str) -> Person:
        if not slot:
            return people.person(self.random, self.lang, self._surname_first)
        if slot not in self._people:
            self._people[slot] = people.person(self.random, self.lang, self._surname_first)
        return self._people[slot]

    def _person(self, slot: str) -> str:  # type: ignore[override]  # people have slots here
        return self._who(slot).full

    def _first(self, slot: str) -> str:
        return self._who(slot).given

    def _last(self, slot: str) -> str:
        return self._who(slot).family

    def _initials(self, slot: str) -> str:
        who = self._who(slot)
        return (who.given[0] + who.family[0]).upper()

    def _mail_local(self, slot: str) -> str:
        who = self._who(slot)
        first, last = people.plain(who.given), people.plain(who.family)
        n = self.count(1, 99)
        forms = [f"{first}.{last}", f"{first[:1]}{last}", f"{first}{n}", f"{last}{first[:1]}"]
        return self.pick([*forms, f"{first}_{last}", f"{first}-{last}", f"{first}.{last}{n}"])

    def _email(self, slot: str) -> str:
        host = self._domain if self.chance(60) else self.pick(list(_DOMAINS))
        return f"{self._mail_local(slot)}@{host}"

    def _username(self, slot: str) -> str:
        return self._mail_local(slot).replace(".", self.pick([".", "_", ""]))

    def _handle(self, slot: str) -> str:
        return f"@{self._username(slot)}"

    # Where they live and how they are called.

    def _phone(self) -> str:
        form = self.pick(list(_FICTION[self.lang if self.chance(85) else "en"]))
        n = self.count(0, 99)
        return form.format(
            a=self.pick([str(a) for a in _AREAS]), n=n, a2=f"{self.count(0, 99):02d}"
        )

    def _street(self) -> str:
        street = people.faker_of(self.random, self._locale).street_address()
        return " ".join(street.split())

    def _town(self) -> str:
        faker = people.faker_of(self.random, self._locale)
        code, city = faker.postcode(), faker.city()
        if self._locale == "en_US":
            return f"{city}, {faker.state_abbr()} {code}"
        return f"{city} {code}" if self.lang == "en" else f"{code} {city}"

    def _address(self, slot: str) -> str:  # type: ignore[override]  # street and town of the slot
        return f"{self.of('street', slot)}, {self.of('town', slot)}"

    def _dob(self) -> str:
        return self.day(1941, 2008, self.pick(list(_DATES[self.lang])))

    # Not private.

    def _date(self) -> str:
        return self.day(2025, 2026)

    def _time(self) -> str:
        hour, minute = self.count(0, 23), self.count(0, 59)
        if self._twelve:
            return f"{hour % 12 or 12}:{minute:02d} {'AP'[hour // 12]}M"
        return f"{hour:02d}:{minute:02d}"

    def _money(self) -> str:
        return self.money(20, 9999)

    def _big_money(self) -> str:
        return self.money(20_000, 240_000, cents=False)

    def _count(self) -> str:
        return self.amount(10, 48_000, cents=False)

    def _percent(self) -> str:
        text = f"{self.count(-24, 38) / 2:+.1f}"
        return f"{text}%" if self.lang == "en" else f"{text.replace('.', ',')}\u00a0%"

    def _password(self) -> str:
        """Of people and of generators: short, long, words, with and without digits."""
        word = self.listed("org_word").capitalize()
        name = self.pick([people.coined(self.random), word])
        mixed = string.ascii_letters + string.digits
        return self.pick(
            [
                f"{name}{self.count(1950, 2026)}{self.pick(list('!#?*'))}",
                f"{name.lower()}{self.count(1, 999)}",
                self._some(mixed + "!#%&*?+", self.count(10, 18)),
                "-".join(self.listed("seed_word") for _ in range(4)),
                super()._password(),
                f"{name[0].lower()}{self._some(mixed, 7)}$",
            ]
        )
