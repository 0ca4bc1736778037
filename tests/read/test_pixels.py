"""The private copy of a frame, and the pictures of it that are looked at."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from redact.events import Frame
from redact.read.pixels import Shot, without_alpha, without_masks

Pixels = NDArray[np.uint8]

SHAPES = st.tuples(st.integers(1, 12), st.integers(1, 12)).flatmap(
    lambda size: st.sampled_from([size, (*size, 3), (*size, 4)])
)


@st.composite
def views(draw: st.DrawFn) -> Pixels:
    """A picture of any shape and strides."""
    pixels = draw(arrays(np.uint8, draw(SHAPES)))
    rows, columns = (slice(None, None, draw(st.sampled_from([1, -1, 2]))) for _ in range(2))
    pixels = pixels[rows, columns]
    return pixels.swapaxes(0, 1) if draw(st.booleans()) else pixels


@given(views())
def test_the_copy_is_equal_and_shares_nothing(pixels: Pixels) -> None:
    shot = Shot.of(Frame(pixels))

    assert np.array_equal(pixels, shot.pixels)
    assert shot.pixels.flags.c_contiguous
    assert shot.pixels.base is None
    assert not np.shares_memory(pixels, shot.pixels)
    assert not np.shares_memory(pixels, shot.look)


@given(views())
def test_what_is_judged_is_the_colours_alone(pixels: Pixels) -> None:
    look = Shot.of(Frame(pixels)).look

    assert np.array_equal(pixels[..., :3] if pixels.ndim == 3 else pixels, look)


def test_a_colour_under_full_transparency_is_judged_as_it_is() -> None:
    hidden = np.array([[[10, 20, 30, 0], [40, 50, 60, 255]]], np.uint8)

    assert without_alpha(hidden).tolist() == [[[10, 20, 30], [40, 50, 60]]]


@pytest.mark.parametrize(
    ("scale", "zoom"),
    [(0.25, 1), (0.5, 1), (1.0, 1), (1.25, 1), (1.5, 1), (1.75, 2), (2.0, 2), (2.5, 2), (3.0, 3)],
)
def test_lines_are_sought_at_a_whole_zoom_near_the_scale(scale: float, zoom: int) -> None:
    assert zoom == Shot.of(Frame(np.zeros((4, 4), np.uint8), scale=scale)).zoom


@given(arrays(np.uint8, st.sampled_from([(4, 6), (6, 12, 3), (8, 2, 4)])), st.sampled_from([1, 2]))
def test_small_is_the_mean_of_each_logical_pixel(pixels: Pixels, zoom: int) -> None:
    small = Shot.of(Frame(pixels, scale=float(zoom))).small
    look = pixels[..., :3] if pixels.ndim == 3 else pixels

    for y in range(small.shape[0]):
        for x in range(small.shape[1]):
            cell = look[y * zoom : y * zoom + zoom, x * zoom : x * zoom + zoom]
            mean = cell.reshape(zoom * zoom, -1).mean(axis=0)
            assert (np.abs(small[y, x] - mean) <= 0.5).all()
    assert (look.shape[0] // zoom, look.shape[1] // zoom) == small.shape[:2]


def test_small_reaches_over_the_last_odd_pixel() -> None:
    assert Shot.of(Frame(np.zeros((5, 7), np.uint8), scale=2.0)).small.shape == (3, 4)


BOXES = st.tuples(st.integers(0, 11), st.integers(0, 7), st.integers(1, 12), st.integers(1, 8)).map(
    lambda b: (b[0], b[1], min(12, b[0] + b[2]), min(8, b[1] + b[3]))
)


@given(arrays(np.uint8, st.sampled_from([(8, 12), (8, 12, 3)])), BOXES)
def test_a_mask_takes_the_middle_colour_beside_it(picture: Pixels, box: tuple[int, ...]) -> None:
    before, (x0, y0, x1, y1) = picture.copy(), box
    beside = [
        picture[y, x]
        for y in range(y0, y1)
        for x in range(12)
        if x0 - 3 <= x < x0 or x1 <= x < x1 + 3
    ]
    want = np.median(beside, axis=0).astype(np.uint8) if beside else 0

    out = without_masks(picture, np.array([box], np.int32))

    inside = np.zeros((8, 12), np.bool_)
    inside[y0:y1, x0:x1] = True
    assert (out[inside] == want).all()
    assert np.array_equal(before[~inside], out[~inside])
    assert np.array_equal(before, picture)


def test_two_masks_that_touch_take_the_colour_of_the_page() -> None:
    page = np.full((8, 40), 255, np.uint8)
    boxes = np.array([[10, 0, 20, 8], [20, 0, 30, 8]], np.int32)
    for x0, y0, x1, y1 in boxes:
        page[y0:y1, x0:x1] = 0

    assert (without_masks(page, boxes) == 255).all()
