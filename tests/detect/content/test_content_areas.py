"""Areas: where content stands on a page, against slow loops and on pages laid out by hand."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import lines_told, seen, told
from numpy.typing import NDArray

from redact.detect.content import areas
from redact.detect.content.seen import Seen

ROWS = st.lists(
    st.lists(
        st.sampled_from(["$52.10", "$1.00", "12", "Vextor Ltd", "Help", "█", "Name", "9:30",
        "Ana"]),
        max_size=4,
    ),
    max_size=6,
)  # fmt: skip
PAGES = st.tuples(ROWS, st.lists(st.integers(8, 14), min_size=24, max_size=24)).map(
    lambda drawn: "\n".join(
        "".join(cell.ljust(wide + 3) for cell, wide in zip(row, drawn[1][4 * n :], strict=False))
        for n, row in enumerate(drawn[0])
    )
)


def boxes(screen: Seen) -> list[tuple[int, ...]]:
    return [tuple(box) for box in screen.layout.lines.tolist()]


@given(PAGES)
def test_beside_is_what_shares_a_row_of_pixels(page: str) -> None:
    screen = seen(page)
    lines = boxes(screen)
    chosen = screen.met
    expected = [
        any(min(a[3], b[3]) - max(a[1], b[1]) > 0 for b, c in zip(lines, chosen, strict=True) if c)
        for a in lines
    ]
    assert areas.beside(screen, chosen).tolist() == expected


@given(PAGES)
def test_listed_sums_share_an_edge_with_two_others(page: str) -> None:
    screen = seen(page)
    lines, held = boxes(screen), screen.lines(screen.amount).tolist()
    expected = []
    for a, own in zip(lines, held, strict=True):
        same = sum(
            min(abs(a[0] - b[0]), abs(a[2] - b[2])) <= 8
            for b, other in zip(lines, held, strict=True)
            if other
        )
        expected.append(own and same >= 3)
    assert areas.listed(screen).tolist() == expected


@given(PAGES)
def test_cards_are_the_blocks_that_hold_a_sum_or_a_name(page: str) -> None:
    screen = seen(page)
    block = screen.layout.block.tolist()
    held = {
        block[screen.words.line[n]]
        for n in range(len(screen.words))
        if screen.amount[n] or screen.hidden[n]
    }
    assert areas.cards(screen).tolist() == [b in held for b in block]


@given(PAGES)
def test_once_counts_texts(page: str) -> None:
    screen = seen(page)
    often = Counter(screen.layout.texts)
    assert areas.once(screen).tolist() == [often[t] == 1 for t in screen.layout.texts]


@given(PAGES, st.booleans())
def test_shown_words_are_in_the_lines_and_in_no_caption(page: str, talk: bool) -> None:
    screen = seen(page)
    half = np.arange(len(screen.layout.texts)) % 2 == 0
    mask = areas.shown(screen, half, talk)
    line = screen.words.line
    assert not (mask & ~half[line]).any()
    assert not (mask & (screen.caption & (screen.count <= 2))[line]).any()
    assert not (mask & screen.chrome[line]).any()
    assert not (mask & (screen.when & ~screen.prose[line])).any()
    everything = areas.shown(screen, np.ones_like(half), talk)
    assert not (mask & ~everything).any()


@given(PAGES)
def test_core_spans_the_own_words_of_a_line(page: str) -> None:
    screen = seen(page)
    lines = np.ones(len(screen.layout.texts), np.bool_)
    own = ~screen.plain & areas.shown(screen, lines, talk=True)
    expected = [False] * len(own)
    for line in range(len(lines)):
        at = [n for n in range(len(own)) if screen.words.line[n] == line and own[n]]
        for n in range(at[0], at[-1] + 1) if at else ():
            expected[n] = True
    assert areas.core(screen, lines).tolist() == expected


@given(PAGES)
def test_areas_have_a_row_for_each_line(page: str) -> None:
    screen = seen(page)
    rules = (areas.cells, areas.listed, areas.cards, areas.notes, areas.previews, areas.long,
             areas.once, areas.inside)  # fmt: skip
    for rule in rules:
        mask = rule(screen)
        assert (mask.shape, mask.dtype) == ((len(screen.layout.texts),), np.bool_)
    assert not (areas.notes(screen) & ~screen.prose).any()
    assert not (areas.cells(screen) & (screen.head < 0)).any()


TABLE = """
Date         Description      Amount      Status
2026-04-02   Corner Grocery   $52.10      Posted
2026-04-01   Vextor Payroll   $2,100.00   Pending
2026-03-29   Rent             $900.00     Posted

