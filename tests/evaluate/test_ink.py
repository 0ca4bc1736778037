import time

import numpy as np
import pytest

from redact.evaluate.ink import DESTROYED_UNDER, LEAKS_OVER, ink, ink_counts, ink_left

BOX = np.array([[4, 4, 13, 9]], np.int32)
LETTERS = [
    "#.......#",
    "#..###..#",
    "#..#.#..#",
    "#..###..#",
    "#.......#",
]
SHAPE = np.array([[c == "#" for c in row] for row in LETTERS])


def picture(background, letters, size=(13, 17)):
    out = np.full((*size, 3), background, np.uint8)
    out[4:9, 4:13][SHAPE] = letters
    return out


@pytest.mark.parametrize(
    ("background", "letters", "is_ink"),
    [
        ((255, 255, 255), (0, 0, 0), True),
        ((20, 22, 26), (230, 230, 230), True),
        ((200, 200, 200), (200, 159, 200), True),  # 41 levels in one channel
        ((200, 200, 200), (160, 160, 160), False),  # 40 in all
        ((0, 128, 0), (128, 64, 0), True),  # red on green of one brightness
    ],
    ids=range(5),
)
def test_ink_is_what_stands_out_over_40_levels_in_any_channel(background, letters, is_ink):
    found = ink(picture(background, letters), BOX[0])

    assert (SHAPE & is_ink).tolist() == found.tolist()


def test_ink_is_relative_to_what_is_around_the_box():
    before = picture((255, 255, 255), (0, 0, 0))
    before[2:11, 2:15] = 30, 60, 200  # a button under the word, on a white page
    before[4:9, 4:13][SHAPE] = 255

    assert SHAPE.tolist() == ink(before, BOX[0]).tolist()


def test_an_untouched_word_keeps_all_its_ink():
    before = picture((255, 255, 255), (0, 0, 0))

    assert ink_left(before, before.copy(), BOX).tolist() == [1.0]


COLOURS = [(0, 0, 0), (255, 255, 255), (128, 128, 0), (90, 30, 160)]
PAIRS = [(a, b) for a in COLOURS for b in COLOURS if a != b]


@pytest.mark.parametrize(("background", "letters"), PAIRS, ids=range(len(PAIRS)))
@pytest.mark.parametrize("mask", COLOURS, ids=range(len(COLOURS)))
def test_a_full_mask_leaves_nothing_whatever_its_colour(background, letters, mask):
    before = picture(background, letters)
    after = before.copy()
    after[2:11, 2:15] = mask

    assert ink_left(before, after, BOX).tolist() == [0.0]


@pytest.mark.parametrize("edge", [7, 8])
def test_a_mask_of_one_side_leaves_the_other(edge):
    """5 of the 18 pixels are the left stroke; the ring begins at column 7 of the picture.

    A black mask that ends on the ring's stroke hides none of it: its inner side is plain.
    """
    before = picture((255, 255, 255), (0, 0, 0))
    after = before.copy()
    after[2:11, 2:edge] = 0

    total, left = ink_counts(before, after, BOX)

    assert total.tolist() == [18]
    assert left.tolist() == [18 - 5]


def test_a_strip_across_the_letters_hides_only_its_rows():
    before = picture((255, 255, 255), (0, 0, 0))
    after = before.copy()
    after[2:6, 2:15] = 0  # letter rows 0 and 1: 2 + 5 of the 18 pixels

    assert ink_counts(before, after, BOX)[1].tolist() == [18 - 7]


def test_an_underline_goes_with_the_mask_that_covers_it():
    before = picture((255, 255, 255), (0, 0, 0))
    before[10] = 0  # as wide as the picture: no background in its row
    after = before.copy()
    after[2:13, 2:15] = 0
    box = np.array([[4, 4, 13, 11]], np.int32)

    assert ink_left(before, after, box).tolist() == [0.0]


@pytest.mark.parametrize(("shift", "left"), [(8, 1.0), (9, 0.0)])
def test_unchanged_means_within_8_levels(shift, left):
    before = picture((255, 255, 255), (0, 0, 0))
    after = np.where(before == 0, shift, before).astype(np.uint8)

    assert [left] == ink_left(before, after, BOX).tolist()


def test_a_box_without_ink_neither_leaks_nor_is_destroyed():
    blank = np.full((13, 17, 3), 255, np.uint8)

    left = ink_left(blank, blank.copy(), BOX)

    assert np.isnan(left).all()
    assert not (left > LEAKS_OVER).any()
    assert not (left < DESTROYED_UNDER).any()


def test_boxes_at_the_edge_are_clipped():
    before = picture((255, 255, 255), (0, 0, 0))
    boxes = np.array([[-5, -5, 13, 9], [4, 4, 90, 90], [0, 0, 17, 13]], np.int32)

    assert ink_counts(before, before.copy(), boxes)[0].tolist() == [18, 18, 18]


def test_pictures_of_two_shapes_are_refused():
    with pytest.raises(ValueError, match="shape"):
        ink_counts(np.zeros((4, 4, 3), np.uint8), np.zeros((4, 5, 3), np.uint8), BOX)


def test_a_thousand_words_take_under_half_a_second():
    rng = np.random.default_rng(3)
    before = np.full((1080, 1920, 3), 255, np.uint8)
    before[rng.random((1080, 1920)) < 0.2] = 0
    x, y = rng.integers(0, 1800, 1000), rng.integers(0, 1060, 1000)
    boxes = np.stack([x, y, x + 70, y + 14], axis=1).astype(np.int32)

    started = time.process_time()
    ink_left(before, before.copy(), boxes)

    assert time.process_time() - started < 0.5
