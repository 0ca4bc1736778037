"""Seen: captions, heads, running text and the browser's own lines, on pages laid out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import hidden_page, laid, lines_told, seen, told

from redact.detect.content.seen import CONTENT, PERSONAL, PROSE, Seen
from redact.labels import FLOOR, LABELS
from redact.reading import Words

TABLE = """
Date         Description      Amount
2026-04-02   Corner Grocery   $52.10
2026-04-01   Vextor Payroll   $2,100.00
2026-03-29   Rent             $900.00
"""
FORM = """
Name:  Ana Lopez       SSN 536-90-4399
Password               Home phone
Full name of the patient who asks for this visit today
"""
NOTE = """
The nurse came by at noon and dressed the wound again.
He slept well after
Reply

Save   Help
"""
BROWSER = """
Bank   New tab
https://bank.example/accounts
Accounts   Cards


Available balance







$3,204.18
"""


def test_labels_are_content_or_personal() -> None:
    assert set(LABELS) == PERSONAL | CONTENT
    assert PERSONAL.isdisjoint(CONTENT)
    assert PERSONAL >= FLOOR


def test_captions_are_lines_that_name_a_value_and_hold_none() -> None:
    screen = seen(FORM)
    assert lines_told(screen, screen.caption) == ["Password", "Home phone"]


def test_a_line_that_holds_a_sum_is_no_caption() -> None:
    assert seen("$52.10 Total tax   Total tax").caption.tolist() == [False, True]


INLINE = [
    ("Name:  Ana", "Ana"), ("Name: Ana", "Ana"), ("Name  Ana", "Ana"),
    ("SSN 536-90-4399", "536-90-4399"),
    ("Total tax $12,310.44", "$12,310.44"), ("Card number 4111 1111", "4111"),
    ("First name", None), ("First name ana", None), ("Settings:  Ana", None), ("Name:", None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "value"), INLINE, ids=range(len(INLINE)))
def test_the_value_of_a_lines_own_caption(line: str, value: str | None) -> None:
    screen = seen(line)
    begin = int(screen.inline[0])
    assert (screen.words.text[begin] if begin < len(screen.words) else None) == value


def test_each_cell_of_a_table_has_its_head() -> None:
    screen = seen(TABLE)
    rows = np.array_split(np.arange(12), 4)
    assert screen.head[rows[0]].tolist() == [-1, -1, -1]
    for row in rows[1:]:
        assert screen.head[row].tolist() == rows[0].tolist()


def test_a_row_of_a_date_and_a_word_of_captions_is_no_row_of_heads() -> None:
    screen = seen(TABLE)
    assert "Rent" in lines_told(screen, screen.named)
    assert lines_told(screen, screen.caption) == ["Description", "Amount"]
    dated = seen(TABLE.replace("2026-03-29", "Mar 29    "))
    assert dated.head.tolist() == screen.head.tolist()


def test_lists_without_heads_are_no_tables() -> None:
    assert (seen("Ana Lopez\nOmar Haddad\nJane Doe").head == -1).all()


def test_a_cell_is_a_caption_only_where_it_says_so_in_any_window() -> None:
    screen = seen("""
