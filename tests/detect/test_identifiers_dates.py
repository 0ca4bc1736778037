"""Identifiers, by table: dates, of birth and others."""

import pytest
from identifier_rows import FIND, check_hit

HITS = [
    ("date_of_birth", "DOB [[03/14/1975]]"),
    ("date_of_birth", "D.O.B.: [[14 March 1975]]"),
    ("date_of_birth", "Date of Birth\n[[1975-03-14]]"),
    ("date_of_birth", "Geburtsdatum: [[14.03.1975]]"),
    ("date_of_birth", "né le [[14 mars 1975]]"),
    ("date_of_birth", "Fecha de nacimiento: [[14/03/1975]]"),
    ("date_of_birth", "born [[March 14, 1975]]"),
    ("date_of_birth", "Birthday: [[Mar 14 1975]]"),
    ("date_of_birth", "[[03/14/1975]] (DOB)"),
    ("date_of_birth", "Born: [[14-Mar-75]]"),
    ("date", "[[2026-11-24T10:00:00Z]]"),
    ("date", "[[24. November 2026]]"),
    ("date", "[[24 de noviembre de 2026]]"),
    ("date", "Tue, [[Nov 24, 2026]]"),
    ("date", "le [[3 février 2024]]"),
    ("date", "[[11/24/26]]"),
    ("date_of_birth", "Born on [[March 3, 1980]]"),
    ("date_of_birth", "Date de naissance : [[14/03/1975]]"),
    ("date_of_birth", "geboren am [[14.03.1975]]"),
    ("date_of_birth", "birthdate=[[1975-03-14]]"),
]

MISSES = [
    "10.0.19045",
    "1.2.3",
    "192.168.1",
    "12-34-5678",
    "1/2",
    "555-1234",
    "chapter 12.5",
    "99/99/9999",
    "10:42:07",
    "may the force",
    "the march of time",
    "born in the district",
    "Birthday party",
    "Date of birth",
    "DOB is required",
    "version 3.11.4",
    "2024-13-45",
    "/2024/11/24/",
]


@pytest.mark.parametrize(("label", "marked"), HITS, ids=range(len(HITS)))
def test_finds_the_value_and_nothing_more(label, marked):
    check_hit(label, marked)


@pytest.mark.parametrize("text", MISSES, ids=range(len(MISSES)))
def test_leaves_what_only_looks_alike(text):
    assert not set(FIND(text).names) & {"date", "date_of_birth"}
