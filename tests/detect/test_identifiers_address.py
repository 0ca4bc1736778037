"""Identifiers, by table: streets and places."""

import pytest
from identifier_rows import check_hit, found, masked

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
    ("address", "live at [[6700\nTrevor Extensions Suite 356, Lake Aliciashire, AK 22898]]"),
    ("address", "[[90346 Anderson Hollow Suite 948,\nNelsontown, HI 02239]]"),
    ("address", "[[12 Elm St, Honolulu, Hl 02239]]"),
    ("address", "[[12\nmy place\nOak Mountain, Port Ann, 0H 4SO12]]"),
    ("address", "[[l0 Downing Street, London]]"),
    ("address", "[[48 Lime Lodge, Port Ann, OH 45012]]"),
    ("address", "[[8123 Julie Roads]]"),
    ("address", "[[221 Oak Rapids]]"),
    ("address", "[[07 Rua Forno 76\nSeinajoki\n, SO\n 99746]]"),
    ("address", "[[51 Prinsenstraat 186, Calascibetta, Turkmenistan]]"),
    ("address", "[[33 11 Barker Street\nZamayon\n, SA\n Australia 38447]]"),
    ("address", "[[Suite 574 34 Sireli 74]]"),
    ("address", "[[18 Zona Nova 75, Rogers, Barbados]]"),
    ("address", "[[the corner of Ilichova 50 and Salcido Street]]"),
    ("address", "[[08 251 Oak Street]]"),
    ("address", "[[12 Avenue Foch, 75016 Paris]]"),
    ("address", "[[Hauptstr. 14, 10115 Berlin]]"),
    ("address", "Office: [[14 High Street, Leeds LS1 4AP]]"),
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
    "5 Star Hotel Reviews",
    "100 Percent Way to go",
    "24 Hour Service Road closed",
    "3 Easy Steps",
    "10 Mountain Bikes on sale",
    "Comments 12\nOak Road Map",
    "Chapter 3 Section 4 of Part 2",
    "Python 3 in Madrid, Spain",
    "1 Georgia 2",
    "3 Wins Brazil 2",
    "0 Errors 3 Warnings",
    "12 Items\nMain Menu\nHelp",
    "Level 12\nBoss Room\nOK 10240",
    "Level 12\nCancel\nOK",
    "Blue Heron PPO 2026",
]


@pytest.mark.parametrize(("label", "marked"), HITS, ids=range(len(HITS)))
def test_finds_the_value_and_nothing_more(label, marked):
    check_hit(label, marked)


@pytest.mark.parametrize("text", MISSES, ids=range(len(MISSES)))
def test_leaves_what_only_looks_alike(text):
    assert not masked(text)


def test_the_buttons_below_an_address_stay():
    _, rows, span = found("[[12 Baker Street]]\nCancel\nOK")

    assert {(start, end) for start, end, _ in rows} == {span}
