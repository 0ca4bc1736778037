"""Labelled sets: what may be left out, and what is said of a wrong one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from redact.errors import BadInput
from redact.evaluate import labelled
from redact.read import pictures

SECRET = "536-90-4399"
LEAST: dict[str, Any] = {
    "words": [{"text": "SSN", "box": [2, 2, 10, 8]}, {"text": SECRET, "box": [12, 2, 30, 8]}],
    "items": [{"label": "ssn", "text": SECRET, "words": [1]}],
}


def put(folder: Path, truth: Any, name: str = "one", pixels: Any = None) -> Path:
    white = np.full((10, 40, 3), 255, np.uint8)
    content = pictures.encode(white if pixels is None else pixels, ".png")
    (folder / f"{name}.png").write_bytes(content)
    path = folder / f"{name}.json"
    path.write_text(truth if isinstance(truth, str) else json.dumps(truth))
    return path


def test_words_and_items_are_enough(tmp_path: Path) -> None:
    screen = labelled.read(put(tmp_path, LEAST))

    assert (screen.name, screen.benign, screen.window) == ("one", False, None)
    assert (screen.truth.scene, screen.truth.scale) == (None, 1.0)
    assert screen.boxes.tolist() == [[2, 2, 10, 8], [12, 2, 30, 8]]
    assert screen.pixels.shape == (10, 40, 3)


def test_everything_else_is_read_and_other_fields_are_ignored(tmp_path: Path) -> None:
    window = {"app": "Forms", "title": None, "url": "https://forms.example/"}
    rest = {"family": "f", "scene": "tax", "benign": False, "lang": "de", "theme": "dark"}
    more = {"scale": 2.0, "window": window, "window_state": "true", "zoom": 1.1, "seed": [1]}

    screen = labelled.read(put(tmp_path, LEAST | rest | more))

    assert screen.window is not None
    assert (screen.window.app, screen.window.title) == ("Forms", None)
    assert [getattr(screen.truth, key) for key in rest] == list(rest.values())


def test_a_screen_without_items_is_benign_unless_said_otherwise(tmp_path: Path) -> None:
    bare = LEAST | {"items": []}

    assert labelled.read(put(tmp_path, bare)).benign
    assert not labelled.read(put(tmp_path, bare | {"benign": False})).benign
    assert labelled.read(put(tmp_path, {"words": [], "items": []})).boxes.shape == (0, 4)


def test_a_grey_picture_gets_three_channels(tmp_path: Path) -> None:
    grey = np.full((10, 40), 200, np.uint8)

    assert labelled.read(put(tmp_path, LEAST, pixels=grey)).pixels.shape == (10, 40, 3)


def word(box: Any, text: Any = SECRET) -> dict[str, Any]:
    return {"words": [{"text": text, "box": box}], "items": []}


def item(**changes: Any) -> dict[str, Any]:
    return LEAST | {"items": [LEAST["items"][0] | changes]}


WRONG = {
    "no JSON": ("{" + SECRET, "not valid JSON"),
    "not UTF-8": ('{"words": [{"text": "\ud800"}]}', "not valid JSON"),
    "a list": ([SECRET], "object"),
    "no words": ({"items": []}, "words"),
    "text as number": (word([1, 1, 2, 2], 5), "words[0].text"),
    "box of three": (word([1, 1, 2]), "words[0].box"),
    "box of text": (word([SECRET, 1, 2, 2]), "words[0].box"),
    "fractions": (word([1.5, 1, 2, 2]), "words[0].box"),
    "box inside out": (word([5, 1, 2, 2]), "words[0].box"),
    "box outside": (word([5, 1, 41, 2]), "words[0].box"),
    "box left of it": (word([-1, 1, 4, 2]), "words[0].box"),
    "huge box": (word([0, 0, 2**62, 2]), "words[0].box"),
    "no such label": (item(label=SECRET), "items[0].label"),
    "no such word": (item(words=[2]), "items[0].words"),
    "word from the end": (item(words=[-1]), "items[0].words"),
    "no such scene": (LEAST | {"scene": SECRET}, "scene"),
    "scale of none": (LEAST | {"scale": 0}, "scale"),
    "window of text": (LEAST | {"window": SECRET}, "window"),
    "title as number": (LEAST | {"window": {"title": 3}}, "window.title"),
}


@pytest.mark.parametrize(("truth", "field"), WRONG.values(), ids=WRONG.keys())
def test_an_error_names_file_and_field_and_no_content(
    tmp_path: Path, truth: Any, field: str
) -> None:
    path = put(tmp_path, {})
    text = truth if isinstance(truth, str) else json.dumps(truth)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))

    with pytest.raises(BadInput) as wrong:
        labelled.read(path)

    assert str(wrong.value).startswith("one.json: ")
    assert field in str(wrong.value)
    assert SECRET not in str(wrong.value)
    assert wrong.value.__suppress_context__ or wrong.value.__context__ is None


def test_a_missing_or_broken_picture_is_named(tmp_path: Path) -> None:
    path = put(tmp_path, LEAST)
    path.with_suffix(".png").write_bytes(b"no picture")
    with pytest.raises(BadInput, match=r"^one\.png: "):
        labelled.read(path)
    path.with_suffix(".png").unlink()
    with pytest.raises(BadInput, match=r"^one\.png: no such file"):
        labelled.read(path)


@pytest.mark.parametrize(
    ("count", "names"), [(0, "abcdef"), (2, "ad"), (3, "ace"), (6, "abcdef"), (9, "abcdef")]
)
def test_some_screens_are_spread_evenly(tmp_path: Path, count: int, names: str) -> None:
    for name in "fbdcae":
        put(tmp_path, LEAST, name)

    assert "".join(path.stem for path in labelled.paths(tmp_path, count)) == names


def test_a_folder_without_screens_is_an_error(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(BadInput, match="no labelled screen"):
            labelled.paths(folder)
