"""The reader deals crops and puts words together; a stub stands in for the recogniser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from redact.read.reader import Reader
from redact.read.recogniser import LineWords

Pixels = NDArray[np.uint8]
Crops = Sequence[Pixels]


class Stub:
    """A recogniser that answers each crop with what a function makes of it."""

    name = "stub"

    def __init__(self, answer: Callable[[Pixels], LineWords]) -> None:
        self.answer = answer
        self.seen: list[Pixels] = []
        self.threads: set[int] = set()

    def read(self, crops: Crops) -> list[LineWords]:
        self.threads.add(threading.get_ident())
        self.seen += [crop.copy() for crop in crops]
        return [self.answer(crop) for crop in crops]


def said(*words: str, sure: float = 0.9, box: tuple[int, ...] = (1, 1, 4, 4)) -> LineWords:
    n = len(words)
    boxes = np.array([box] * n, np.int32).reshape(-1, 4)
    return LineWords(words, boxes, np.full(n, sure, np.float32))


def ink_box(crop: Pixels) -> LineWords:
    """One word where the dark pixels of the crop are."""
    rows, columns = np.nonzero(crop < 128)
    if not len(rows):
        return LineWords.none()
    box = columns.min(), rows.min(), columns.max() + 1, rows.max() + 1
    return said("ink", box=tuple(int(v) for v in box))


def look_with(boxes: list[list[int]], back: int = 255, ink: int = 0) -> Pixels:
    look = np.full((120, 200), back, np.uint8)
    for x0, y0, x1, y1 in boxes:
        look[y0:y1, x0:x1:4] = ink  # strokes, as of letters: less ink than page
        look[y0:y1, x1 - 1] = ink
    return look


LINES = st.lists(
    st.tuples(st.integers(10, 60), st.integers(6, 70), st.integers(6, 14)), max_size=6
).map(lambda rows: [[x, 20 * k + 3, x + w, 20 * k + 3 + h] for k, (x, w, h) in enumerate(rows)])


@given(LINES, st.sampled_from([(255, 0), (0, 255), (90, 60)]))
def test_words_come_back_where_their_ink_is(
    boxes: list[list[int]], theme: tuple[int, int]
) -> None:
    lines = np.array(boxes, np.int32).reshape(-1, 4)

    words = Reader(Stub(ink_box)).read(look_with(boxes, *theme), lines, 1)

    assert words.box.tolist() == boxes
    assert words.line.tolist() == list(range(len(boxes)))
    assert words.lines is lines


@pytest.mark.parametrize("zoom", [2, 3])
def test_boxes_are_in_steps_of_the_zoom_and_never_smaller_than_the_ink(zoom: int) -> None:
    look = look_with([[41, 31, 82, 47]])
    lines = np.array([[41 // zoom, 31 // zoom, -(-82 // zoom), -(-47 // zoom)]], np.int32)

    words = Reader(Stub(ink_box)).read(look, lines, zoom)

    assert words.box.tolist() == lines.tolist()


@given(st.integers(0, 17), st.integers(0, 3))
def test_any_number_of_lines_keeps_its_order(count: int, silent: int) -> None:
    """Each line is as wide as its number says, and some say nothing."""
    lines = np.array([[5, 6 * k, 20 + k, 6 * k + 5] for k in range(count)], np.int32)
    stub = Stub(
        lambda c: LineWords.none() if silent and c.shape[1] % 4 < silent else said(f"w{c.shape[1]}")
    )

    words = Reader(stub).read(np.full((120, 200), 255, np.uint8), lines.reshape(-1, 4), 1)

    widths = [min(200, 20 + k + 6) - max(0, 5 - 6) for k in range(count)]
    spoken = [k for k, w in enumerate(widths) if not (silent and w % 4 < silent)]
    assert words.line.tolist() == spoken
    assert words.text == tuple(f"w{widths[k]}" for k in spoken)


def test_two_threads_share_the_work() -> None:
    met = threading.Barrier(2, timeout=10)
    stub = Stub(lambda _: said("a"))
    read = stub.read
    stub.read = lambda crops: (met.wait(), read(crops))[1]  # type: ignore[method-assign]
    lines = np.array([[0, 0, 9, 9], [0, 20, 9, 29]], np.int32)

    Reader(stub).read(np.zeros((40, 20), np.uint8), lines, 1)

    assert len(stub.threads) == 2


@pytest.mark.parametrize(
    ("back", "ink"),
    [((255, 255, 255), (0, 0, 0)), ((20, 20, 20), (200, 200, 200)), ((90, 90, 90), (112, 112, 112)),
     ((0, 128, 0), (0, 0, 250)), ((200, 40, 40), (40, 60, 40))],
    ids=["light", "dark", "faint", "red on green", "blue"],
)  # fmt: skip
def test_every_crop_is_dark_on_light_at_full_contrast(
    back: tuple[int, int, int], ink: tuple[int, int, int]
) -> None:
    look = np.full((40, 80, 3), back, np.uint8)
    look[12:24, 20:60:4] = ink
    stub = Stub(ink_box)

    Reader(stub).read(look, np.array([[20, 12, 60, 24]], np.int32), 1)

    (crop,) = stub.seen
    assert crop.dtype == np.uint8
    assert crop.ndim == 2
    assert (crop.min(), crop.max(), np.median(crop)) == (0, 255, 255)
    assert int((crop < 128).sum()) == 12 * 10


def test_marks_that_reach_the_rim_are_cleared_and_others_stay() -> None:
    look = look_with([[40, 30, 44, 42], [60, 30, 64, 42]])
    look[20:26] = 0  # a rule above, all along
    stub = Stub(ink_box)

    words = Reader(stub).read(look, np.array([[40, 26, 64, 44]], np.int32), 1)

    assert words.box.tolist() == [[40, 30, 64, 42]]


BULLETS = "\u2022\u2022\u2022\u2022"
MISREAD = [
    ("ooooooo", 0.3, BULLETS),
    ("eee*ee", 0.59, BULLETS),
    ("......", 0.1, BULLETS),
    ("oo", 0.1, "oo"),  # too short to be a row
    ("ooooooo", 0.7, "ooooooo"),  # read with confidence
    ("cocoa", 0.3, "cocoa"),
    ("536904399", 0.3, "536904399"),
]


@pytest.mark.parametrize(("read", "sure", "want"), MISREAD, ids=range(len(MISREAD)))
def test_a_row_of_bullets_misread_is_a_row_of_bullets(read: str, sure: float, want: str) -> None:
    stub = Stub(lambda _: said(read, sure=sure))

    words = Reader(stub).read(look_with([]), np.array([[9, 9, 90, 21]], np.int32), 1)

    assert words.text == (want,)


def test_a_box_outside_its_crop_is_clipped_to_it() -> None:
    stub = Stub(lambda _: said("x", box=(-9, -9, 999, 999)))

    words = Reader(stub).read(look_with([]), np.array([[50, 50, 60, 60]], np.int32), 1)

    assert words.box.tolist() == [[44, 47, 66, 63]]


def test_nothing_to_read_and_nothing_read() -> None:
    none = np.zeros((0, 4), np.int32)
    silent = Reader(Stub(lambda _: LineWords.none()))

    assert len(silent.read(look_with([]), none, 1)) == 0
    words = silent.read(look_with([]), np.array([[1, 1, 9, 9]], np.int32), 1)
    assert (len(words), len(words.lines)) == (0, 1)


@pytest.mark.parametrize("answers", [0, 2])
def test_a_recogniser_that_miscounts_is_an_error(answers: int) -> None:
    stub = Stub(ink_box)
    stub.read = lambda crops: [said("a")] * answers  # type: ignore[method-assign]

    with pytest.raises(ValueError, match="zip"):
        Reader(stub).read(look_with([]), np.array([[1, 1, 9, 9]], np.int32), 1)


def test_an_error_of_one_thread_is_an_error_of_the_reader() -> None:
    def broken(_: Pixels) -> LineWords:
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011  # the type alone is what passes
        Reader(Stub(broken)).read(look_with([]), np.array([[1, 1, 9, 9]], np.int32), 1)
