"""Identifiers, by table: numbers of patients and prescribers."""

import pytest
from identifier_rows import check_hit, masked

HITS = [
    ("medical_id", "MRN [[1234567]]"),
    ("medical_id", "MRN# [[A-1234567]]"),
    ("medical_id", "Medical Record Number: [[00-48-29-13]]"),
    ("medical_id", "Patient ID: [[P1234567]]"),
    ("medical_id", "[[1EG4TE5MK73]]"),
    ("medical_id", "Medicare number [[1EG4-TE5-MK72]]"),
    ("medical_id", "NPI: [[1234567890]]"),
    ("medical_id", "DEA [[BB1388568]]"),
    ("medical_id", "Member ID: [[W123456789]]"),
    ("medical_id", "Subscriber ID [[XYZ 123 456 789]]"),
    ("medical_id", "Policy number: [[POL-1234567]]"),
    ("medical_id", "Group number: [[0098765]]"),
    ("medical_id", "NHS number [[943 476 5919]]"),
    ("medical_id", "[[2AC3-CD4-EF56]]"),
    ("medical_id", "Chart no. [[A-99812]]"),
    ("medical_id", "Insurance ID: [[H12345678]]"),
    ("medical_id", "Medicaid ID [[AB12345C]]"),
    ("medical_id", "Patient number: [[0012345]]"),
    ("medical_id", "DEA number [[AB1234567]]"),
    ("medical_id", "[[1234567]] (MRN)"),
]

MISSES = [
    "Member since 2019",
    "Group 3",
    "Policy updated 2024",
    "patient waiting 15 minutes",
    "Insurance card",
    "Chart 4",
    "Medical records office",
    "Patient Portal 2.0",
    "NPI is required",
    "group of 12345 people",
    "Member benefits: 12",
    "DEA agents seized 1200 units",
    "1EG4TE5MK7",
    "e4b5a1c",
    "Encounter on 2024-11-24",
    "health plan 2025",
    "policy change in 2024",
    "rx 12",
    "Insurance plan number: PPO 2026",
    "131 mg/dL below 1000",
]


@pytest.mark.parametrize(("label", "marked"), HITS, ids=range(len(HITS)))
def test_finds_the_value_and_nothing_more(label, marked):
    check_hit(label, marked)


@pytest.mark.parametrize("text", MISSES, ids=range(len(MISSES)))
def test_leaves_what_only_looks_alike(text):
    assert not masked(text)
