"""Identifiers, by table: mail, telephones and handles."""

import pytest
from identifier_rows import check_hit, masked

HITS = [
    ("email", "[[jane@exämple.de]]"),
    ("email", "[[jane [at] example [dot] com]]"),
    ("email", "[[jane at example dot com]]"),
    ("email", "[[jane@ example.com]]"),
    ("email", "[[o'brien+tag@sub.example.co.uk]]"),
    ("phone", "[[+1 555 123 4567]]"),
    ("phone", "[[+1-555-123-4567 x89]]"),
    ("phone", "[[555.123.4567]]"),
    ("phone", "[[1-800-555-1234]]"),
    ("phone", "[[+49 30 901820]]"),
    ("phone", "[[+33 1 42 68 53 00]]"),
    ("phone", "[[01 42 68 53 00]]"),
    ("phone", "[[020 7946 0958]]"),
    ("phone", "[[07700 900123]]"),
    ("phone", "Phone: [[5551234567]]"),
    ("phone", "Tel. [[030 901820]]"),
    ("phone", "call me at [[555-1234]]"),
    ("phone", "[[612 345 678]]"),
    ("phone", "Mobile: [[+34 612 345 678]]"),
    ("phone", "[[+442079460958]]"),
    ("handle", "thanks [[@jane_doe]]!"),
    ("handle", "Username: [[jdoe42]]"),
    ("handle", "hi [[@maria.k]] can you look"),
    ("email", "mail [[a.b-c@mail.example.org]]."),
    ("handle", "twitter.com/[[jane_doe]]"),
    ("email", "[[jane.doe@example.com]]"),
    ("email", "<[[x@example.museum]]>"),
    ("email", "[[name.88 @host.co.uk]]"),
    ("email", "[[name.88@hostorg]]"),
    ("email", "[[name.88@host. co.uk]]"),
    ("email", "write to [[jasmine.horne@example. com]] today"),
    ("email", "[[yfgj .49@dbkidz.org]]"),
    ("email", "[[jane@host .com]]"),
]

MISSES = [
    "git@github.com:org/repo.git",
    "react@18.2.0",
    "icon@2x.png",
    "@property\ndef x(self):",
    '@app.route("/x")',
    "npm i @angular/core",
    "@media print",
    "Call 911",
    "call stack depth 1024",
    "Phone storage 128 GB",
    "Contact us",
    "Tel Aviv",
    "2024-11-24 is a Tuesday",
    "12345 67890",
    "1,234,567,890",
    "100 200 300 400 500",
    "555-1234-5",
    "10-20-30",
    "h * 69069 + 907133923",
    "MA 02110-1301",
    "192.168",
    "RFC 2119, section 4.2.1",
    "1920x1080",
    "Office 2019",
    "Username: required",
    "order 113-2547890-1234567",
    "serial 00:10:20",
    "mail me @ noon. Com'on",
    "see example. com is",
    "at home. De facto",
    "ping @_https://example.com",
    "User ID: 0x7F454C46",
    "seen @0x7F454C46 there",
    "ISBN 978-5-0674-4505-6",
    "ISBN-13: 978-0-1346-8599-1",
    "seen on 01/10/09 again",
    "back on 06/11/04",
]


@pytest.mark.parametrize(("label", "marked"), HITS, ids=range(len(HITS)))
def test_finds_the_value_and_nothing_more(label, marked):
    check_hit(label, marked)


@pytest.mark.parametrize("text", MISSES, ids=range(len(MISSES)))
def test_leaves_what_only_looks_alike(text):
    assert not masked(text)
