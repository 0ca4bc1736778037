"""Attacks by hostile input and failing parts: whatever breaks, nothing leaves."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest
from oracles import drawing, leak

import redact
from redact.detect.detector import Detector
from redact.detect.identifiers import Identifiers
from redact.findings import Findings
from redact.read.recogniser import LineWords
from redact.read.tesseract import Tesseract

SSN = "536-90-4399"

PUMPS: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "1" * n,
    "digits and dashes": lambda n: "1-" * (n // 2),
    "spaces": lambda n: "SSN" + " " * n + "x",
    "letters": lambda n: "a" * n + "!",
    "at signs": lambda n: "a@" * (n // 2),
    "dots": lambda n: "a." * (n // 2) + "@",
    "labels": lambda n: "password: " * (n // 10),
    "base64": lambda n: "eyJ" + "A" * n,
    "brackets": lambda n: "[" * n,
    "words": lambda n: "zoo " * (n // 4),
}


def _seconds(redactor: redact.Redactor, text: str) -> float:
    """The best of three, which other work on the machine disturbs least."""
    took = []
    for _ in range(3):
        begin = time.perf_counter()
        redactor.redact(redact.Text(text))
        took.append(time.perf_counter() - begin)
    return min(took)


@pytest.mark.parametrize("pump", PUMPS)
def test_attack_h01_time_grows_with_length_and_no_faster(pump: str) -> None:
    redactor = redact.Redactor(detectors=(Identifiers(),))
    redactor.redact(redact.Text(PUMPS[pump](100)))

    for _ in range(6):  # a busy machine may spoil some measurements; a square is four times each
        short, double = (_seconds(redactor, PUMPS[pump](n)) for n in (8_000, 16_000))
        if double < max(3 * short, 0.05):
            return
    pytest.fail("twice the text took more than three times as long, each time")


def test_attack_h01_the_pump_bites() -> None:
    """A backtracking pattern on the same kind of string is far beyond the limit."""
    import re  # noqa: PLC0415  # the engine that the library does not use

    class Backtracks:
        name, labels = "backtracks", ("ssn",)

        def find(self, text: str) -> Findings:
            re.search(r"(a+)+$", text)
            return Findings.empty()

    redactor = redact.Redactor(detectors=(Backtracks(),))
    short, longer = (_seconds(redactor, "a" * n + "!") for n in (14, 21))

    assert longer > 3 * short


@pytest.mark.parametrize(
    "pattern",
    [r"(?<=x)\d+", r"(?=\d)x", r"(\w)\1", r"(?P<a>x)(?P=a)", "(unclosed", "a{2000}{2000}"],
    ids=["behind", "ahead", "back", "named back", "unclosed", "too large"],
)
def test_attack_h02_a_pattern_that_is_not_linear_does_not_load(
    pattern: str, sinks: leak.Sinks
) -> None:
    """Closed, not skipped; and the pattern, which may be a secret, is not quoted."""
    toml = f"[patterns.mine]\nlabel = 'customer'\npattern = '{pattern}'"

    with sinks, pytest.raises(redact.PolicyError) as caught:
        redact.Policy.parse(toml)

    assert pattern not in str(caught.value)
    assert sinks.process + sinks.said.encode() == b""


def test_attack_h02_a_linear_pattern_loads() -> None:
    policy = redact.Policy.parse("[patterns.mine]\nlabel = 'customer'\npattern = 'K-[0-9]{6}'")

    out = redact.Redactor(policy, ()).redact(redact.Text("order K-123456 is late"))

    assert isinstance(out, redact.Safe)
    assert out.event.text == "order [CUSTOMER] is late"  # type: ignore[union-attr]


@pytest.mark.parametrize("shape", [(20_000, 20_000, 3), (9_000, 9_000), (1, 100_000_000)])
def test_attack_h03_a_frame_that_is_too_large_is_dropped_unread(shape: tuple[int, ...]) -> None:
    """A view of one byte costs nothing to hand in; copied, it would be gigabytes."""
    pixels = np.broadcast_to(np.uint8(255), shape)
    begin = time.perf_counter()

    out = redact.Redactor(detectors=()).redact(redact.Frame(pixels))

    assert isinstance(out, redact.Dropped)
    assert out.reason == "too-large"
    assert time.perf_counter() - begin < 0.5


class Broken:
    """A detector that answers what a function says."""

    name, labels = "broken", ("ssn",)

    def __init__(self, answer: Callable[[str], object]) -> None:
        self._answer = answer

    def find(self, text: str) -> Findings:
        return self._answer(text)  # type: ignore[return-value]


def _raise(error: BaseException) -> object:
    raise error


def _past_the_end(text: str) -> Findings:
    return Findings.of([(0, len(text) + 1, "ssn", 1.0)])


ANSWERS: dict[str, Callable[[str], object]] = {
    "raises": lambda t: _raise(ValueError(t)),
    "raises what is no Exception": lambda t: _raise(SystemExit(t)),
    "recursion": lambda t: _raise(RecursionError(t)),
    "memory": lambda t: _raise(MemoryError(t)),
    "missing engine": lambda t: _raise(redact.Unavailable("engine", "install it")),
    "import": lambda t: _raise(ModuleNotFoundError(t)),
    "None": lambda t: None,
    "list": lambda t: [],
    "text": lambda t: t,
    "rows": lambda t: [(0, 3, "ssn", 1.0)],
    "past the end": _past_the_end,
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_attack_h07_a_broken_detector_drops_the_event(answer: str, sinks: leak.Sinks) -> None:
    detectors: tuple[Detector, ...] = (Identifiers(), Broken(ANSWERS[answer]))
    redactor = redact.Redactor(detectors=detectors)

    with sinks:
        out = redactor.redact(redact.Text(f"please note {SSN}"))

    assert isinstance(out, redact.Dropped)
    assert out.reason == ("unavailable" if answer == "missing engine" else "stage")
    assert leak.traces(SSN, out, sinks) == []


@pytest.mark.parametrize("answer", ANSWERS)
def test_attack_h07_in_a_session_the_next_event_is_judged(answer: str) -> None:
    """One failure costs one event, and every event is accounted for."""
    calls = iter([True, False])
    sometimes = Broken(lambda t: ANSWERS[answer](t) if next(calls) else Findings.empty())
    redactor = redact.Redactor(detectors=(sometimes,))

    with redactor.session(consent=redact.Consent(notice="1")) as session:
        out = [*session.feed(redact.Text("one")), *session.feed(redact.Text("two"))]
        out += session.flush()

    assert [type(o).__name__ for o in out] == ["Dropped", "Safe"]
    assert session.counters["in"] == session.counters["released"] + session.counters["dropped"]


def test_attack_h07_a_detector_that_cannot_be_built_stops_the_redactor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without its engine a redactor drops; it never goes on with what is left."""

    def missing(*_: object) -> Findings:
        raise ModuleNotFoundError("no engine")

    monkeypatch.setattr("redact.detect.names.Names.find", missing)

    out = redact.Redactor().redact(redact.Text("nothing private here"))

    assert isinstance(out, redact.Dropped)


