"""Users' own patterns: found in any disguise, refused when they could hang."""

import gc

import pytest
import re2

from redact.detect.identifiers.custom import Patterns

BADGES = Patterns({"badge": ("person", r"\bB-\d{4}\b"), "case": ("customer", r"case (Ä\d+)")})

HITS = [
    ("my badge is [[B-4821]]", "person"),
    ("my badge is [[B-４８２１]]", "person"),
    ("my badge is [[B\u200b-4821]]", "person"),
    ("case [[Ä12]] is open", "customer"),
    ("\ud800 case [[Ä12]]", "customer"),
]


@pytest.mark.parametrize(("marked", "label"), HITS, ids=range(len(HITS)))
def test_finds_the_value_of_each_pattern(marked, label):
    before, rest = marked.split("[[")
    value, after = rest.split("]]")

    rows = {(s, e, k) for s, e, k, _ in BADGES.find(before + value + after)}

    assert (len(before), len(before) + len(value), label) in rows


@pytest.mark.parametrize("text", ["", "B-48", "AB-4821", "case 12", "b-4821"], ids=range(5))
def test_finds_nothing_else(text):
    assert len(BADGES.find(text)) == 0


def test_no_match_of_a_users_pattern_is_hard():
    assert (BADGES.find("B-4821").score < 1).all()


@pytest.mark.parametrize("pattern", [r"(?<=a)b", r"(a)\1", "(", "a*", ""], ids=range(5))
def test_a_bad_pattern_is_refused_by_the_name_of_its_key(pattern):
    with pytest.raises(ValueError, match=r"\Amy key: ") as refused:
        Patterns({"my key": ("person", pattern)})

    assert not pattern or pattern not in str(refused.value)


def test_an_unknown_label_is_refused():
    with pytest.raises(ValueError, match="no such label"):
        Patterns({"my key": ("shoe_size", "a")})


def test_no_cache_keeps_a_users_pattern():
    Patterns({"name": ("person", "Zebediah Quux")})
    gc.collect()

    assert re2._Regexp._make.cache_info().currsize == 0
