"""Scenes of a frame: which are named, which close it, and what each of several windows shows."""

from __future__ import annotations

import numpy as np
import pytest
from drawn import Page
from judged import Says, pixels_of, safe
from numpy.typing import NDArray

from redact.detect.content import Content
from redact.detect.detector import Detector, Look
from redact.detect.organizations import Organizations
from redact.detect.scene import SCENES
from redact.detect.view import View
from redact.evaluate.ink import LEAKS_OVER, ink_left
from redact.events import Dropped, Frame, Outcome, Reason, Safe, Text, Window
from redact.findings import Findings
from redact.labels import LABELS, RATING
from redact.policy import Policy
from redact.redactor import Redactor

Box = tuple[int, int, int, int]

EDITOR = Window(app="Editor", private=False)
BLANK = np.full((20, 40), 255, np.uint8)

WIDE, STEP = 560, 30
W2 = [
    "Form W-2",
    "Wages, tips, other compensation",
    "84,250.00",
    "Federal income tax withheld",
    "12,310.44",
    "Social security wages",
    "84,250.00",
    "Employer identification number",
]
CHAT = [
    "Messages",
    "are you coming tonight? I can pick you up",
    "10:44",
    "yes! I am on my way, see you at my place",
    "10:45",
    "Type a message",
    "Send",
]
SETTINGS = [
    "System",
    "Display",
    "Sound",
    "Bluetooth",
    "Dark mode",
    "Storage 84,250",
    "Keyboard shortcuts",
]
DEALS = [
    "Deals",
    "Pipeline value",
    "Stage",
    "Negotiation",
    "Close date",
    "2026-06-30",
    "Deal owner",
    "Account owner",
    "Expected close",
    "Log a call",
    "Brightwater Logistics Ltd",
]
PLAIN = ["Open settings", "Dark mode", "Brightwater Logistics Ltd", "Keyboard shortcuts"]
SUM, SPOKEN, FIRM = "84,250.00", "are you coming tonight? I can pick you up", DEALS[-1]


class Tells:
    """A detector that finds nothing and tells kinds of content, other ones at each look."""

    name, labels = "tells", LABELS

    def __init__(self, *scenes: tuple[str, ...]) -> None:
        self.scenes, self.looks = scenes, 0

    def find(self, text: str) -> Findings:
        return Findings.empty()

    def look(self, view: View) -> Look:
        self.looks += 1
        return Look(Findings.empty(), self.scenes[min(self.looks, len(self.scenes)) - 1])


def drawn(*columns: list[str]) -> Page:
    """Lines of text in columns, each as wide as a window."""
    page = Page(WIDE * len(columns), STEP * max(map(len, columns)) + STEP)
    for n, lines in enumerate(columns):
        for row, line in enumerate(lines):
            page.text(WIDE * n + 20, STEP * row + 15, line, 15)
    return page


def window(column: int, **about: str) -> Window:
    return Window(box=(WIDE * column, 0, WIDE * column + WIDE, 9999), private=False, **about)  # type: ignore[arg-type]


def left(page: Page, out: Outcome, line: str, column: int = 0) -> NDArray[np.float64]:
    """How much of the ink is left of each word of a line in a column."""
    words, texts = line.split(), [text for text, _ in page.words]
    at = next(
        i
        for i in range(len(texts))
        if texts[i : i + len(words)] == words and page.words[i][1][0] // WIDE == column
    )
    boxes = np.array([box for _, box in page.words[at : at + len(words)]], np.int32)
    return ink_left(page.pixels, pixels_of(out), boxes)


def gone(*about: object) -> bool:
    return bool((left(*about) <= LEAKS_OVER).all())  # type: ignore[arg-type]


def kept(*about: object) -> bool:
    return bool((left(*about) > 0.9).all())  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def judges() -> dict[str, Redactor]:
    """A redactor of each shipped policy, for content and firms alone."""
    detectors: tuple[Detector, ...] = (Organizations(), Content())
    return {name: Redactor(Policy.load(name), detectors) for name in ("default", "strict")}


# ---------------------------------------------------------------- what is told


def test_scenes_are_told_in_their_order_each_once() -> None:
    tells = (Tells(("tax", "prompt"), ("medical", "tax")), Tells(("customer", "prompt"), ()))

    out = safe(Redactor(detectors=tells).redact(Frame(BLANK)))

    assert out.scenes[:3] == ("tax", "prompt", "customer")
    assert set(out.scenes) <= {"tax", "prompt", "customer", "medical"}
    assert len(set(out.scenes)) == len(out.scenes)