READS: dict[str, Callable[[list[np.ndarray]], object]] = {
    "raises": lambda crops: _raise(ValueError(SSN)),
    "raises what is no Exception": lambda crops: _raise(SystemExit(SSN)),
    "None": lambda crops: None,
    "too few": lambda crops: [],
    "strings": lambda crops: [SSN for _ in crops],
    "words without boxes": lambda crops: [
        LineWords((SSN,), np.zeros((0, 4), np.int32), np.ones(1, np.float32)) for _ in crops
    ],
}


@pytest.mark.parametrize("how", READS)
def test_attack_h07_a_broken_recogniser_drops_the_frame(
    how: str, sinks: leak.Sinks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tesseract, "read", lambda _, crops: READS[how](crops))
    redactor = redact.Redactor(detectors=(Identifiers(),))

    with sinks:
        out = redactor.redact(redact.Frame(drawing.field("SSN ", SSN).pixels))

    assert isinstance(out, redact.Dropped)
    assert out.reason == "stage"
    assert leak.traces(SSN, out, sinks) == []


@pytest.mark.parametrize("confidence", [0.0, np.nan, -1.0])
def test_attack_h07_words_without_confidence_are_covered(
    confidence: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that reads all as harmless, but is not sure, uncovers nothing."""
    drawn = drawing.field("SSN ", SSN)

    def read(_: Tesseract, crops: list[np.ndarray]) -> list[LineWords]:
        sizes = [(crop.shape[1], crop.shape[0]) for crop in crops]
        sure = np.array([confidence], np.float32)
        return [LineWords(("fine",), np.array([[0, 0, *s]], np.int32), sure) for s in sizes]

    monkeypatch.setattr(Tesseract, "read", read)

    out = redact.Redactor(detectors=(Identifiers(),)).redact(redact.Frame(drawn.pixels))

    if isinstance(out, redact.Safe):
        assert drawing.ink_left(drawn, out.event.pixels) == 0  # type: ignore[union-attr]


def test_attack_h07_a_missing_engine_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> object:
        raise redact.Unavailable("tesserocr", "pip install redact-capture")

    monkeypatch.setattr(Tesseract, "read", missing)

    out = redact.Redactor(detectors=()).redact(redact.Frame(drawing.field("SSN ", SSN).pixels))

    assert isinstance(out, redact.Dropped)
    assert out.reason == "unavailable"
    assert "tesserocr" in out.cause
