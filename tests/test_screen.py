"""The two looks at a frame, with readers that misread on purpose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from drawn import Box, Page
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from redact import doubt
from redact import screen as screens
from redact.detect import layout
from redact.errors import Unavailable
from redact.evaluate.ink import LEAKS_OVER, ink_left
from redact.events import Dropped, Frame, Reason, Safe
from redact.findings import Findings
from redact.policy import FrameRules, Policy
from redact.read.reader import THREADS, Reader
from redact.read.recogniser import LineWords
from redact.reading import Words
from redact.redactor import Redactor
from redact.screen import Screen, Screens
from redact.verify import settle

Pixels = NDArray[np.uint8]
Says = Callable[[int], list[tuple[str, float]]]

POOL = ThreadPoolExecutor(THREADS)
VALUE, OTHER = "536-90-4399", "Quarterly"


class Stub:
    """Reads the words that it is told, one for each run of ink between the widest gaps."""

    name = "stub"

    def __init__(self, says: Says) -> None:
        self.says, self.calls = says, 0

    def read(self, crops: Sequence[Pixels]) -> list[LineWords]:
        self.calls += len(crops)
        return [self._line(crop) for crop in crops]

    def _line(self, crop: Pixels) -> LineWords:
        dark = np.flatnonzero((crop < 200).any(axis=0))
        words = self.says(int(np.ptp(dark))) if len(dark) else []
        if not words:
            return LineWords.none()
        gaps = np.sort(np.argsort(np.diff(dark), kind="stable")[len(dark) - len(words) :])
        starts, ends = dark[[0, *(gaps + 1)]], dark[[*gaps, -1]] + 1
        box = [(a, 2, b, crop.shape[0] - 2) for a, b in zip(starts, ends, strict=True)]
        return LineWords(
            tuple(text for text, _ in words),
            np.array(box, np.int32),
            np.array([sure for _, sure in words], np.float32),
        )


class Eyes:
    """Reads otherwise by stretch: at first, what was read with doubt, and at the second look."""

    def __init__(self, first: Says, second: Says, surer: Says) -> None:
        self.stubs = {screens._FIRST: Stub(first), screens._AGAIN: Stub(second)}
        self.stubs |= dict.fromkeys(screens._SURER, Stub(surer))
        self._readers = {stretch: Reader(stub, POOL) for stretch, stub in self.stubs.items()}

    def read(self, look: Pixels, lines: NDArray[np.int32], zoom: int, stretch: float = 1) -> Words:
        return self._readers[stretch].read(look, lines, zoom)

    def calls(self, stretch: float) -> int:
        """How many lines were read so far at this stretch."""
        return self.stubs[stretch].calls


def with_readers(
    first: Says, second: Says, rules: FrameRules | None = None, surer: Says | None = None
) -> tuple[Screens, Eyes]:
    """Screens that read these things: at first, and, if nothing else is said, afterwards."""
    out, eyes = Screens(rules or FrameRules()), Eyes(first, second, surer or second)
    out._reader = eyes  # type: ignore[assignment]
    return out, eyes


def said(*words: str, sure: float = 0.9) -> Says:
    return lambda _: [(word, sure) for word in words]


def honest(width: int) -> list[tuple[str, float]]:
    """Reads the page of these tests right, as much of it as still shows."""
    return [(OTHER, 0.9), (VALUE, 0.9)] if width > 120 else [(OTHER, 0.9)]


class finds:  # noqa: N801  # reads as the verb that it is
    """A judge that knows exact values."""

    def __init__(self, *values: str) -> None:
        self.values = values

    def find(self, text: str) -> Findings:
        return Findings.of(
            [(at, at + len(v), "ssn", 1.0) for v in self.values if (at := text.find(v)) >= 0]
        )

    def look(self, words: Words, chosen: NDArray[np.bool_]) -> Findings:
        reading = layout.page(words, chosen)
        return words.rows_of(reading, self.find(reading.text))


@pytest.fixture
def page() -> Page:
    page = Page(320, 60)
    page.text(20, 20, f"{OTHER} {VALUE}", 15)
    return page


def boxes(page: Page) -> NDArray[np.int32]:
    return np.array([box for _, box in page.words], np.int32)


def left(page: Page, screen: Screen) -> list[float]:
    """How much of the ink of each word is left."""
    return ink_left(page.pixels, screen.pixels, boxes(page)).tolist()


def looked_at(eyes: Screens, page: Page, judge: finds) -> Screen:
    first = eyes.masked(Frame(page.pixels), judge)
    return settle(first, lambda s: eyes.again(s, judge), eyes.paint)


def test_what_is_found_is_painted_and_its_neighbour_stays(page: Page) -> None:
    eyes, _ = with_readers(said(OTHER, VALUE), said(OTHER, VALUE))

    screen = eyes.masked(Frame(page.pixels), finds(VALUE))

    assert left(page, screen) == [1.0, 0.0]
    assert list(screen.found.names) == ["ssn"]
    assert screen.words.blank.tolist() == [False, True]


def test_the_second_look_catches_what_the_first_misread(page: Page) -> None:
    eyes, _ = with_readers(said(OTHER, "53G-9O-43q9"), honest)

    first = eyes.masked(Frame(page.pixels), finds(VALUE))
    settled = looked_at(eyes, page, finds(VALUE))

    assert left(page, first) == [1.0, 1.0]
    assert left(page, settled)[1] <= LEAKS_OVER


def test_without_a_digit_or_a_mask_near_by_a_line_is_not_read_again(page: Page) -> None:
    """The price of looking twice is paid where a value may be."""
    looks, eyes = with_readers(said(OTHER, "wordlike"), said(OTHER, VALUE))

    looked_at(looks, page, finds(VALUE))

    assert eyes.calls(screens._AGAIN) == eyes.calls(screens._SURER[0]) == 0


def test_a_line_beside_a_mask_is_read_again_and_one_far_off_is_not() -> None:
    page = Page(320, 140)
    page.text(20, 20, f"{OTHER} {VALUE}", 15)
    page.text(20, 42, "plain words", 15)
    page.text(20, 110, "plain words", 15)
    looks, eyes = with_readers(
        lambda width: honest(width) if width > 120 else [("plain", 0.9), ("words", 0.9)],
        said("plain", "words"),
    )

    looked_at(looks, page, finds(VALUE))

    assert eyes.calls(screens._AGAIN) == 2  # what is left of its own line, and the one below


def test_a_masked_word_stays_masked_whatever_the_second_look_says(page: Page) -> None:
    eyes, _ = with_readers(said(OTHER, VALUE), said("words", "words", "words"))

    settled = looked_at(eyes, page, finds(VALUE))

    assert left(page, settled)[1] == 0
    assert settled.found.counts()["ssn"] == 1


def test_a_doubtful_line_is_read_again_and_the_surer_reading_counts(page: Page) -> None:
    eyes, _ = with_readers(said(OTHER, "5369O43q9", sure=0.4), said(OTHER, VALUE))

    screen = eyes.masked(Frame(page.pixels), finds(VALUE))

    assert left(page, screen) == [1.0, 0.0]
    assert screen.words.text[0] == OTHER
    assert "unread" not in screen.found.counts()


def test_what_both_readers_doubt_is_covered(page: Page) -> None:
    def says(_: int) -> list[tuple[str, float]]:
        return [(OTHER, 0.9), ("####", 0.3)]

    screen = with_readers(says, says)[0].masked(Frame(page.pixels), finds())

    assert left(page, screen)[0] > 0.9
    assert left(page, screen)[1] <= LEAKS_OVER
    assert screen.found.counts() == {"unread": 1}


def test_only_what_is_read_with_doubt_is_read_again_before_the_first_mask() -> None:
    page = Page(320, 100)
    page.text(20, 20, f"{OTHER} {VALUE}", 15)
    page.text(20, 60, f"{OTHER} word", 15)
    looks, eyes = with_readers(
        lambda width: [(OTHER, 0.9), (VALUE, 0.2) if width > 120 else ("word", 0.9)],
        broken(AssertionError()),
        surer=said(OTHER, VALUE),
    )

    screen = looks.masked(Frame(page.pixels), finds())

    assert (
        eyes.calls(screens._FIRST),
        eyes.calls(screens._SURER[0]),
        eyes.calls(screens._AGAIN),
    ) == (
        2,
        1,
        0,
    )
    assert screen.words.text == (OTHER, VALUE, OTHER, "word")


@pytest.mark.parametrize(("sure", "hidden"), [(0.49, True), (0.51, False)])
def test_the_policy_says_how_sure_is_sure_enough(page: Page, sure: float, hidden: bool) -> None:
    says, otherwise = said(OTHER, VALUE, sure=sure), said("Quartetly", "636-90-4399", sure=sure)
    rules = FrameRules(min_confidence=0.5)
    eyes, _ = with_readers(says, says, rules, surer=otherwise)

    screen = eyes.masked(Frame(page.pixels), finds())

    assert [share <= LEAKS_OVER for share in left(page, screen)] == [hidden] * 2


def test_looks_that_read_the_same_are_believed_together(page: Page) -> None:
    """Two doubts of 0.5 that are not one leave a doubt of 0.25."""
    says = said(OTHER, VALUE, sure=0.5)
    eyes, _ = with_readers(says, says, FrameRules(min_confidence=0.7))

    screen = eyes.masked(Frame(page.pixels), finds())

    assert left(page, screen) == [1.0, 1.0]


# What each look reads and how sure it is; what is believed in the end, and whether it is hidden.
THREE_LOOKS = {
    "sure at once": ([(VALUE, 0.9)], VALUE, False),
    "surer at the second": ([("53b-9O", 0.3), (VALUE, 0.8)], VALUE, False),
    "surer at the third": ([("53b-9O", 0.3), ("S36-90", 0.4), (VALUE, 0.8)], VALUE, False),
    "never sure": ([("53b-9O", 0.3), ("S36-90", 0.4), (VALUE, 0.5)], VALUE, True),
    "agreed at the second": ([(VALUE, 0.5), (VALUE, 0.5)], VALUE, False),
    "agreed with less doubt": ([(VALUE, 0.5), (VALUE, 0.1), ("53b-9O", 0.1)], VALUE, True),
    "agreed at the third": ([(VALUE, 0.5), ("53b-9O", 0.3), (VALUE, 0.5)], VALUE, False),
    "agreed by the later two": ([("53b-9O", 0.3), (VALUE, 0.5), (VALUE, 0.5)], VALUE, False),
}


@pytest.mark.parametrize("name", THREE_LOOKS)
def test_three_looks_at_a_word(page: Page, name: str) -> None:
    readings, believed, hidden = THREE_LOOKS[name]
    eyes, looks = with_readers(said(), said())
    for n, stretch in enumerate((screens._FIRST, *screens._SURER)):
        text, sure = readings[n] if n < len(readings) else ("never", 1.0)
        looks.stubs[stretch] = Stub(lambda _, word=(text, sure): [(OTHER, 0.9), word])  # type: ignore[misc]
        looks._readers[stretch] = Reader(looks.stubs[stretch], POOL)

    screen = eyes.masked(Frame(page.pixels), finds())

    assert screen.words.text == (OTHER, believed)
    assert (left(page, screen)[1] <= LEAKS_OVER) == hidden
    asked = [looks.calls(stretch) for stretch in (screens._FIRST, *screens._SURER)]
    assert asked == [1] * len(readings) + [0] * (3 - len(readings))


SURE = st.sampled_from([0.0, 0.3, 0.5, 0.9, 1.0])
READS = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["a", "b", "cd"]), SURE), max_size=8)


def read(rows: list[tuple[int, str, float]]) -> Words:
    rows = sorted(rows, key=lambda row: row[0])
    return Words(
        tuple(text for _, text, _ in rows),
        np.zeros((len(rows), 4), np.int32),
        np.array([sure for *_, sure in rows], np.float32),
        np.array([line for line, *_ in rows], np.int32),
        np.zeros((3, 4), np.int32),
    )


@given(READS, READS)
def test_what_two_looks_read_alike_is_doubted_by_both_doubts(
    one: list[tuple[int, str, float]], two: list[tuple[int, str, float]]
) -> None:
    """A word that the other look reads twice in its line has the less sure of both."""
    words, other = read(one), read(two)

    agreed = doubt.agreed(words, other)

    for n, (line, text, sure) in enumerate(sorted(one, key=lambda row: row[0])):
        same = [s for other_line, t, s in two if (other_line, t) == (line, text)]
        left_over = (1 - sure) * (1 - min(same, default=0.0))
        assert agreed.confidence[n] == pytest.approx(1 - left_over, abs=1e-6)
        assert agreed.confidence[n] >= words.confidence[n] - 1e-6
    assert (agreed.text, agreed.line.tolist()) == (words.text, words.line.tolist())
    assert agreed.confidence.dtype == np.float32


def test_a_line_in_which_nothing_was_read_is_covered(page: Page) -> None:
    screen = with_readers(said(), said())[0].masked(Frame(page.pixels), finds())

    assert max(left(page, screen)) <= LEAKS_OVER
    assert set(screen.found.names) == {"unread"}


def test_lines_past_the_most_that_are_read_are_covered(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens, "MAX_LINES", 0)

    screen = with_readers(said("all", "fine"), said("all", "fine"))[0].masked(
        Frame(page.pixels), finds()
    )

    assert max(left(page, screen)) <= LEAKS_OVER


@pytest.mark.parametrize("zoom", [1, 2, 3])
def test_findings_are_in_the_pixels_of_the_frame(zoom: int) -> None:
    page = Page(320, 60, zoom=zoom)
    page.text(20, 20, f"{OTHER} {VALUE}", 15)
    eyes, _ = with_readers(said(OTHER, VALUE), said(OTHER, VALUE))

    screen = eyes.masked(Frame(page.pixels, scale=float(zoom)), finds(VALUE))

    (x0, y0, x1, y1) = screen.findings.box[0].tolist()
    assert (screen.pixels[y0:y1, x0:x1] == 0).all()
    x, y, right, bottom = (v * zoom for v in page.words[1][1])
    assert x0 <= x + zoom
    assert y0 <= y
    assert right - zoom <= x1 <= 320 * zoom
    assert bottom <= y1 <= 60 * zoom


def test_reading_and_masking_leave_the_input_alone(page: Page) -> None:
    pixels = page.pixels
    before = pixels.copy()

    looked_at(with_readers(said(OTHER, VALUE), said(OTHER, VALUE))[0], Page(9, 9), finds())
    screen = with_readers(said(VALUE), said(VALUE))[0].masked(Frame(pixels), finds(VALUE))

    assert np.array_equal(before, pixels)
    assert not np.shares_memory(screen.pixels, pixels)


SHARES = [
    pytest.param([0.9] * 12, 0.0, id="all"),
    pytest.param([0.9] * 6 + [0.2] * 6, 0.5, id="half"),
    pytest.param([0.2] * 12, 1.0, id="none"),
    pytest.param([0.2] * 4, 0.0, id="too few"),
]


@pytest.mark.parametrize(("sure", "share"), SHARES)
def test_covered_is_the_share_of_words_that_were_not_trusted(
    sure: list[float], share: float
) -> None:
    page = Page(700, 60)
    page.text(20, 20, " ".join(["words"] * 12), 14)

    def says(_: int) -> list[tuple[str, float]]:
        return [("word", value) for value in sure]

    screen = with_readers(says, says)[0].masked(Frame(page.pixels), finds())

    assert screen.covered == pytest.approx(share, abs=0.12)


# ---------------------------------------------------------------- in a Redactor


class Exact:
    """A detector of one value, for a Redactor."""

    name, labels = "exact", ("ssn",)

    def find(self, text: str) -> Findings:
        return finds(VALUE).find(text)


def redactor_with(
    first: Says, second: Says, policy: Policy | None = None, surer: Says | None = None
) -> Redactor:
    redactor = Redactor(policy, detectors=(Exact(),))
    redactor._screens, _ = with_readers(first, second, surer=surer)
    return redactor


def broken(error: Exception) -> Says:
    def says(_: int) -> list[tuple[str, float]]:
        raise error

    return says


BROKEN = [
    (ValueError(VALUE), Reason.STAGE, "redact failed (ValueError)"),
    (MemoryError(), Reason.STAGE, "redact failed (MemoryError)"),
    (
        Unavailable("an engine", "install it"),
        Reason.UNAVAILABLE,
        "an engine is not available: install it",
    ),
]


@pytest.mark.parametrize(("error", "reason", "cause"), BROKEN, ids=["value", "memory", "missing"])
@pytest.mark.parametrize("which", ["first", "surer", "second"])
def test_a_reader_that_fails_drops_the_frame_and_quotes_nothing(
    page: Page, error: Exception, reason: Reason, cause: str, which: str
) -> None:
    first, surer, second = said(OTHER, "word7", sure=0.5), said(OTHER, "word7"), said(OTHER)
    says = {"first": first, "surer": surer, "second": second} | {which: broken(error)}

    out = redactor_with(says["first"], says["second"], surer=says["surer"]).redact(
        Frame(page.pixels)
    )

    assert isinstance(out, Dropped)
    assert (out.reason, out.cause, out.rating) == (reason, cause, 4)


def test_a_value_that_shows_after_every_round_drops_the_frame(page: Page) -> None:
    """A second reader that sees the value wherever it looks: no box can hide that."""
    eyes = redactor_with(said(OTHER, "x1"), said("a1"))
    shown = Findings.of([(0, 1, "ssn", 1.0)])
    eyes._screens.again = lambda s, _: (s, shown)  # type: ignore[union-attr,method-assign]

    out = eyes.redact(Frame(page.pixels))

    assert isinstance(out, Dropped)
    assert (out.reason, out.cause) == (Reason.LEAK, "verify failed (leak)")


@pytest.mark.parametrize(("most", "dropped"), [(0.3, True), (0.9, False)])
def test_a_frame_with_too_much_that_was_not_trusted_is_dropped(most: float, dropped: bool) -> None:
    page = Page(700, 60)
    page.text(20, 20, " ".join(["words"] * 12), 14)

    def says(_: int) -> list[tuple[str, float]]:
        return [("word", 0.9)] * 6 + [("word", 0.2)] * 6

    out = redactor_with(says, says, Policy(frame=FrameRules(max_covered=most))).redact(
        Frame(page.pixels)
    )

    if dropped:
        assert isinstance(out, Dropped)
        assert out.reason is Reason.COVERED
    else:
        assert isinstance(out, Safe)
        assert 0.3 < out.covered < 0.9


class Half:
    """Reads the first half of a line as one word, and nothing of the rest."""

    def __init__(self, text: str) -> None:
        self.text = text

    def read(self, look: Pixels, lines: NDArray[np.int32], zoom: int, stretch: float = 1) -> Words:
        box = lines.copy()
        box[:, 2] = box[:, [0, 2]].mean(axis=1)
        sure = np.full(len(lines), 0.9, np.float32)
        text = (self.text,) * len(lines)
        return Words(text, box, sure, np.arange(len(lines), dtype=np.int32), lines)


@pytest.mark.parametrize(("text", "hidden"), [("536-90", True), ("Quarters", False)])
def test_a_value_that_goes_on_in_what_is_not_read_is_hidden_with_it(
    text: str, hidden: bool
) -> None:
    page = Page(320, 60)
    [box] = page.text(20, 20, "536904399536904399", 15)
    looks, _ = with_readers(said(), said())
    looks._reader = Half(text)  # type: ignore[assignment]

    screen = looks.masked(Frame(page.pixels), finds())

    x0, y0, x1, y1 = box
    middle = (x0 + x1) // 2
    halves = np.array([(x0, y0, middle - 6, y1), (middle + 6, y0, x1, y1)], np.int32)
    first, second = ink_left(page.pixels, screen.pixels, halves).tolist()
    assert second <= LEAKS_OVER
    assert (first <= LEAKS_OVER) == hidden


# Ten rows high, columns 40 to 60: five columns beside it are looked at.
GOING_ON: list[tuple[str, Box, bool]] = [
    ("x1", (62, 0, 90, 10), True),
    ("x1", (10, 0, 38, 10), True),
    ("536-", (64, 9, 90, 12), True),
    ("x1", (68, 0, 90, 10), False),
    ("x1", (10, 0, 32, 10), False),
    ("x1", (62, 10, 90, 20), False),  # the row below
    ("word", (62, 0, 90, 10), False),
]


@pytest.mark.parametrize(("text", "mark", "cut"), GOING_ON, ids=range(len(GOING_ON)))
def test_a_word_is_cut_off_if_what_is_not_read_begins_beside_it(
    text: str, mark: Box, cut: bool
) -> None:
    box = np.array([(40, 0, 60, 10)], np.int32)
    words = Words((text,), box, np.ones(1, np.float32), np.zeros(1, np.int32), box)

    assert doubt.cut_off(words, np.array([mark], np.int32)).tolist() == [cut]
    assert not doubt.cut_off(words, np.zeros((0, 4), np.int32)).any()


NEIGHBOURS: list[Box] = [(0, 0, 10, 10), (9, 9, 20, 20), (10, 0, 20, 10), (2, 2, 4, 4)]


def test_boxes_touch_where_they_share_a_pixel() -> None:
    table = np.array(NEIGHBOURS, np.int32)

    def shared(a: Box, b: Box) -> bool:
        return any(
            b[0] <= x < b[2] and b[1] <= y < b[3]
            for x in range(a[0], a[2])
            for y in range(a[1], a[3])
        )

    want = [[shared(a, b) for b in NEIGHBOURS] for a in NEIGHBOURS]

    assert want == doubt.touching(table, table).tolist()
