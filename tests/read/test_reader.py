"""The reader deals crops and puts words together; a stub stands in for the recogniser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from redact.read.reader import THREADS, Reader, snapped
from redact.read.recogniser import LineWords

Pixels = NDArray[np.uint8]
Crops = Sequence[Pixels]

POOL = ThreadPoolExecutor(THREADS)


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
def test_words_come_back_where_their_ink_is(boxes: list[list[int]], theme: tuple[int, int]) -> None:
    lines = np.array(boxes, np.int32).reshape(-1, 4)

    words = Reader(Stub(ink_box), POOL).read(look_with(boxes, *theme), lines, 1)

    assert words.box.tolist() == boxes
    assert words.line.tolist() == list(range(len(boxes)))
    assert words.lines is lines


@pytest.mark.parametrize("zoom", [2, 3])
def test_boxes_are_in_steps_of_the_zoom_and_never_smaller_than_the_ink(zoom: int) -> None:
    look = look_with([[41, 31, 82, 47]])
    lines = np.array([[41 // zoom, 31 // zoom, -(-82 // zoom), -(-47 // zoom)]], np.int32)

    words = Reader(Stub(ink_box), POOL).read(look, lines, zoom)

    assert words.box.tolist() == lines.tolist()


@given(st.integers(0, 17), st.integers(0, 3))
def test_any_number_of_lines_keeps_its_order(count: int, silent: int) -> None:
    """Each line is as wide as its number says, and some say nothing."""
    lines = np.array([[5, 6 * k, 20 + k, 6 * k + 5] for k in range(count)], np.int32)
    stub = Stub(
        lambda c: LineWords.none() if silent and c.shape[1] % 4 < silent else said(f"w{c.shape[1]}")
    )

    words = Reader(stub, POOL).read(np.full((120, 200), 255, np.uint8), lines.reshape(-1, 4), 1)

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

    Reader(stub, POOL).read(np.zeros((40, 20), np.uint8), lines, 1)

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

    Reader(stub, POOL).read(look, np.array([[20, 12, 60, 24]], np.int32), 1)

    (crop,) = stub.seen
    assert crop.dtype == np.uint8
    assert crop.ndim == 2
    assert (crop.min(), crop.max(), np.median(crop)) == (0, 255, 255)
    assert int((crop < 128).sum()) == 12 * 10


def test_marks_that_reach_the_rim_are_cleared_and_others_stay() -> None:
    look = look_with([[40, 30, 44, 42], [60, 30, 64, 42]])
    look[20:26] = 0  # a rule above, all along
    stub = Stub(ink_box)

    words = Reader(stub, POOL).read(look, np.array([[40, 26, 64, 44]], np.int32), 1)

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

    words = Reader(stub, POOL).read(look_with([]), np.array([[9, 9, 90, 21]], np.int32), 1)

    assert words.text == (want,)


ROWS_OF_DOTS = [
    (("Visa", "ooab", "4242"), (0.3, 0.3, 0.9), ("Visa", BULLETS, "4242")),
    (("ooab", "424"), (0.3, 0.9), ("ooab", "424")),  # not the last four
    (("ooab", "42424"), (0.3, 0.9), ("ooab", "42424")),
    (("ooab", "4242"), (0.7, 0.9), ("ooab", "4242")),
    (("o0ab", "4242"), (0.3, 0.9), ("o0ab", "4242")),
    (("4242", "ooab"), (0.9, 0.3), ("4242", "ooab")),
]


@pytest.mark.parametrize(("read", "sure", "want"), ROWS_OF_DOTS, ids=range(len(ROWS_OF_DOTS)))
def test_letters_read_with_doubt_before_the_last_four_are_bullets(
    read: tuple[str, ...], sure: tuple[float, ...], want: tuple[str, ...]
) -> None:
    boxes = np.array([(1 + 9 * n, 1, 9 + 9 * n, 9) for n in range(len(read))], np.int32)
    stub = Stub(lambda _: LineWords(read, boxes, np.array(sure, np.float32)))

    words = Reader(stub, POOL).read(look_with([]), np.array([[9, 9, 90, 21]], np.int32), 1)

    assert words.text == want


@pytest.mark.parametrize("stretch", [0.8, 1.3])
@given(LINES)
def test_lines_are_stretched_and_boxes_are_not(stretch: float, boxes: list[list[int]]) -> None:
    """A column more at each end at most."""
    lines = np.array(boxes, np.int32).reshape(-1, 4)
    stub = Stub(ink_box)

    look = look_with([])
    for x0, y0, x1, y1 in boxes:
        for x in (*range(x0, x1 - 3, 8), x1 - 3):  # strokes that are still dark when narrowed
            look[y0:y1, x : x + 3] = 0

    words = Reader(stub, POOL).read(look, lines, 1, stretch)

    widths = [min(200, x1 + 4) - (x0 - 4) for x0, _, x1, _ in boxes]  # ink, and its margin
    assert sorted(c.shape[1] for c in stub.seen) == sorted(round(w * stretch) for w in widths)
    assert words.line.tolist() == list(range(len(boxes)))
    assert (np.abs(words.box - lines) <= [2, 0, 2, 0]).all()


def inked(*runs: tuple[int, int]) -> Pixels:
    """A crop of ten rows, dark in these columns."""
    crop = np.full((10, 120), 255, np.uint8)
    for x0, x1 in runs:
        crop[2:8, x0:x1] = 0
    return crop


def two(first: tuple[int, int], second: tuple[int, int]) -> LineWords:
    """Two words of four letters each."""
    box = np.array([(first[0], 2, first[1], 8), (second[0], 2, second[1], 8)], np.int32)
    return LineWords(("abcd", "efgh"), box, np.full(2, 0.9, np.float32))


# Letters of eight columns two columns apart: abcd from 10 to 48, efgh from 58 to 96.
LETTERS = [(x, x + 8) for x in (10, 20, 30, 40, 58, 68, 78, 88)]
ENDS = [
    ((10, 48), (58, 96), (48, 58)),  # as it is
    ((10, 40), (50, 96), (48, 58)),  # a letter too early
    ((10, 55), (65, 96), (48, 58)),  # a letter too late
    ((10, 60), (52, 96), (48, 58)),  # one over the other
    ((10, 34), (44, 96), (48, 58)),  # the space taken for a letter
    ((10, 28), (30, 96), (28, 30)),  # between two letters
]


@pytest.mark.parametrize(("first", "second", "ends"), ENDS, ids=range(len(ENDS)))
def test_words_end_at_the_widest_gap_near_by(
    first: tuple[int, int], second: tuple[int, int], ends: tuple[int, int]
) -> None:
    box = snapped(two(first, second), inked(*LETTERS)).box

    assert (box[0, 2], box[1, 0]) == ends
    assert (box[0, 0], box[1, 2]) == (first[0], second[1])  # the ends of the line stay
    assert box[:, [1, 3]].tolist() == [[2, 8]] * 2


@pytest.mark.parametrize(
    "crop",
    [inked(), inked((10, 96)), inked((10, 14), (16, 96))],
    ids=["no ink", "no gap", "none near"],
)
def test_without_a_gap_near_by_words_end_where_they_were_read(crop: Pixels) -> None:
    words = two((10, 48), (58, 96))

    assert snapped(words, crop).box.tolist() == words.box.tolist()


@pytest.mark.parametrize("stretch", [0.8, 1.0, 1.3])
def test_the_words_of_a_reader_end_at_the_ink(stretch: float) -> None:
    """What is read says that both words are a letter longer to the right than they are."""
    look = look_with([])
    for x0, x1 in LETTERS:
        look[30:42, x0:x1] = 0
    box = np.array([(6, 4, 54, 16), (64, 4, 92, 16)]) * [stretch, 1, stretch, 1]
    line = LineWords(("abcd", "efgh"), box.round().astype(np.int32), np.full(2, 0.9, np.float32))

    words = Reader(Stub(lambda _: line), POOL).read(
        look, np.array([[10, 30, 96, 42]], np.int32), 1, stretch
    )

    assert (words.box[0, 2], words.box[1, 0]) == (48, 58)


def test_one_word_ends_where_it_was_read() -> None:
    word = said("abcd", box=(30, 2, 70, 8))

    assert snapped(word, inked(*LETTERS)) is word


RUNS = st.lists(st.tuples(st.integers(0, 119), st.integers(1, 12)), max_size=12)
SPANS = st.lists(st.tuples(st.integers(0, 110), st.integers(1, 40)), min_size=1, max_size=5)


@given(SPANS, RUNS)
def test_no_snap_empties_a_word(spans: list[tuple[int, int]], runs: list[tuple[int, int]]) -> None:
    box = np.array([(x, 2, x + w, 8) for x, w in sorted(spans)], np.int32)
    words = LineWords(("ab",) * len(spans), box, np.full(len(spans), 0.9, np.float32))

    out = snapped(words, inked(*((x, x + w) for x, w in runs)))

    assert out.text == words.text
    assert out.confidence is words.confidence
    assert (out.box[:, 0] < out.box[:, 2]).all()


def test_a_box_outside_its_crop_is_clipped_to_it() -> None:
    stub = Stub(lambda _: said("x", box=(-9, -9, 999, 999)))

    words = Reader(stub, POOL).read(look_with([]), np.array([[50, 50, 60, 60]], np.int32), 1)

    assert words.box.tolist() == [[44, 47, 66, 63]]


def test_nothing_to_read_and_nothing_read() -> None:
    none = np.zeros((0, 4), np.int32)
    silent = Reader(Stub(lambda _: LineWords.none()), POOL)

    assert len(silent.read(look_with([]), none, 1)) == 0
    words = silent.read(look_with([]), np.array([[1, 1, 9, 9]], np.int32), 1)
    assert (len(words), len(words.lines)) == (0, 1)


@pytest.mark.parametrize("answers", [0, 2])
def test_a_recogniser_that_miscounts_is_an_error(answers: int) -> None:
    stub = Stub(ink_box)
    stub.read = lambda crops: [said("a")] * answers  # type: ignore[method-assign]

    with pytest.raises(ValueError, match="zip"):
        Reader(stub, POOL).read(look_with([]), np.array([[1, 1, 9, 9]], np.int32), 1)


def test_an_error_of_one_thread_is_an_error_of_the_reader() -> None:
    def broken(_: Pixels) -> LineWords:
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011  # the type alone is what passes
        Reader(Stub(broken), POOL).read(look_with([]), np.array([[1, 1, 9, 9]], np.int32), 1)
