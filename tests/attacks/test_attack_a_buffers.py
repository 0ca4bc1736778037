"""Attacks by memory and geometry: odd buffers, scales, and ways back to the source."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import FunctionType, ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import drawing, leak, search
from oracles.frames import (
    SSN,
    Pixels,
    judged,
    masked,
    residue,
)

import redact

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


def _held(thing: object) -> list[object]:
    """What a thing holds; a function of another library does not hold that library's module.

    Through the modules of others everything can be reached, the pictures
    that tests have as parameters too.
    """
    held = gc.get_referents(thing)
    if isinstance(thing, FunctionType) and not (thing.__module__ or "").startswith("redact"):
        held = [one for one in held if one is not thing.__globals__]
    return held


def _modules() -> list[dict[str, object]]:
    """What our own modules hold."""
    return [vars(m) for name, m in sys.modules.items() if name.partition(".")[0] == "redact"]


def _reachable(*roots: object) -> list[object]:
    """Everything that can be reached from the roots, classes and modules of others left out."""
    found: dict[int, object] = {}
    queue = list(roots)
    while queue:
        thing = queue.pop()
        if id(thing) in found or isinstance(thing, (type, ModuleType)):
            continue
        found[id(thing)] = thing
        queue += _held(thing)
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
    arrays = [o for o in _reachable(out, vars(redactor), *_modules()) if isinstance(o, np.ndarray)]
    assert not any(np.shares_memory(a, pixels) for a in arrays)
    pictures = [a for a in arrays if a.dtype == np.uint8 and a.ndim >= 2 and a.size > 1000]
    assert [search.in_picture(p, SSN) for p in pictures if search.in_picture(p, SSN)] == []


def _in_a_closure(pixels: Pixels) -> object:
    return {"later": lambda: pixels}


HIDING: dict[str, Callable[[Pixels], object]] = {
    "view": lambda p: [p[4:]],
    "closure": _in_a_closure,
    "generator": lambda p: (p for _ in "a"),
    "bound method": lambda p: {"size": p.sum},
}


@pytest.mark.parametrize("place", HIDING)
def test_attack_a16_the_search_finds_what_is_held(place: str) -> None:
    pixels = np.zeros((40, 40), np.uint8)

    found = _reachable(HIDING[place](pixels))

    assert any(isinstance(one, np.ndarray) and np.shares_memory(one, pixels) for one in found)


def test_attack_a16_the_search_finds_what_our_modules_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = np.zeros((40, 40), np.uint8)
    monkeypatch.setattr("redact.apply.frame.kept", [pixels], raising=False)

    assert any(one is pixels for one in _reachable(*_modules()))


def test_attack_a16_a_later_change_of_the_source_changes_nothing(redactor: redact.Redactor) -> None:
    pixels = drawing.field("SSN ", SSN).pixels.copy()
    output = masked(redactor, pixels)
    kept = output.copy()

    pixels[...] = 77

    assert np.array_equal(output, kept)
