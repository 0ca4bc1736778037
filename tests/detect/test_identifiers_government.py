"""Identifiers, by table: numbers that states give."""

import pytest
from identifier_rows import check_hit, masked

HITS = [
    ("ssn", "[[536.90.4399]]"),
    ("ssn", "[[536/90/4399]]"),
    ("ssn", "[[536 - 90 - 4399]]"),
    ("ssn", "[[536–90—4399]]"),
    ("ssn", "SSN: [[53б-90-4399]]"),
    ("ssn", "[[536-9O-4399]]"),
    ("ssn", "[[S36-90-4399]]"),
    ("ssn", "SSN: [[536 904 399]]"),
    ("ssn", "Social Security Number (required): [[536904399]]"),
    ("ssn", "SSN of taxpayer\n[[536904399]]"),
    ("ssn", "ssn=[[536904399]]"),
    ("ssn", '"ssn": "[[536904399]]"'),
    ("ssn", "[[536904399]] (SSN)"),
    ("ssn", "my social is [[536904399]]"),
    ("ssn", "SSN [[53690439]]"),
    ("ssn", "SSN: [[5369043999]]"),
    ("ssn", "[[000-12-3456]]"),
    ("ssn", "[[666-12-3456]]"),
    ("ssn", "9xx: [[912-34-5678]]"),
    ("tax_id", "[[987-65-4321]]"),
    ("ssn", "Last 4 of SSN: [[4399]]"),
    ("ssn", "SSN ending in [[4399]]"),
    ("ssn", "[[５３６－９０－４３９９]]"),
    ("ssn", "[[536\n90\n4399]]"),
    ("ssn", "[[536-90-\n4399]]"),
    ("ssn", "[[536-\n90-4399]]"),
    ("ssn", "SSN [[536-90-\n4399]]"),
    ("ssn", "[[536-90-]]\nOpen settings\n4399"),  # broken at the end of a line, as in a cell
    ("ssn", "id:[[536-90-]] \nOpen"),
    ("ssn", "Person [[536-90-]]\r\n    4399"),
    ("ssn", "[[1 85 05 78 006 084 91]]"),
    ("ssn", "NINO [[QQ123456C]]"),
    ("ssn", "[[AB 12 34 56 C]]"),
    ("ssn", "SIN: [[046 454 286]]"),
    ("ssn", "Numéro de sécurité sociale : [[1 85 05 78 006 084 91]]"),
    ("ssn", "Número de la Seguridad Social: [[28 12345678 40]]"),
    ("tax_id", "Employer identification number [[12-3456789]]"),
    ("tax_id", "Tax ID: [[12-3456789]]"),
    ("tax_id", "FEIN [[123456789]]"),
    ("tax_id", "Steuer-ID: [[36 574 261 809]]"),
    ("tax_id", "Steueridentifikationsnummer [[36574261809]]"),
    ("tax_id", "ITIN: [[912701234]]"),
    ("id_document", "NIF: [[12345678Z]]"),
    ("id_document", "DNI [[12345678Z]]"),
    ("id_document", "[[X1234567L]]"),
    ("id_document", "Passport number: [[123456789]]"),
    ("id_document", "Passport: [[C01X00T47]]"),
    ("id_document", "passport no. is [[AB1234567]]"),
    ("id_document", "Reisepassnummer: [[C01X00T47]]"),
    ("id_document", "Driver's license: [[S530-4606-7890-12]]"),
    ("id_document", "DL# [[WDLABCD456DG]]"),
    ("id_document", "DL: [[B1234567]]"),
    ("id_document", "licence number [[MORGA657054SM9IJ]]"),
    ("id_document", "[[P<USADOE<<JOHN<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<]]"),
    ("id_document", "Green card number [[A123456789]]"),
    ("id_document", "my licence, number [[W7479490]], can you"),
    ("id_document", "my licence, number [[$6985128]], can you"),  # S read as a sign
    ("id_document", "licence number [[A6463809]]"),
]

MISSES = [
    "SSN is required",
    "SSN",
    "social security benefits start at 62",
    "Social Security office opens at 9",
    "Social media 2024",
    "order number 536904399",
    "x = 536904399",
    "100 20 3000 17",
    "12 536 90 4399 88",
    "Boeing 737-800",
    "ISBN 0-306-40615-2",
    "978-3-16-148410-0",
    "Passport photo size 2x2",
    "Passport expires 2030-01-02",
    "Driver version 31.0.15.3623",
    "License: MIT",
    "Licensed under Apache 2.0",
    "license number of seats: 25",
    "tax year 2024",
    "Tax rate 12.5 %",
    "EIN is required",
    "113-2547890-1234567",
    "550e8400-e29b-41d4-a716-446655440000",
    "120\n15\n2024",
    "Visa requirements",
    "version 120.10.20456.1",
    "12345678A",
    "SSN: 2026-04-24",
    "SSN\t04/24/2026",
    "Social security number 24.04.2026",
    "MRN: 2026-04-24",
    "pages 536-\n90",
    "1536-90-\n12",
    "from 10-20-\n3000 on",
    "536-90- of them",
    "2024-11-\n24 at noon",
]


@pytest.mark.parametrize(("label", "marked"), HITS, ids=range(len(HITS)))
def test_finds_the_value_and_nothing_more(label, marked):
    check_hit(label, marked)


@pytest.mark.parametrize("text", MISSES, ids=range(len(MISSES)))
def test_leaves_what_only_looks_alike(text):
    assert not masked(text)
