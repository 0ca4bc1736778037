"""The detector: whole screens, the windows that share them, and what it never does."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import LETTER, STEP, hidden_page, laid, marked, spans
from numpy.typing import NDArray

from redact.detect.content import Content, detector
from redact.detect.content.kinds import RULES
from redact.detect.detector import Look, ScreenDetector
from redact.detect.view import View
from redact.events import Window
from redact.findings import Findings
from redact.labels import LABELS
from redact.reading import Words

W2 = """
Form W-2                           2025

Wages, tips, other compensation       84,250.00
Federal income tax withheld           12,310.44
Social security wages                 84,250.00
Employer identification number        12-3456789

Print   Save   Help
"""
BANK = """
Checking account

Available balance          $3,204.18

Recent transactions

Corner Grocery    04/02/2026   -$52.10
Payroll Vextor    04/01/2026   +$2,100.00
Quillor Rent      03/29/2026   -$900.00



Transfer money   Statements
"""
CHAT = """
Messages

Ana
are you coming tonight? I can pick you up       10:42
yes! I'm on my way, see you at my place         10:44


Type a message   Send
"""
FORM = """
SSN              536-90
Date of birth    3 March 64

Save   Help
"""
NEWS = """
The council met on Monday and spoke of the new bridge.
It will open in the autumn of next year.

