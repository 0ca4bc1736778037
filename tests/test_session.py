"""Sessions: nothing without consent, nothing early, everything counted, in order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redact.events import Dropped, Focus, Frame, Key, Outcome, Pointer, Reason, Safe, Text
from redact.findings import Findings
from redact.policy import Policy
from redact.redactor import Redactor
from redact.session import Consent, Session

YES = Consent(notice="1")


class Word:
    """A detector that finds one word, so that no engine has to load."""

    name = "word"
    labels = ("credential",)

    def find(self, text: str) -> Findings:
        at = text.find("hush")
        return Findings.of([(at, at + 4, "credential", 1.0)] if at >= 0 else [])


class Broken(Word):
    """A detector that always fails, with the text in its message."""

    def find(self, text: str) -> Findings:
        raise RuntimeError(text)


def session(
    delay: float = 2.0, consent: Consent | None = YES, extra: str = "", detector: type[Word] = Word
) -> Session:
    policy = Policy.parse(f"[release]\ndelay_s = {delay}\n{extra}")
    return Redactor(policy, (detector(),)).session(consent)


def reasons(outcomes: list[Outcome]) -> list[str]:
    return [str(o.reason) if isinstance(o, Dropped) else "safe" for o in outcomes]


@pytest.mark.parametrize(
    ("consent", "want"),
    [(None, "no-consent"), (Consent("1", given_at=5.0), "no-consent"), (YES, "safe")],
)
def test_without_consent_nothing_is_looked_at(consent: Consent | None, want: str) -> None:
    with session(consent=consent, detector=Word) as stream:
        assert stream.feed(Text("a", time=1.0)) == []
        assert reasons(stream.flush()) == [want]


def test_consent_names_its_notice() -> None:
    with pytest.raises(ValueError, match="notice"):
        Consent("")


@pytest.mark.parametrize(("later", "want"), [(2.9, []), (3.0, ["safe"]), (9.0, ["safe"])])
def test_an_event_leaves_when_its_look_back_has_passed(later: float, want: list[str]) -> None:
    stream = session(delay=2.0)
    stream.feed(Text("a", time=1.0))

    assert reasons(stream.advance(later)) == want


def test_without_delay_an_event_leaves_at_once() -> None:
    stream = session(delay=0.0)

    (out,) = stream.feed(Text("say hush now"))

    assert isinstance(out, Safe)
    assert out.event == Text("say [CREDENTIAL] now")
    assert out.seq == 0


EVENTS = st.lists(
    st.tuples(
        st.sampled_from([Text("a"), Text("hush"), Key("a"), Pointer(0, 0), Focus()]),
        st.floats(0, 9),
    ),
    max_size=12,
)


@given(EVENTS, st.sampled_from([0.0, 2.0, 60.0]))
def test_every_event_has_one_outcome_in_order(events: list, delay: float) -> None:
    stream, outcomes, time = session(delay), [], 0.0
    for event, step in events:
        time += step
        fields = {name: getattr(event, name) for name in type(event).__slots__}
        outcomes += stream.feed(type(event)(**fields | {"time": time}))
        counted = stream.counters
        assert counted["in"] == counted["released"] + counted["dropped"] + counted["held"]
    outcomes += stream.flush()

    assert [out.seq for out in outcomes] == list(range(len(events)))
    assert stream.counters["held"] == 0
    assert stream.counters["in"] == stream.counters["released"] + stream.counters["dropped"]


@given(EVENTS)
def test_the_delay_changes_when_and_not_what(events: list) -> None:
    def run(delay: float) -> list[object]:
        stream = session(delay)
        out = [o for event, _ in events for o in stream.feed(event)] + stream.flush()
        return [(o.seq, o.event if isinstance(o, Safe) else o.reason) for o in out]

    assert run(0.0) == run(2.0)


def test_what_was_not_flushed_is_dropped() -> None:
    with session() as stream:
        stream.feed(Text("a"))

    assert stream.counters["dropped.not-flushed"] == 1
    assert stream.flush() == []


def test_an_error_inside_the_block_releases_nothing() -> None:
    stream = session()
    stream.feed(Text("a"))

    with pytest.raises(KeyError), stream:
        raise KeyError

    assert stream.counters["released"] == 0


def test_time_never_runs_back() -> None:
    stream = session()
    stream.feed(Text("a", time=5.0))
    stream.feed(Text("b", time=4.0))

    assert reasons(stream.flush()) == ["safe", "out-of-order"]


@pytest.mark.parametrize(
    ("act", "want"),
    [
        (lambda s: s.pause(10), ["paused", "paused", "paused"]),
        (lambda s: s.revoke(), ["revoked", "revoked", "revoked"]),
        (lambda s: s.forget(1.5), ["safe", "forgotten", "safe"]),
        (lambda s: s.forget(99), ["forgotten", "forgotten", "safe"]),
        (lambda s: (s.pause(10), s.resume()), ["paused", "paused", "safe"]),
    ],
    ids=["pause", "revoke", "forget the last", "forget all", "pause and resume"],
)
def test_the_recorded_person_wins_over_what_is_held(act: object, want: list[str]) -> None:
    stream = session(delay=60.0)
    stream.feed(Text("a", time=1.0))
    stream.feed(Text("b", time=4.0))
    act(stream)  # type: ignore[operator]
    stream.feed(Text("c", time=4.5))

    assert reasons(stream.flush()) == want


def test_a_pause_ends_by_itself() -> None:
    stream = session()
    stream.pause(3.0)
    for time in (2.9, 3.0):
        stream.feed(Text("a", time=time))

    assert reasons(stream.flush()) == ["paused", "safe"]


def test_a_session_fails_closed() -> None:
    stream = session(detector=Broken)
    stream.feed(Text("hush"))

    (out,) = stream.flush()

    assert isinstance(out, Dropped)
    assert out.reason == Reason.STAGE
    assert "hush" not in repr(out)
    assert "RuntimeError" in out.cause


def test_over_the_budget_the_oldest_frames_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = session(delay=60.0, extra="budget_mb = 16\n")
    monkeypatch.setattr(Redactor, "judge", lambda self, event: Safe(event))
    for time in range(4):
        stream.feed(Frame(np.zeros((2000, 3000), np.uint8), time=float(time)))  # 5.7 MiB each
    stream.feed(Text("a", time=9.0))

    assert reasons(stream.flush()) == ["over-budget", "over-budget", "safe", "safe", "safe"]


@pytest.mark.parametrize(
    ("act", "name"),
    [
        (lambda s: s.feed("hush"), "event"),
        (lambda s: s.advance(-1), "time"),
        (lambda s: s.advance(float("nan")), "time"),
        (lambda s: s.pause(0), "seconds"),
        (lambda s: s.forget(-1), "seconds"),
    ],
    ids=range(5),
)
def test_misuse_names_the_argument(act: object, name: str) -> None:
    with pytest.raises((TypeError, ValueError), match=f"^{name}: "):
        act(session())  # type: ignore[operator]
