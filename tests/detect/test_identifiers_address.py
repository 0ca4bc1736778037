"""Identifiers, by table: streets and places."""

import pytest
from identifier_rows import check_hit, masked

HITS = [
    ("address", "[[221B Baker Street]]"),
    ("address", "[[1600 Pennsylvania Ave NW, Washington, DC 20500]]"),
    ("address", "[[742 Evergreen Terrace]]"),
    ("address", "[[123 N Main St Apt 4B]]"),
    ("address", "[[350 Fifth Avenue, 21st Floor]]"),
    ("address", "[[12 oak road]]"),
    ("address", "[[P.O. Box 4455]]"),
    ("address", "[[Musterstr. 5, 80331 München]]"),
    ("address", "[[Calle Mayor 5, 28013 Madrid]]"),
    ("address", "[[C/ Gran Vía, 32]]"),
    ("address", "[[45 bis avenue des Champs-Élysées]]"),
    ("address", "[[Springfield, IL 62704]]"),
    ("address", "[[SW1A 1AA]]"),
    ("address", "[[Via Roma 12, 00184 Roma]]"),
    ("address", "[[10 Downing St, London SW1A 2AA]]"),
    ("address", "[[Unit 2451 Box 9006\nDPO AA 34080]]"),
    ("address", "lives at [[06 Slovenčeva 51]] with"),
    ("address", "[[12 Kings Road\nReading\nRG1 3AA]]"),
    ("address", "[[rue de Lopes, 97284 Gomez]]"),
    ("address", "ZIP code: [[94105]]"),
    ("address", "[[968 Bahringer Garden Apt. 722]]"),
]

MISSES = [
    "5 minutes drive",
    "10 best places to visit",
    "2 way street",
    "3 in a row",
    "walk 5 blocks down the road",
    "Room 204",
    "Floor 3",
    "Step 1 of 4",
    "Section 4.2.1",
    "page 12 of 240",
    "2008-2019, 2021, 2022 Anthony Green",
    "test suite 12",
    "128 tests passed",
    "Windows 11 and iPhone 15 Pro",
    "Q3 2024 revenue: 12.5M",
    "404 Not Found",
    "2024 Annual Report",
    "Boeing 737-800",
    "15 new issues on the way",
    "Fig. 12",
    "He lives in Paris",
    "zip code required",
    "version 4 of the road map",
]


@pytest.mark.parametrize(("label", "marked"), HITS, ids=range(len(HITS)))
def test_finds_the_value_and_nothing_more(label, marked):
    check_hit(label, marked)


@pytest.mark.parametrize("text", MISSES, ids=range(len(MISSES)))
def test_leaves_what_only_looks_alike(text):
    assert not masked(text)
