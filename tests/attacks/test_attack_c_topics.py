"""Attack C17: screens whose topic is private and that hold no identifier."""

from __future__ import annotations

from collections.abc import Callable
from itertools import compress

import numpy as np
import pytest
from drawn import Page
from numpy.typing import NDArray
from oracles.frames import Pixels, judged, masked

import redact
from redact.detect.builtin import builtin
from redact.evaluate.ink import LEAKS_OVER, ink_left

KEPT_OVER = 0.9

GREY, BLUE, PALE = (120, 120, 120), (200, 110, 40), (245, 245, 245)


class Drawing:
    """A screen being drawn, and which of its words are private and which are interface."""

    def __init__(self, title: str, width: int = 900, height: int = 560) -> None:
        self.page = Page(width, height)
        self.page.panel((0, 0, width, 40), 0, (200, 200, 200), PALE)
        self.private: list[int] = []
        self.interface: list[int] = []
        self.face(20, 11, title, 15)

    def _write(self, x: int, y: int, text: str, size: int, into: list[int]) -> None:
        first = len(self.page.words)
        self.page.text(x, y, text, size)
        into.extend(range(first, len(self.page.words)))

    def body(self, x: int, y: int, text: str, size: int = 15) -> None:
        """Write what nobody may see."""
        self._write(x, y, text, size, self.private)

    def face(self, x: int, y: int, text: str, size: int = 15) -> None:
        """Write a caption, or a word of the interface."""
        self._write(x, y, text, size, self.interface)

    def other(self, x: int, y: int, text: str, size: int = 12) -> None:
        """Write what may stay or go."""
        self._write(x, y, text, size, [])

    def button(self, x: int, y: int, text: str) -> None:
        """Draw a button."""
        self.page.panel((x, y, x + 110, y + 34), 6, GREY, PALE)
        self.face(x + 14, y + 9, text)


def chat() -> Drawing:
    """A talk of two friends; not one name, number or address."""
    one = Drawing("Messages")
    said = [
        (40, "did you tell your mother that we are leaving each other?"),
        (360, "not yet, I want to wait until she is out of hospital"),
        (40, "she will be angry whatever you say to her"),
        (360, "I know, and I cannot sleep because of it"),
        (40, "come over tonight and we talk about everything"),
    ]
    for row, (x, text) in enumerate(said):
        one.body(x, 70 + 74 * row, text)
        one.other(x, 94 + 74 * row, f"10:{41 + row}")
    one.page.panel((20, 500, 740, 540), 6, GREY)
    one.face(36, 512, "Type a message")
    one.button(760, 503, "Send")
    return one


def chart() -> Drawing:
    """The chart of a patient."""
    one = Drawing("Patient chart")
    one.face(40, 64, "Problem list", 17)
    for row, text in enumerate(["Type 2 diabetes mellitus", "Major depressive disorder"]):
        one.body(40, 100 + 30 * row, text)
    one.face(40, 190, "Medications", 17)
    for row, text in enumerate(["Metformin 500 mg twice daily", "Sertraline 50 mg once daily"]):
        one.body(40, 226 + 30 * row, text)
    one.face(480, 64, "Test results", 17)
    for row, (text, value) in enumerate(
        [("Hemoglobin A1c", "8.9 %"), ("LDL cholesterol", "131 mg/dL")]
    ):
        one.body(480, 100 + 30 * row, text)
        one.body(720, 100 + 30 * row, value)
    one.other(480, 190, "Allergies", 17)
    one.body(480, 226, "Penicillin")
    one.button(40, 500, "Print")
    one.button(170, 500, "Close")
    return one


def review() -> Drawing:
    """What a manager writes of somebody."""
    one = Drawing("Annual review")
    one.face(40, 64, "Overall rating", 17)
    one.body(40, 96, "Below expectations")
    one.face(40, 150, "Manager's summary", 17)
    for row, text in enumerate([
        "Misses most deadlines and does not say so before they pass.",
        "Colleagues find it hard to work with him on larger tasks.",
        "If nothing changes until summer we will have to part ways.",
    ]):  # fmt: skip
        one.body(40, 182 + 28 * row, text)
    one.face(40, 300, "Areas for growth", 17)
    one.body(40, 332, "Should learn to take criticism without becoming angry.")
    one.button(40, 500, "Save")
    one.button(170, 500, "Submit")
    return one


def pay_slip() -> Drawing:
    """What somebody earns."""
    one = Drawing("Pay statement")
    rows = [
        ("Gross pay", "7,020.83"),
        ("Federal income tax", "1,025.87"),
        ("Social Security", "435.29"),
        ("Medicare", "101.80"),
        ("Net pay", "5,457.87"),
    ]
    one.face(40, 64, "Earnings and deductions", 17)
    one.face(560, 64, "Amount", 17)
    for row, (text, amount) in enumerate(rows):
        one.face(40, 110 + 36 * row, text)
        one.body(560, 110 + 36 * row, amount)
    one.button(40, 500, "Download")
    one.button(170, 500, "Print")
    return one


