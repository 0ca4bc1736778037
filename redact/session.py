"""Session: a stream in, a stream out; consent, look-back, order and counters."""

from __future__ import annotations

import itertools
from collections import Counter, deque
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

from redact.events import Dropped, Event, Frame, Outcome, Reason, Safe
from redact.redactor import Redactor


@dataclass(frozen=True, slots=True)
class Consent:
    """The recorded person's yes.

    notice   : version of the notice that was shown
    given_at : seconds on the session's clock; events before it are not covered by it
    """

    notice: str
    given_at: float = 0.0

    def __post_init__(self) -> None:
        if not self.notice:
            raise ValueError("notice: the version of the notice that was shown")


@dataclass(frozen=True, slots=True)
class _Held:
    """One judged event that waits for its look-back to pass."""

    time: float
    size: int
    outcome: Outcome


class Session:
    """One capture: events in order of time in, outcomes in the same order out.

    Every input gets one outcome, numbered by ``seq``.  A judged event is
    held until ``release.delay_s`` of later events have been seen.  The
    session reads no clock: time is what the events say.

    Not for use by several threads at once.
    """

    def __init__(self, redactor: Redactor, consent: Consent | None = None) -> None:
        self._redactor = redactor
        self._consent = consent
        self._numbers = itertools.count()
        self._held: deque[_Held] = deque()
        self._latest = 0.0
        self._paused_until = -1.0
        self._revoked = False
        self._in: Counter[str] = Counter()
        self._out: Counter[str] = Counter()

    def feed(self, event: Event) -> list[Outcome]:
        """Take one event and return what is now safe to release, in order of ``seq``.

        Raises TypeError for anything that is no event.  Bad content never
        raises: it comes back as Dropped.
        """
        if not isinstance(event, Event):
            raise TypeError("event: a Frame, Text, Key, Pointer or Focus")
        self._in[type(event).__name__] += 1
        number = next(self._numbers)
        early = event.time < self._latest
        self._latest = max(self._latest, event.time)
        reason = Reason.OUT_OF_ORDER if early else self._refusal(event)
        outcome = self._drop(reason) if reason else self._redactor.judge(event)
        self._held.append(_Held(self._latest, _size(outcome), replace(outcome, seq=number)))
        self._keep_budget()
        return self._due()

    def advance(self, time: float) -> list[Outcome]:
        """Tell the time without an event, and return what is due by then."""
        if not time >= 0:
            raise ValueError("time: seconds, zero or more")
        self._latest = max(self._latest, time)
        return self._due()

    def flush(self) -> list[Outcome]:
        """Return everything that is still held: it has been judged."""
        return self._release(len(self._held))

    def pause(self, seconds: float) -> None:
        """Drop what comes within the next seconds, and what is held now."""
        if not seconds > 0:
            raise ValueError("seconds: more than zero")
        self._paused_until = self._latest + seconds
        self._cancel(Reason.PAUSED)

    def resume(self) -> None:
        """End a pause early."""
        self._paused_until = -1.0

    def revoke(self) -> None:
        """Take consent back: what is held and all that comes is dropped."""
        self._revoked = True
        self._cancel(Reason.REVOKED)

    def forget(self, seconds: float) -> None:
        """Drop what is held of the last seconds, back from the latest time seen."""
        if not seconds > 0:
            raise ValueError("seconds: more than zero")
        self._cancel(Reason.FORGOTTEN, since=self._latest - seconds)

    @property
    def counters(self) -> dict[str, int]:
        """Counts without content: in, released, dropped, held, and each by kind or reason."""
        counts = {f"in.{kind}": n for kind, n in self._in.items()} | dict(self._out)
        total = {"in": self._in.total(), "held": len(self._held)}
        for way in ("released", "dropped"):
            total[way] = sum(n for name, n in self._out.items() if name.startswith(way + "."))
        return total | counts

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Drop what was not flushed."""
        self._cancel(Reason.NOT_FLUSHED)
        self._release(len(self._held))

    def _refusal(self, event: Event) -> Reason | None:
        """Why the session may not look at this event, before anything is read."""
        if self._revoked:
            return Reason.REVOKED
        if self._consent is None or event.time < self._consent.given_at:
            return Reason.NO_CONSENT
        if event.time < self._paused_until:
            return Reason.PAUSED
        return None

    def _drop(self, reason: Reason) -> Dropped:
        return Dropped(reason, policy=self._redactor.policy.digest)

    def _due(self) -> list[Outcome]:
        limit = self._latest - self._redactor.policy.release.delay_s
        due = itertools.takewhile(lambda held: held.time <= limit, self._held)
        return self._release(sum(1 for _ in due))

    def _release(self, count: int) -> list[Outcome]:
        out = [self._held.popleft().outcome for _ in range(count)]
        for outcome in out:
            if isinstance(outcome, Dropped):
                self._out[f"dropped.{outcome.reason}"] += 1
            else:
                self._out[f"released.{type(outcome.event).__name__}"] += 1
        return out

    def _cancel(self, reason: Reason, since: float = -1.0) -> None:
        """Turn what is held since a time into drops; their content goes at once."""
        self._held = deque(
            _Held(h.time, 0, replace(self._drop(reason), seq=h.outcome.seq))
            if h.time >= since and isinstance(h.outcome, Safe)
            else h
            for h in self._held
        )

    def _keep_budget(self) -> None:
        """Over the byte budget the oldest held frames are dropped, never released early."""
        budget = self._redactor.policy.release.budget_mb * 2**20
        excess = sum(h.size for h in self._held) - budget
        for i, h in enumerate(self._held):
            if excess <= 0:
                return
            if h.size:
                excess -= h.size
                drop = replace(self._drop(Reason.OVER_BUDGET), seq=h.outcome.seq)
                self._held[i] = _Held(h.time, 0, drop)


def _size(outcome: Outcome) -> int:
    """Bytes of pixels that holding this outcome costs."""
    event = outcome.event if isinstance(outcome, Safe) else None
    return event.pixels.nbytes if isinstance(event, Frame) else 0
