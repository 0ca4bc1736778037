"""Lines of text drawn for the tests of recognisers, with the ink of each word."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

FONT, SCALE, MARGIN, SPACE = cv2.FONT_HERSHEY_DUPLEX, 0.6, 8, 10


Line = tuple[NDArray[np.uint8], list[tuple[int, int, int, int]]]


@pytest.fixture(scope="session")
def line() -> Callable[[str], Line]:
    return _line


def _line(text: str) -> Line:
    """A crop, uint8 (h, w), dark on light, and the tight box of each word's ink."""
    words = text.split(" ")
    sizes = [cv2.getTextSize(word, FONT, SCALE, 1)[0][0] for word in words]
    height = 24 + 2 * MARGIN
    page = np.full((height, sum(sizes) + SPACE * (len(words) - 1) + 2 * MARGIN), 255, np.uint8)
    boxes, x = [], MARGIN
    for word, size in zip(words, sizes, strict=True):
        own = np.full_like(page, 255)
        cv2.putText(own, word, (x, height - MARGIN - 7), FONT, SCALE, 0, 1, cv2.LINE_AA)
        rows, columns = np.nonzero(own < 128)
        boxes.append((columns.min(), rows.min(), columns.max() + 1, rows.max() + 1))
        page = np.minimum(page, own)
        x += size + SPACE
    return page, boxes
