"""One screen judged, against a plain count of the pixels that were drawn."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redact.evaluate.judge import Judged, judge
from redact.evaluate.labelled import Item, Screen, Truth, Word
from redact.events import Dropped, Frame, Reason, Safe
from redact.findings import Findings
from redact.policy import Policy

WIDTH, HEIGHT = 60, 40
BOXES = [(x, y, x + 9, y + 6) for y in (6, 24) for x in (6, 25, 44)]
DEFAULT, THOROUGH = Policy.load("default"), Policy.load("thorough")
LABELS = ("ssn", "person", "channel")

Box = tuple[int, int, int, int]


def drawn(box: Box) -> set[tuple[int, int]]:
    """The pixels (x, y) of a word: upright strokes."""
    x0, y0, x1, y1 = box
    return {(x, y) for x in range(x0, x1, 2) for y in range(y0, y1)}


def screen(items: list[tuple[str, list[int]]], faint: tuple[int, ...] = (), **more: Any) -> Screen:
    """Six words on white, of which the faint ones have no ink."""
    pixels = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    for i, box in enumerate(BOXES):
        for x, y in drawn(box):
            pixels[y, x] = 240 if i in faint else 0
    words = tuple(Word(f"word{i}", box) for i, box in enumerate(BOXES))
    planted = tuple(Item(label, "536-90-4399", tuple(rows)) for label, rows in items)
    truth = Truth(words, planted, **more)
    return Screen("one", truth, pixels, np.array(BOXES, np.int32))


def painted(one: Screen, *rects: Box) -> np.ndarray:
    after = one.pixels.copy()
    for x0, y0, x1, y1 in rects:
        after[y0:y1, x0:x1] = 200, 30, 30
    return after


def released(pixels: np.ndarray, *labels: str, scenes: tuple[str, ...] = ()) -> Safe:
    box = np.array([[0, 0, 1, 1]], np.int32)
    found = Findings.merge(Findings.boxes(box, label) for label in labels)
    return Safe(Frame(pixels, "RGB"), found, scenes=scenes)


def outcome(one: Judged) -> tuple[Any, ...]:
    return one.planted, one.leaked, one.words, one.destroyed, one.area, one.covered


def by_pixels(one: Screen, rects: list[Box], kept: set[str]) -> tuple[Any, ...]:
    """The same figures, a pixel at a time, from what is known of the drawing."""
    gone = {(x, y) for x0, y0, x1, y1 in rects for x in range(x0, x1) for y in range(y0, y1)}
    planted, leaked, sensitive = Counter[str](), Counter[str](), set[int]()
    for item in one.truth.items:
        if item.label in kept:
            continue
        sensitive |= set(item.words)
        all_ink = [pixel for i in item.words for pixel in drawn(BOXES[i])]
        left = [pixel for pixel in all_ink if pixel not in gone]
        planted[item.label] += 1
        leaked[item.label] += 10 * len(left) > len(all_ink)
    plain = [drawn(box) for i, box in enumerate(BOXES) if i not in sensitive]
    destroyed = sum(2 * len(ink & gone) > len(ink) for ink in plain)
    near = [(x0 - 4, y0 - 4, x1 + 4, y1 + 4) for x0, y0, x1, y1 in BOXES]
    outside = {
        (x, y)
        for x in range(WIDTH)
        for y in range(HEIGHT)
        if not any(x0 <= x < x1 and y0 <= y < y1 for x0, y0, x1, y1 in near)
    }
    return planted, +leaked, len(plain), destroyed, len(outside), len(outside & gone)


rectangles = st.tuples(
    st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1), st.integers(1, 30), st.integers(1, 20)
).map(lambda r: (r[0], r[1], min(r[0] + r[2], WIDTH), min(r[1] + r[3], HEIGHT)))
one_item = st.tuples(
    st.sampled_from(LABELS), st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(one_item, max_size=4), rectangles, st.sampled_from([DEFAULT, THOROUGH]))
def test_it_says_what_a_count_of_the_drawn_pixels_says(
    items: list[tuple[str, list[int]]], rect: Box, policy: Policy
) -> None:
    one = screen(items)
    kept = {"channel"} if policy is DEFAULT else set()

    said = judge(one, released(painted(one, rect)), policy)

    assert outcome(said) == by_pixels(one, [rect], kept)


@pytest.mark.parametrize(("rows", "leaks"), [(6, False), (5, True)])
def test_an_item_may_keep_a_tenth_of_its_ink(rows: int, leaks: bool) -> None:
    one = screen([("ssn", [0])])  # six rows: each is over a tenth

    after = painted(one, (4, 6, 17, 6 + rows))

    assert judge(one, after, DEFAULT).leaked == ({"ssn": 1} if leaks else {})


def test_pixels_within_eight_levels_are_unchanged() -> None:
    one = screen([("ssn", [0])])
    near, far = one.pixels.copy(), one.pixels.copy()
    near[6:12, 6:15][one.pixels[6:12, 6:15] == 0] = 8
    far[6:12, 6:15][one.pixels[6:12, 6:15] == 0] = 9

    assert judge(one, near, DEFAULT).leaked == {"ssn": 1}
    assert judge(one, far, DEFAULT).leaked == {}


@pytest.mark.parametrize(("rows", "destroyed"), [(3, 0), (4, 1)])
def test_a_word_may_lose_half_of_its_ink(rows: int, destroyed: int) -> None:
    one = screen([])

    assert judge(one, painted(one, (4, 6, 17, 6 + rows)), DEFAULT).destroyed == destroyed


@pytest.mark.parametrize(("level", "covered"), [(247, 0), (246, 5)])
def test_area_is_covered_when_it_changes_by_over_eight_levels(level: int, covered: int) -> None:
    one = screen([])
    after = one.pixels.copy()
    after[0, 20:25] = level

    assert judge(one, after, DEFAULT).covered == covered


def test_a_short_value_may_be_read_by_chance() -> None:
    one = screen([("ssn", [0])])
    item = Item("ssn", "12-345", (0,))
    short = Screen("one", Truth(one.truth.words, (item,)), one.pixels, one.boxes)
    after = painted(one, (0, 0, WIDTH, HEIGHT))

    assert judge(short, after, DEFAULT, read=lambda _: "12-345").leaked == {}


def test_a_kept_item_is_not_counted_and_its_words_are_plain() -> None:
    one = screen([("channel", [0]), ("person", [1])])

    by_default, thorough = (
        judge(one, painted(one, (0, 0, WIDTH, HEIGHT)), p) for p in (DEFAULT, THOROUGH)
    )

    assert (by_default.planted, by_default.words, by_default.destroyed) == ({"person": 1}, 5, 5)
    assert (thorough.planted, thorough.words) == ({"channel": 1, "person": 1}, 4)


def test_a_dropped_frame_leaks_nothing_and_destroys_all() -> None:
    one = screen([("ssn", [0])], scene="tax")

    said = judge(one, Dropped(Reason.COVERED), DEFAULT, read=lambda _: "536-90-4399")

    assert (said.planted, said.leaked, said.read) == ({"ssn": 1}, {}, 0)
    assert (said.destroyed, said.covered) == (said.words, said.area) == (5, said.area)
    assert (said.touched, said.floor, said.said, said.dropped) == (True, True, "", "covered")


def test_what_has_no_ink_is_not_counted() -> None:
    one = screen([("ssn", [0]), ("person", [])], faint=(0, 1))

    said = judge(one, one.pixels, DEFAULT)

    assert (said.planted, said.leaked, said.words) == ({}, {}, 4)


@pytest.mark.parametrize(
    ("labels", "touched", "floor"),
    [
        ((), False, False),
        (("unread", "qr", "face"), False, False),
        (("unread", "person"), True, False),
        (("ssn",), True, True),
    ],
    ids=range(4),
)
def test_touched_is_any_finding_but_media(
    labels: tuple[str, ...], touched: bool, floor: bool
) -> None:
    one = screen([])

    said = judge(one, released(one.pixels, *labels), DEFAULT)

    assert (said.touched, said.floor, said.benign) == (touched, floor, True)


def test_the_first_scene_counts_and_a_picture_alone_names_none() -> None:
    one = screen([], scene="tax", family="f")
    after = painted(one, (0, 0, 2, 2))

    named = judge(one, released(after, scenes=("banking", "tax")), DEFAULT)
    unnamed = judge(one, released(after), DEFAULT)
    alone = judge(one, after, DEFAULT)

    assert [(j.scene, j.said) for j in (named, unnamed, alone)] == [
        ("tax", "banking"), ("tax", "none"), ("tax", None),
    ]  # fmt: skip
    assert (alone.touched, alone.floor) == (True, None)
    assert not judge(one, one.pixels, DEFAULT).touched


@pytest.mark.parametrize(
    ("page", "leaked"),
    [
        ("Id 536-90-4399.", {"ssn": 1}),
        ("id536904399", {"ssn": 1}),
        ("536-90-439", {}),
        ("", {}),
    ],
    ids=range(4),
)
def test_a_floor_item_that_can_be_read_has_leaked(page: str, leaked: dict[str, int]) -> None:
    one = screen([("ssn", [0]), ("person", [1])])
    after = painted(one, (0, 0, WIDTH, HEIGHT))

    said = judge(one, after, DEFAULT, read=lambda _: page)

    assert (said.leaked, said.read) == (leaked, len(leaked))


def test_pictures_of_two_shapes_are_refused() -> None:
    one = screen([])

    with pytest.raises(ValueError, match="shape"):
        judge(one, one.pixels[1:], DEFAULT)
