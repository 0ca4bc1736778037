"""Captions: what a short line names, in four languages, and the phrases that say so."""

from __future__ import annotations

from collections import defaultdict
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.detect.fields import MAX_WORDS, Caption, Field, caption, is_silent
from redact.labels import FLOOR, LABELS

LANGUAGES = ("en", "es", "de", "fr")


def named(line: str) -> Caption:
    """What a line names."""
    return caption(line.split())


def said(line: str) -> set[str]:
    """The labels that a line names."""
    return {field.label for field in named(line).fields}


def read(name: str) -> list[str]:
    data = resources.files("redact.detect.fields").joinpath(f"{name}.txt").read_text("utf-8")
    return [line for line in data.splitlines() if line and not line.startswith("# ")]


def entries(language: str) -> list[tuple[str, str]]:
    """The head and the phrase of each entry of a language."""
    rows = [line.partition(" = ") for line in read(language)]
    return [(head, phrase) for head, _, phrases in rows for phrase in phrases.split(" | ")]


# ---------------------------------------------------------------- lines

NAMED = [
    ("SSN", "ssn"), ("Social Security Number:", "ssn"), ("Your social security number *", "ssn"),
    ("a Employee's social security number", "ssn"), ("Box 1 Wages", "tax"),
    ("Zeile 12 Lohnsteuer", "tax"),
    ("Driver's licence number", "id_document"), ("DRIVER LICENSE NUMBER", "id_document"),
    ("Passport no.", "id_document"), ("Passport #", "id_document"), ("Card number", "credit_card"),
    ("Account #", "bank_account"), ("BIC/SWIFT", "bank_account"), ("Patient ID", "medical_id"),
    ("New password", "credential"), ("API-Schlüssel", "credential"), ("D.O.B.", "date_of_birth"),
    ("Home phone", "phone"), ("E-mail address", "email"), ("First name", "person"),
    ("Contraseña", "credential"), ("contrasena", "credential"), ("Mot de passe", "credential"),
    ("Straße", "address"), ("STRASSE", "address"), ("Geburtsdatum", "date_of_birth"),
    ("Steuer-ID", "tax_id"), ("Führerscheinnummer", "id_document"), ("Diagnosis", "medical"),
    ("Overall rating", "performance"), ("Available balance", "banking"),
    ("Medical record number (MRN)", "medical_id"), ("Confirm new password", "credential"),
    ("Emergency contact phone number", "phone"), ("E-mail", "email"), ("A-number", "id_document"),
    ("2 E-mail", "email"), ("À payer", "banking"), ("c Employer's EIN", "tax_id"),
]  # fmt: skip
UNNAMED = [
    "", "Settings", "Forgot password?", "Change password", "Show card number",
    "How we use your SSN",
    "Learn about taxes", "Add phone number", "Search by patient ID", "password = get()", "{ssn}",
    "/etc/passwd", "user_name <- x", "Email::find", "Passwort vergessen",
    "Account type", "Dateiname", "Your last visit was a good one", "12", "a", "Sum it up",
]  # fmt: skip


@pytest.mark.parametrize(("line", "label"), NAMED, ids=range(len(NAMED)))
def test_lines_that_name_something(line: str, label: str) -> None:
    assert label in said(line)


@pytest.mark.parametrize("line", UNNAMED, ids=range(len(UNNAMED)))
def test_lines_that_name_nothing(line: str) -> None:
    assert said(line) == set()


MISREAD = [("Pasport number", {"id_document"}), ("Diagnosls", {"medical"}), ("Passvvord", set()),
           ("Pa5sword", set()), ("Emplooyer", {"organization"}),
           ("Rouling number", {"bank_account"}),
           ("Sutname", {"person"}), ("Dignosls", set()), ("lban", set())]  # fmt: skip


@pytest.mark.parametrize(("line", "labels"), MISREAD, ids=range(len(MISREAD)))
def test_a_long_word_is_known_with_one_letter_wrong(line: str, labels: set[str]) -> None:
    assert said(line) >= labels
    assert bool(labels) == bool(said(line))


