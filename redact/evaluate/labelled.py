"""Labelled screens: a folder of pictures, each with its truth as JSON beside it.

``NAME.png`` stands beside ``NAME.json``, one object, UTF-8::

    {"words": [{"text": "SSN", "box": [40, 52, 71, 64]},
               {"text": "536-90-4399", "box": [80, 52, 168, 64]}],
     "items": [{"label": "ssn", "text": "536-90-4399", "words": [1]}]}

words  : every word that can be seen; box is x0 y0 x1 y1, half-open, in the
         picture's pixels
items  : what is private, with one of the library's labels and the rows of its
         words; a word may lie in several items (a name inside a message)

The rest may be left out: ``family``, screens made alike, which the bootstrap
draws together (each screen its own); ``scene``, what kind of screen it is, one
of the library's scenes or ``none`` (not judged without); ``benign`` (that
there are no items); ``lang``, ``theme``, ``font`` and ``window_state``, names to
break the figures down by (``true``, ``missing`` and ``stale`` say how ``window``
was told); ``scale``, physical pixels for each logical one (1); ``window``, an
object of ``app``, ``title`` and ``url``, each of them text or null.  Fields of
other names are ignored.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import numpy as np
from numpy.typing import NDArray

from redact.detect.scene import SCENES
from redact.errors import BadInput
from redact.events import Window
from redact.labels import INDEX
from redact.read import pictures

Scale = Annotated[float, msgspec.Meta(ge=0.25, le=8)]


class Private(msgspec.Struct, frozen=True):
    """What holds content, and shows none of it."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class Word(Private, frozen=True):
    """One word on a screen and its place."""

    text: str
    box: tuple[int, int, int, int]


class Item(Private, frozen=True):
    """One private value: its label and the rows of its words."""

    label: str
    text: str
    words: tuple[int, ...]


class Told(Private, frozen=True):
    """What the capture agent knew of the window."""

    app: str | None = None
    title: str | None = None
    url: str | None = None


class Truth(Private, frozen=True):
    """What is on a screen; the module says what each field means."""

    words: tuple[Word, ...]
    items: tuple[Item, ...]
    family: str = ""
    scene: str | None = None
    benign: bool | None = None
    lang: str = ""
    theme: str = ""
    font: str = ""
    window_state: str = ""
    scale: Scale = 1.0
    window: Told | None = None


class Screen(Private, frozen=True):
    """A labelled screen.

    name   : the name of its files
    truth  : what is on it
    pixels : uint8 (H, W, 3) RGB
    boxes  : int32 (n, 4), the words' places
    """

    name: str
    truth: Truth
    pixels: NDArray[np.uint8]
    boxes: NDArray[np.int32]

    @property
    def window(self) -> Window | None:
        """The window as the capture agent would tell it."""
        told = self.truth.window
        return Window(told.app, told.title, told.url) if told else None

    @property
    def benign(self) -> bool:
        """Whether there is nothing on it that could harm anybody."""
        said = self.truth.benign
        return not self.truth.items if said is None else said


def paths(folder: Path, count: int = 0) -> list[Path]:
    """The truth files of a folder by name; with count, so many of them, evenly spread.

    Raises BadInput if there are none.
    """
    found = sorted(folder.glob("*.json")) if folder.is_dir() else []
    if not found:
        raise BadInput("there is no labelled screen (NAME.png beside NAME.json) in the folder")
    if not 0 < count < len(found):
        return found
    return [found[i * len(found) // count] for i in range(count)]


def read(path: Path) -> Screen:
    """Read one screen; raises BadInput naming the file and the field, never what is in it."""
    truth = _truth(path)
    try:
        pixels = pictures.load(path.with_suffix(".png"))
    except pictures.PictureError as problem:
        raise BadInput(f"{path.stem}.png: {problem}") from None
    if pixels.ndim == 2:
        pixels = np.repeat(pixels[:, :, None], 3, axis=2)
    boxes = np.array([word.box for word in truth.words], np.int64).reshape(-1, 4)
    height, width = pixels.shape[:2]
    good = (boxes[:, :2] >= 0).all(1) & (boxes[:, :2] < boxes[:, 2:]).all(1)
    good &= (boxes[:, 2:] <= (width, height)).all(1)
    if not good.all():
        row = int(np.argmin(good))
        raise BadInput(f"{path.name}: words[{row}].box: need x0 < x1, y0 < y1, in the picture")
    return Screen(path.stem, truth, pixels, boxes.astype(np.int32))


def _truth(path: Path) -> Truth:
    try:
        truth = msgspec.json.decode(path.read_bytes(), type=Truth)
    except (msgspec.DecodeError, UnicodeDecodeError) as broken:
        raise BadInput(f"{path.name}: {problem_of(broken)}") from None
    except OSError:
        raise BadInput(f"{path.name}: cannot be read") from None
    if truth.scene not in (None, "none", *SCENES):
        raise BadInput(f"{path.name}: scene: no such scene")
    for i, item in enumerate(truth.items):
        if item.label not in INDEX:
            raise BadInput(f"{path.name}: items[{i}].label: no such label")
        if not all(0 <= word < len(truth.words) for word in item.words):
            raise BadInput(f"{path.name}: items[{i}].words: no such word")
    return truth


def problem_of(broken: Exception) -> str:
    """The field and what is wrong with it, from an error of msgspec: types and names, no value."""
    if not isinstance(broken, msgspec.ValidationError):
        return "not valid JSON"
    problem, _, where = str(broken).partition(" - at `")
    field = where.rstrip("`").removeprefix("$").lstrip(".")
    return ": ".join(part for part in (field, problem.replace("`", "")) if part)
