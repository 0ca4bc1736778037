"""Attacks on the pixels of one frame: what shows through, beside or behind a mask."""

from __future__ import annotations

import functools
import gc
import itertools
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from oracles import drawing, leak, search, two_worlds
from oracles.holes import cases, hole
from PIL import ImageDraw

import redact

Pixels = NDArray[np.uint8]
Fill = Callable[[Pixels, NDArray[np.int32]], None]

SSN, OTHER = "536-90-4399", "219-08-7716"
FILL, FIELDS = "redact.apply.frame.fill", "redact.apply.frame.fields"


def judged(redactor: redact.Redactor, pixels: Pixels, **about: object) -> redact.Safe:
    """Redact one picture; the test fails where it was dropped."""
    out = redactor.redact(redact.Frame(pixels, **about))  # type: ignore[arg-type]
    assert isinstance(out, redact.Safe)
    assert isinstance(out.event, redact.Frame)
    return out


def masked(redactor: redact.Redactor, pixels: Pixels, **about: object) -> Pixels:
    """The pixels that may leave."""
    event = judged(redactor, pixels, **about).event
    assert isinstance(event, redact.Frame)
    return event.pixels


def residue(drawn: drawing.Drawn, output: Pixels) -> int:
    """How many pixels that the secret touched came through as they were."""
    return int(((output == drawn.pixels).all(axis=2) & drawn.touched).sum())


# ------------------------------------------------------------------ A01, A02


@pytest.mark.parametrize("style", ["blur", "pixelate", "mosaic", "Blur", "gaussian"])
@pytest.mark.parametrize(
    "where", ["labels.ssn", "frame.style", "frame.media", "frame.fill", "style"]
)
def test_attack_a01_styles_that_can_be_undone_do_not_exist(style: str, where: str) -> None:
    with pytest.raises(redact.PolicyError):
        redact.Policy.parse(f'{where} = "{style}"')


def _digits(count: int) -> list[str]:
    """Social security numbers of one width, none of them alike."""
    rng = np.random.default_rng(11)
    parts = (rng.integers(low, high, count) for low, high in ((100, 665), (10, 99), (1000, 9999)))
    return [f"{a}-{b}-{c}" for a, b, c in zip(*parts, strict=True)]


DESTROY: dict[str, Callable[[Pixels, drawing.Box], Pixels]] = {
    "mosaic 4": functools.partial(drawing.mosaic, block=4),
    "mosaic 8": functools.partial(drawing.mosaic, block=8),
    "mosaic 12": functools.partial(drawing.mosaic, block=12),
    "blur 3": lambda p, b: _blurred(p, b, 3),
    "blur 6": lambda p, b: _blurred(p, b, 6),
}


def _blurred(pixels: Pixels, box: drawing.Box, sigma: float) -> Pixels:
    out = pixels.copy()
    x0, y0, x1, y1 = box
    out[y0:y1, x0:x1] = cv2.GaussianBlur(pixels[y0:y1, x0:x1], (0, 0), sigma)
    return out


def _fill_with(destroy: Callable[[Pixels, drawing.Box], Pixels]) -> Fill:
    def fill(pixels: Pixels, boxes: NDArray[np.int32]) -> None:
        height, width = pixels.shape[:2]
        for box in np.clip(boxes, 0, [width, height, width, height]).tolist():
            pixels[...] = destroy(pixels, tuple(box))

    return fill


def _guess(
    output: Pixels,
    box: drawing.Box,
    names: list[str],
    destroy: Callable[[Pixels, drawing.Box], Pixels],
) -> str:
    """Render every candidate, destroy it the same way, and take the one that fits best."""
    x0, y0, x1, y1 = box
    seen = output[y0:y1, x0:x1].astype(int)

    def distance(name: str) -> int:
        drawn = drawing.field("SSN ", name, size=24)
        return int(((destroy(drawn.pixels, box)[y0:y1, x0:x1].astype(int) - seen) ** 2).sum())

    return min(names, key=distance)


def _success(redactor: redact.Redactor, how: str, count: int) -> float:
    """How often the attacker names the secret under a mask."""
    names = _digits(count)
    right = 0
    for name in names:
        out = judged(redactor, drawing.field("SSN ", name, size=24).pixels)
        box = out.findings.box
        assert box is not None
        assert len(box) == 1
        pixels = out.event.pixels  # type: ignore[union-attr]
        right += _guess(pixels, tuple(box[0].tolist()), names, DESTROY[how]) == name
    return right / count