def test_the_longest_phrase_wins_and_of_two_the_last() -> None:
    assert said("Account number") == {"bank_account"}
    assert said("Policy number") == {"medical_id"}
    assert said("Password or passport") == {"id_document"}
    assert said("Passport or password") == {"credential"}


def test_words_beside_a_phrase_make_it_no_whole_caption() -> None:
    assert named("Card number") == Caption(named("Card number").fields, 2, True)
    assert not named("Primary card number").whole
    assert named("My blue card number").fields
    assert named("My blue shiny large card number").fields == ()


def test_an_unsure_phrase_bears_one_word_beside_it() -> None:
    assert [f.sure for f in named("Result").fields] == [False] * 2
    assert named("Final result").fields
    assert named("Quite final result").fields == ()


def test_a_longer_line_may_begin_with_a_caption() -> None:
    line = "Password for this device was set by someone in another office"
    found = named(line)
    assert line.count(" ") > MAX_WORDS
    assert (found.begun, found.whole, found.end) == (True, False, 1)
    assert named(f"In short, {line}").fields == ()


ENDS = [("SSN: 536-90-4399", 1), ("Card number 4111", 2), ("1a Wages 84,250.00", 2),
        ("E-mail address ana@a.example", 2), ("BIC/SWIFT COBADEFF", 1)]  # fmt: skip


@pytest.mark.parametrize(("line", "end"), ENDS, ids=range(len(ENDS)))
def test_the_value_begins_behind_the_phrase(line: str, end: int) -> None:
    assert named(line).end == end


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["card", "number", "SSN:", "#", "3", "box", "password", "why",
            "Pasport"]),
            st.text(max_size=6).filter(lambda t: bool(t.split())),
        ),
        max_size=14,
    )
)  # fmt: skip
def test_any_words_give_an_end_within_them(words: list[str]) -> None:
    found = caption(words)
    assert 0 <= found.end <= len(words)
    assert (found.end > 0) or not found.fields
    assert not (found.whole and found.begun)
    assert {f.label for f in found.fields} <= set(LABELS)


# ---------------------------------------------------------------- columns


def test_heads_of_columns_that_tell_nothing() -> None:
    for head in ("Status", "Date", "DUE", "Ref. no.", "Tax year", "Fecha", "Währung", "Échéance"):
        assert is_silent(head)
    for head in ("", "Patient", "Description", "Status of Ana", "Betrag"):
        assert not is_silent(head)


def test_every_word_of_the_list_of_columns_is_silent() -> None:
    words = " ".join(read("columns")).split()
    assert len(words) > 100
    assert [word for word in words if not is_silent(word)] == []


# ---------------------------------------------------------------- the data


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_the_data_is_an_entry(language: str) -> None:
    for line in read(language):
        head, equals, phrases = line.partition(" = ")
        assert equals
        assert all(phrase and phrase == phrase.strip() for phrase in phrases.split(" | "))
        sign = head.rstrip("#")
        assert head == "-" or (sign[-1] in "!?" and sign[:-1] in LABELS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_names_what_its_line_says(language: str) -> None:
    missed = []
    for head, phrase in entries(language):
        found = named(phrase)
        sign = head.rstrip("#")
        wanted = Field(sign[:-1], sign.endswith("!"), sign != head)
        if head == "-":
            missed += [phrase] * (found.fields != ())
        else:
            missed += [phrase] * (wanted not in found.fields)
    assert missed == []


def test_no_phrase_is_named_and_set_aside() -> None:
    heads = defaultdict(set)
    for language in LANGUAGES:
        for head, phrase in entries(language):
            heads[phrase].add(head == "-")
    assert [phrase for phrase, kinds in heads.items() if len(kinds) > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_says_one_thing_once(language: str) -> None:
    heads = defaultdict(list)
    for head, phrase in entries(language):
        heads[phrase].append(head.rstrip("!?#"))
    assert [phrase for phrase, labels in heads.items() if len(labels) > len(set(labels))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_what_no_policy_may_keep(language: str) -> None:
    sure = {head.rstrip("!#") for head, _ in entries(language) if "!" in head}
    assert sure >= FLOOR | {"person", "address", "phone", "email", "date_of_birth"}
