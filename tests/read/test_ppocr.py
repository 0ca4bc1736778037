import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from redact import manifest
from redact.errors import Unavailable
from redact.read import ppocr
from redact.read.ppocr import PPOCR

LINES = (
    "Account holder and address",
    "SSN 536-90-4399 or 078 05 1120",
    "invoice total 1,204.55 due 2026-03-01",
    "card 4111 1111 1111 1111",
    "mail jane.doe@example.com",
)


@pytest.fixture(autouse=True)
def forgotten():
    """Each test may find the model missing."""
    yield
    ppocr._load.cache_clear()


@pytest.mark.parametrize("text", LINES, ids=range(len(LINES)))
def test_words_are_read_and_their_boxes_cover_the_ink(text, line):
    crop, boxes = line(text)

    [found] = PPOCR().read([crop])

    assert tuple(text.split(" ")) == found.text
    assert (found.confidence > 0.8).all()
    inside = (found.box[:, :2] <= np.array(boxes)[:, :2]) & (
        found.box[:, 2:] >= np.array(boxes)[:, 2:]
    )
    assert inside.all()
    assert np.abs(found.box - boxes).max() <= 2


def test_a_line_is_read_alike_alone_in_company_and_on_two_threads(line):
    crops = [line(text)[0] for text in LINES]
    reader = PPOCR()

    alone = [reader.read([crop])[0] for crop in crops]
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(reader.read, [crops, crops[::-1]]))

    for one, other in zip(alone * 2, together[0] + together[1][::-1], strict=True):
        assert one.text == other.text
        assert one.confidence.tolist() == other.confidence.tolist()


def test_nothing_is_read_where_nothing_is_written():
    blank = [np.full(shape, 255, np.uint8) for shape in ((1, 1), (20, 200), (40, 3))]

    assert [words.text for words in PPOCR().read(blank)] == [(), (), ()]
    assert PPOCR().read([]) == []


def test_noise_of_any_shape_gives_words_within_the_crop():
    rng = np.random.default_rng(3)
    crops = [rng.integers(0, 256, s, np.uint8) for s in ((1, 9), (9, 1), (90, 30), (12, 400))]

    for crop, found in zip(crops, PPOCR().read(crops), strict=True):
        assert all(word and " " not in word for word in found.text)
        assert (found.box[:, :2] >= 0).all()
        assert (found.box[:, 2:] <= crop.shape[::-1]).all()


def test_without_onnxruntime_it_is_unavailable(monkeypatch, line):
    ppocr._load.cache_clear()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)

    with pytest.raises(Unavailable, match=r"redact-capture\[accurate\]"):
        PPOCR().read([line("a")[0]])


def test_without_the_model_it_is_unavailable(monkeypatch, tmp_path: Path, line):
    ppocr._load.cache_clear()
    manifest.verify.cache_clear()
    monkeypatch.setattr(manifest, "find_spec", lambda name: None)

    with pytest.raises(Unavailable, match="accurate"):
        PPOCR().read([line("a")[0]])


def test_rapidocr_itself_is_never_imported(line):
    PPOCR().read([line("a")[0]])

    assert "rapidocr" not in sys.modules