def test_a_scene_that_shows_at_a_later_look_counts() -> None:
    tells = Tells((), ("prompt",))

    out = safe(Redactor(detectors=(tells,)).redact(Frame(BLANK)))

    assert tells.looks > 1
    assert out.scenes == ("prompt",)


def test_frames_of_no_kind_and_texts_tell_no_scene(judges: dict[str, Redactor]) -> None:
    assert safe(judges["default"].redact(Frame(drawn(SETTINGS).pixels))).scenes == ()
    assert safe(judges["default"].redact(Text("\n".join(W2)))).scenes == ()


@pytest.mark.parametrize("policy", ["default", "thorough", "strict"])
@pytest.mark.parametrize("scene", SCENES)
def test_strict_alone_drops_a_restricted_scene(policy: str, scene: str) -> None:
    redactor = Redactor(Policy.load(policy), (Tells(("prompt", scene)),))

    out = redactor.redact(Frame(BLANK, window=EDITOR))

    if policy == "strict" and RATING[scene] == 4:
        assert isinstance(out, Dropped)
        assert (out.reason, out.rating) == (Reason.RESTRICTED_SCENE, 4)
    else:
        assert scene in safe(out).scenes


def test_there_are_scenes_of_both_ratings() -> None:
    assert {RATING[scene] for scene in SCENES} == {3, 4}


def test_the_reason_is_the_scene_before_the_rating(judges: dict[str, Redactor]) -> None:
    out = judges["strict"].redact(Frame(drawn(W2).pixels, window=EDITOR))

    assert isinstance(out, Dropped)
    assert (out.reason, out.cause) == (Reason.RESTRICTED_SCENE, "")


def test_by_default_a_restricted_scene_is_masked(judges: dict[str, Redactor]) -> None:
    page = drawn(W2)

    out = safe(judges["default"].redact(Frame(page.pixels, window=EDITOR)))

    assert out.scenes == ("tax",)
    assert out.rating == 4
    assert gone(page, out, SUM)
    assert kept(page, out, "Wages, tips, other compensation")


def test_strict_masks_a_scene_that_is_not_restricted(judges: dict[str, Redactor]) -> None:
    page = drawn(CHAT)

    out = safe(judges["strict"].redact(Frame(page.pixels, window=EDITOR)))

    assert out.scenes == ("private_message",)
    assert gone(page, out, SPOKEN)
    assert kept(page, out, "Send")


# ---------------------------------------------------------------- windows


def test_each_window_is_judged_by_itself(judges: dict[str, Redactor]) -> None:
    """A number beside a tax form is none of its sums if it stands in another window."""
    page = drawn(W2, SETTINGS)
    windows = (window(0, app="Chrome"), window(1, app="Settings"))

    apart = safe(judges["default"].redact(Frame(page.pixels, window=windows)))

    assert apart.scenes == ("tax",)
    assert gone(page, apart, SUM)
    assert kept(page, apart, "Storage 84,250", 1)
    assert kept(page, apart, "Keyboard shortcuts", 1)


def test_a_frame_tells_the_scenes_of_all_its_windows(judges: dict[str, Redactor]) -> None:
    page = drawn(W2, CHAT)
    windows = (window(0, app="Chrome"), window(1, app="Slack"))

    out = safe(judges["default"].redact(Frame(page.pixels, window=windows)))

    assert set(out.scenes) == {"tax", "private_message"}
    assert gone(page, out, SUM)
    assert gone(page, out, SPOKEN, 1)
    assert kept(page, out, "Send", 1)


@pytest.mark.parametrize("restricted", [0, 1])
def test_one_restricted_window_among_others_drops_the_frame(
    judges: dict[str, Redactor], restricted: int
) -> None:
    columns = [SETTINGS, SETTINGS]
    columns[restricted] = W2
    windows = (window(0, app="Chrome"), window(1, app="Settings"))

    out = judges["strict"].redact(Frame(drawn(*columns).pixels, window=windows))

    assert isinstance(out, Dropped)
    assert out.reason is Reason.RESTRICTED_SCENE


STALE = [
    Window(app="Chrome", title="Release notes - Kettle docs", url="https://docs.kettle.example"),
    Window(app="Slack", title="general"),
    Window(app="Files", title="Downloads"),
]


@pytest.mark.parametrize("title", STALE, ids=range(len(STALE)))
@pytest.mark.parametrize("whole", [True, False], ids=["whole frame", "its box"])
def test_a_stale_title_removes_nothing_that_the_content_shows(
    judges: dict[str, Redactor], title: Window, whole: bool
) -> None:
    page = drawn(W2) if whole else drawn(W2, SETTINGS)
    box = window(0, app=title.app or "", title=title.title or "", url=title.url or "")
    windows = title if whole else (box, window(1, app="Settings"))

    out = safe(judges["default"].redact(Frame(page.pixels, window=windows)))

    assert "tax" in out.scenes
    assert gone(page, out, SUM)