@pytest.mark.parametrize("how", DESTROY)
def test_attack_a01_a02_rendered_guesses_are_at_chance(redactor: redact.Redactor, how: str) -> None:
    assert _success(redactor, how, 10) <= 1 / 10


@pytest.mark.parametrize("how", DESTROY)
def test_attack_a01_a02_the_attacker_bites(
    redactor: redact.Redactor, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(FILL, _fill_with(DESTROY[how]))

    assert _success(redactor, how, 10) > 0.9


HEIGHT = "the height of the mask follows the height of the value's own ink"


def _cell(cell: tuple[str, str, int]) -> Any:
    """One cell of the grid; at 12 points one pixel of ink more makes a taller mask."""
    return pytest.param(*cell, marks=[hole(HEIGHT)] if cell[2] == 12 else [])


GRID = list(
    itertools.product(drawing.THEMES, ("DejaVuSansMono", "LiberationSans-Regular"), (12, 20))
)


@pytest.mark.parametrize(("theme", "face", "size"), [_cell(cell) for cell in GRID])
def test_attack_a01_two_worlds_of_pixels(
    redactor: redact.Redactor, tmp_path: Path, theme: str, face: str, size: int
) -> None:
    def scenario(secret: str) -> object:
        drawn = drawing.field("SSN: ", secret, theme=theme, face=face, size=size)
        return judged(redactor, drawn.pixels)

    assert two_worlds.differences(scenario, SSN, OTHER, tmp_path / "w") == []


def test_attack_a02_two_worlds_bites(
    redactor: redact.Redactor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FILL, _fill_with(DESTROY["mosaic 12"]))

    def scenario(secret: str) -> object:
        return judged(redactor, drawing.field("SSN: ", secret).pixels)

    assert two_worlds.differences(scenario, SSN, OTHER, tmp_path / "w") == [".event.pixels"]


@hole(HEIGHT)
@pytest.mark.attack_full
def test_attack_a01_two_hundred_worlds(redactor: redact.Redactor) -> None:
    outputs = {
        masked(redactor, drawing.field("SSN: ", secret, face="DejaVuSansMono").pixels).tobytes()
        for secret in _digits(200)
    }

    assert len(outputs) == 1


# ----------------------------------------------------------------- A03 to A06

ORDERS: dict[str, Callable[[Pixels], Pixels]] = {
    "BGR": lambda p: p,
    "RGB": lambda p: p[:, :, ::-1],
    "BGRA": lambda p: np.dstack([p, np.full(p.shape[:2], 255, np.uint8)]),
    "RGBA": lambda p: np.dstack([p[:, :, ::-1], np.full(p.shape[:2], 255, np.uint8)]),
    "GRAY": lambda p: np.ascontiguousarray(p[:, :, 1]),
}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("theme", drawing.THEMES)
def test_attack_a03_a_mask_has_one_value(redactor: redact.Redactor, order: str, theme: str) -> None:
    pixels = ORDERS[order](drawing.field("SSN ", SSN, theme=theme).pixels)

    out = judged(redactor, pixels, order=order)

    assert out.findings.box is not None
    for x0, y0, x1, y1 in out.findings.box:
        part = out.event.pixels[y0:y1, x0:x1]  # type: ignore[union-attr]
        assert len(np.unique(part.reshape(-1, *part.shape[2:]), axis=0)) == 1
    assert leak.traces(SSN, out) == []


def test_attack_a03_a_ghost_is_read(
    redactor: redact.Redactor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A box that covers 95 % leaves a dozen grey levels, and they are enough."""

    def fill(pixels: Pixels, boxes: NDArray[np.int32]) -> None:
        for x0, y0, x1, y1 in boxes:
            pixels[y0:y1, x0:x1] = (pixels[y0:y1, x0:x1] * 0.05).astype(np.uint8)

    monkeypatch.setattr(FILL, fill)
    monkeypatch.setattr("redact.verify.settle", lambda content, look, mask: content)

    assert leak.traces(SSN, judged(redactor, drawing.field("SSN ", SSN).pixels))


def _shape_in_alpha(drawn: drawing.Drawn) -> Pixels:
    return np.dstack([drawn.pixels, drawn.pixels[:, :, 0]])


@pytest.mark.parametrize("blank", [False, True], ids=["beside colour", "alone"])
def test_attack_a04_alpha_is_opaque(redactor: redact.Redactor, blank: bool) -> None:
    pixels = _shape_in_alpha(drawing.field("SSN ", SSN))
    pixels[:, :, :3] = 255 if blank else pixels[:, :, :3]

    out = judged(redactor, pixels)

    assert (out.event.pixels[:, :, 3] == 255).all()  # type: ignore[union-attr]
    assert leak.traces(SSN, out) == []


def test_attack_a04_a_shape_in_alpha_is_read(
    redactor: redact.Redactor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(pixels: Pixels, boxes: NDArray[np.int32]) -> None:
        for x0, y0, x1, y1 in boxes:
            pixels[y0:y1, x0:x1, :3] = 0

    monkeypatch.setattr(FILL, fill)

    assert leak.traces(SSN, judged(redactor, _shape_in_alpha(drawing.field("SSN ", SSN))))


SIZES = (11, 13, 16, 20, 26, 32)
MATRIX = list(itertools.product(drawing.FONTS, SIZES, (0.0, 0.25, 0.5, 0.75), drawing.THEMES))


def _fringe(redactor: redact.Redactor, cell: tuple[str, int, float, str], secret: str) -> int:
    face, size, shift, theme = cell
    drawn = drawing.field("SSN ", secret, face=face, size=size, theme=theme, at=(24 + shift, 34))
    return residue(drawn, masked(redactor, drawn.pixels))


def test_attack_a05_no_fringe_is_left(redactor: redact.Redactor) -> None:
    cells = MATRIX[::7]

    assert [cell for cell in cells if _fringe(redactor, cell, SSN)] == []


@pytest.mark.attack_full
def test_attack_a05_no_fringe_is_left_in_any_cell(redactor: redact.Redactor) -> None:
    secrets = itertools.cycle(_digits(50))

    assert [cell for cell in MATRIX if _fringe(redactor, cell, next(secrets))] == []


def _tight(words: object, found: redact.Findings, _: object) -> NDArray[np.int32]:
    """Boxes of the words alone, one pixel tighter than they are."""
    runs = [words.box[a:b] for a, b in zip(found.start, found.end, strict=True)]  # type: ignore[attr-defined]
    boxes = [
        [r[:, 0].min() + 1, r[:, 1].min() + 1, r[:, 2].max() - 1, r[:, 3].max() - 1] for r in runs
    ]
    return np.array(boxes, np.int32).reshape(-1, 4)


def test_attack_a05_a_tight_box_leaves_a_fringe(
    redactor: redact.Redactor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FIELDS, _tight)
    monkeypatch.setattr("redact.verify.settle", lambda content, look, mask: content)

    assert _fringe(redactor, MATRIX[0], SSN) > 0


def _line(pen: ImageDraw.ImageDraw, points: list[tuple[int, int]], colour: object) -> None:
    pen.line(points, fill=colour)  # type: ignore[arg-type]


DECORATIONS: dict[str, drawing.Decoration] = {
    "underline": lambda pen, b, ink: _line(pen, [(b[0], b[3] + 2), (b[2], b[3] + 2)], ink),
    "squiggle": lambda pen, b, ink: _line(
        pen, [(x, b[3] + 1 + x % 3) for x in range(b[0], b[2])], ink
    ),
    "strike": lambda pen, b, ink: _line(pen, [(b[0], b[3] - 6), (b[2], b[3] - 6)], ink),
    "selection": lambda pen, b, _: pen.rectangle((b[0], b[1], b[2], b[3] + 4), (250, 200, 120)),
    "caret": lambda pen, b, ink: _line(pen, [(b[2] + 1, b[1]), (b[2] + 1, b[3] + 4)], ink),
}


HIGHLIGHT = "a selection taller than the mask shows above and below it, and its width with it"


@pytest.mark.parametrize("decoration", cases(DECORATIONS, {"selection": HIGHLIGHT}))
def test_attack_a06_what_is_drawn_around_a_value(
    redactor: redact.Redactor, decoration: str
) -> None:
    drawn = drawing.field("SSN ", SSN, decorate=DECORATIONS[decoration], size=18)

    output = masked(redactor, drawn.pixels)

    assert residue(drawn, output) == 0
    assert search.in_picture(output, SSN) == []


TALL = {
    "descenders": ("E-mail ", "gypsy.jqq@pyggy.org"),
    "brackets": ("Phone ", "+1 (415) 555-0132"),
    "accents": ("Password: ", "Ĝÿjq9Ẫǘ7"),
}


@pytest.mark.parametrize("what", TALL)
@pytest.mark.parametrize("size", [13, 24])
def test_attack_a06_tall_and_deep_letters(redactor: redact.Redactor, what: str, size: int) -> None:
    before, secret = TALL[what]
    drawn = drawing.field(before, secret, size=size)

    assert residue(drawn, masked(redactor, drawn.pixels)) == 0


# ----------------------------------------------------------------- A08 to A10

LENGTHS = [f"{'abcdefghijklmnopqrstuvwxyz'[:n]}@quill.org" for n in (3, 5, 8, 12, 17, 23)]


def _email(secret: str) -> drawing.Drawn:
    return drawing.field("E-mail: ", secret, size=15)


def test_attack_a08_width_names_nothing(redactor: redact.Redactor) -> None:
    """Every length gives one and the same picture, so that no classifier beats chance."""
    outputs = {masked(redactor, _email(secret).pixels).tobytes() for secret in LENGTHS}

    assert len(outputs) == 1


def test_attack_a08_glyph_boxes_name_the_word(
    redactor: redact.Redactor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def words_only(words: object, found: redact.Findings, step: object) -> NDArray[np.int32]:
        return _tight(words, found, step) + np.array([-5, -5, 5, 5], np.int32)

    monkeypatch.setattr(FIELDS, words_only)

    outputs = {masked(redactor, _email(secret).pixels).tobytes() for secret in LENGTHS}

    assert len(outputs) == len(LENGTHS)


@pytest.mark.parametrize("pair", [(SSN, OTHER), (LENGTHS[0], LENGTHS[4])], ids=["ssn", "lengths"])
def test_attack_a09_the_report_names_nothing(
    redactor: redact.Redactor, tmp_path: Path, pair: tuple[str, str]
) -> None:
    before = "SSN: " if "-" in pair[0] else "E-mail: "

    def scenario(secret: str) -> object:
        out = judged(redactor, drawing.field(before, secret, size=15).pixels)
        return out, repr(out), out.findings.counts(), list(out.findings)

    assert two_worlds.differences(scenario, *pair, tmp_path / "w") == []


def test_attack_a09_the_reported_box_is_the_painted_box(redactor: redact.Redactor) -> None:
    drawn = drawing.field("SSN: ", SSN, " of record")
    out = judged(redactor, drawn.pixels)
    output = out.event.pixels  # type: ignore[union-attr]

    assert out.findings.box is not None
    reported = np.zeros(drawn.ink.shape, np.bool_)
    for x0, y0, x1, y1 in out.findings.box:
        reported[y0:y1, x0:x1] = True
    assert not (output[reported] != 0).any()
    assert (output[~reported] == drawn.pixels[~reported]).all()


def test_attack_a10_the_fill_is_constant(redactor: redact.Redactor) -> None:
    colours = set()
    for theme in drawing.THEMES:
        drawn = drawing.field("SSN: ", SSN, theme=theme)
        output = masked(redactor, drawn.pixels)
        colours |= {tuple(value) for value in output[drawn.touched].tolist()}

    assert colours == {(0, 0, 0)}


def test_attack_a10_a_fill_of_the_surroundings_tells(
    redactor: redact.Redactor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The mean of what is hidden differs from secret to secret."""

    def fill(pixels: Pixels, boxes: NDArray[np.int32]) -> None:
        for x0, y0, x1, y1 in boxes:
            pixels[y0:y1, x0:x1] = pixels[y0:y1, x0:x1].mean(axis=(0, 1))

    monkeypatch.setattr(FILL, fill)

    def scenario(secret: str) -> object:
        return judged(redactor, drawing.field("SSN: ", secret).pixels)

    assert two_worlds.differences(scenario, "111-11-1112", "688-88-8888", tmp_path / "w")


# ----------------------------------------------------------------- A14 to A16

VIEWS: dict[str, Callable[[Pixels], Pixels]] = {
    "padded rows": lambda p: np.pad(p, ((0, 0), (0, 13), (0, 0)))[:, : p.shape[1]],
    "region of a larger picture": lambda p: np.pad(p, ((9, 7), (5, 3), (0, 0)))[9:-7, 5:-3],
    "fortran order": np.asfortranarray,
    "mirrored twice": lambda p: np.ascontiguousarray(p[::-1, ::-1])[::-1, ::-1],
    "every second plane": lambda p: np.repeat(p, 2, axis=2)[:, :, ::2],
    "read-only": lambda p: np.frombuffer(p.tobytes(), np.uint8).reshape(p.shape),
    "planes apart": lambda p: np.moveaxis(np.ascontiguousarray(np.moveaxis(p, 2, 0)), 0, 2),
}


@pytest.mark.parametrize("view", VIEWS)
def test_attack_a14_any_strides(redactor: redact.Redactor, view: str) -> None:
    """However the buffer lies in memory, the same picture gives the same output."""
    pixels = drawing.field("SSN ", SSN, " end").pixels
    odd = VIEWS[view](pixels)
    assert np.array_equal(odd, pixels)

    output = masked(redactor, odd)

    assert output.flags.c_contiguous
    assert np.array_equal(output, masked(redactor, pixels))


@pytest.mark.parametrize("order", ["BGR", "RGB"])
def test_attack_a14_a_mixed_up_order_hides_as_much(redactor: redact.Redactor, order: str) -> None:
    drawn = drawing.field("SSN ", SSN, theme="coloured")

    assert residue(drawn, masked(redactor, drawn.pixels, order=order)) == 0


SHAPES = st.tuples(st.integers(1, 40), st.integers(1, 60)).flatmap(
    lambda hw: st.sampled_from([hw, (*hw, 3), (*hw, 4)])
)


@settings(max_examples=40)
@given(SHAPES, st.integers(0, 2**32 - 1))
def test_attack_a14_any_shape_and_noise(shape: tuple[int, ...], seed: int) -> None:
    """Nothing raises, and what comes out has the shape that went in."""
    pixels = np.random.default_rng(seed).integers(0, 256, shape, np.uint8)

    out = _PLAIN.redact(redact.Frame(pixels))

    if isinstance(out, redact.Safe):
        assert out.event.pixels.shape == shape  # type: ignore[union-attr]
        assert out.event.pixels.dtype == np.uint8  # type: ignore[union-attr]
    else:
        assert isinstance(out, redact.Dropped)


_PLAIN = redact.Redactor(detectors=())


@pytest.mark.parametrize("box", [(-9, -9, 2**31, 2**31), (5, 5, 5, 5), (90, 90, 2, 2)])
def test_attack_a14_window_boxes_that_make_no_sense(
    redactor: redact.Redactor, box: tuple[int, int, int, int]
) -> None:
    drawn = drawing.field("SSN ", SSN)

    out = redactor.redact(redact.Frame(drawn.pixels, window=(redact.Window("x", box=box),)))

    assert leak.traces(SSN, out) == []


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("origin", [(0, 0), (-1920, -200)])
def test_attack_a15_scale_and_origin(
    redactor: redact.Redactor, scale: float, origin: tuple[int, int]
) -> None:
    drawn = drawing.field(
        "SSN ",
        SSN,
        size=round(15 * scale),
        canvas=(round(480 * scale), round(96 * scale)),
        at=(24 * scale, 36 * scale),
    )

    out = judged(redactor, drawn.pixels, scale=scale, origin=origin)

    assert residue(drawn, out.event.pixels) == 0  # type: ignore[union-attr]
    assert (out.event.scale, out.event.origin) == (scale, origin)  # type: ignore[union-attr]


@pytest.mark.parametrize("scale", [0.5, 2.0])
def test_attack_a15_a_scale_that_is_not_true(redactor: redact.Redactor, scale: float) -> None:
    """An agent that reports the wrong scale must not uncover anything."""
    drawn = drawing.field("SSN ", SSN, size=16)

    assert residue(drawn, masked(redactor, drawn.pixels, scale=scale)) == 0


def _reachable(*roots: object) -> list[object]:
    """Everything that can be reached from the roots, modules and classes left out."""
    found: dict[int, object] = {}
    queue = list(roots)
    while queue:
        thing = queue.pop()
        if id(thing) in found or isinstance(thing, (type, ModuleType)):
            continue
        found[id(thing)] = thing
        queue += gc.get_referents(thing)
        if isinstance(thing, np.ndarray) and thing.base is not None:
            queue.append(thing.base)
    return list(found.values())


def test_attack_a16_nothing_leads_back_to_the_source(redactor: redact.Redactor) -> None:
    pixels = drawing.field("SSN ", SSN).pixels
    before = sys.getrefcount(pixels)
    out = judged(redactor, pixels)
    output = out.event.pixels  # type: ignore[union-attr]

    assert output.base is None
    assert not np.shares_memory(output, pixels)
    assert sys.getrefcount(pixels) == before
    arrays = [o for o in _reachable(out, vars(redactor)) if isinstance(o, np.ndarray)]
    assert not any(np.shares_memory(a, pixels) for a in arrays)
    pictures = [a for a in arrays if a.dtype == np.uint8 and a.ndim >= 2 and a.size > 1000]
    assert [search.in_picture(p, SSN) for p in pictures if search.in_picture(p, SSN)] == []


def test_attack_a16_a_later_change_of_the_source_changes_nothing(redactor: redact.Redactor) -> None:
    pixels = drawing.field("SSN ", SSN).pixels.copy()
    output = masked(redactor, pixels)
    kept = output.copy()

    pixels[...] = 77

    assert np.array_equal(output, kept)
