"""Values by their captions: what must be one, what must be none, and where a value ends."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import laid, marked, seen, spans

from redact.detect.content import values
from redact.detect.content.seen import CONTENT, Seen
from redact.labels import LABELS

ANY = frozenset[str]()


PERSON = "\n\n\n\n\nFirst name\n\n\n\n\nHome phone"
"""Captions that make a page one that is about somebody."""


def found(page: str, *scenes: str, hidden: str = "") -> set[tuple[str, str]]:
    screen = seen(page, hidden)
    return set(spans(screen.words, values.find(screen, frozenset(scenes))))


BESIDE = [
    ("SSN      536-90", ("ssn", "536-90")),
    ("SSN: 536-90-4399", ("ssn", "536-90-4399")),
    ("SSN\n536-90", ("ssn", "536-90")),
    ("Employer's EIN   12-3456789", ("tax_id", "12-3456789")),
    ("Account number   4471-2210-9", ("bank_account", "4471-2210-9")),
    ("Work phone   555-010-9999", ("phone", "555-010-9999")),
    ("Passport no.   X44", ("id_document", "X44")),
    ("Card number   4111 11l1", ("credit_card", "4111 11l1")),
    ("IBAN     DE89 3704", ("bank_account", "DE89 3704")),
    ("Patient ID     884", ("medical_id", "884")),
    ("SSN     ***-**-1234", ("ssn", "***-**-1234")),
    ("SSN     xxxx", ("ssn", "xxxx")),
    ("Password     grandma", ("credential", "grandma")),
    ("Recovery phrase   zorvak brom klan", ("credential", "zorvak brom klan")),
    ("Date of birth   3 March 64", ("date_of_birth", "3 March 64")),
    ("First name   Zorvak", ("person", "Zorvak")),
    ("Username   zorvak7", ("handle", "zorvak7")),
    ("Employer   Vextor Quillor", ("organization", "Vextor Quillor")),
    ("E-mail   zorvak at quillor", ("email", "zorvak at quillor")),
    ("Home phone   555 1", ("phone", "555 1")),
    ("Home address   12 Quillor Lane", ("address", "12 Quillor Lane")),
    ("Geburtsdatum   3.3.64", ("date_of_birth", "3.3.64")),
    ("Contraseña   zorvak", ("credential", "zorvak")),
]
NO_VALUES = [
    "SSN     required",  # no digit
    "SSN     2026-04-02",  # a date
    "SSN     one two three four five six seven 88 zorvak",  # longer than a number is
    "SSN",
    "Password     Show",  # a button
    "Password     must hold zorvak and quillor at least",  # a rule: neither few words nor a phrase
    "Date of birth     Zorvak",
    "First name     zorvak",  # no capital
    "First name     Settings",
    "First name     Zorvak Quillor Brom Klan Guth Vreth Osk",
    "Username     Zorvak",  # written as words are
    "Username     zorvak quillor",
    "Home phone     Mobile",
    "Home address     9:30",
    "Settings     zorvak",
    "SSN\n\n\n\n\n\n536-90",  # far below
    "536-90     Settings",
]


@pytest.mark.parametrize(("page", "value"), BESIDE, ids=range(len(BESIDE)))
def test_what_stands_in_a_field_is_its_value_in_any_window(
    page: str, value: tuple[str, str]
) -> None:
    assert value in found(page + PERSON)


@pytest.mark.parametrize("page", NO_VALUES, ids=range(len(NO_VALUES)))
def test_what_can_be_no_value_stays(page: str) -> None:
    assert found(page + PERSON) == set()


ALONE = [
    "Password     zorvak", "Passport no.   X44", "Patient ID     884",
    "Employer's EIN   12-3456789", "Account number   4471-2210-9",
    "SSN     536-90", "Card number   4111 11l1",
]  # fmt: skip


@pytest.mark.parametrize("page", ALONE, ids=range(len(ALONE)))
def test_a_sure_caption_needs_nothing_beside_it(page: str) -> None:
    """Partial, malformed, misread or too short for a pattern: the caption says what it is."""
    assert found(page)
    assert found(page + PERSON)
    assert found(page, "prompt")


UNSURE = [
    ("Result     zorvak", "medical", True), ("Result     zorvak", "banking", False),
    ("Description     zorvak", "banking", True), ("Description     zorvak", "tax", False),
    ("Status     zorvak", "medical", True), ("Feedback     zorvak brom", "performance", True),
]  # fmt: skip


@pytest.mark.parametrize(("page", "scene", "held"), UNSURE, ids=range(len(UNSURE)))
def test_unsure_captions_are_believed_in_windows_of_their_kind(
    page: str, scene: str, held: bool
) -> None:
    assert found(page) == set()
    assert {label for label, _ in found(page, scene)} == ({scene} if held else set())


def test_sure_captions_of_content_are_believed_in_any_private_window() -> None:
    page = "Diagnosis     zorvak fever"
    assert found(page) == set()
    assert found(page, "medical") == found(page, "banking") == {("medical", "zorvak fever")}


def test_unsure_captions_of_a_person_are_believed_in_private_windows_and_in_forms() -> None:
    page = "Name     Zorvak Quillor"
    name = {("person", "Zorvak Quillor")}
    assert found(page) == set()
    assert found(page, "customer") == name
    form = "\n\n\n\nSSN\n\n\n\nHome phone\n\n\n\nPassport\n\n\n\n"
    assert found(page + form) == set()
    assert found(page + form + "Date of birth") == name


def test_a_number_is_all_that_a_field_of_numbers_holds() -> None:
    assert found("Total tax     about $12,310.44 by 2026-04-15", "tax") == {("tax", "$12,310.44")}
    assert found("Total tax     zorvak", "tax") == set()
    assert found("Total tax     3,912", "tax") == {("tax", "3,912")}


def test_words_of_an_interface_around_a_value_stay() -> None:
    assert found("Card number     4111 1111 Copy") == {("credit_card", "4111 1111")}
    assert found("Password     Copy zorvak" + PERSON) == {("credential", "zorvak")}


def test_a_column_is_its_heads_and_nobody_elses() -> None:
    page = """
