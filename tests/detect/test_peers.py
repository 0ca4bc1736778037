"""Peers: an unknown name in a column of names is one, and an interface's words are none."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.detect.peers import peers
from redact.findings import Findings, Row
from redact.reading import Words

KNOWN = ("Maria Lopez", "Omar Haddad", "Jane Doe")


def column(cells: list[str], left: int = 40, step: int = 30, height: int = 20) -> Words:
    """Cells under each other, ten pixels a letter."""
    texts, boxes, line = [], [], []
    for i, cell in enumerate(cells):
        x = left
        for text in cell.split():
            texts.append(text)
            boxes.append((x, step * i, x + 10 * len(text), step * i + height))
            line.append(i)
            x += 10 * len(text) + 8
    lines = np.array([(left, step * i, x, step * i + height) for i in range(len(cells))], np.int32)
    box = np.array(boxes, np.int32).reshape(-1, 4)
    ones = np.ones(len(texts), np.float32)
    return Words(tuple(texts), box, ones, np.array(line, np.int32), lines.reshape(-1, 4))


def found_beside(cell: str, known: tuple[str, ...] = KNOWN) -> list[str]:
    """What is found in a cell below cells with known names."""
    words = column([*known, cell])
    rows: list[Row] = [(2 * i, 2 * i + 2, "person", 0.9) for i in range(len(known))]
    found = peers(words, Findings.of(rows))
    assert set(found.names) <= {"person"}
    return [" ".join(words.text[start:end]) for start, end, _, _ in found]


NAMES = [
    ("Shezera Yirae", "Shezera Yirae"),
    ("Brom Cacex 9:14", "Brom Cacex"),
    ("Klan Guth Yesterday", "Klan Guth"),
    ("Vreth van Osk", "Vreth van Osk"),
    ("Zaekix, Brem", "Zaekix, Brem"),
]


@pytest.mark.parametrize(("cell", "name"), NAMES, ids=range(len(NAMES)))
def test_a_name_of_no_list_is_found_among_its_peers(cell: str, name: str) -> None:
    assert found_beside(cell) == [name]
    assert found_beside(cell, KNOWN[:1]) == []


LED = [
    ("JD Jane Doe", "OH Omar Haddad", "BC Brom Cacex"),
    ("09:30 Doe, Jane", "10:15 Haddad, Omar", "01:02 Giadal, Faegrian"),
]


@pytest.mark.parametrize("cells", LED, ids=range(len(LED)))
def test_initials_or_a_time_may_stand_before_the_names(cells: tuple[str, ...]) -> None:
    known = Findings.of([(1, 3, "person", 0.9), (4, 6, "person", 0.9)])
    found = peers(column([*cells]), known)
    assert [(start, end) for start, end, _, _ in found] == [(7, 9)]


OTHERS = [
    "Add Person",
    "All Contacts",
    "Brom Cacex asked for more",
    "Zotrol",
    "Quillor Holdings",
    "Show more",
    "vreth cacex",
    "12 members",
    "Data Platform",
    "Brom / Cacex",
]


@pytest.mark.parametrize("cell", OTHERS, ids=range(len(OTHERS)))
def test_other_cells_of_the_column_stay(cell: str) -> None:
    assert found_beside(cell) == []


def test_a_cell_of_another_column_or_size_stays() -> None:
    words = column([*KNOWN, "Shezera Yirae"])
    rows = Findings.of([(2 * i, 2 * i + 2, "person", 0.9) for i in range(3)])
    for shift in ([60, 0, 60, 0], [0, 0, 0, 20]):
        box, lines = words.box.copy(), words.lines.copy()
        box[6:] += np.array(shift, np.int32)
        lines[3] += np.array(shift, np.int32)
        moved = Words(words.text, box, words.confidence, words.line, lines)
        assert len(peers(moved, rows)) == 0


def test_a_few_names_above_a_long_list_of_other_things_say_nothing() -> None:
    things = [f"Zor{chr(97 + i)}ax Vel{chr(97 + i)}or" for i in range(8)]
    words = column([*KNOWN[:2], *things])
    rows = Findings.of([(0, 2, "person", 0.9), (2, 4, "person", 0.9)])
    assert len(peers(words, rows)) == 0


SURNAMES = [("Gregor Me¢iar", True), ("Gaida Strazdin$", True), ("Gregor Settings", False),
            ("Gregor is", False), ("Gregor 9:14", False), ("Gregor GmbH", False)]  # fmt: skip


@pytest.mark.parametrize(("cell", "whole"), SURNAMES, ids=range(len(SURNAMES)))
def test_an_ill_read_surname_behind_a_given_name_is_part_of_it(cell: str, whole: bool) -> None:
    found = peers(column([cell]), Findings.of([(0, 1, "person", 0.9)]))
    assert [(start, end) for start, end, _, _ in found] == [(1, 2)] * whole


@given(
    st.lists(
        st.sampled_from(["Brom Cacex", "Jane Doe", "é…", "X", "a b c", "\ud800 Y", "JD Jane Doe"]),
        max_size=8,
    ),
    st.data(),
)
def test_rows_are_new_and_lie_in_one_line(cells: list[str], data: st.DataObject) -> None:
    words = column(cells)
    at = data.draw(st.lists(st.integers(0, max(len(words) - 1, 0)), max_size=4, unique=True))
    rows: list[Row] = [(i, i + 1, "person", 0.9) for i in at if i < len(words)]
    for start, end, _, _ in peers(words, Findings.of(rows)):
        assert 0 <= start < end <= len(words)
        assert len(set(words.line[start:end].tolist())) == 1
        assert not set(range(start, end)) <= set(at)
