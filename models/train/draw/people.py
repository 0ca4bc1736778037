"""People of many cultures: names with their diacritics, and coined ones that no list holds."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from faker import Faker

CULTURES = Path(__file__).parents[1] / "cultures.txt"
LOCALES = {
    "en": ("en_US", "en_US", "en_US", "en_GB", "en_IN", "en_NG", "en_KE", "ga_IE"),
    "es": ("es_ES", "es_MX", "es_CO", "es_AR"),
    "de": ("de_DE", "de_AT", "de_CH"),
    "fr": ("fr_FR", "fr_CA", "fr_BE"),
}
"""Where the names of a drawing in a language mostly come from."""

ANYWHERE = (
    "pl_PL", "cs_CZ", "tr_TR", "sv_SE", "no_NO", "da_DK", "fi_FI", "it_IT", "pt_BR", "pt_PT",
    "nl_NL", "hu_HU", "ro_RO", "hr_HR", "sk_SK", "sl_SI", "lt_LT", "lv_LV", "et_EE", "is_IS",
    "id_ID", "vi_VN", "zu_ZA", "yo_NG", "ig_NG", "ha_NG", "tw_GH", "en_PK", "az_AZ", "es_MX",
    "fr_FR", "de_DE", "en_IN",
)  # fmt: skip

_ONSETS = (
    "b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "r",
    "s", "sh", "st", "t", "tr", "v", "w", "y", "z",
)  # fmt: skip
_VOWELS = ("a", "e", "i", "o", "u", "ae", "ei", "ia", "o", "a", "e")
_ENDS = ("n", "r", "l", "s", "th", "nd", "ck", "m", "x", "ne", "la", "ra", "to", "ria", "den", "")
_PARTICLES = ("van der", "de la", "von", "al-", "O'", "Mc", "El ", "St. ", "D'")


@dataclass(frozen=True)
class Person:
    """A given and a family name, and how the two stand together."""

    given: str
    family: str
    full: str


def person(chance: random.Random, lang: str, surname_first: bool) -> Person:
    """A person as a list in a window of this language shows one."""
    source = chance.random()
    if source < 0.12:
        given, family = coined(chance), coined(chance)
    elif source < 0.32:
        given, family = (chance.choice(names).capitalize() for names in by_hand())
    else:
        places = LOCALES[lang] if source < 0.72 else ANYWHERE
        given, family = from_locale(chance, chance.choice(places))
    given, family = _dressed(chance, given, family)
    middle = f" {chance.choice('ABCDEFGHJKLMNPRSTW')}." if chance.random() < 0.06 else ""
    full = f"{family}, {given}{middle}" if surname_first else f"{given}{middle} {family}"
    return Person(given, family, full)


def coined(chance: random.Random) -> str:
    """A name that stands in no list: two or three syllables."""
    syllables = [
        chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(chance.choice((1, 2, 2)))
    ]
    return ("".join(syllables) + chance.choice(_ENDS)).capitalize()


def from_locale(chance: random.Random, locale: str) -> tuple[str, str]:
    """A given and a family name of one of Faker's lists."""
    faker = faker_of(chance, locale)
    given = faker.first_name().split()[0]
    return given, faker.last_name()


def faker_of(chance: random.Random, locale: str) -> Faker:
    """Faker for a locale, seeded by this chance."""
    faker = _faker(locale)
    faker.seed_instance(chance.getrandbits(64))
    return faker


def plain(name: str) -> str:
    """A name as it stands in an address: small letters of ASCII alone."""
    lower = name.lower().translate(str.maketrans("łøđðıæßþ", "lodðiasþ"))
    marks = unicodedata.normalize("NFKD", lower)
    return "".join(c for c in marks if c.isascii() and c.isalnum())


@cache
def _faker(locale: str) -> Faker:
    return Faker(locale)


@cache
def by_hand() -> tuple[list[str], list[str]]:
    """The given names and the surnames of cultures.txt."""
    sections: dict[str, list[str]] = {}
    for line in CULTURES.read_text("utf-8").splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            section.extend(line.split())
    return sections["given"], sections["surname"]


def _dressed(chance: random.Random, given: str, family: str) -> tuple[str, str]:
    """Two given names, a double surname or a particle, now and then."""
    dice = chance.random()
    if dice < 0.03:
        return given, f"{family}-{by_hand()[1][chance.randrange(200)].capitalize()}"
    if dice < 0.06 and " " not in family:
        particle = chance.choice(_PARTICLES)
        return given, f"{particle}{'' if particle[-1] in '-c' + chr(39) + ' ' else ' '}{family}"
    if dice < 0.08:
        return f"{given}-{chance.choice(by_hand()[0]).capitalize()}", family
    return given, family