def test_a_title_speaks_for_its_own_window_alone(judges: dict[str, Redactor]) -> None:
    """Both windows show one page; one of them has the title of a tax return."""
    lines = ["Overview", "Account holder", "Balance due", "1,204.50", "Print"]
    page = drawn(lines, lines)
    titled = window(
        0, app="Edge", title="Tax return 2025", url="https://file.taxhouse.example/1040"
    )

    out = safe(
        judges["default"].redact(Frame(page.pixels, window=(titled, window(1, app="Notes"))))
    )

    assert "tax" in out.scenes
    assert gone(page, out, "1,204.50")
    assert kept(page, out, "Print", 1)


def test_what_stands_in_no_box_is_judged_too(judges: dict[str, Redactor]) -> None:
    page = drawn(SETTINGS, W2)

    out = safe(judges["default"].redact(Frame(page.pixels, window=(window(0, app="Settings"),))))

    assert out.scenes == ("tax",)
    assert gone(page, out, SUM, 1)


# ---------------------------------------------------------------- firms


def test_a_firm_is_a_client_in_a_window_of_clients(judges: dict[str, Redactor]) -> None:
    page = drawn(DEALS)

    out = safe(judges["default"].redact(Frame(page.pixels, window=EDITOR)))

    assert out.scenes[0] == "customer"
    assert gone(page, out, FIRM)
    assert kept(page, out, "Pipeline value")
    assert set(out.findings.names) - {"unread"} == {"customer"}


def test_a_firm_that_only_a_detector_knows_is_a_client_too() -> None:
    page = drawn([*DEALS, "to renew brightwater"])
    knows = Says("brightwater", "organization")

    out = safe(Redactor(detectors=(knows, Content())).redact(Frame(page.pixels, window=EDITOR)))
    alone = safe(Redactor(detectors=(Content(),)).redact(Frame(page.pixels, window=EDITOR)))

    assert left(page, out, "to renew brightwater").round().tolist() == [1, 1, 0]
    assert kept(page, alone, "to renew brightwater")


def test_a_firm_elsewhere_is_kept_by_default_and_not_under_strict(
    judges: dict[str, Redactor],
) -> None:
    page = drawn(PLAIN)

    out = safe(judges["default"].redact(Frame(page.pixels, window=EDITOR)))
    strict = safe(judges["strict"].redact(Frame(page.pixels, window=EDITOR)))

    assert kept(page, out, FIRM)
    assert out.rating == RATING["organization"]
    assert gone(page, strict, FIRM)
    assert strict.findings.counts() == {"organization": 1}


def test_a_firm_beside_a_window_of_clients_is_kept(judges: dict[str, Redactor]) -> None:
    page = drawn(DEALS[:-1], PLAIN)
    windows = (window(0, app="Chrome"), window(1, app="Settings"))

    out = safe(judges["default"].redact(Frame(page.pixels, window=windows)))

    assert out.scenes[0] == "customer"
    assert kept(page, out, FIRM, 1)


# ---------------------------------------------------------------- what is found once


@pytest.mark.parametrize(("value", "label", "hidden"), [
    ("ada.byron@example.com", "email", True),
    ("536-90-4399", "ssn", True),
    ("Zephyrine", "organization", False),  # kept, so there is nothing to spread
])  # fmt: skip
def test_a_value_found_once_is_hidden_wherever_it_stands(
    value: str, label: str, hidden: bool
) -> None:
    page = drawn(["Open settings", f"Reply to {value}", "Theme", f"{value} is new", "Help"])
    at = [i for i, (text, _) in enumerate(page.words) if text == value]

    out = safe(Redactor(detectors=(Says(value, label),)).redact(Frame(page.pixels)))

    assert isinstance(out, Safe)
    boxes = np.array([page.words[i][1] for i in at], np.int32)
    shares = ink_left(page.pixels, pixels_of(out), boxes)
    assert len(at) == 2
    assert (shares <= LEAKS_OVER).tolist() == [hidden] * 2
    assert kept(page, out, "Open settings")


def test_a_part_of_a_name_found_once_is_hidden_elsewhere() -> None:
    page = drawn(["Ada Byron", "Open settings", "Ask Byron"])

    out = safe(Redactor(detectors=(Says("Ada Byron", "person"),)).redact(Frame(page.pixels)))

    assert gone(page, out, "Byron")
    assert left(page, out, "Ask Byron").round(1).tolist() == [1.0, 0.0]
