"""The public checker accepts what keeps the promises and refuses what does not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact import Redactor, Safe
from redact.detect.identifiers import IDENTIFIER_LABELS, Identifiers
from redact.detect.identifiers.custom import Patterns
from redact.evaluate.ink import ink_counts
from redact.findings import Findings
from redact.labels import FLOOR
from redact.testing import CANARIES, HARD_TEXTS, canaries, check_detector, screen, typed


class Quiet:
    """Keeps every promise, and finds nothing."""

    name: str = "quiet"
    labels: tuple[str, ...] = ("person",)

    def find(self, text: str) -> Findings:
        return Findings.empty()


class Nameless(Quiet):
    name = ""


class Inventor(Quiet):
    labels = ("shoe_size",)


class Moody(Quiet):
    def __init__(self) -> None:
        self._calls = 0

    def find(self, text: str) -> Findings:
        self._calls += 1
        return (
            Findings.of([(0, 1, "person", 0.5)]) if text and self._calls % 2 else Findings.empty()
        )


class Overshooting(Quiet):
    def find(self, text: str) -> Findings:
        return Findings.of([(0, len(text) + 1, "person", 0.5)])


class Undeclared(Quiet):
    def find(self, text: str) -> Findings:
        return Findings.of([(0, len(text), "email", 0.5)] if text else [])


class Overconfident(Quiet):
    def find(self, text: str) -> Findings:
        return Findings.of([(0, len(text), "person", 1.5)] if text else [])


class Fragile(Quiet):
    def find(self, text: str) -> Findings:
        text.encode()
        return Findings.empty()


def test_a_detector_that_keeps_the_promises_passes():
    check_detector(Quiet())


def test_our_own_detectors_pass():
    check_detector(Identifiers())
    check_detector(Patterns({"badge": ("person", r"B-\d{4}")}))


@pytest.mark.parametrize(
    "broken", [Nameless, Inventor, Moody, Overshooting, Undeclared, Overconfident]
)
def test_a_broken_promise_is_an_assertion_error(broken):
    with pytest.raises(AssertionError):
        check_detector(broken())


def test_a_detector_that_raises_is_not_excused():
    with pytest.raises(UnicodeEncodeError):
        check_detector(Fragile())


def test_hard_texts_hold_what_they_promise():
    assert "" in HARD_TEXTS
    assert any("\0" in text for text in HARD_TEXTS)
    assert any("\u202e" in text for text in HARD_TEXTS)
    assert any(text.isdigit() and len(text) == 5_000 for text in HARD_TEXTS)
    assert any(text.count("@") == 40 for text in HARD_TEXTS)
    assert any("\ud800" in text for text in HARD_TEXTS)


def test_canaries_cover_the_floor_and_repeat_by_seed():
    assert set(canaries(1)) >= FLOOR
    assert canaries(1) == canaries(1) != canaries(2)
    assert canaries(7) == CANARIES


@pytest.mark.parametrize("seed", range(50))
def test_every_canary_is_found_whole(seed):
    find = Identifiers().find
    for label, value in canaries(seed).items():
        hidden = np.zeros(len(value), bool)
        for start, end, _, _ in find(value):
            hidden[start:end] = True
        secret = value.removeprefix("Passport number: ")

        assert label in find(value).names
        assert hidden[len(value) - len(secret) :].all()


def test_every_floor_label_is_one_that_identifiers_know():
    assert set(IDENTIFIER_LABELS) >= FLOOR


def replayed(keys):
    """What a text field holds in the end, and how many keys were rubbed out."""
    field, rubbed = "", 0
    for key in keys:
        if key.down and key.key == "Backspace":
            field, rubbed = field[:-1], rubbed + 1
        elif key.down:
            field += {"Enter": "\n", "Tab": "\t", "Shift": ""}.get(key.key, key.key)
    return field, rubbed


@given(st.text(max_size=40), st.integers(0, 9))
def test_what_stays_of_typed_keys_is_the_text(text, seed):
    keys, at = typed(text, seed, time=3.0)

    assert replayed(keys)[0] == text
    assert [key.time for key in keys] == sorted(key.time for key in keys)
    assert all(key.time >= 3.0 for key in keys)
    assert all(0 <= place < len(text) for place in at)
    assert len(at) == len(keys)


def test_typing_has_slips_and_every_key_comes_up():
    text = "the quick brown fox jumps over 13 lazy dogs\n" * 8
    keys, at = typed(text, 1)
    down = [(key.key, place) for key, place in zip(keys, at, strict=True) if key.down]
    up = [(key.key, place) for key, place in zip(keys, at, strict=True) if not key.down]

    assert 3 <= replayed(keys)[1] <= 30
    assert sorted(down) == sorted(up)
    assert (keys, at) == typed(text, 1) != typed(text, 2)


def test_keys_have_the_codes_of_a_keyboard():
    codes = {key.key: key.code for key in typed("aZ7 \n\u00e9", 0)[0]}

    assert codes == {
        "a": "KeyA", "Shift": "ShiftLeft", "Z": "KeyZ", "7": "Digit7", " ": "Space",
        "Enter": "Enter", "\u00e9": None,
    }  # fmt: skip


def test_a_screen_shows_each_value_in_its_box_and_the_library_hides_it():
    values = {"Social security number": CANARIES["ssn"], "Card": CANARIES["credit_card"]}
    frame, boxes = screen(values)
    out = Redactor().redact(frame)

    assert boxes.shape == (2, 4)
    assert (ink_counts(frame.pixels, frame.pixels, boxes)[0] > 50).all()
    assert isinstance(out, Safe)
    assert (ink_counts(frame.pixels, out.event.pixels, boxes)[1] == 0).all()


def test_a_value_without_ink_is_refused():
    with pytest.raises(ValueError, match="rows"):
        screen({"Name": " "})
