"""Echo: a value found once is found again, a word that only looks like it is not."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.detect.echo import spread
from redact.findings import Findings, Row
from redact.reading import Words


def page(*lines: str) -> Words:
    """Words of lines of text, ten pixels a letter."""
    texts = [line.split() for line in lines]
    line = np.array([i for i, each in enumerate(texts) for _ in each], np.int32)
    flat = tuple(text for each in texts for text in each)
    left = np.concatenate([[0], np.cumsum([10 * len(t) + 10 for t in flat])])[:-1].astype(np.int32)
    wide = np.array([10 * len(t) for t in flat], np.int32)
    box = np.stack([left, 20 * line, left + wide, 20 * line + 16], axis=1).astype(np.int32)
    lines_ = np.array([[0, 20 * i, 2000, 20 * i + 16] for i in range(len(lines))], np.int32)
    return Words(flat, box, np.ones(len(flat), np.float32), line, lines_.reshape(-1, 4))


def echoes(label: str, count: int, *lines: str) -> list[str]:
    """What is found again when the first ``count`` words of the first line are known."""
    words = page(*lines)
    found = spread(words, Findings.of([(0, count, label, 0.9)]))
    return [" ".join(words.text[start:end]) for start, end, _, _ in found]


PERSON = [
    ("Jane said so", "Jane"),
    ("Doe", "Doe"),
    ("Jane's calendar", "Jane's"),
    ("Review - Jane Doe", "Jane Doe"),
    ("DOE, JANE", "DOE, JANE"),
    ("janedoe42 commented", "janedoe42"),
    ("jdoe pushed", "jdoe"),
    ("~/jane_doe_w2.pdf", "~/jane_doe_w2.pdf"),
    ("JD", "JD"),
    ("JD Jane 9:14", "JD"),
    ("doe.j", "doe.j"),
]


@pytest.mark.parametrize(("line", "value"), PERSON, ids=range(len(PERSON)))
def test_a_person_found_once_is_found_in_every_form(line: str, value: str) -> None:
    assert value in echoes("person", 2, "Jane Doe", line)


NOBODY = [
    ("Grant Colon", "Grant access to all"),
    ("Grant Colon", "the colon and the grant"),
    ("Rose Park", "Rose Gold"),
    ("Mark Bell", "Mark all as read"),
    ("Will Young", "it will be young"),
    ("Jane Doe", "JD Power awards and more"),
    ("Jane Doe", "Janet Doeller"),
    ("Ann Lee", "Annual plan"),
    ("Otto Koch", "OK"),
]


@pytest.mark.parametrize(("name", "line"), NOBODY, ids=range(len(NOBODY)))
def test_words_of_an_interface_are_no_part_of_a_person(name: str, line: str) -> None:
    assert echoes("person", 2, name, line) == []


VALUES = [
    ("email", "jdoe@mail.example", "<jdoe@mail.example>"),
    ("email", "jdoe@mail.example", "jdoe"),
    ("email", "jane.doe@mail.example", "Doe Jane"),
    ("handle", "@okonkwo.c", "okonkwo.c"),
    ("ssn", "536-90-4399", "536904399"),
    ("phone", "(212)555-0152", "212.555.0152"),
    ("medical_id", "MRN89396905", "mrn-89396905"),
    ("credential", "Birch43!c5yv", "Birch43!c5yv"),
    ("organization", "Quillfeather", "quillfeather.example"),
    ("repository", "alder/atlas-api", "alder/atlas-api#4"),
]


@pytest.mark.parametrize(("label", "value", "again"), VALUES, ids=range(len(VALUES)))
def test_a_value_is_found_however_it_is_parted(label: str, value: str, again: str) -> None:
    assert again in echoes(label, 1, value, f"see {again} here")


ALONE = [
    ("ssn", "536-90-4399", "5369043990"),
    ("credential", "password", "password"),
    ("medical_id", "12345", "12345"),
    ("private_message", "Tomorrow", "Tomorrow"),
    ("medical", "Metformin", "Metformin"),
    ("email", "info@mail.example", "info"),
]


@pytest.mark.parametrize(("label", "value", "again"), ALONE, ids=range(len(ALONE)))
def test_short_values_words_and_what_scenes_hide_are_not_sought(
    label: str, value: str, again: str
) -> None:
    assert echoes(label, 1, value, f"see {again} here") == []


def test_marks_that_were_lost_in_reading_make_no_difference() -> None:
    assert echoes("person", 2, "Zoë Muñoz", "ask Munoz") == ["Munoz"]
    assert echoes("person", 2, "Zoe Munoz", "MUÑOZ") == ["MUÑOZ"]


def test_a_name_that_was_cut_is_found() -> None:
    assert echoes("person", 2, "Maria Gonzalez", "Maria Gonz…") == ["Maria", "Gonz…"]


def test_a_name_is_not_joined_across_lines() -> None:
    assert "Quillfeather" not in " ".join(
        echoes("organization", 2, "Quill Feather", "Quill", "Feather")
    )


def test_of_nothing_comes_nothing() -> None:
    assert len(spread(page("Jane Doe"), Findings.empty())) == 0
    assert len(spread(page(), Findings.empty())) == 0


TEXTS = st.lists(
    st.lists(
        st.sampled_from(
            ["Jane", "Doe", "JD", "a@b.example", "é", "…", "536-90-4399", "Jane's", "\ud800", "x"]
        ),
        min_size=1,
        max_size=4,
    ),
    min_size=1,
    max_size=5,
)


@given(TEXTS, st.data())
def test_it_only_adds_rows_of_one_line_that_hide_something_new(
    texts: list[list[str]], data: st.DataObject
) -> None:
    words = page(*(" ".join(line) for line in texts))
    at = data.draw(st.integers(0, len(words) - 1))
    label = data.draw(st.sampled_from(["person", "email", "ssn", "handle", "medical"]))
    rows: list[Row] = [(at, at + 1, label, 0.9)]
    found = spread(words, Findings.of(rows))
    for start, end, _, _ in found:
        assert 0 <= start < end <= len(words)
        assert len(set(words.line[start:end].tolist())) == 1
        assert not set(range(start, end)) <= {at}


def test_a_dense_screen_takes_milliseconds() -> None:
    names = [
        f"Given{chr(97 + i % 26)}{chr(97 + i // 26)} Surn{chr(97 + i % 26)}o" for i in range(40)
    ]
    words = page(*names, *["some words of a window that say little"] * 40)
    rows = Findings.of([(2 * i, 2 * i + 2, "person", 0.9) for i in range(40)])
    spread(words, rows)
    began = time.process_time()
    for _ in range(10):
        spread(words, rows)
    assert (time.process_time() - began) / 10 < 0.02
