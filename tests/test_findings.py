"""The table that every stage speaks: frozen, sorted, without text."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.findings import Findings
from redact.labels import FLOOR, INDEX, LABELS, RATING

ROWS = st.lists(
    st.tuples(
        st.integers(0, 40),
        st.integers(1, 12),
        st.sampled_from(LABELS),
        st.sampled_from([0.25, 0.5, 1.0]),
    ).map(lambda row: (row[0], row[0] + row[1], row[2], row[3])),
    max_size=12,
)


@given(ROWS)
def test_rows_come_back_sorted(rows: list) -> None:
    assert list(Findings.of(rows)) == sorted(rows)


@given(ROWS, ROWS)
def test_merge_is_the_sorted_union(one: list, other: list) -> None:
    merged = Findings.merge([Findings.of(one), Findings.empty(), Findings.of(other)])

    assert sorted(merged) == sorted(one + other)
    assert [row[:2] for row in merged] == sorted(row[:2] for row in one + other)


@given(ROWS)
def test_counts_are_the_rows_of_each_label(rows: list) -> None:
    names = [row[2] for row in rows]

    assert Findings.of(rows).counts() == {n: names.count(n) for n in LABELS if n in names}


@given(ROWS)
def test_disjoint_covers_the_same_characters_and_keeps_the_heaviest_label(rows: list) -> None:
    joined = Findings.of(rows).disjoint()

    spans = [row[:2] for row in joined]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert {c for s, e in spans for c in range(s, e)} == {
        c for s, e, *_ in rows for c in range(s, e)
    }
    for start, end, label, score in joined:
        inside = [row for row in rows if start <= row[0] < end]
        heavy = max((row[2] in FLOOR, RATING[row[2]]) for row in inside)
        assert (label in FLOOR, RATING[label]) == heavy
        assert score == max(row[3] for row in inside)


@given(ROWS, st.integers(52, 60))
def test_spanned_are_the_characters_in_any_row(rows: list, n: int) -> None:
    inside = {c for s, e, *_ in rows for c in range(s, e)}

    spanned = Findings.of(rows).spanned(n)

    assert spanned.dtype == np.bool_
    assert spanned.tolist() == [c in inside for c in range(n)]


@pytest.mark.parametrize(("rows", "n", "want"), [
    ([], 0, []),
    ([], 3, [False] * 3),
    ([(0, 3, "ssn", 1.0)], 3, [True] * 3),  # up to the last one
    ([(0, 1, "ssn", 1.0), (1, 2, "ssn", 1.0)], 3, [True, True, False]),
    ([(0, 2, "ssn", 1.0), (0, 2, "email", 0.5), (1, 2, "ssn", 1.0)], 3, [True, True, False]),
])  # fmt: skip
def test_spanned_rows_may_touch_overlap_and_end_with_the_text(
    rows: list, n: int, want: list
) -> None:
    assert Findings.of(rows).spanned(n).tolist() == want


def test_rows_past_the_end_are_no_spans_of_it() -> None:
    with pytest.raises(IndexError):
        Findings.of([(0, 5, "ssn", 1.0)]).spanned(3)


@given(ROWS)
def test_a_mask_and_indices_choose_the_same_rows(rows: list) -> None:
    table = Findings.of(rows)
    keep = table.score >= 0.5

    assert list(table[keep]) == [row for row in table if row[3] >= 0.5]
    assert list(table[np.flatnonzero(keep)]) == list(table[keep])


def test_one_index_and_a_slice_give_tables() -> None:
    table = Findings.of([(0, 2, "ssn", 1.0), (3, 5, "email", 0.5)])

    assert list(table[1]) == [(3, 5, "email", 0.5)]
    assert list(table[-1]) == list(table[1:])


def test_boxes_are_carried_along() -> None:
    box = np.array([[0, 0, 4, 4], [8, 0, 12, 4]], np.int32)
    table = Findings.boxes(box, "ssn")

    both = Findings.merge([table, Findings.boxes(box[:1] + 20, "email", 0.5)])

    assert table[1].box is not None
    assert table[1].box.tolist() == [[8, 0, 12, 4]]
    assert both.box is not None
    assert len(both.box) == 3
    assert both.counts() == {"ssn": 2, "email": 1}


@pytest.mark.parametrize("name", ["start", "end", "label", "score"])
def test_columns_are_frozen(name: str) -> None:
    table = Findings.of([(0, 2, "ssn", 1.0)])

    with pytest.raises(ValueError, match="read-only"):
        getattr(table, name)[0] = 1


def columns(**changed: list) -> list[np.ndarray]:
    kinds = {"start": np.int32, "end": np.int32, "label": np.int16, "score": np.float32}
    values: dict[str, list] = {"start": [0], "end": [2], "label": [0], "score": [1.0]} | changed
    return [np.array(values[name], kind) for name, kind in kinds.items()]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"end": [2, 3]}, "one length"),
        ({"end": [0]}, "start < end"),
        ({"start": [-1]}, "start < end"),
        ({"label": [len(LABELS)]}, "label"),
        ({"label": [-1]}, "label"),
    ],
)
def test_columns_that_do_not_fit_are_refused(changed: dict[str, list], problem: str) -> None:
    assert len(Findings(*columns())) == 1
    with pytest.raises(ValueError, match=problem):
        Findings(*columns(**changed))


def test_boxes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="box"):
        Findings(*columns(), box=np.zeros((2, 4), np.int32))


def test_repr_holds_counts_only() -> None:
    table = Findings.of([(536, 540, "ssn", 1.0), (600, 601, "ssn", 0.5), (7, 9, "email", 1.0)])

    assert repr(table) == "Findings(email=1, ssn=2)"
    assert INDEX["email"] < INDEX["ssn"]
