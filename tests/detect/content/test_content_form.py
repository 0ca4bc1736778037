"""Forms: one search in all words says what a search in each word would."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.detect.content.form import Form, bare, runs

PATTERNS = [
    r"[a-z]+",
    r"a|ab|abc",
    r".*x.*",
    r"(?i)q[1-4]|uhr",
    r"[0-9]{1,3}(?:,[0-9]{3})*",
    r"[^a-z\n]b?",
    r"a{2,}",
]
WORDS = st.one_of(
    st.text(st.sampled_from("abxqQ14,0é€ß\U0001f600.^$|\r\u2028\x00"), max_size=6),
    st.sampled_from(["abc", "1,000", "Q3", "UHR", "uhr", "", "12,34", "aab", "x"]),
)


@pytest.mark.parametrize("pattern", PATTERNS, ids=range(len(PATTERNS)))
@given(texts=st.lists(WORDS, max_size=8))
def test_one_search_says_what_a_match_of_each_word_says(pattern: str, texts: list[str]) -> None:
    whole = re.compile(pattern, re.ASCII)

    found = Form(pattern).of(texts)

    assert found.dtype == np.bool_
    assert found.tolist() == [whole.fullmatch(text) is not None for text in texts]


def test_words_before_it_in_other_alphabets_move_no_match() -> None:
    texts = ["é" * 9, "\U0001f600", "日本", "ab", "ß", "ab"]
    assert Form("ab").of(texts).tolist() == [False, False, False, True, False, True]


def test_a_flag_holds_for_every_branch_and_only_where_it_is_asked_for() -> None:
    assert Form("(?i)ab|cd").of(["AB", "Cd", "cde"]).tolist() == [True, True, False]
    assert Form("ab|cd").of(["AB", "Cd", "cd"]).tolist() == [False, False, True]


BARE = [
    ("(word)", "word"), ("“word”,", "word"), ("• word", "word"), ("word…", "word"),
    ("@ana", "ana"), ("$5", "$5"), ("5%", "5%"), ("#1", "#1"), ("a.b-c", "a.b-c"), ("***", ""),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("word", "left"), BARE, ids=range(len(BARE)))
def test_marks_at_the_ends_go_and_signs_of_sums_stay(word: str, left: str) -> None:
    assert bare([word]) == [left]


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=12))
def test_runs_are_marked_neighbours_of_one_line(rows: list[tuple[bool, bool]]) -> None:
    mask = np.array([marked for marked, _ in rows], np.bool_)
    line = np.cumsum([new for _, new in rows]).astype(np.int32)

    run = runs(mask, line)

    expected: list[int] = []
    for at in range(len(rows)):
        goes_on = at > 0 and mask[at] and mask[at - 1] and line[at] == line[at - 1]
        expected.append(expected[-1] + (not goes_on) if expected else 0)
    assert run.tolist() == expected
