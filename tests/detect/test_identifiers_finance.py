"""Identifiers, by table: cards and accounts."""

import pytest
from identifier_rows import check_hit, masked

HITS = [
    ("credit_card", "[[378282246310005]]"),
    ("credit_card", "[[3782 822463 10005]]"),
    ("credit_card", "[[5555-5555-5555-4444]]"),
    ("credit_card", "[[4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1]]"),
    ("credit_card", "[[4111111111111111]] 12/27 123"),
    ("credit_card", "card no [[4111 1111 1111 111]]"),
    ("credit_card", "card[[4111111111111111]]"),
    ("credit_card", "[[4111 1111 1111 11l1]]"),
    ("credit_card", "[[4111/1111/1111/1111]]"),
    ("credit_card", "[[4111  1111  1111  1111]]"),
    ("credit_card", "Visa ending in [[4242]]"),
    ("credit_card", "[[•••• 4242]]"),
    ("credit_card", "[[**** **** **** 4242]]"),
    ("credit_card", "[[xxxx-xxxx-xxxx-4242]]"),
    ("credit_card", "CVV: [[123]]"),
    ("credit_card", "CVV\n[[123]]"),
    ("bank_account", "[[GB82WEST12345698765432]]"),
    ("bank_account", "[[gb82 west 1234 5698 7654 32]]"),
    ("bank_account", "[[FR14 2004 1010 0505 0001 3M02 606]]"),
    ("bank_account", "IBAN: [[DE89370400440532013001]]"),
    ("bank_account", "[[DE89 3704 0044 0532 0130 01]]"),
    ("bank_account", "iban_[[DE89370400440532013000]]"),
    ("bank_account", "Account number: [[000123456789]]"),
    ("bank_account", "Acct # [[12345678]]"),
    ("bank_account", "Routing [[021000021]]"),
    ("bank_account", "ABA: [[021000021]]"),
    ("bank_account", "Sort code [[12-34-56]]"),
    ("bank_account", "Kontonummer: [[1234567890]]"),
    ("bank_account", "Account ending in [[6789]]"),
    ("bank_account", "BIC: [[DEUTDEFF500]]"),
    ("credit_card", "Account: [[****6789]]"),
]

MISSES = [
    "Card declined",
    "Credit card statement",
    "Add a card",
    "card 3 of 12",
    "1234 5678 9012",
    "2019 2020 2021 2022",
    "4111111111111112",
    "0.4111111111111111",
    "1700000000000",
    "5100 5200 5300 5400 5500",
    "tracking 9400111899223100000000",
    "routing table",
    "Routing number is required",
    "Enter your account number",
    "Account settings",
    "Account balance: 1,204.33",
    "account number of users 1200",
    "account for 25% of sales",
    "Bank holiday 26 August",
    "deadbeef4111111111111111cafe",
    "BA54 73A2 B058 7B07 FB27 CF2D",
    "current security policy 40695",
    "discover 1500 recipes",
    "EUR 1 234 567,89",
    "ISBN 978-3-16-148410-0",
    "checking 128 files",
    "Visa application 2024",
]


@pytest.mark.parametrize(("label", "marked"), HITS, ids=range(len(HITS)))
def test_finds_the_value_and_nothing_more(label, marked):
    check_hit(label, marked)


@pytest.mark.parametrize("text", MISSES, ids=range(len(MISSES)))
def test_leaves_what_only_looks_alike(text):
    assert not masked(text)
