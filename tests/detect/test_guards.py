"""Each guard says yes and no: a guard that says yes too often hides nothing and shows a name."""

import pytest

from redact.detect import guards
from redact.detect.words import fold, words

WRITTEN = [
    ("Maria", "title"),
    ("MARIA", "caps"),
    ("M", "initial"),
    ("maria", "lower"),
    ("van", "particle"),
    ("O'Brien", "title"),
    ("O’Connor", "title"),
    ("Jean-Pierre", "title"),
    ("Myung-soo", "title"),
    ("al-Rashid", "title"),
    ("McDonald", "title"),
    ("DeShawn", "title"),
    ("Łukasz", "title"),
    ("onClick", "code"),
    ("UserCard", "code"),
    ("iPhone", "code"),
]


@pytest.mark.parametrize(("text", "kind"), WRITTEN, ids=range(len(WRITTEN)))
def test_how_a_word_is_written(text, kind):
    assert [word.kind for word in words(text)] == [kind]


@pytest.mark.parametrize(
    "line", ["@maria", "maria_lopez", "/home/Maria", "#Maria", "Maria2", "Maria.txt", "<Maria"],
    ids=range(7),
)  # fmt: skip
def test_a_word_glued_to_code_is_code(line):
    assert words(line)[0].kind == "code"


@pytest.mark.parametrize("line", ["(Maria)", '"Maria"', "Maria.", "Maria,", "[Maria]", "Maria<m"])
def test_a_word_beside_punctuation_is_a_word(line):
    assert words(line)[0].kind == "title"


@pytest.mark.parametrize(
    ("word", "folded"),
    [("ŁUKASZ", "lukasz"), ("José", "jose"), ("Zoe\u0308", "zoe"), ("O’Neil", "o'neil"),
     ("Søren", "soren"), ("Weiß", "weiss")],
    ids=range(6),
)  # fmt: skip
def test_marks_and_case_fold_away(word, folded):
    assert fold(word) == folded


PLAIN = [("Save", True), ("Settings", True), ("Snapshots", True), ("Submit", True), ("API", True),
         ("December", True), ("Firefox", True), ("Maria", False), ("Smith", False),
         ("Brown", False), ("Kowalczyk", False), ("Grace", False)]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_is_plain(text, expected):
    assert guards.is_plain(words(text)[0]) is expected


PLACE = [
    ("San Jose", 0, 2, True),
    ("Santa Maria", 1, 2, True),
    ("Charlotte Street", 0, 1, True),
    ("Lopez Holdings LLC", 0, 1, True),
    ("Virginia Beach", 0, 2, True),
    ("Oscar Health", 0, 1, False),
    ("Maria Lopez", 0, 2, False),
    ("Maria Hill", 0, 2, False),
    ("Maria Lopez company", 0, 2, False),
]


@pytest.mark.parametrize(("line", "first", "stop", "expected"), PLACE, ids=range(len(PLACE)))
def test_is_place(line, first, stop, expected):
    assert guards.is_place(words(line), first, stop) is expected


PHRASE = [
    ("Morgan Stanley", 0, 2, True),
    ("Ralph Lauren Polo", 1, 3, True),
    ("Sign Out", 0, 2, True),
    ("Morgan Lopez", 0, 2, False),
]


@pytest.mark.parametrize(("line", "first", "stop", "expected"), PHRASE, ids=range(len(PHRASE)))
def test_is_phrase(line, first, stop, expected):
    assert guards.is_phrase(words(line), first, stop) is expected


@pytest.mark.parametrize(
    ("line", "i", "expected"),
    [("30 Tawastintie", 0, True), ("Tesla 3", 0, True), ("Maria called 3 times", 0, False)],
)
def test_is_numbered(line, i, expected):
    assert guards.is_numbered(words(line), i, line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Oscar Health", True), ("Oscar", False), ("Oscar is here", False), ("Oscar, Ann", False)],
)
def test_is_heading(line, expected):
    assert guards.is_heading(words(line), 0) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("SSN", True), ("HTTP", True), ("Box 1", True), ("Sign Out", True), ("Acme Widgets", False),
     ("Contoso", False)],
    ids=range(6),
)  # fmt: skip
def test_is_label(text, expected):
    assert guards.is_label(text, words(text)) is expected
