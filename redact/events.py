"""Events: what goes in, and the two things that can come out."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from redact.findings import Findings

ORDERS: Final = {"BGRA": 4, "RGBA": 4, "BGR": 3, "RGB": 3, "GRAY": 1}
"""Pixel orders that a frame may have, and how many channels each has."""

_DEFAULT_ORDER: Final = {4: "BGRA", 3: "BGR", 1: "GRAY"}

TEXT_KINDS: Final = frozenset(
    {"clipboard", "paste", "title", "url", "transcript", "prompt", "accessibility", "other"}
)
POINTER_KINDS: Final = frozenset({"move", "press", "release", "scroll"})


class Reason(StrEnum):
    """Why an event was dropped: a closed list, so that a reason can be counted and logged."""

    NO_CONSENT = "no-consent"
    REVOKED = "revoked"
    PAUSED = "paused"
    FORGOTTEN = "forgotten"
    NEVER_LOOK = "never-look"
    PRIVATE = "private"
    UNKNOWN_WINDOW = "unknown-window"
    RESTRICTED_SCENE = "restricted-scene"
    ABOVE_RATING = "above-rating"
    NEEDS_SESSION = "needs-session"
    CLIPBOARD_OFF = "clipboard-off"
    HIDDEN = "hidden"
    COVERED = "covered"
    TOO_LARGE = "too-large"
    OUT_OF_ORDER = "out-of-order"
    OVER_BUDGET = "over-budget"
    LATE = "late"
    LEAK = "leak"
    STAGE = "stage"
    UNAVAILABLE = "unavailable"
    NOT_FLUSHED = "not-flushed"


def _check_time(time: float) -> None:
    """Raise unless time is a finite number of seconds, zero or later."""
    if isinstance(time, bool) or not isinstance(time, (int, float)):
        raise TypeError("time: seconds as a number")
    if not (math.isfinite(time) and time >= 0):
        raise ValueError("time: a finite number of seconds, zero or more")


def _check_text(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise TypeError(f"{name}: a str")


@dataclass(frozen=True, slots=True, repr=False)
class Window:
    """What the capture agent knows of a window; None means that it does not know.

    app     : name of the application
    title   : title bar text
    url     : address shown by a browser
    private : whether it is a private or incognito window
    box     : x0 y0 x1 y1 of the window in the frame's pixels; None is the whole frame
    """

    app: str | None = None
    title: str | None = None
    url: str | None = None
    private: bool | None = None
    box: tuple[int, int, int, int] | None = None

    def __post_init__(self) -> None:
        for name in ("app", "title", "url"):
            if getattr(self, name) is not None:
                _check_text(name, getattr(self, name))
        if self.private not in (None, True, False):
            raise TypeError("private: True, False or None")

    @property
    def unknown(self) -> bool:
        """Whether nothing at all is known of the window."""
        return self.app is None and self.title is None and self.url is None

    def __repr__(self) -> str:
        return "Window()"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Frame:
    """One picture of a screen.

    pixels : uint8 (H, W, 3 or 4) or (H, W), any strides, row 0 at the top
    order  : BGRA, BGR, RGBA, RGB or GRAY; by default BGRA, BGR or GRAY by shape
    scale  : physical pixels for each logical one, 2.0 on a HiDPI screen
    origin : x, y of the top left pixel on the desktop; may be negative
    time   : seconds on the agent's monotonic clock
    window : the window, or windows front to back, that the frame shows

    Raises TypeError or ValueError, naming the argument, for anything else.
    """

    pixels: NDArray[np.uint8]
    order: str = ""
    scale: float = 1.0
    origin: tuple[int, int] = (0, 0)
    time: float = 0.0
    window: Window | tuple[Window, ...] | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.pixels, np.ndarray) or self.pixels.dtype != np.uint8:
            raise TypeError("pixels: a numpy array of uint8")
        if self.pixels.ndim not in (2, 3) or 0 in self.pixels.shape:
            raise ValueError("pixels: (H, W), (H, W, 3) or (H, W, 4), none of them zero")
        channels = 1 if self.pixels.ndim == 2 else self.pixels.shape[2]
        order = self.order or _DEFAULT_ORDER.get(channels, "")
        if ORDERS.get(order) != channels or (channels == 1 and self.pixels.ndim == 3):
            raise ValueError("order: BGRA, BGR, RGBA, RGB or GRAY, as many letters as channels")
        object.__setattr__(self, "order", order)
        if isinstance(self.scale, bool) or not isinstance(self.scale, (int, float)):
            raise TypeError("scale: a number")
        if not (math.isfinite(self.scale) and 0.25 <= self.scale <= 8):
            raise ValueError("scale: from 0.25 to 8")
        if len(self.origin) != 2 or not all(isinstance(v, (int, np.integer)) for v in self.origin):
            raise TypeError("origin: two whole numbers")
        if not all(isinstance(w, Window) for w in self.windows):
            raise TypeError("window: a Window, a tuple of them, or None")
        _check_time(self.time)

    @property
    def windows(self) -> tuple[Window, ...]:
        """The windows front to back; one unknown Window when none was named."""
        if isinstance(self.window, tuple):
            return self.window or (Window(),)
        return (self.window or Window(),)

    def __repr__(self) -> str:
        height, width = self.pixels.shape[:2]
        return f"Frame({width}x{height} {self.order})"


@dataclass(frozen=True, slots=True, repr=False)
class Text:
    """A text that was captured whole.

    text : any str
    kind : clipboard, paste, title, url, transcript, prompt, accessibility or other
    """

    text: str
    kind: str = "other"
    time: float = 0.0
    window: Window | None = None

    def __post_init__(self) -> None:
        _check_text("text", self.text)
        if self.kind not in TEXT_KINDS:
            raise ValueError(f"kind: one of {', '.join(sorted(TEXT_KINDS))}")
        if self.window is not None and not isinstance(self.window, Window):
            raise TypeError("window: a Window or None")
        _check_time(self.time)

    def __repr__(self) -> str:
        return f"Text({self.kind})"


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """One key going down or up; ``key`` and ``code`` are W3C UI Events names."""

    key: str
    down: bool = True
    time: float = 0.0
    code: str | None = None
    repeat: bool = False

    def __post_init__(self) -> None:
        _check_text("key", self.key)
        if self.code is not None:
            _check_text("code", self.code)
        _check_time(self.time)

    def __repr__(self) -> str:
        return "Key()"


@dataclass(frozen=True, slots=True, repr=False)
class Pointer:
    """One pointer event; x and y in desktop pixels, kind move, press, release or scroll."""

    x: float
    y: float
    kind: str = "move"
    button: str | None = None
    time: float = 0.0

    def __post_init__(self) -> None:
        if self.kind not in POINTER_KINDS:
            raise ValueError(f"kind: one of {', '.join(sorted(POINTER_KINDS))}")
        if not (math.isfinite(self.x) and math.isfinite(self.y)):
            raise ValueError("x, y: finite numbers")
        _check_time(self.time)

    def __repr__(self) -> str:
        return f"Pointer({self.kind})"


@dataclass(frozen=True, slots=True, repr=False)
class Focus:
    """What has the keyboard; ``secure`` says whether it is a password field, None if unknown."""

    window: Window | None = None
    field: str | None = None
    secure: bool | None = None
    time: float = 0.0

    def __post_init__(self) -> None:
        if self.field is not None:
            _check_text("field", self.field)
        _check_time(self.time)

    def __repr__(self) -> str:
        return "Focus()"


@dataclass(frozen=True, slots=True)
class Hidden:
    """The tombstone of a hidden key episode: no count, no rhythm, no length."""

    label: str
    kind: Literal["keys"] = "keys"
    time: float = 0.0


Event = Frame | Text | Key | Pointer | Focus


@dataclass(frozen=True, slots=True, eq=False)
class Safe:
    """What may leave the device: only ``event``; the rest is for the caller's own accounts.

    event    : a new Frame, Text, Focus or Hidden that shares no memory with the input
    findings : what was hidden, in offsets or pixels of the input
    rating   : 1 public to 4 restricted, the highest that was found before masking
    covered  : share 0..1 of a frame's text that was covered because it could not be trusted
    scenes   : the kinds of content that a frame's windows hold, the surest first
    policy   : digest of the policy that judged
    seq      : number of the input in its session; None outside one
    """

    event: Frame | Text | Focus | Hidden
    findings: Findings = field(default_factory=Findings.empty)
    rating: int = 1
    covered: float = 0.0
    scenes: tuple[str, ...] = ()
    policy: str = ""
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """Nothing of the event may leave, and why.

    ``cause`` names the stage and the type of an error, never its message.
    An event that was dropped unread has rating 4.
    """

    reason: Reason
    rating: int = 4
    policy: str = ""
    seq: int | None = None
    cause: str = ""


Outcome = Safe | Dropped
