"""One event in, Safe or Dropped out: what is refused, what fails, and what the policy says."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from drawn import Page
from hypothesis import given, settings
from hypothesis import strategies as st
from judged import SSN, Broken, Says, form, safe, text_of

from redact import redactor as module
from redact.errors import Unavailable
from redact.events import Dropped, Event, Focus, Frame, Key, Pointer, Reason, Safe, Text, Window
from redact.findings import Findings
from redact.policy import Policy, ReleaseRules, TextRules
from redact.redactor import Redactor
from redact.testing import CANARIES


@pytest.fixture(scope="module")
def plain() -> Redactor:
    """The plain redactor, its engines loaded once for this file."""
    redactor = Redactor()
    redactor.warm()
    return redactor


# ---------------------------------------------------------------- refused unread


@pytest.fixture
def blind() -> Callable[..., Redactor]:
    """A redactor of a policy that fails when anything is looked at."""

    class Touched(Redactor):
        def _text(self, event: Text) -> Safe:
            raise AssertionError

        def _frame(self, event: Frame) -> Safe:
            raise AssertionError

    return lambda policy="default": Touched(Policy.load(policy))


NO_ENTRY = [
    ("default", Window(app="1Password 8"), Reason.NEVER_LOOK),
    ("default", Window(title="Windows Security"), Reason.NEVER_LOOK),
    ("default", Window(url="https://vault.bitwarden.com/#/vault"), Reason.NEVER_LOOK),
    ("default", Window(app="Firefox", private=True), Reason.PRIVATE),
    ("strict", Window(app="Firefox"), Reason.PRIVATE),
    ("strict", Window(private=False), Reason.UNKNOWN_WINDOW),
    ("strict", None, Reason.UNKNOWN_WINDOW),
]


@pytest.mark.parametrize(("policy", "window", "reason"), NO_ENTRY, ids=range(len(NO_ENTRY)))
@pytest.mark.parametrize("kind", ["frame", "text", "behind"])
def test_a_window_that_is_not_looked_at_is_never_read(
    blind: Callable[..., Redactor], policy: str, window: Window | None, reason: Reason, kind: str
) -> None:
    pixels = np.zeros((9, 9), np.uint8)
    known = Window(app="Editor", private=False)
    events: dict[str, Event] = {
        "frame": Frame(pixels, window=window),
        "text": Text(SSN, window=window),
        "behind": Frame(pixels, window=(known, window or Window())),
    }

    out = blind(policy).redact(events[kind])

    assert isinstance(out, Dropped)
    assert (out.reason, out.rating) == (reason, 4)


def test_a_window_that_may_be_looked_at_is() -> None:
    out = Redactor(Policy.load("strict"), (Says("a", "date"),)).redact(
        Text("a", window=Window(app="Editor", private=False))
    )

    assert text_of(out) == "a"


@pytest.mark.parametrize(("shape", "reason"), [((8000, 8000), None), ((8000, 8001), "too-large")])
def test_a_frame_too_large_is_never_read(
    blind: Callable[..., Redactor], shape: tuple[int, int], reason: str | None
) -> None:
    huge = np.broadcast_to(np.uint8(0), shape)  # one byte of memory

    out = blind().redact(Frame(huge))

    assert isinstance(out, Dropped)
    assert out.reason == (reason or "stage")  # "stage" here: it was about to be read


@pytest.mark.parametrize(
    "event", [Key("a"), Pointer(1, 2), Focus(field="Password")], ids=["key", "pointer", "focus"]
)
def test_keys_pointers_and_focus_need_a_session(
    blind: Callable[..., Redactor], event: Event
) -> None:
    out = blind().redact(event)

    assert isinstance(out, Dropped)
    assert out.reason is Reason.NEEDS_SESSION


def test_keys_are_not_released_until_they_can_be_judged(blind: Callable[..., Redactor]) -> None:
    out = blind().judge(Key("a"))

    assert isinstance(out, Dropped)
    assert out.reason is Reason.UNAVAILABLE


@pytest.mark.parametrize(
    "event", [None, "text", b"bytes", np.zeros((4, 4), np.uint8)], ids=range(4)
)
def test_what_is_no_event_is_a_type_error(blind: Callable[..., Redactor], event: object) -> None:
    with pytest.raises(TypeError, match="event"):
        blind().redact(event)  # type: ignore[arg-type]


@pytest.mark.parametrize(("rule", "read"), [("off", False), ("mask", True)])
def test_the_clipboard_is_off_unless_the_policy_says_mask(rule: str, read: bool) -> None:
    redactor = Redactor(Policy(text=TextRules(clipboard=rule)), (Says("x", "ssn"),))  # type: ignore[arg-type]

    out = redactor.redact(Text("x y", kind="clipboard"))

    if read:
        assert text_of(out) == "[SSN] y"
    else:
        assert isinstance(out, Dropped)
        assert out.reason is Reason.CLIPBOARD_OFF


# ---------------------------------------------------------------- engines that fail


def test_a_missing_recogniser_drops_every_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    redactor = Redactor(detectors=(Says("x", "ssn"),))

    out = redactor.redact(Frame(form().pixels))

    assert isinstance(out, Dropped)
    assert (out.reason, out.rating) == (Reason.UNAVAILABLE, 4)
    assert out.cause == "tesserocr is not available: install the tesserocr wheel"
    with pytest.raises(Unavailable):
        redactor.warm()


@pytest.mark.parametrize("event", [Text(SSN), Frame(form().pixels)], ids=["text", "frame"])
@pytest.mark.parametrize("place", [0, 1])
def test_a_broken_detector_drops_the_event_and_quotes_nothing(event: Event, place: int) -> None:
    detectors: list[object] = [Says("nothing", "ssn")]
    detectors.insert(place, Broken())

    out = Redactor(detectors=tuple(detectors)).redact(event)  # type: ignore[arg-type]

    assert isinstance(out, Dropped)
    assert (out.reason, out.rating) == (Reason.STAGE, 4)
    assert out.cause == "detect broken failed (ValueError)"


def test_whatever_else_breaks_is_dropped_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError(SSN)

    monkeypatch.setattr(module.verify, "settle", breaks)

    out = Redactor(detectors=(Says("x", "ssn"),)).redact(Text(SSN))

    assert isinstance(out, Dropped)
    assert (out.reason, out.cause) == (Reason.STAGE, "redact failed (ZeroDivisionError)")


# ---------------------------------------------------------------- what the policy says


@pytest.mark.parametrize("kind", ["text", "frame"])
def test_a_label_that_drops_drops_the_whole_event(kind: str) -> None:
    policy = Policy(labels={"network": "drop"})
    redactor = Redactor(policy, (Says("settings", "network"),))
    event: Event = Text("settings") if kind == "text" else Frame(form().pixels)

    out = redactor.redact(event)

    assert isinstance(out, Dropped)
    assert out.reason is Reason.ABOVE_RATING


@pytest.mark.parametrize(("label", "most", "dropped"), [
    ("ssn", 3, True), ("ssn", 4, False), ("email", 3, False), ("email", 2, True),
    ("network", 2, False), ("date", 1, False),
])  # fmt: skip
@pytest.mark.parametrize("kind", ["text", "frame"])
def test_an_event_above_the_rating_is_dropped(
    label: str, most: int, dropped: bool, kind: str
) -> None:
    redactor = Redactor(Policy(release=ReleaseRules(max_rating=most)), (Says("settings", label),))
    page = Page(480, 60)  # read whole, for what is not read has a rating of its own
    page.text(20, 20, "Open settings")
    event: Event = Text("settings") if kind == "text" else Frame(page.pixels)

    out = redactor.redact(event)

    assert isinstance(out, Dropped) == dropped


def test_what_is_kept_counts_in_the_rating_and_not_in_the_findings() -> None:
    redactor = Redactor(Policy(labels={"organization": "keep"}), (Says("Acme", "organization"),))

    out = safe(redactor.redact(Text("Acme rose")))

    assert (text_of(out), len(out.findings), out.rating) == ("Acme rose", 0, 2)


def test_a_soft_finding_under_its_threshold_is_kept_and_a_hard_one_is_not() -> None:
    policy = Policy(thresholds={"email": 0.9, "ssn": 0.9})

    def masked(label: str, score: float) -> str:
        return text_of(Redactor(policy, (Says("x", label, score),)).redact(Text("x")))

    assert masked("email", 0.8) == "x"
    assert masked("email", 1.0) == "[EMAIL]"
    assert masked("ssn", 0.1) == "[SSN]"  # the floor has no threshold


def test_every_outcome_names_the_policy_that_judged() -> None:
    policy = Policy.load("thorough")
    redactor = Redactor(policy, (Says("x", "ssn"),))

    assert redactor.redact(Text("x")).policy == redactor.redact(Key("a")).policy == policy.digest


# ---------------------------------------------------------------- texts


def test_a_text_comes_back_masked_with_findings_in_its_own_offsets(plain: Redactor) -> None:
    text = f"Hi, my number is {SSN}, write to ada@example.com"
    out = safe(plain.redact(Text(text, "transcript", 3.5, Window(app="Mail"))))

    event = out.event
    assert isinstance(event, Text)
    assert event.text == "Hi, my number is [SSN], write to [EMAIL]"
    assert [(text[s:e], name) for s, e, name, _ in out.findings] == [
        (SSN, "ssn"),
        ("ada@example.com", "email"),
    ]
    assert (event.kind, event.time, event.window) == ("transcript", 3.5, None)


@pytest.mark.parametrize("text", ["", " ", "Save the file", "\0", "\ud800"], ids=range(5))
def test_a_text_with_nothing_private_is_as_it_was(plain: Redactor, text: str) -> None:
    out = safe(plain.redact(Text(text)))

    assert (text_of(out), len(out.findings), out.rating) == (text, 0, 1)


PIECES = st.sampled_from([*CANARIES.values(), "Ada Byron", "Dr. Maria Lopez", "password: hunter2x"])
TEXTS = st.lists(PIECES | st.text(" abc,.:-\n\u200b1259@/", max_size=12), max_size=6).map(" ".join)


@settings(max_examples=60)
@given(TEXTS)
def test_masking_a_masked_text_changes_nothing(plain: Redactor, text: str) -> None:
    once = text_of(plain.redact(Text(text)))

    assert once == text_of(plain.redact(Text(once)))


@settings(max_examples=60)
@given(TEXTS)
def test_findings_are_sorted_disjoint_and_in_the_input(plain: Redactor, text: str) -> None:
    out = safe(plain.redact(Text(text)))

    spans = [row[:2] for row in out.findings]
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    kept, at = [], 0
    for start, end in spans:
        kept.append(text[at:start])
        at = end
    shown = text_of(out)
    for part in [*kept, text[at:]]:  # what lies between them stands there, in order
        assert part in shown
        shown = shown[shown.index(part) + len(part) :]


@pytest.mark.parametrize("over", [0, 1, 40])
def test_what_lies_past_the_limit_is_covered_unread(
    monkeypatch: pytest.MonkeyPatch, over: int
) -> None:
    monkeypatch.setattr(module, "MAX_TEXT", 1000)
    text = "word " * 200 + "s" * over
    seen: list[int] = []

    class Measures(Says):
        def find(self, text: str) -> Findings:
            seen.append(len(text))
            return super().find(text)

    out = safe(Redactor(detectors=(Measures("xyz", "ssn"),)).redact(Text(text)))

    covered = out.findings.counts().get("unread", 0)
    assert covered == (over > 0)
    assert max(seen) <= 1000
    assert text_of(out) == (text if not over else text[: 1000 - 256] + "[UNREAD]")
    assert out.rating == (3 if over else 1)


def test_a_value_that_masking_brings_to_light_is_masked_too() -> None:
    """The second detector sees its value only once the first one's is gone."""

    class Second(Says):
        def find(self, text: str) -> Findings:
            return super().find(text) if "[EMAIL]" in text else Findings.empty()

    text = "to x about secret"
    out = safe(
        Redactor(detectors=(Says("x", "email"), Second("secret", "credential"))).redact(Text(text))
    )

    assert text_of(out) == "to [EMAIL] about [CREDENTIAL]"
    assert [text[s:e] for s, e, *_ in out.findings] == ["x", "secret"]


def test_a_value_that_no_mask_removes_drops_the_text() -> None:
    class Always(Says):
        def find(self, text: str) -> Findings:
            return Findings.of([(0, len(text), "ssn", 1.0)])

    out = Redactor(detectors=(Always("", "ssn"),)).redact(Text("anything"))

    assert isinstance(out, Dropped)
    assert (out.reason, out.cause) == (Reason.LEAK, "verify failed (leak)")