def bank() -> Drawing:
    """Where somebody's money goes."""
    one = Drawing("Recent transactions")
    for x, text in ((40, "Date"), (200, "Description"), (640, "Amount")):
        one.face(x, 64, text, 16)
    rows = [
        ("04/02/2026", "Hillside fertility clinic", "-$640.00"),
        ("04/01/2026", "Lucky river casino", "-$1,250.00"),
        ("03/30/2026", "Payroll deposit", "+$2,100.00"),
        ("03/28/2026", "Debt counselling service", "-$85.00"),
    ]
    for row, (date, text, amount) in enumerate(rows):
        one.other(40, 104 + 36 * row, date, 15)
        one.body(200, 104 + 36 * row, text)
        one.body(640, 104 + 36 * row, amount)
    one.face(40, 290, "Available balance", 16)
    one.body(640, 290, "$3,204.18")
    one.button(40, 500, "Transfer")
    one.button(170, 500, "Export")
    return one


def assistant() -> Drawing:
    """What somebody asks a machine and no person."""
    one = Drawing("New chat")
    one.body(300, 80, "How do I tell my wife that I have lost my job?")
    for row, text in enumerate([
        "Choose a quiet moment, and say at once what has happened.",
        "Tell her what you will do next, and ask for her help with it.",
    ]):  # fmt: skip
        one.body(60, 140 + 30 * row, text)
    one.body(300, 240, "She thinks that I still go to work every day")
    one.page.panel((40, 470, 740, 510), 6, GREY)
    one.face(56, 482, "Ask anything")
    one.button(760, 472, "Send")
    return one


def settings() -> Drawing:
    """A screen of no private topic: nothing of it is a body."""
    one = Drawing("Settings")
    for row, text in enumerate(
        ["Display", "Sound", "Notifications", "Keyboard shortcuts", "Storage"]
    ):
        one.face(40, 70 + 40 * row, text)
    one.button(40, 500, "Save")
    one.button(170, 500, "Close")
    return one


SCREENS: dict[str, tuple[Callable[[], Drawing], str | None]] = {
    "chat": (chat, "private_message"),
    "chart": (chart, "medical"),
    "review": (review, "performance"),
    "pay slip": (pay_slip, "tax"),
    "bank": (bank, "banking"),
    "assistant": (assistant, "prompt"),
    "settings": (settings, None),
}


def shares(one: Drawing, before: Pixels, after: Pixels, which: list[int]) -> NDArray[np.float64]:
    """How much is left of the ink of some of the words of a screen."""
    boxes = np.array([one.page.words[i][1] for i in which], np.int32).reshape(-1, 4)
    return ink_left(before, after, boxes)


def some(one: Drawing, which: list[int], chosen: NDArray[np.bool_]) -> list[str]:
    """The texts of some words, for a failure to tell."""
    return [one.page.words[i][0] for i in compress(which, chosen)]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", SCREENS)
def test_attack_c17_the_topic_goes_and_the_interface_stays(
    redactor: redact.Redactor, name: str, dark: bool
) -> None:
    draw, scene = SCREENS[name]
    one = draw()
    shown = 255 - one.page.pixels if dark else one.page.pixels

    safe = judged(redactor, shown)

    out = safe.event.pixels  # type: ignore[union-attr]
    assert (safe.scenes[:1] or (None,))[0] == scene
    assert some(one, one.private, shares(one, shown, out, one.private) > LEAKS_OVER) == []
    assert some(one, one.interface, shares(one, shown, out, one.interface) < KEPT_OVER) == []


def test_attack_c17_no_identifier_gives_the_topic_away() -> None:
    """What only the kind of content hides: without it nearly all bodies stay."""
    others = tuple(detector for detector in builtin() if detector.name != "content")
    plain = redact.Redactor(detectors=others)

    left = []
    for draw, _ in SCREENS.values():
        one = draw()
        left += (
            shares(one, one.page.pixels, masked(plain, one.page.pixels), one.private) > KEPT_OVER
        ).tolist()

    assert len(left) > 100
    assert np.mean(left) > 0.9


TITLES = [
    redact.Window(app="Chrome", title="Release notes - Kettle docs", url="https://docs.kettle.example"),
    redact.Window(app="Files", title="Downloads"),
]  # fmt: skip


@pytest.mark.parametrize("name", ["chat", "chart", "review", "pay slip", "bank"])
def test_attack_c17_a_title_of_something_else_hides_no_topic(
    redactor: redact.Redactor, name: str
) -> None:
    draw, scene = SCREENS[name]
    one = draw()
    for window in TITLES:
        safe = judged(redactor, one.page.pixels, window=window)

        assert scene in safe.scenes
        out = safe.event.pixels  # type: ignore[union-attr]
        left = shares(one, one.page.pixels, out, one.private)
        assert some(one, one.private, left > LEAKS_OVER) == []


@pytest.mark.parametrize("name", ["chart", "pay slip", "bank"])
def test_attack_c17_strict_drops_what_is_restricted(name: str) -> None:
    strict = redact.Redactor(redact.Policy.load("strict"))
    window = redact.Window(app="Chrome", title="Home", private=False)

    out = strict.redact(redact.Frame(SCREENS[name][0]().page.pixels, window=window))

    assert isinstance(out, redact.Dropped)
    assert out.reason == "restricted-scene"
