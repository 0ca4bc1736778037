"""Check digits, against python-stdnum where it knows them and published examples where not."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban, luhn
from stdnum.ca import sin
from stdnum.de import idnr
from stdnum.es import dni, nie
from stdnum.fr import nir
from stdnum.us import rtn

from redact.detect import checksums

digits = st.text("0123456789", min_size=1, max_size=24)


@given(digits)
def test_luhn(text):
    assert checksums.luhn(text) == luhn.is_valid(text)


@given(st.text("0123456789", min_size=9, max_size=9))
def test_aba(text):
    assert checksums.aba(text) == (rtn.is_valid(text) and text != "0" * 9)


@given(st.text("0123456789", min_size=9, max_size=9))
def test_sin(text):
    assert checksums.sin(text) == sin.is_valid(text)


@given(st.text("0123456789", min_size=8, max_size=8))
def test_dni_has_one_letter(text):
    ours = [c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if checksums.dni(text + c)]

    assert ours == [dni.calc_check_digit(text)]


@given(st.text("0123456789", min_size=7, max_size=7), st.sampled_from("XYZ"))
def test_nie_has_one_letter(text, first):
    ours = [c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if checksums.dni(first + text + c)]

    assert ours == [nie.calc_check_digit(first + text)]


@given(st.text("0123456789", min_size=10, max_size=10))
def test_steuer_id_has_the_check_digit_of_iso_7064(text):
    ours = [c for c in "0123456789" if checksums.steuer_id(text + c)]

    assert ours == ([] if text[0] == "0" else [idnr.mod_11_10.calc_check_digit(text)])


@pytest.mark.parametrize("country", sorted(checksums.IBAN_FORM))
def test_iban_lengths_and_check_digits(country):
    draw = random.Random(country)  # noqa: S311 - repeatable on purpose
    body = "".join(draw.choice("0123456789") for _ in range(len(checksums.IBAN_FORM[country]) - 4))
    check = iban.calc_check_digits(f"{country}00{body}")
    good = f"{country}{check}{body}"

    assert checksums.iban(good)
    assert checksums.iban(good.lower())
    assert not checksums.iban(good + "0")
    assert not checksums.iban(good[:-1] + str((int(good[-1]) + 1) % 10))


@pytest.mark.parametrize("country", sorted(checksums.IBAN_FORM))
def test_iban_has_letters_and_digits_where_the_registry_says(country):
    shape = iban._ibandb.info(f"{country}00")[0][1]["bban"]

    places = "".join(kind * int(count) for count, kind in re.findall(r"(\d+)!([nac])", shape))

    assert checksums.IBAN_FORM[country] == "aann" + places


@given(st.integers(0, 10**7 - 1), st.sampled_from(["1", "2"]), st.sampled_from(["75", "2A", "2B"]))
def test_nir_has_one_key(number, sex, department):
    body = f"{sex}8505{department}{number % 10**6:06d}"

    ours = [k for k in range(1, 98) if checksums.nir(f"{body}{k:02d}")]

    assert ours == [int(nir.calc_check_digits(body))]


PUBLISHED = [
    (checksums.npi, "1234567893"),  # the example of CMS
    (checksums.dea, "AB1234563"),
    (checksums.dea, "F91234563"),
    (checksums.mbi, "1EG4TE5MK73"),  # the example of CMS
    (checksums.nino, "AB123456C"),
    (checksums.card, "4111111111111111"),
    (checksums.card, "5555555555554444"),
    (checksums.card, "378282246310005"),
    (checksums.card, "6011111111111117"),
    (checksums.card, "3530111333300000"),
    (checksums.card, "30569309025904"),
    (checksums.card, "2223003122003222"),
]


@pytest.mark.parametrize(("check", "value"), PUBLISHED, ids=range(len(PUBLISHED)))
def test_published_examples_pass(check, value):
    assert check(value)


REFUSED = [
    (checksums.npi, "1234567890"),
    (checksums.npi, "3234567893"),
    (checksums.dea, "AB1234567"),
    (checksums.mbi, "1EG4TE5MK7"),
    (checksums.mbi, "0EG4TE5MK73"),
    (checksums.mbi, "1SG4TE5MK73"),
    (checksums.nino, "BG123456C"),
    (checksums.nino, "DA123456C"),
    (checksums.nino, "AB123456E"),
    (checksums.card, "1234567890123452"),  # Luhn, but nobody's prefix
    (checksums.card, "41111111111111"),  # no Visa has 14 digits
    (checksums.card, "4111111111111112"),
    (checksums.aba, "000000000"),
]


@pytest.mark.parametrize(("check", "value"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_not_issued_is_refused(check, value):
    assert not check(value)


CHECKS = [
    checksums.luhn,
    checksums.iban,
    checksums.aba,
    checksums.npi,
    checksums.dea,
    checksums.mbi,
    checksums.nir,
    checksums.dni,
    checksums.steuer_id,
    checksums.nino,
    checksums.sin,
    checksums.card,
]


@given(st.text(max_size=20), st.sampled_from(CHECKS))
def test_no_text_makes_a_check_raise(text, check):
    assert check(text) in (True, False)