Home   World   Sport
"""
PAGES = {"tax": W2, "banking": BANK, "private_message": CHAT}


def view(words: Words, *windows: Window, hidden: str = "", **given: NDArray[np.bool_]) -> View:
    chosen = given.get("chosen", np.ones(len(words), np.bool_))
    return View(words, chosen, marked(words, hidden), windows, given.get("named"))


def look(page: str, *windows: Window, hidden: str = "") -> Look:
    return Content().look(view(laid(page), *windows, hidden=hidden))


def hidden_by(page: str, found: Findings) -> set[str]:
    words = laid(page)
    return {t for t, held in zip(words.text, found.spanned(len(words)), strict=True) if held}


def beside(left: str, right: str, column: int = 70) -> str:
    """Two pages side by side; the right one begins at a column."""
    rows = max(left.count("\n"), right.count("\n")) + 1
    a, b = ((page + "\n" * rows).split("\n")[:rows] for page in (left, right))
    return "\n".join(one.ljust(column) + other for one, other in zip(a, b, strict=True))


def test_it_is_a_detector_of_screens_alone() -> None:
    content = Content()
    assert isinstance(content, ScreenDetector)
    assert set(content.labels) == set(LABELS)
    assert len(content.find("SSN: 536-90")) == 0


@pytest.mark.parametrize("scene", PAGES)
def test_a_window_of_a_kind_shows_its_content(scene: str) -> None:
    answer = look(PAGES[scene])
    assert scene in answer.scenes
    assert scene in answer.found.names


HIDDEN = [
    (W2, "84,250.00 12,310.44 12-3456789", "Form W-2 2025 Wages, Print Save Help Employer"),
    (BANK, "$3,204.18 Corner Grocery -$52.10 Payroll Vextor Quillor", "Checking Recent Transfer"),
    (CHAT, "are coming tonight? way, place", "Messages 10:42 10:44 Send"),
    (FORM, "536-90 3 March 64", "SSN Date of birth Save Help"),
]


@pytest.mark.parametrize(("page", "gone", "left"), HIDDEN, ids=range(len(HIDDEN)))
def test_values_and_content_go_and_the_interface_stays(page: str, gone: str, left: str) -> None:
    held = hidden_by(page, look(page).found)
    assert set(gone.split()) <= held
    assert set(left.split()).isdisjoint(held)


def test_a_page_of_news_stays_whole() -> None:
    answer = look(NEWS)
    assert answer.scenes == ()
    assert list(answer.found) == []


def test_a_title_adds_a_scene_and_takes_none() -> None:
    for page in PAGES.values():
        told = look(page, Window(app="Mail", title="Inbox (3) - Mail"))
        assert set(told.scenes) >= {*look(page).scenes, "private_message"}


def test_the_surest_scene_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    scores = {scene: n / 10 for n, scene in enumerate(RULES)}
    judged = detector.Scenes(scores, frozenset(RULES), "tax")
    monkeypatch.setattr(detector, "scenes", lambda texts, known: judged)
    assert look(NEWS).scenes == tuple(sorted(RULES, key=scores.__getitem__, reverse=True))


# ---------------------------------------------------------------- windows


def shares(words: Words, windows: tuple[Window, ...]) -> list[set[int]]:
    """The rows of the words that each share of a screen has."""
    return [set(np.flatnonzero(m).tolist()) for _, m in detector._shares(words, windows)]


BOXES = st.tuples(*[st.integers(0, 40)] * 4).map(
    lambda b: (LETTER * min(b[0], b[2]), STEP * min(b[1], b[3]) // 4,
               LETTER * max(b[0], b[2]) + 8, STEP * max(b[1], b[3]) // 4 + 8)
)  # fmt: skip


@given(st.lists(st.one_of(st.none(), BOXES), max_size=4))
def test_each_word_belongs_to_the_front_window_that_holds_its_middle(
    boxes: list[tuple[int, int, int, int] | None],
) -> None:
    words = laid(beside(FORM, BANK, 20))
    windows = tuple(Window(app="a", box=box) for box in boxes)
    front = [box for box in boxes if box is not None]
    expected: list[set[int]] = [set() for _ in range(len(front) + 1)]
    for row, (x0, y0, x1, y1) in enumerate(words.box.tolist()):
        x, y = (x0 + x1) // 2, (y0 + y1) // 2
        holds = (n for n, b in enumerate(front) if b[0] <= x < b[2] and b[1] <= y < b[3])
        expected[next(holds, len(front))].add(row)
    assert shares(words, windows) == expected


LEFT, RIGHT = (0, 0, 70 * LETTER, 400), (70 * LETTER, 0, 140 * LETTER, 400)


def test_windows_side_by_side_are_judged_by_themselves() -> None:
    page = beside(BANK, CHAT)
    both = look(page, Window(app="Bank", box=LEFT), Window(app="Chat", box=RIGHT))
    words = laid(page)
    left = words.box[:, 0] < LEFT[2]
    assert set(both.scenes) == set(look(BANK).scenes) | set(look(CHAT).scenes)
    for side, alone in ((left, BANK), (~left, CHAT)):
        held = both.found.spanned(len(words)) & side
        assert {t for t, h in zip(words.text, held, strict=True) if h} == hidden_by(
            alone, look(alone).found
        )


def test_a_caption_of_one_window_names_nothing_in_another() -> None:
    page = beside("\nSSN", "\nX44-90", 10)
    one = look(page)
    two = look(page, Window(box=(0, 0, 75, 400)), Window(box=(75, 0, 900, 400)))
    assert spans(laid(page), one.found) == [("ssn", "X44-90")]
    assert len(two.found) == 0


def test_a_chat_in_front_makes_no_content_of_what_is_behind() -> None:
    page = beside(NEWS, CHAT)
    words = laid(page)
    found = look(page, Window(app="Chat", box=RIGHT), Window(app="News")).found
    assert (words.box[found.start, 0] >= RIGHT[0]).all()
    assert "private_message" in found.names


def test_a_window_without_words_has_no_scenes() -> None:
    told = Window(app="Mail", title="Inbox (3) - Mail")
    assert look(NEWS, told).scenes == ("private_message",)
    assert look(NEWS, replace(told, box=(9000, 0, 9900, 10))).scenes == ()
    assert look("", told).scenes == ()


# ---------------------------------------------------------------- any screen

CELLS = ["SSN", "536-90", "Password", "zorvak7", "84,250.00", "Wages", "Form W-2", "Help", "█",
         "Checking account", "Available balance", "$3,204.18", "03/11/1964", "Ana", "ZQ", "é…",
         "are you coming tonight? I love you", "Diagnosis", "metformin 500 mg",
         "09/27"]  # fmt: skip
SCREENS = st.lists(st.lists(st.sampled_from(CELLS), max_size=4), max_size=8).map(
    lambda rows: "\n".join("".join(cell.ljust(24) for cell in row) for row in rows)
)
KNOWN = st.lists(
    st.builds(
        Window,
        app=st.sampled_from([None, "Chrome", "Terminal"]),
        title=st.sampled_from([None, "Form 1040", "Inbox", "Bank"]),
        box=st.one_of(st.none(), st.just((0, 0, 300, 120)), BOXES),
    ),
    max_size=3,
).map(tuple)


@given(SCREENS, KNOWN, st.data())
def test_findings_lie_in_the_words_in_one_line_and_in_one_window(
    page: str, windows: tuple[Window, ...], data: st.DataObject
) -> None:
    words = laid(page)
    chosen = np.isin(words.line, data.draw(st.sets(st.integers(0, 12)).map(sorted)))
    answer = Content().look(view(words, *windows, hidden="Ana", chosen=chosen))
    parts = shares(words, windows)
    assert set(answer.scenes) <= set(RULES)
    for start, end, label, score in answer.found:
        assert 0 <= start < end <= len(words)
        assert len(set(words.line[start:end].tolist())) == 1
        assert chosen[start:end].all()
        assert any({start, end - 1} <= part for part in parts)
        assert label in LABELS
        assert 0.5 < score < 1  # never a hard match


@given(SCREENS)
def test_the_same_screen_has_the_same_rows(page: str) -> None:
    first, second = look(page, hidden="Ana"), look(page, hidden="Ana")
    assert list(first.found) == list(second.found)
    assert first.scenes == second.scenes


@given(SCREENS)
def test_a_masked_screen_shows_nothing(page: str) -> None:
    assert list(look(hidden_page(page)).found) == []


@given(SCREENS, st.sampled_from(sorted(RULES)))
def test_a_scene_more_only_adds(page: str, more: str) -> None:
    words = laid(page)
    seen = detector.Seen.of(words, words.blank)
    few = detector._content(seen, frozenset()).spanned(len(words))
    some = detector._content(seen, {more}).spanned(len(words))
    every = detector._content(seen, frozenset(RULES)).spanned(len(words))
    assert not (few & ~some).any()
    assert not (some & ~every).any()


@given(SCREENS, st.data())
def test_spans_are_the_masked_words_and_nothing_between_them(
    page: str, data: st.DataObject
) -> None:
    words = laid(page)
    n = len(words)
    mask = np.array(data.draw(st.lists(st.booleans(), min_size=n, max_size=n)), np.bool_)
    found = detector._spans(detector.Seen.of(words, words.blank), mask, "tax")
    assert found.spanned(n).tolist() == mask.tolist()
    assert all(len(set(words.line[a:b].tolist())) == 1 for a, b, _, _ in found)
    goes_on = [False, *(words.line[1:] == words.line[:-1])]
    breaks = sum(bool(mask[i]) and not (goes_on[i] and mask[i - 1]) for i in range(n))
    assert len(found) == breaks


def test_a_rule_that_holds_is_heard_and_one_that_does_not_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    everything = MappingProxyType({s: lambda seen: ~seen.hidden for s in RULES})
    monkeypatch.setattr(detector, "RULES", everything)
    assert len(look(NEWS).found) == 0
    assert hidden_by(W2, look(W2).found) == set(laid(W2).text)


def test_words_of_firms_are_given_to_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    words = laid(W2)
    named = marked(words, "Form")
    monkeypatch.setattr(detector, "RULES", {s: lambda seen: seen.firms for s in RULES})
    with_firms = Content().look(view(words, named=named)).found.spanned(len(words))
    without = Content().look(view(words)).found.spanned(len(words))
    assert (with_firms & ~without).tolist() == named.tolist()


def test_lines_that_were_not_read_are_no_trouble() -> None:
    words = laid(FORM)
    more = np.concatenate([words.lines, [[0, 400, 90, 416]]]).astype(np.int32)
    held = replace(words, lines=more)
    assert list(Content().look(view(held)).found) == list(look(FORM).found)
    assert len(Content().look(view(Words.none(more))).found) == 0