Item       Reference   Owner
Passport   Zorvak      Vextor
Result     Quillor     Brom
Summary    Klan        Guth
""")
    assert (screen.head[3:] >= 0).all()
    assert lines_told(screen, screen.named)[-3:] == ["Passport", "Result", "Summary"]
    assert lines_told(screen, screen.caption & (screen.head >= 0)) == ["Passport"]


def test_lines_of_a_browser_are_those_up_to_its_address() -> None:
    screen = seen(BROWSER)
    assert lines_told(screen, screen.chrome) == ["Bank", "New tab", "https://bank.example/accounts"]
    low = seen("Accounts\n\n\n\nhttps://bank.example/accounts\nHelp")
    assert lines_told(low, low.chrome) == []


@pytest.mark.parametrize("line", ["Read or watch and/or listen", "v1.2/3", "12/24", "File a.b"])
def test_other_lines_with_strokes_are_no_address(line: str) -> None:
    screen = seen(f"Bank\n{line}" + "\n" * 20 + "Help")
    assert lines_told(screen, screen.chrome) == []


def test_running_text_is_long_and_says_something() -> None:
    screen = seen(NOTE)
    assert lines_told(screen, screen.prose) == NOTE.splitlines()[1:3]


PROSE_LINES = [
    ("we met grandma near Lisbon", True), ("Was it good for you?", True),
    ("save edit view help open close print copy paste", True), ("save edit view help open", False),
    ("grandma met Lisbon twice", False), ("12 14 18 22 30", False),
]  # fmt: skip


@pytest.mark.parametrize(("line", "prose"), PROSE_LINES, ids=range(len(PROSE_LINES)))
def test_lines_of_running_text(line: str, prose: bool) -> None:
    assert seen(line).prose.tolist() == [prose]
    assert not prose or len(line.split()) >= PROSE


def test_figures_are_numbers_and_units_alone() -> None:
    screen = seen("131 mg/dL   0.9   142/88   12 March   room 12   9:30   mg\n2026")
    assert lines_told(screen, screen.figures) == ["131 mg/dL", "0.9", "142/88"]


def test_hidden_words_are_plain_and_tell_nothing() -> None:
    screen = seen("Ana grandma 4111   Help", hidden="Ana 4111")
    assert told(screen, screen.plain) == ["Ana", "4111", "Help"]
    assert told(screen, screen.told) == ["grandma"]
    assert screen.own.tolist() == [1, 0]
    assert lines_told(screen, screen.met) == ["Ana grandma 4111"]


WORDS = st.sampled_from(
    ["Name:", "SSN", "Password", "Amount", "Date", "Rent", "grandma's", "Vextor", "$52.10", "12",
     "2026-04-02", "Help", "█", "é…", "4111", "Monday", "metformin", "mg", "https://a.example/x",
     "ana", "ends."]
)  # fmt: skip
PAGES = st.lists(
    st.lists(WORDS, max_size=6).flatmap(
        lambda row: st.lists(st.integers(1, 4), min_size=len(row), max_size=len(row)).map(
            lambda gaps: "".join(w + " " * g for w, g in zip(row, gaps, strict=True))
        )
    ),
    max_size=7,
).map("\n".join)


@given(PAGES)
def test_masks_agree_with_each_other_on_any_page(page: str) -> None:
    screen = seen(page)
    n, m = len(screen.words), len(screen.layout.texts)
    for mask in (screen.amount, screen.number, screen.plain, screen.time, screen.term,
                 screen.measured, screen.tested, screen.when, screen.unit,
                 screen.told):  # fmt: skip
        assert (mask.shape, mask.dtype) == ((n,), np.bool_)
    for mask in (screen.figures, screen.holds_digit, screen.silent, screen.named, screen.caption,
                 screen.chrome, screen.met, screen.prose):  # fmt: skip
        assert (mask.shape, mask.dtype) == ((m,), np.bool_)
    assert not (screen.caption & ~screen.named).any()
    assert not (screen.hidden & screen.told).any()
    assert (screen.worded <= screen.own).all()
    assert (screen.own <= screen.count).all()
    assert (screen.layout.start <= screen.inline).all()
    assert (screen.inline <= screen.layout.stop).all()
    assert ((screen.head >= -1) & (screen.head < m)).all()
    assert screen.count.sum() == n


@given(PAGES)
def test_a_page_that_nobody_sees_tells_nothing(page: str) -> None:
    screen = seen(hidden_page(page))
    for mask in (screen.told, screen.amount, screen.number, screen.term, screen.caption):
        assert not mask.any()


def test_a_page_of_lines_without_words_is_no_trouble() -> None:
    for lines in (np.zeros((0, 4), np.int32), np.array([[0, 0, 9, 9]], np.int32)):
        screen = Seen.of(Words.none(lines), np.zeros(0, np.bool_))
        assert screen.head.shape == screen.inline.shape == screen.prose.shape == (len(lines),)
        assert not screen.prose.any()
        assert len(screen.told) == 0


def test_words_of_firms_are_none_unless_they_are_given() -> None:
    words = laid("Vextor Ltd")
    assert not Seen.of(words, words.blank).firms.any()
