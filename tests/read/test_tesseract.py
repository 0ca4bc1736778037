"""The default recogniser, on drawn lines."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import pytest
from drawn import Page
from numpy.typing import NDArray

from redact import manifest
from redact.errors import Unavailable
from redact.read import engines
from redact.read.tesseract import Tesseract, page_text

Pixels = NDArray[np.uint8]

LINE = "Total due 1,204.50 by Friday"


@pytest.fixture(scope="module")
def engine() -> Tesseract:
    return Tesseract()


def crop(text: str, size: int, width: int = 420) -> tuple[Pixels, list[tuple[int, ...]]]:
    page = Page(width, size * 2)
    boxes = page.text(8, size // 3, text, size)
    return cv2.cvtColor(page.pixels, cv2.COLOR_BGR2GRAY), boxes


@pytest.mark.parametrize("size", [13, 16, 22, 26])
def test_words_are_read_where_they_are(engine: Tesseract, size: int) -> None:
    line, boxes = crop(LINE, size)

    (words,) = engine.read([line])

    assert words.text == tuple(LINE.split())
    assert words.confidence.dtype == np.float32
    assert ((words.confidence > 0.5) & (words.confidence <= 1)).all()
    assert words.box.dtype == np.int32
    assert np.abs(words.box[:, [0, 2]] - np.array(boxes)[:, [0, 2]]).max() <= 4
    assert (words.box[:, :2] >= 0).all()
    assert (words.box[:, 2:] <= np.array(line.shape[::-1]) + 1).all()


def test_crops_are_answered_in_order(engine: Tesseract) -> None:
    blank = np.full((20, 60), 255, np.uint8)
    texts = ["alpha beta", "gamma", "delta"]

    read = engine.read([blank, *(crop(t, 16)[0] for t in texts), blank])

    assert [" ".join(words.text) for words in read[1:-1]] == texts
    assert all((words.confidence < 0.1).all() for words in (read[0], read[-1]))


@pytest.mark.parametrize(
    "shape",
    [(1, 1), (1, 60), (60, 1), (3, 3), (80, 900)],
    ids=["dot", "row", "column", "3", "wide"],
)
@pytest.mark.parametrize("level", [0, 255])
def test_odd_pictures_are_no_error(engine: Tesseract, shape: tuple[int, int], level: int) -> None:
    (words,) = engine.read([np.full(shape, level, np.uint8)])

    assert words.box.shape == (len(words.text), 4)


def test_no_word_is_empty_or_holds_a_space(engine: Tesseract) -> None:
    rng = np.random.default_rng(5)
    noise = [rng.integers(0, 256, (20, 120)).astype(np.uint8) for _ in range(6)]

    read = engine.read([*noise, crop("a  b   c-d", 16)[0]])

    assert all(text and not text.isspace() and " " not in text for w in read for text in w.text)


def test_each_thread_has_an_engine_of_its_own(engine: Tesseract) -> None:
    line, _ = crop(LINE, 16)
    with ThreadPoolExecutor(2) as pool:
        read = list(pool.map(engine.read, [[line] * 3] * 4))

    assert {words.text for hand in read for words in hand} == {tuple(LINE.split())}


def test_a_missing_engine_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)

    with pytest.raises(Unavailable, match="install the tesserocr wheel") as caught:
        Tesseract().read([])

    assert caught.value.__cause__ is None


def test_altered_data_are_never_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def altered(name: str) -> None:
        raise Unavailable(name, "its bytes were altered")

    monkeypatch.setattr(manifest, "verify", altered)

    with pytest.raises(Unavailable, match="altered"):
        Tesseract().read([])


def test_a_name_that_there_is_none_of() -> None:
    with pytest.raises(ValueError, match="no such engine"):
        engines.recogniser("crystal ball")


def test_a_page_is_read_by_itself_whole() -> None:
    page = Page(700, 90, (60, 60, 60))
    page.text(20, 20, LINE, 18, (120, 120, 120))  # faint: the contrast is stretched
    masked = page.pixels.copy()
    masked[:, 120:] = 60

    whole, part, none = (page_text(p) for p in (page.pixels, masked, np.zeros_like(masked)))

    assert "1,204.50" in whole
    assert "Total" in part
    assert "Friday" not in part
    assert none.strip() == ""