Save   Help
"""


def test_cells_stand_under_heads_that_may_tell_something() -> None:
    screen = seen(TABLE)
    assert lines_told(screen, areas.cells(screen)) == [
        "Corner Grocery", "$52.10", "Vextor Payroll", "$2,100.00", "Rent", "$900.00",
    ]  # fmt: skip


def test_a_list_of_two_sums_is_none() -> None:
    screen = seen(TABLE)
    assert lines_told(screen, areas.listed(screen)) == ["$52.10", "$2,100.00", "$900.00"]
    two = seen("\n".join(TABLE.splitlines()[:4]))
    assert lines_told(two, areas.listed(two)) == []


NOTES = [
    ("The nurse dressed the wound at noon", True),
    ("You dressed the wound at noon", False),
    ("Please see the nurse before noon grandma", False),
    ("Bitte legen Sie den Verband morgens an", False),
    ("Votre infirmière passe demain avant midi", False),
    ("Young nurse dressed the wound at noon", True),
    ("dressed the wound", False),
]


@pytest.mark.parametrize(("line", "note"), NOTES, ids=range(len(NOTES)))
def test_notes_do_not_speak_to_their_reader(line: str, note: bool) -> None:
    assert areas.notes(seen(line)).tolist() == [note]


PREVIEWS = [
    ("grandma saw Lisbon", True), ("grandma Lisbon…", True), ("grandma Lisbon...", True),
    ("grandma Lisbon", False), ("save edit open", False), ("grandma…", False),
]  # fmt: skip


@pytest.mark.parametrize(("line", "preview"), PREVIEWS, ids=range(len(PREVIEWS)))
def test_previews(line: str, preview: bool) -> None:
    assert areas.previews(seen(line)).tolist() == [preview]


def test_long_lines_of_an_interface_count_once() -> None:
    twice = "save edit view help open"
    screen = seen(f"{twice}\n\n\n{twice}\n\n\nopen close print copy paste\n\n\ngrandma Lisbon")
    assert lines_told(screen, areas.long(screen)) == ["open close print copy paste"]


TALK = """
The nurse came by at noon and dressed the wound again.   Save
Thanks.                                                  Open
Reply
Done.
Done.
grandma
He slept well after it and was up before eight.

Help.
"""


def test_inside_are_the_short_lines_between_running_text() -> None:
    screen = seen(TALK)
    inside = lines_told(screen, areas.inside(screen) & ~screen.prose)
    assert inside == ["Thanks.", "grandma"]
    assert not areas.inside(seen("Thanks.\ngrandma")).any()


PROPER = [
    ("Vextor Quillor", ["Vextor", "Quillor"]), ("Zorvak-Brom, O’Guth", ["Zorvak-Brom,", "O’Guth"]),
    ("Vextor settings", ["Vextor"]), ("vextor", []), ("VEXTOR", []), ("Settings Help", []),
    ("Vextor went home by train", []), ("Monday Vextor", ["Vextor"]), ("V2 X", []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "names"), PROPER, ids=range(len(PROPER)))
def test_words_written_as_names(line: str, names: list[str]) -> None:
    screen = seen(line)
    assert told(screen, areas.proper(screen)) == names


def test_the_lines_of_a_browser_are_not_shown() -> None:
    screen = seen("Vextor Bank\nhttps://a.example/zorvak\nQuillor" + "\n" * 12 + "Help")
    every = np.ones(len(screen.layout.texts), np.bool_)
    assert told(screen, areas.shown(screen, every)) == ["Quillor", "Help"]


def test_masks_of_no_lines_are_empty() -> None:
    none: NDArray[np.bool_] = np.zeros(0, np.bool_)
    screen = seen("")
    assert areas.shown(screen, none).shape == areas.core(screen, none).shape == (0,)
    assert areas.cells(screen).shape == areas.listed(screen).shape == (0,)
