"""Events: what is whole, what is refused and by which name, and that none shows its content."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from redact.events import (
    ORDERS,
    TEXT_KINDS,
    Dropped,
    Focus,
    Frame,
    Hidden,
    Key,
    Pointer,
    Reason,
    Safe,
    Text,
    Window,
)  # fmt: skip

CANARY = "zebra-plover-7731"


def pixels(*shape: int) -> np.ndarray:
    return np.zeros(shape, np.uint8)


@pytest.mark.parametrize(
    ("shape", "order"), [((4, 6), "GRAY"), ((4, 6, 3), "BGR"), ((4, 6, 4), "BGRA")]
)
def test_a_frame_needs_only_pixels(shape: tuple[int, ...], order: str) -> None:
    frame = Frame(pixels(*shape))

    assert frame.order == order
    assert (frame.scale, frame.origin, frame.time) == (1.0, (0, 0), 0.0)
    assert frame.windows == (Window(),)


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_of_the_contract(order: str) -> None:
    shape = (4, 6) if order == "GRAY" else (4, 6, ORDERS[order])

    assert Frame(pixels(*shape), order=order).order == order


def test_windows_come_front_to_back() -> None:
    front, back = Window(app="a"), Window(app="b")

    assert Frame(pixels(4, 6), window=front).windows == (front,)
    assert Frame(pixels(4, 6), window=(front, back)).windows == (front, back)
    assert Frame(pixels(4, 6), window=()).windows == (Window(),)


BAD_FRAMES = {
    "a list": (TypeError, "pixels", {"pixels": [[0]]}),
    "float pixels": (TypeError, "pixels", {"pixels": np.zeros((4, 6))}),
    "sixteen bits": (TypeError, "pixels", {"pixels": np.zeros((4, 6), np.uint16)}),
    "not a number": (TypeError, "pixels", {"pixels": np.full((4, 6), np.nan)}),
    "one row": (ValueError, "pixels", {"pixels": pixels(6)}),
    "four axes": (ValueError, "pixels", {"pixels": pixels(1, 4, 6, 3)}),
    "no height": (ValueError, "pixels", {"pixels": pixels(0, 6, 3)}),
    "no width": (ValueError, "pixels", {"pixels": pixels(4, 0)}),
    "two channels": (ValueError, "order", {"pixels": pixels(4, 6, 2)}),
    "one channel as an axis": (ValueError, "order", {"pixels": pixels(4, 6, 1)}),
    "order of four for three": (ValueError, "order", {"order": "BGRA"}),
    "unknown order": (ValueError, "order", {"order": "ARGB"}),
    "scale of zero": (ValueError, "scale", {"scale": 0.0}),
    "scale nan": (ValueError, "scale", {"scale": math.nan}),
    "scale text": (TypeError, "scale", {"scale": "2"}),
    "scale bool": (TypeError, "scale", {"scale": True}),
    "origin of floats": (TypeError, "origin", {"origin": (0.5, 0)}),
    "origin of three": (TypeError, "origin", {"origin": (0, 0, 0)}),
    "window text": (TypeError, "window", {"window": (CANARY,)}),
    "negative time": (ValueError, "time", {"time": -1.0}),
    "endless time": (ValueError, "time", {"time": math.inf}),
    "time text": (TypeError, "time", {"time": CANARY}),
    "time bool": (TypeError, "time", {"time": True}),
}


@pytest.mark.parametrize(("error", "name", "changed"), BAD_FRAMES.values(), ids=BAD_FRAMES.keys())
def test_a_bad_frame_names_the_argument(error: type, name: str, changed: dict) -> None:
    with pytest.raises(error, match=f"^{name}: ") as raised:
        Frame(**{"pixels": pixels(4, 6, 3), **changed})
    assert CANARY not in str(raised.value)


BAD_OTHERS = {
    "text of bytes": (TypeError, "text", lambda: Text(CANARY.encode())),
    "unknown kind": (ValueError, "kind", lambda: Text("a", kind=CANARY)),
    "text window": (TypeError, "window", lambda: Text("a", window=CANARY)),
    "text time": (ValueError, "time", lambda: Text("a", time=math.nan)),
    "key of a number": (TypeError, "key", lambda: Key(4)),
    "code of a number": (TypeError, "code", lambda: Key("a", code=4)),
    "key time": (ValueError, "time", lambda: Key("a", time=-0.5)),
    "pointer kind": (ValueError, "kind", lambda: Pointer(0, 0, kind=CANARY)),
    "pointer place": (ValueError, "x, y", lambda: Pointer(math.nan, 0)),
    "field of a number": (TypeError, "field", lambda: Focus(field=4)),
    "app of a number": (TypeError, "app", lambda: Window(app=4)),
    "private text": (TypeError, "private", lambda: Window(private=CANARY)),
}


@pytest.mark.parametrize(("error", "name", "build"), BAD_OTHERS.values(), ids=BAD_OTHERS.keys())
def test_other_bad_events_name_the_argument(error: type, name: str, build: object) -> None:
    with pytest.raises(error, match=f"^{name}: ") as raised:
        build()  # type: ignore[operator]
    assert CANARY not in str(raised.value)


def test_no_event_shows_its_content() -> None:
    window = Window(app=CANARY, title=CANARY, url=CANARY)
    text = Text(CANARY, window=window)
    frame = Frame(pixels(4, 6), window=window)
    shown = [
        *map(repr, (window, text, frame, Key(CANARY, code=CANARY), Focus(window, field=CANARY))),
        repr(Safe(text)), repr(Safe(frame)), str(Pointer(7731, 7731)),
    ]  # fmt: skip

    assert not [line for line in shown if CANARY in line or "7731" in line]


@pytest.mark.parametrize("kind", sorted(TEXT_KINDS))
def test_every_kind_of_text(kind: str) -> None:
    assert Text("a\ud800\0", kind=kind).kind == kind


@pytest.mark.parametrize(
    "event",
    [Window(), Text("a"), Key("a"), Pointer(0, 0), Focus(), Hidden("credential"), Safe(Text("a")),
     Dropped(Reason.LEAK)],
    ids=range(8),
)  # fmt: skip
def test_events_are_frozen(event: object) -> None:
    name = dataclasses.fields(event)[0].name  # type: ignore[arg-type]

    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(event, name, None)


def test_what_was_dropped_unread_counts_as_restricted() -> None:
    assert Dropped(Reason.NEVER_LOOK).rating == 4


def test_the_reasons_are_a_closed_list() -> None:
    assert set(Reason) == {
        "no-consent", "revoked", "paused", "forgotten", "never-look", "private", "unknown-window",
        "restricted-scene", "above-rating", "needs-session", "clipboard-off", "hidden", "covered",
        "too-large", "out-of-order", "over-budget", "late", "leak", "stage", "unavailable",
        "not-flushed",
    }  # fmt: skip
