"""Identifiers, by table: web and network addresses."""

import pytest
from identifier_rows import check_hit, masked

HITS = [
    ("network", "[[192.168.1.20]]"),
    ("network", "ssh admin@[[10.2.3.4]]"),
    ("network", "Server IP: [[203.0.113.9]]"),
    ("network", "[[2001:db8:85a3::8a2e:370:7334]]"),
    ("network", "[[db01.prod.internal]]"),
    ("network", "[[nas.local]]"),
    ("network", "[[00:1A:2B:3C:4D:5E]]"),
    ("network", "inet [[172.16.4.9]]/24"),
    ("network", "gateway [[10.0.0.254]]"),
    ("network", "[[fe80::1ff:fe23:4567:890a]]"),
    ("network", "[[payroll.corp]]"),
    ("network", "ping [[203.0.113.77]]"),
    ("network", "host [[198.51.100.23]] is down"),
    ("network", "[[00-1a-2b-3c-4d-5e]]"),
    ("network", "hostname: [[LT-48213-NYC]]"),
    ("url", "see [[https://example.com/a?b=1]]."),
    ("url", "[[www.example.org/path]]"),
]

MISSES = [
    "version 4.5.6.7",
    "v1.2.3.4",
    "127.0.0.1:8000",
    "0.0.0.0",  # noqa: S104 - a text, not a socket
    "255.255.255.0",
    "::1",
    "std::vector<int>",
    "12:30:45",
    "a::b::c",
    "1.2.3",
    "256.1.1.1",
    "0000.0086.0002",
    "ab:cd:ef",
    ".env.local",
    "10.0.19045",
    "3.14.15",
    "this.internal",
    "local time",
    "the internal team",
    "localhost:8080",
]


@pytest.mark.parametrize(("label", "marked"), HITS, ids=range(len(HITS)))
def test_finds_the_value_and_nothing_more(label, marked):
    check_hit(label, marked)


@pytest.mark.parametrize("text", MISSES, ids=range(len(MISSES)))
def test_leaves_what_only_looks_alike(text):
    assert not masked(text)
