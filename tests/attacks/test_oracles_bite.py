"""The oracles themselves: each form and each sink, planted once, must be seen."""

from __future__ import annotations

import base64
import logging
import os
import pickle
import sys
import tempfile
import warnings
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from oracles import drawing, leak, search, two_worlds

CANARY = "536-90-4399"
FORMS: dict[str, Callable[[str], str | bytes]] = {
    "plain": lambda c: f"x {c} y",
    "utf-16-le": lambda c: b"\0" + c.encode("utf-16-le"),
    "utf-16-be": lambda c: c.encode("utf-16-be"),
    "base64 0": lambda c: base64.b64encode(c.encode() + b"tail"),
    "base64 1": lambda c: base64.b64encode(b"." + c.encode()),
    "base64 2": lambda c: base64.b64encode(b".." + c.encode() + b"t").decode(),
    "hex": lambda c: c.encode().hex().upper(),
    "reversed": lambda c: c[::-1],
    "digits": lambda c: c.replace("-", ""),
    "spaced": " ".join,
    "last 4": lambda c: f"ends in {c[-4:]}",
    "full-width": lambda c: c.translate({48 + i: 0xFF10 + i for i in range(10)}),
    "arabic-indic": lambda c: c.translate({48 + i: 0x660 + i for i in range(10)}),
    "zero-width": "\u200b".join,
    "tags": lambda c: "".join(chr(0xE0000 + ord(x)) for x in c),
    "inflated": lambda c: b"junk" + zlib.compress(c.encode() * 3),
    "pickle": lambda c: pickle.dumps({"text": c}),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_seen(form: str) -> None:
    assert leak.traces(CANARY, FORMS[form](CANARY))


def test_nothing_is_seen_where_nothing_is() -> None:
    assert not leak.traces(CANARY, "my SSN is [SSN], of 12 May 2026", b"\0" * 99, {"a": [1, 2.0]})


@dataclass
class _Holder:
    held: object

    def __repr__(self) -> str:
        return "Holder()"


@pytest.mark.parametrize(
    "thing",
    [
        _Holder([{"a": CANARY}]),
        KeyError(CANARY),
        UnicodeDecodeError("ascii", CANARY.encode(), 0, 1, "bad"),
    ],
    ids=["attribute", "argument", "object"],
)
def test_each_hiding_place_is_seen(thing: object) -> None:
    assert leak.traces(CANARY, thing)


def test_a_hidden_context_is_seen() -> None:
    def fail() -> None:
        try:
            int(CANARY)
        except ValueError:
            raise RuntimeError("clean") from None

    with pytest.raises(RuntimeError) as caught:
        fail()

    assert leak.traces(CANARY, caught.value)


SINKS: dict[str, Callable[[], object]] = {
    "log": lambda: logging.getLogger("deep.below").debug("saw %s", CANARY),
    "log argument": lambda: logging.getLogger().warning("saw", extra={"what": CANARY}),
    "stdout": lambda: print(CANARY),  # noqa: T201  # the sink under test
    "stderr": lambda: print(CANARY, file=sys.stderr),  # noqa: T201  # the sink under test
    "descriptor": lambda: os.write(2, CANARY.encode()),
    "warning": lambda: warnings.warn(CANARY, stacklevel=1),
    "temp file": lambda: Path(tempfile.mkdtemp(), "x").write_text(CANARY),
    "working folder": lambda: Path("left").write_bytes(CANARY.encode("utf-16-le")),
    "file name": lambda: Path(CANARY).touch(),
}


@pytest.mark.parametrize("sink", SINKS)
def test_each_sink_is_seen(sink: str, sinks: leak.Sinks) -> None:
    with sinks:
        SINKS[sink]()

    assert leak.traces(CANARY, sinks)


def test_quiet_sinks_are_quiet(sinks: leak.Sinks) -> None:
    with sinks:
        pass

    assert not leak.traces(CANARY, sinks)
    assert not sinks.files


def _hidden_in_alpha(pixels: np.ndarray) -> np.ndarray:
    return np.dstack([np.zeros_like(pixels), pixels[:, :, :1]])


PICTURES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "1x": lambda p: p,
    "alpha": _hidden_in_alpha,
    "ghost of two levels": lambda p: (200 + (p > 128) * 2).astype(np.uint8),
    "one channel": lambda p: np.dstack([p[:, :, 0], 255 - p[:, :, 0], np.full(p.shape[:2], 128)])
    .astype(np.uint8),
    "upside down": lambda p: np.ascontiguousarray(p[::-1, ::-1]),
    "on its side": lambda p: np.ascontiguousarray(np.rot90(p)),
}  # fmt: skip


@pytest.mark.parametrize("how", PICTURES)
def test_each_rendering_is_read(how: str) -> None:
    drawn = drawing.field("id ", CANARY, size=20)

    assert search.in_picture(
        PICTURES[how](drawn.pixels), CANARY, "BGRA"[: 4 if how == "alpha" else 3]
    )


def test_a_clean_picture_is_clean() -> None:
    drawn = drawing.field("Order number ", "is on the slip", size=20)

    assert not search.in_picture(drawn.pixels, CANARY)


def test_two_worlds_sees_one_byte_of_difference(tmp_path: Path) -> None:
    def scenario(secret: str) -> list[object]:
        return [np.zeros(3), _Holder(secret[-1]), "same"]

    assert two_worlds.differences(scenario, "a1", "a2", tmp_path / "x") == ["[1].held"]


def test_two_worlds_sees_a_log_line(tmp_path: Path) -> None:
    def scenario(secret: str) -> list[str]:
        logging.getLogger().debug("%s", len(secret))
        return ["same"]

    assert two_worlds.differences(scenario, "a", "bb", tmp_path / "x")
