"""Builds redact/detect/lexicon/*.txt.gz; run by hand, never by the library.

    pip install names==0.3.0 faker==40.* spacy-lookups-data==1.0.5
    python models/train/lexicon.py

The result is committed, so that neither package is a dependency.
"""

from __future__ import annotations

import gzip
import importlib
import json
import pkgutil
import re
import unicodedata
from importlib import resources
from pathlib import Path

import faker.providers.person

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "redact" / "detect" / "lexicon"
SURNAMES = 6000  # of the census, by frequency: about 57 % of the people counted
COMMON = 20_000  # words, by frequency
PER_LOCALE = 1000  # evenly spaced over each list, so that no culture fills the file
LOCALES = frozenset(
    """cs_CZ da_DK de_DE es_ES es_MX et_EE fi_FI fr_FR ga_IE hr_HR hu_HU it_IT lt_LT lv_LV nl_NL
    no_NO pl_PL pt_BR ro_RO sk_SK sl_SI sv_SE tr_TR en_IN en_NG en_PK id_ID ha_NG ig_NG yo_NG
    tw_GH sw zu_ZA uz_UZ en_TH is_IS en_KE ru_RU""".split()  # noqa: SIM905  # a table of one-word rows
)


def fold(word: str) -> str:
    """Fold to lower case without marks, as the library folds what it looks up."""
    plain = word.casefold().translate(str.maketrans("łøđðıæ", "lodðia"))
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def census(name: str, top: int | None = None) -> list[str]:
    """Names of the United States census of 1990, the most frequent first."""
    rows = resources.files("names").joinpath(f"dist.{name}").read_text().splitlines()
    return [row.split()[0].lower() for row in rows[:top]]


def by_locale(field: str) -> set[str]:
    """Names of Faker's lists for the locales above."""
    found: set[str] = set()
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        if module.name in LOCALES:
            person = importlib.import_module(f"faker.providers.person.{module.name}").Provider
            for key in (field, f"{field}_male", f"{field}_female", f"{field}_unisex"):
                words = sorted({w for w in getattr(person, key, ()) if isinstance(w, str)})
                found.update(words[:: -(-len(words) // PER_LOCALE) or 1])
    return found


def by_hand() -> dict[str, list[str]]:
    """Names that were written by hand, by section."""
    lists: dict[str, list[str]] = {}
    for line in (HERE / "cultures.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            words = lists.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            words.extend(line.split())
    return lists


def common(given: set[str]) -> set[str]:
    """The most frequent words that are written small more often than with a capital.

    Given names that are words too (Iris, Rose, Dean) and very frequent words
    that begin sentences (Yeah, Thank) count even when the capital is more usual.
    """
    data = resources.files("spacy_lookups_data") / "data" / "en_lexeme_prob.json.gz"
    prob: dict[str, float] = json.loads(gzip.decompress(data.read_bytes()))
    lead = {w: prob[w] - prob.get(w.title(), -20.0) for w in prob if re.fullmatch("[a-z]{2,}", w)}
    words = sorted((w for w in lead if lead[w] > 0.3), key=lambda w: -prob[w])
    also = (w for w in given if lead.get(w, -9.0) > -1.2 and prob[w] > -14.0)
    first = (w for w in lead if lead[w] > -1.5 and prob[w] > -11.0)
    return {*words[:COMMON], *also, *first}


def write(name: str, words: set[str]) -> None:
    """Write one list, folded, sorted and packed, so that the same input gives the same bytes."""
    kept = {fold(w) for w in words}
    kept = {w for w in kept if re.fullmatch(r"[^\W\d_]{2,}(?:['-][^\W\d_]+)*", w)}
    print(name, len(kept))  # noqa: T201  # a script that a person runs
    text = "\n".join(sorted(kept)) + "\n"
    (OUT / f"{name}.txt.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def main() -> None:
    """Build the three lists that are too long to write."""
    hand = by_hand()
    known = {*census("male.first", 500), *census("female.first", 500), *hand["given"]}
    given = {*census("male.first"), *census("female.first", 2500), *by_locale("first_names")}
    words = common({fold(w) for w in known | given})
    write("given", known | ({fold(w) for w in given} - words))
    surnames = {*census("all.last", SURNAMES), *by_locale("last_names")}
    write("surname", surnames | set(hand["surname"]))
    write("common", words)


if __name__ == "__main__":
    main()
