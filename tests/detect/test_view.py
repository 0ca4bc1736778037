"""One screen as detectors see it: its texts, and what is found in them as rows of its words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from typed import view_of

from redact.detect import layout, view
from redact.events import Window
from redact.findings import Findings
from redact.reading import Reading, Words

SSN = "536-90-4399"


def all_of(word: str) -> view.Find:
    """What finds every place of a word."""

    def find(text: str) -> Findings:
        at = [i for i in range(len(text)) if text.startswith(word, i)]
        return Findings.of([(i, i + len(word), "ssn", 0.9) for i in at])

    return find


def test_the_texts_are_those_of_the_layout() -> None:
    one = view_of("SSN", SSN)

    for name in ("page", "tight", "pairs"):
        want = getattr(layout, name)(one.words, one.chosen)
        assert getattr(one, name).text == want.text
        assert getattr(one, name).source.tolist() == want.source.tolist()
    assert one.pairs.text.startswith(f"SSN: {SSN}\n")


def test_only_chosen_words_stand_in_the_texts() -> None:
    one = view_of("SSN", SSN, "Open settings", chosen=[False, True, False, True])

    assert one.page.text == f"{SSN}\nsettings\n"
    assert one.pairs.text.startswith(f"SSN: {SSN}\n")  # a caption need not be chosen


@pytest.mark.parametrize("name", ["page", "tight", "pairs"])
def test_a_text_is_made_once_and_only_when_asked_for(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    made: list[str] = []
    for each in ("page", "tight", "pairs"):

        def make(words: Words, _: object, each: str = each) -> Reading:
            made.append(each)
            return Reading.of(words.text, " ")

        monkeypatch.setattr(view.layout, each, make)
    one = view_of("a b")

    assert made == []
    assert getattr(one, name) is getattr(one, name)
    assert made == [name]


def test_what_is_found_is_rows_of_words() -> None:
    one = view_of("Open settings", f"SSN {SSN} here")

    found = one.found(all_of(SSN), one.page)

    assert list(found) == [(3, 4, "ssn", pytest.approx(0.9))]


def test_what_is_found_in_each_of_its_texts_counts() -> None:
    one = view_of("SSN", SSN)

    assert [row[:2] for row in one.found(all_of(SSN), one.page, one.pairs)] == [(1, 2), (1, 2)]
    assert [row[:2] for row in one.found(all_of(f"SSN: {SSN}"), one.page, one.pairs)] == [
        (0, 1),
        (1, 2),
    ]
    assert len(one.found(all_of(SSN))) == 0


def test_no_row_lies_over_two_lines() -> None:
    one = view_of("ends here", "and goes on")

    found = one.found(all_of("here\nand"), one.page)

    assert [row[:2] for row in found] == [(1, 2), (2, 3)]


def test_a_view_of_no_words_is_empty() -> None:
    one = view_of()

    assert (one.page.text, one.tight.text, one.pairs.text) == ("", "", "")
    assert len(one.found(all_of("x"), one.page, one.tight, one.pairs)) == 0


def test_a_changed_view_is_a_new_one_and_shows_nothing() -> None:
    one = replace(view_of(SSN), windows=(Window(title=SSN),))

    changed = replace(one, chosen=np.zeros(1, np.bool_))

    assert (one.page.text, changed.page.text) == (f"{SSN}\n", "")
    assert SSN not in repr(one)
