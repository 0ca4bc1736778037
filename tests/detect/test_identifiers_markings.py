"""Identifiers, by table: markings of documents."""

import pytest
from identifier_rows import check_hit, masked

HITS = [
    ("sensitivity_label", "[[TLP:RED]]"),
    ("sensitivity_label", "[[Attorney-Client Privileged]]"),
    ("sensitivity_label", "[[Internal use only]]"),
    ("sensitivity_label", "[[Company Confidential - Do not distribute]]"),
    ("sensitivity_label", "[[STRICTLY CONFIDENTIAL]]"),
    ("sensitivity_label", "[[TLP:AMBER]]"),
    ("sensitivity_label", "[[Strictly confidential]]\nBoard minutes"),
    ("sensitivity_label", "[[For internal use only]]"),
    ("sensitivity_label", "Classification: [[Restricted]]"),
    ("sensitivity_label", "[[TOP SECRET]]"),
    ("sensitivity_label", "Page 3 | [[Company Confidential | Draft]]"),
    ("sensitivity_label", "[[Privileged and confidential]]"),
    ("sensitivity_label", "[[PRIVILEGED AND CONFIDENTIAL]] advice"),
    ("sensitivity_label", "[[Vertraulich]]"),
    ("sensitivity_label", "[[Do not distribute]]"),
    ("sensitivity_label", "This page is [[INTERNAL USE ONLY]]."),
]

MISSES = [
    "the confidential informant said",
    "This is confidential between us.",
    "restricted area ahead",
    "internal server error",
    "Keep it secret",
    "internal links",
    "Our policy is confidential and internal.",
    "Restricted stock units vest",
    "do not distribute load evenly across nodes",
    "top secrets of chefs",
    "Confidentiality notice settings",
    "private repository",
    "sensitive skin",
    "classification of animals",
    "public",
    "Internal combustion engine",
]


@pytest.mark.parametrize(("label", "marked"), HITS, ids=range(len(HITS)))
def test_finds_the_value_and_nothing_more(label, marked):
    check_hit(label, marked)


@pytest.mark.parametrize("text", MISSES, ids=range(len(MISSES)))
def test_leaves_what_only_looks_alike(text):
    assert not masked(text)