Patient ID   First name   Status
884          Zorvak       Open
885          Brom         Open
886          Klan         Open
"""
    ids = {("medical_id", "884"), ("medical_id", "885"), ("medical_id", "886")}
    names = {("person", "Zorvak"), ("person", "Brom"), ("person", "Klan")}
    assert found(page) == ids | names


def test_a_caption_is_no_value_of_another() -> None:
    page = "Password   Home phone\nSSN        Passport"
    assert found(page) == set()
    assert found(page, *CONTENT) == set()


def test_what_stands_nearest_below_is_the_value_and_what_is_in_its_block() -> None:
    page = """
Recovery codes
zorvak7 brom88
klan99 guth11


quillor22
"""
    texts = {text for _, text in found(page, "credential")}
    assert texts == {"zorvak7 brom88", "klan99 guth11"}


def test_a_note_goes_on_below_its_first_line() -> None:
    page = """
Assessment
Zorvak fever since early May with cough
and the wound is still open
"""
    assert {text for _, text in found(page, "medical")} == {
        "Zorvak fever since early May with cough", "and the wound is still open",
    }  # fmt: skip


def test_the_lines_of_a_browser_hold_no_values() -> None:
    page = "Password   zorvak\nhttps://a.example/x\n" + "\n" * 12 + "Help"
    assert found(page, "tax") == set()
    low = page.replace("https://a.example/x", "Accounts")
    assert found(low, "tax") == {("credential", "zorvak")}


def test_a_value_that_will_be_hidden_is_not_looked_for_again() -> None:
    assert found("Password     zorvak", "tax", hidden="zorvak") == set()
    assert found("Diagnosis     zorvak", "medical", hidden="zorvak") == set()


CELLS = ["SSN", "536-90", "First name", "Zorvak", "Password", "Help", "Result", "fever", "$52.10",
         "Total tax", "Home address", "2026-04-02", "█",
         "Zorvak fever since May with cough"]  # fmt: skip
PAGES = st.lists(
    st.lists(st.sampled_from([*CELLS, ""]), max_size=4).map(
        lambda row: "   ".join(cell.ljust(13) for cell in row)
    ),
    max_size=8,
).map("\n".join)
SCENES = st.frozensets(st.sampled_from(sorted({*CONTENT, "credential"})))


@given(PAGES, SCENES)
def test_values_lie_in_one_line_and_in_no_caption(page: str, scenes: frozenset[str]) -> None:
    screen = seen(page)
    line, caption = screen.words.line, screen.caption
    for start, end, label, score in values.find(screen, scenes):
        assert 0 <= start < end <= len(screen.words)
        assert len(set(line[start:end].tolist())) == 1
        assert not caption[line[start]]
        assert screen.told[start:end].any()
        assert label in LABELS
        assert 0.5 < score < 1


@given(PAGES, SCENES, st.sampled_from(sorted(CONTENT)))
def test_a_scene_more_hides_no_word_less(page: str, scenes: frozenset[str], more: str) -> None:
    screen = seen(page)
    few = values.find(screen, scenes).spanned(len(screen.words))
    many = values.find(screen, scenes | {more}).spanned(len(screen.words))
    assert not (few & ~many).any()


@given(st.lists(st.sampled_from(["Help", "Save", "Settings", "Open", "9:30", "2026-04-02"])))
def test_words_of_an_interface_are_no_values(texts: list[str]) -> None:
    page = "   ".join(texts[:4]) + "\n" + "   ".join(texts[4:8])
    assert found(page, *CONTENT) == set()


def test_pages_of_every_kind_without_words() -> None:
    none = Seen.of(laid(""), np.zeros(0, np.bool_))
    for scenes in product([ANY, CONTENT]):
        assert len(values.find(none, frozenset(*scenes))) == 0
    assert not marked(laid(""), "a").any()
