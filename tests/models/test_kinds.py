"""What is planted is what it says: check digits by another's code, languages, determinism."""

import re

import pytest
from stdnum import iban, luhn
from stdnum.ca import sin
from stdnum.de import idnr
from stdnum.es import dni
from stdnum.fr import nir
from stdnum.us import ssn

from models.train.draw import people
from models.train.draw.kinds import LABELS_OF, Kinds
from redact.labels import LABELS

LANGS = ("en", "es", "de", "fr")
DECOYS = """money big_money count percent row digits time date sha short_sha uuid version order isbn
sku word product lat_lon hex_color port tracking ticket part_no semver year longnum filename
mail_local""".split()  # noqa: SIM905 - a table of words


def compact(value):
    return "".join(c for c in value if c.isalnum())


@pytest.mark.parametrize(
    ("kind", "is_valid"),
    [
        ("nir", nir.is_valid),
        ("dni", dni.is_valid),
        ("steuer_id", idnr.is_valid),
        ("sin_ca", sin.is_valid),
        ("ssn_bare", ssn.is_valid),
        ("card", luhn.is_valid),
        ("iban", iban.is_valid),
        ("nino", re.compile(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]").fullmatch),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_numbers_pass_the_issuers_checks(kind, is_valid):
    values = Kinds("check")

    made = [compact(values.of(kind)) for _ in range(300)]

    assert all(map(is_valid, made))
    assert len(set(made)) > 280


def test_some_numbers_under_a_caption_are_not_valid_and_none_elsewhere():
    values = Kinds("check")
    under = [values.of("card", "", "<label>Card number</label><div>") for _ in range(400)]
    free = [values.of("card", "", "<p>") for _ in range(400)]

    spoiled = sum(not luhn.is_valid(compact(value)) for value in under)

    assert 12 < spoiled < 60  # 15 % are altered; those without separators stay valid
    assert all(luhn.is_valid(compact(value)) for value in free)


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_can_be_made_in_every_language(lang):
    one, again, other = (Kinds(seed, lang) for seed in ("a", "a", "b"))
    kinds = [*LABELS_OF, *DECOYS]

    made = [[values.of(kind, "x") for kind in kinds] for values in (one, again, other)]

    assert made[0] == made[1] != made[2]
    assert all(value.strip() == value != "" for value in made[0])


def test_every_label_exists_and_no_decoy_has_one():
    assert set(LABELS_OF.values()) <= set(LABELS)
    assert not set(DECOYS) & set(LABELS_OF)


@pytest.mark.parametrize(
    ("lang", "kind", "shape"),
    [
        ("en", "salary", r"\$\d{2,3},\d{3}"),
        ("de", "balance", r"(\d{1,3}\.)?\d{1,3},\d\d\u00a0€"),
        ("fr", "balance", r"(\d{1,3}\u00a0)?\d{1,3},\d\d\u00a0€"),
        ("es", "date", r"\d\d[/-]\d\d[/-]\d{4}|\d{4}-\d\d-\d\d"),
        ("de", "date", r"\d\d\.\d\d\.\d\d(\d\d)?|\d{4}-\d\d-\d\d"),
    ],
)
def test_numbers_and_dates_are_written_as_the_language_writes_them(lang, kind, shape):
    assert all(re.fullmatch(shape, Kinds(str(n), lang).of(kind)) for n in range(60))


def test_people_come_from_many_cultures_and_some_from_none():
    values = Kinds("people")
    made = [values.of("person") for _ in range(600)]
    given = {name.split()[0].split("-")[0].lower() for name in made}

    assert sum(not name.isascii() for name in made) > 40
    assert len(set(made)) > 590
    assert len(given & set(people.by_hand()[0])) > 80


def test_a_mail_address_is_ascii_and_its_host_belongs_to_nobody():
    values = Kinds("mail")
    made = [values.of("email") for _ in range(300)]

    assert all(
        re.fullmatch(r"[a-z0-9._-]+@([a-z]+\.example|(mail\.)?example\.(com|org|net))", m)
        for m in made
    )


def test_long_numbers_pass_no_check():
    values = Kinds("long")
    made = [values.of("longnum") for _ in range(300)]

    assert {len(number) for number in made} == {10, 11, 12}
    assert not any(luhn.is_valid(number) or luhn.is_valid("80840" + number) for number in made)
