"""Figures of rows made by hand, with values computed by hand."""

from __future__ import annotations

import json

import pytest
from screen_rows import row

from redact.evaluate.figures import MEASURES, figures, share

ROWS = [
    row(family="a", planted={"ssn": 3, "person": 2}, leaked={"ssn": 1, "person": 2}, words=40,
        destroyed=10, scene="tax", said="tax", lang="en", ms=10.0),
    row(family="b", planted={"ssn": 1, "channel": 4}, leaked={"channel": 1}, words=60, destroyed=5,
        scene="tax", said="none", lang="de", theme="dark", scale=2.0, ms=30.0, read=2),
    row(family="c", benign=True, words=200, destroyed=4, area=1000, covered=50, touched=True,
        scene="none", said="none", window_state="missing", ms=20.0),
    row(family="c", benign=True, words=50, destroyed=50, area=1000, covered=1000, touched=True,
        floor=True, scene="none", said="", dropped="covered", ms=50.0),
]  # fmt: skip


def test_the_measures_are_pooled_over_screens() -> None:
    found = figures(ROWS)

    assert {name: (one.part, one.whole) for name, one in found.shares.items()} == {
        "floor_leaked": (1, 4),
        "other_leaked": (2, 2),
        "internal_leaked": (1, 4),
        "screens_leaking": (2, 2),
        "words_benign": (54, 250),
        "words_sensitive": (15, 100),
        "area_benign": (1050, 2000),
        "benign_touched": (2, 2),
        "benign_floor": (1, 2),
    }
    assert (found.screens, found.families, found.read) == (4, 3, 2)
    assert found.ms == (25.0, 50.0)
    assert found.dropped == {"covered": 1}
    assert {k: (one.part, one.whole) for k, one in found.labels.items()} == {
        "channel": (1, 4), "person": (2, 2), "ssn": (1, 4),
    }  # fmt: skip


def test_exact_bounds_of_published_tables() -> None:
    found = figures(ROWS)

    # Clopper-Pearson, one-sided 95 %: 1 of 4 is 0.7514, 0 of 10 is 1 - 0.05 ** 0.1 = 0.2589.
    assert found.shares["floor_leaked"].bound == pytest.approx(0.7514, abs=1e-4)
    assert found.shares["area_benign"].bound is None
    none = share([row(planted={"ssn": 10})], MEASURES["floor_leaked"])
    assert none.bound == pytest.approx(0.2589, abs=1e-4)


def test_a_peer_of_which_nothing_is_known_has_no_floor_figure() -> None:
    found = figures([row(benign=True, floor=None, said=None, scene="none")])

    assert "benign_floor" not in found.shares
    assert found.scenes == {}


def test_groups_hold_the_measures_of_their_screens() -> None:
    groups = figures(ROWS).groups

    assert {key: sorted(values) for key, values in groups.items()} == {
        "scene": ["none", "tax"],
        "theme": ["dark", "light"],
        "scale": ["1", "2"],
        "lang": ["de", "en"],
        "window_state": ["missing", "true"],
        "family": ["a", "b", "c"],
    }
    assert groups["family"]["a"]["floor_leaked"].value == pytest.approx(1 / 3)
    assert groups["lang"]["de"]["words_sensitive"].value == pytest.approx(5 / 60)
    assert "words_benign" not in groups["theme"]["dark"]


@pytest.mark.parametrize(
    ("scale", "bucket"),
    [(0.5, "1"), (1.0, "1"), (1.12, "1"), (1.25, "1.25"), (1.5, "1.5"), (1.75, "2"), (3.0, "2")],
)
def test_scales_fall_into_four_ranges(scale: float, bucket: str) -> None:
    assert list(figures([row(scale=scale)]).groups["scale"]) == [bucket]


def test_what_a_screen_does_not_say_makes_no_group() -> None:
    groups = figures([row(lang="", theme="", window_state="")]).groups

    assert sorted(groups) == ["family", "scale"]


def test_scenes_are_scored_for_each_state_of_the_window() -> None:
    scores = figures(ROWS).scenes

    assert sorted(scores) == ["all", "missing", "true"]
    # tax: one hit, two true, one said; none: one hit, two true, two said.
    assert scores["all"].each == pytest.approx({"tax": 2 / 3, "none": 2 / 4})
    assert scores["all"].macro_f1 == pytest.approx(7 / 12)
    assert scores["missing"].macro_f1 == 1.0


def test_the_figures_are_json_and_depend_on_no_order() -> None:
    there, back = (json.dumps(figures(some).to_json()) for some in (ROWS, ROWS[::-1]))

    assert sorted(there) == sorted(back)
    assert json.loads(there)["floor_leaked"] == json.loads(back)["floor_leaked"]
    assert json.loads(there)["by"] == json.loads(back)["by"]


def test_no_screens_have_no_figures() -> None:
    with pytest.raises(ValueError, match="no screens"):
        figures([])
