import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.read import ctc

ALPHABET = "abc " + ctc.UNKNOWN


def steps(path: str, sure: float = 0.9) -> np.ndarray:
    """A CTC output whose best path is this one, a class a step; "-" is the blank."""
    classes = "-" + ALPHABET
    output = np.full((len(path), len(classes)), (1 - sure) / (len(classes) - 1), np.float32)
    output[range(len(path)), [classes.index(letter) for letter in path]] = sure
    return output


def bars(*runs: tuple[int, int], height: int = 20) -> np.ndarray:
    """A crop with upright bars of ink, eleven rows high, at these columns."""
    crop = np.full((height, max(stop for _, stop in runs) + 6), 255, np.uint8)
    for start, stop in runs:
        crop[4:15, start:stop] = 0
    return crop


def letters(text: str, *x: float, sure: float = 0.9) -> ctc.Letters:
    return ctc.Letters(text, np.array(x, np.float32), np.full(len(text), sure, np.float32))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("", ""),
        ("---", ""),
        ("aabb", "ab"),
        ("a-a", "aa"),
        ("-ab-c", "abc"),
        ("a b", "a b"),
    ],
)
def test_repeats_are_one_letter_and_blanks_part_them(path, text):
    assert text == ctc.decode(steps(path), ALPHABET, 1, 0).text


def test_a_letter_lies_in_the_middle_of_its_run():
    found = ctc.decode(steps("-aa--b"), ALPHABET, scale=4, offset=10)

    # Steps 1 and 2 span columns 4 to 12, step 5 spans 20 to 24.
    assert found.x.tolist() == [18, 32]


def test_a_letter_of_another_script_is_never_trusted():
    found = ctc.decode(steps("a" + ctc.UNKNOWN), ALPHABET, 1, 0)

    assert found.confidence[0] == pytest.approx(0.9)
    assert found.confidence[1] == 0


def test_words_are_cut_at_wide_gaps_and_their_boxes_are_the_ink():
    crop = bars((5, 9), (10, 14), (22, 26))

    found = ctc.words(letters("abc", 7, 12, 24), ctc.Ink.of(crop))

    assert found.text == ("ab", "c")
    assert found.box.tolist() == [[5, 4, 14, 15], [22, 4, 26, 15]]


def test_a_narrow_gap_is_cut_only_where_a_space_was_read():
    crop = bars((5, 9), (13, 17))

    joined = ctc.words(letters("ab", 7, 15), ctc.Ink.of(crop))
    cut = ctc.words(letters("a b", 7, 11, 15), ctc.Ink.of(crop))

    assert joined.text == ("ab",)
    assert cut.text == ("a", "b")


def test_ink_without_letters_is_no_word():
    crop = bars((5, 9), (30, 34), (35, 39))

    found = ctc.words(letters("a", 7), ctc.Ink.of(crop))

    assert found.text == ("a",)
    assert found.box.tolist() == [[5, 4, 9, 15]]


def test_a_word_with_room_for_a_letter_that_was_passed_over_is_not_trusted():
    crop = bars(*((x, x + 5) for x in range(5, 41, 6)))

    whole = ctc.words(letters("abcabc", 7, 13, 19, 25, 31, 37), ctc.Ink.of(crop))
    holed = ctc.words(letters("abc", 7, 13, 37), ctc.Ink.of(crop))

    assert whole.confidence[0] == pytest.approx(0.9)
    assert holed.confidence[0] == 0


@pytest.mark.parametrize(
    ("rows", "columns", "level"),
    [
        (slice(0, 2), slice(None), 0),
        (slice(0, 2), slice(6, 10), 0),
        (slice(None), slice(0, 2), 0),
        (slice(None), slice(0, 20), 200),
    ],
    ids=["rule above", "piece of the line above", "side of a box", "change of ground"],
)
def test_what_stands_around_a_line_is_no_ink(rows, columns, level):
    crop = bars((5, 9), (10, 14), (30, 34))
    spoiled = crop.copy()
    spoiled[rows, columns] = np.minimum(spoiled[rows, columns], level)

    assert ctc.Ink.of(crop).runs.tolist() == ctc.Ink.of(spoiled).runs.tolist()


@pytest.mark.parametrize("shape", [(1, 1), (20, 1), (1, 40), (20, 40)])
def test_a_crop_without_contrast_has_no_ink(shape):
    ink = ctc.Ink.of(np.full(shape, 200, np.uint8))

    assert len(ink.runs) == 0
    assert ctc.words(letters("a", 3), ink).text == ()


@given(
    st.lists(st.tuples(st.integers(1, 12), st.integers(1, 30)), min_size=1, max_size=12),
    st.text("abc ", max_size=20),
    st.data(),
)
def test_every_letter_is_dealt_once_and_in_order_or_nothing_is(widths, text, data):
    stops = np.cumsum([gap + width for width, gap in widths]).tolist()
    crop = bars(*((stop - width, stop) for stop, (width, _) in zip(stops, widths, strict=True)))
    x = sorted(data.draw(st.floats(0, crop.shape[1], width=32)) for _ in text)

    found = ctc.words(letters(text, *x), ctc.Ink.of(crop))

    assert all(found.text)
    assert text.replace(" ", "") == "".join(found.text)
    assert (found.box[1:, 0] >= found.box[:-1, 2]).all()
