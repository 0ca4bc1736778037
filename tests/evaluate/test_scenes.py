"""Macro F1 against sklearn's definition, worked out by hand."""

from __future__ import annotations

import pytest
from screen_rows import row

from redact.evaluate.scenes import score


def test_a_drop_misses_and_a_scene_that_is_nowhere_counts() -> None:
    pairs = [("tax", "tax"), ("tax", "none"), ("none", "none"), ("none", ""), ("tax", "medical")]

    said = score([row(scene=true, said=found) for true, found in pairs])

    assert said is not None
    # tax: 1 hit of 3 true and 1 said; none: 1 hit of 2 and 2; medical: never true.
    assert said.each == pytest.approx({"tax": 2 / 4, "none": 2 / 4, "medical": 0.0})
    assert said.macro_f1 == pytest.approx(1 / 3)
    assert said.screens == 5
    assert said.families == pytest.approx((1 / 3, 1 / 3))  # one family: nothing to resample


def test_screens_of_which_one_side_says_nothing_are_left_out() -> None:
    rows = [row(scene=None, said="tax"), row(scene="tax", said=None)]

    assert score(rows) is None
    said = score([*rows, row(scene="tax", said="tax")])
    assert said is not None
    assert (said.screens, said.macro_f1) == (1, 1.0)


def test_the_interval_holds_the_spread_of_families() -> None:
    good = [row(family=f"g{i}", scene="tax", said="tax") for i in range(5)]
    bad = [row(family=f"b{i}", scene="none", said="tax") for i in range(5)]

    said = score([*good, *bad])

    assert said is not None
    low, high = said.families
    assert low < said.macro_f1 < high
    assert said == score([*bad, *good])
