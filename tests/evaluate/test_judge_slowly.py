"""The judge against an obvious answer, pixel by pixel and word by word."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redact.evaluate.judge import judge
from redact.evaluate.labelled import Item, Screen, Truth, Word
from redact.events import Dropped, Frame, Reason, Safe
from redact.findings import Findings
from redact.policy import Policy

DEFAULT, THOROUGH = Policy.load("default"), Policy.load("thorough")
PITCH, WIDE, HIGH = 40, 12, 8  # a grid of words that look alike: a bar of ink in each box
BAR = 3  # rows of ink

Pixels = np.ndarray


def screen(labels: list[str | None], **about: object) -> Screen:
    """One word a label in a row; a word with a label is an item of its own."""
    pixels = np.full((PITCH, PITCH * len(labels), 3), 240, np.uint8)
    boxes = []
    for i in range(len(labels)):
        x, y = PITCH * i + 14, 16
        pixels[y + 2 : y + 2 + BAR, x + 1 : x + WIDE - 1] = 10
        boxes.append((x, y, x + WIDE, y + HIGH))
    words = tuple(Word(f"w{i}", box) for i, box in enumerate(boxes))
    items = tuple(Item(one, f"w{i}", (i,)) for i, one in enumerate(labels) if one)
    truth = Truth(words, items, **about)  # type: ignore[arg-type]
    return Screen("some", truth, pixels, np.array(boxes, np.int32))


def painted(one: Screen, covers: list[tuple[int, int]]) -> Pixels:
    """Paint the first ``n`` columns of ink of word ``i``, with the background above and below."""
    after = one.pixels.copy()
    for i, n in covers:
        x0, y0, _, y1 = one.boxes[i]
        after[y0 - 2 : y1 + 2, x0 - 2 : x0 + 1 + n] = 120
    return after


def safe(pixels: Pixels, *labels: str) -> Safe:
    boxes = np.zeros((len(labels), 4), np.int32)
    tables = [Findings.boxes(boxes[:1], label) for label in labels]
    found = Findings.merge(tables) if tables else Findings.boxes(boxes, "ssn")
    return Safe(Frame(pixels, "RGB"), found)


labels = st.lists(
    st.sampled_from([None, "ssn", "person", "organization", "url"]), min_size=1, max_size=6
)


@settings(max_examples=60)
@given(labels, st.data(), st.sampled_from([DEFAULT, THOROUGH]))
def test_leaks_and_losses_are_what_a_ruler_says(
    planted: list[str | None], data: st.DataObject, policy: Policy
) -> None:
    one = screen(planted)
    ink = WIDE - 2
    gone = [data.draw(st.integers(0, ink)) for _ in planted]
    kept = {"organization", "url"} if policy is DEFAULT else set()

    out = judge(one, safe(painted(one, list(enumerate(gone)))), policy)

    private = [label is not None and label not in kept for label in planted]
    leaks = [p and 10 * (ink - n) > ink for p, n in zip(private, gone, strict=True)]
    lost = [not p and 2 * (ink - n) < ink for p, n in zip(private, gone, strict=True)]
    assert sum(out.leaked.values()) == sum(leaks)
    assert sum(out.planted.values()) == sum(private)
    assert (out.words, out.destroyed) == (len(planted) - sum(private), sum(lost))


def test_an_item_of_two_words_pools_their_ink() -> None:
    """A twentieth of the whole is left though it is a tenth of one word."""
    one = screen([None, None])
    truth = Truth(one.truth.words, (Item("ssn", "w0 w1", (0, 1)),))
    both = Screen("some", truth, one.pixels, one.boxes)
    ink = WIDE - 2

    ten, two = (
        judge(both, safe(painted(both, [(0, ink), (1, ink - left)])), DEFAULT) for left in (2, 3)
    )

    assert (dict(ten.leaked), dict(two.leaked)) == ({}, {"ssn": 1})


def test_a_kept_value_inside_a_counted_one_is_no_plain_word() -> None:
    one = screen(["organization", None])
    items = (Item("private_message", "w0 w1", (0, 1)), *one.truth.items)
    inside = Screen("some", Truth(one.truth.words, items), one.pixels, one.boxes)

    out = judge(inside, safe(one.pixels), DEFAULT)

    assert out.words == 0
    assert dict(out.leaked) == {"private_message": 1}


def test_without_ink_nothing_is_judged() -> None:
    one = screen(["ssn", None])
    blank = Screen("some", one.truth, np.full_like(one.pixels, 240), one.boxes)

    out = judge(blank, safe(blank.pixels), DEFAULT)

    assert (dict(out.planted), out.words, out.destroyed) == ({}, 0, 0)


def test_a_dropped_screen_leaks_nothing_and_loses_all() -> None:
    one = screen(["ssn", None, None])

    out = judge(one, Dropped(Reason.COVERED), DEFAULT)

    assert (dict(out.planted), dict(out.leaked)) == ({"ssn": 1}, {})
    assert (out.words, out.destroyed) == (2, 2)
    assert out.covered == out.area > 0
    assert out.touched
    assert out.floor
    assert out.dropped == "covered"


def test_the_area_is_what_lies_away_from_words() -> None:
    one = screen([None])
    after = one.pixels.copy()
    after[0:3, 0:5] = 0  # a corner: 15 pixels
    after[16:24, 14:26] = 0  # the word itself

    out = judge(one, safe(after), DEFAULT)

    assert out.covered == 15
    assert out.area < PITCH * PITCH - WIDE * HIGH


@pytest.mark.parametrize(
    ("labels", "touched", "floor"),
    [((), False, False), (("unread", "qr", "face"), False, False), (("person",), True, False),
     (("unread", "ssn"), True, True)],
    ids=range(4),
)  # fmt: skip
def test_touched_is_a_finding_other_than_media(
    labels: tuple[str, ...], touched: bool, floor: bool
) -> None:
    one = screen([None])

    out = judge(one, safe(one.pixels, *labels), DEFAULT)

    assert (out.touched, out.floor) == (touched, floor)


@pytest.mark.parametrize(
    ("page", "leaks"),
    [("x SSN: 123 45-6789", 1), ("123-45-678", 0), ("", 0)],
    ids=range(3),
)
def test_a_floor_value_that_can_be_read_has_leaked(page: str, leaks: int) -> None:
    one = screen(["ssn", "person", "credential"])
    items = (
        Item("ssn", "123-45-6789", (0,)),
        Item("person", "x", (1,)),
        Item("credential", "12345", (2,)),  # too short to be looked for
    )
    known = Screen("some", Truth(one.truth.words, items), one.pixels, one.boxes)
    after = painted(one, [(i, WIDE) for i in range(3)])

    out = judge(known, safe(after), DEFAULT, read=lambda _: page)

    assert sum(out.leaked.values()) == out.read == leaks


def test_pixels_alone_say_nothing_of_labels() -> None:
    one = screen(["ssn"])

    same, other = (judge(one, after, DEFAULT) for after in (one.pixels, one.pixels // 2))

    assert (same.touched, other.touched) == (False, True)
    assert same.floor is other.floor is None
    assert same.said is None


def test_another_shape_is_refused() -> None:
    one = screen([None])

    with pytest.raises(ValueError, match="shape"):
        judge(one, one.pixels[:-1], DEFAULT)


def test_no_text_in_a_repr_of_a_screen() -> None:
    one = screen(["ssn"])

    assert "w0" not in repr(one) + repr(one.truth) + repr(one.truth.words) + repr(one.truth.items)


@pytest.mark.parametrize("zoom", [1, 3])
def test_the_padding_of_a_line_belongs_to_its_words_at_any_scale(zoom: int) -> None:
    one = screen([None])
    pixels = one.pixels.repeat(zoom, 0).repeat(zoom, 1)
    large = Screen("some", one.truth, pixels, one.boxes * zoom)
    x0, y0, x1, y1 = (one.boxes[0] * zoom).tolist()
    after = pixels.copy()
    pad = zoom * HIGH // 2
    after[y0 - pad : y1 + pad, x0 - pad : x1 + pad] = 0

    out = judge(large, safe(after), DEFAULT)

    assert out.covered == 0
    assert out.area == (PITCH * zoom) ** 2 - (zoom * (WIDE + HIGH)) * (zoom * 2 * HIGH)


def test_items_without_ink_are_told() -> None:
    one = screen(["ssn", "organization"])
    blank = Screen("some", one.truth, np.full_like(one.pixels, 240), one.boxes)

    assert [judge(blank, blank.pixels, rules).blank for rules in (DEFAULT, THOROUGH)] == [1, 2]
