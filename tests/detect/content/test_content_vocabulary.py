"""Vocabulary: what word lists know, and the lists themselves."""

from __future__ import annotations

from collections import Counter
from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import laid, seen

from redact.detect import scene
from redact.detect.content import vocabulary
from redact.detect.content.vocabulary import listed, measured, plain, terms, units

LISTS = {
    "results": ("Normal HIGH low H (H) detected", "normally hi lowest"),
    "ratings": ("Outstanding Excellent Meets übertrifft Exceeds", "standing best expectations"),
    "statuses": ("Single mariée casada ledig soltera", "singles couple"),
    "procedures": ("Appendectomy colonoscopy MRI x-ray chemotherapy Allergies", "copy mris ray"),
}  # fmt: skip
PHRASES = [
    ("ratings", "Far exceeds expectations"), ("ratings", "Meets most goals"),
    ("ratings", "needs improvement"), ("results", "out of range"), ("results", "Not detected."),
    ("statuses", "Married filing jointly"), ("statuses", "X Head of household (2 dependents)"),
]  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_words_of_a_list(name: str) -> None:
    for texts, held in zip(LISTS[name], (True, False), strict=True):
        assert listed(name, texts.split()).tolist() == [held] * len(texts.split())


@pytest.mark.parametrize(("name", "line"), PHRASES, ids=range(len(PHRASES)))
def test_lines_of_a_list_are_whole(name: str, line: str) -> None:
    assert listed(name, [line, f"{line} ", f"({line})"]).all()
    assert not listed(name, [f"we asked for {line[1:5]} once"]).any()


def entries(name: str) -> list[str]:
    folder = resources.files("redact.detect.content").joinpath("words")
    lines = folder.joinpath(f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("name", [*LISTS, "interface"])
def test_the_lists_are_written_once_and_in_small_letters(name: str) -> None:
    rows = entries(name)
    parts = [row.split() for row in rows] if name == "interface" else [rows]
    for words in parts:
        assert [word for word, n in Counter(words).items() if n > 1] == []
        assert [word for word in words if word != word.strip() or word != word.lower()] == []
    assert sum(map(len, parts)) > 10


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_of_a_list_is_of_it(name: str) -> None:
    assert listed(name, [row.replace("*", "") for row in entries(name)]).all()
    assert listed(name, [row.replace("*", " some").upper() for row in entries(name)]).all()


def test_every_word_of_interfaces_is_plain() -> None:
    words = " ".join(entries("interface")).split()
    for form in (words, [word.title() for word in words], [f"({word}):" for word in words]):
        assert [word for word, held in zip(form, plain(form), strict=True) if not held] == []


PLAIN = (
    "Settings Save 12:30 2026-07-14 7 ab Copy/Paste Log-in Help… • Übersicht sign-in fine-tuning ×"
)
TELLING = (
    "diabetes Vextor grandma's Tr0ub4dor Metformin 84,250.00 Save/Vextor █████ 536-90 12-3456789"
)
TELLING += " 4471-2210 555-010-9999 12/345/67"


def test_words_that_any_interface_shows() -> None:
    for texts, held in ((PLAIN.split(), True), (TELLING.split(), False)):
        found = plain(texts)
        assert [t for t, one in zip(texts, found, strict=True) if one != held] == []


TERMS = [
    ("Type 2 diabetes mellitus", ("diagnosis",), ["Type", "2", "diabetes", "mellitus"]),
    ("take METFORMIN, daily", ("drug",), ["METFORMIN,"]),
    ("take metformin daily", ("diagnosis",), []),
    ("Hemoglobin A1c", ("lab_test",), ["Hemoglobin", "A1c"]),
    ("metforminx", ("drug",), []),
    ("Type 2 diabetes\nmellitus", ("diagnosis",), ["Type", "2", "diabetes"]),
]


@pytest.mark.parametrize(("page", "lexicons", "found"), TERMS, ids=range(len(TERMS)))
def test_terms_of_some_lexicons(page: str, lexicons: tuple[str, ...], found: list[str]) -> None:
    words = laid(page)
    held = terms(words.text, words.line, lexicons)
    assert [t for t, one in zip(words.text, held.tolist(), strict=True) if one] == found


@given(st.data())
def test_a_term_is_found_wherever_it_stands_in_a_line(data: st.DataObject) -> None:
    known = sorted(t for t in scene.terms("drug") if t.isalpha() and t.isascii() and len(t) > 4)
    term = data.draw(st.sampled_from(known))
    before, after = data.draw(st.integers(0, 4)), data.draw(st.integers(0, 4))
    texts = ["qqq"] * before + [term.title()] + ["qqq"] * after
    held = terms(texts, np.zeros(len(texts), np.int32), ("drug",))
    assert held.tolist() == [t != "qqq" for t in texts]


def test_a_number_is_measured_if_a_unit_stands_behind_it_in_its_line() -> None:
    screen = seen("500 mg   0.9 mg/dL   6.9 %\n500\nmg 12   7 boxes")
    assert [t for t, u in zip(screen.words.text, units(screen.words.text), strict=True) if u] == [
        "mg", "mg/dL", "%", "mg",
    ]  # fmt: skip
    before = measured(screen.unit, screen.words.line)
    assert np.flatnonzero(before).tolist() == [0, 2, 4]


def test_no_words_are_no_trouble() -> None:
    none, line = np.zeros(0, np.bool_), np.zeros(0, np.int32)
    assert len(plain([])) == len(units([])) == len(measured(none, line)) == 0
    assert len(terms([], line, ("drug",))) == len(listed("ratings", [])) == 0
    assert vocabulary.listed("ratings", [""]).tolist() == [False]
