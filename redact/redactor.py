"""Redactor: one event in, Safe or Dropped out; the only file that knows the order of the stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redact import verify
from redact.apply import text as masks
from redact.detect import union
from redact.detect.builtin import builtin
from redact.detect.detector import Detector
from redact.errors import Leak, RedactError, StageFailed, Unavailable
from redact.events import Dropped, Event, Frame, Outcome, Reason, Safe, Text, Window
from redact.findings import Findings
from redact.policy import Action, Policy

if TYPE_CHECKING:
    from redact.session import Consent, Session

_REASONS = {Leak: Reason.LEAK, Unavailable: Reason.UNAVAILABLE}

MAX_TEXT = 2**20
"""Characters of one text that are judged; what lies beyond is covered unread."""


class Redactor:
    """The whole library in one call.

    policy    : what to do with what is found; the shipped default if None
    detectors : values that find, all of them run; the built-in ones if None
    """

    def __init__(
        self, policy: Policy | None = None, detectors: tuple[Detector, ...] | None = None
    ) -> None:
        self.policy = policy or Policy.load("default")
        self._digest = self.policy.digest
        self._gate = self.policy.gate
        self._detectors = builtin() if detectors is None else detectors

    def redact(self, event: Event) -> Outcome:
        """Return what may leave the device, or why nothing may.

        Never raises for bad content and never returns its input unchecked.
        Raises TypeError for anything that is no event.
        """
        if not isinstance(event, Event):
            raise TypeError("event: a Frame, Text, Key, Pointer or Focus")
        if not isinstance(event, (Frame, Text)):
            return self._dropped(Reason.NEEDS_SESSION)
        return self.judge(event)

    def judge(self, event: Event) -> Outcome:
        """Judge one event whole; what a session calls for each of its events."""
        if refusal := self._refusal(event):
            return self._dropped(refusal)
        try:
            return self._frame(event) if isinstance(event, Frame) else self._text(event)
        except RedactError as error:
            return self._dropped(_REASONS.get(type(error), Reason.STAGE), error)
        except Exception as error:  # noqa: BLE001  # the one broad catch: whatever broke, nothing leaves
            return self._dropped(Reason.STAGE, StageFailed("redact", type(error).__name__))

    def session(self, consent: Consent | None = None) -> Session:
        """Open a session; without consent every event in it is dropped."""
        from redact.session import Session  # noqa: PLC0415  # a shortcut upwards, only inside the call

        return Session(self, consent=consent)

    def _refusal(self, event: Event) -> Reason | None:
        """Why the event may not be looked at, asked before anything is read."""
        if isinstance(event, Text):
            if event.kind == "clipboard" and self.policy.text.clipboard == "off":
                return Reason.CLIPBOARD_OFF
            return self._gate.refusal(event.window or Window())
        if isinstance(event, Frame):
            refusals = (self._gate.refusal(window) for window in event.windows)
            return next((refusal for refusal in refusals if refusal), None)
        return Reason.UNAVAILABLE  # keys, pointer and focus have no reader yet: fail closed

    def _frame(self, event: Frame) -> Outcome:
        """Read, find, mask and judge again one frame."""
        return self._dropped(Reason.UNAVAILABLE)

    def _text(self, event: Text) -> Outcome:
        """Find, mask and judge again one text."""
        seen: list[Findings] = [masks.beyond(event.text, MAX_TEXT)]
        start = masks.mask(masks.Masked.unmasked(event.text), seen[0])
        masked = verify.settle(start, lambda m: self._find(m.text, seen), masks.mask)
        if reason := self._too_sensitive(seen):
            return self._dropped(reason)
        return Safe(
            Text(masked.text, kind=event.kind, time=event.time),
            findings=masked.hidden,
            rating=self._rating(seen),
            policy=self._digest,
        )

    def _find(self, text: str, seen: list[Findings]) -> Findings:
        """What is to be hidden in a text; everything found is added to ``seen``."""
        seen.append(union.find(self._detectors, text))
        return seen[-1][self.policy.decide(seen[-1]) > Action.KEEP]

    def _rating(self, seen: list[Findings]) -> int:
        return max(self.policy.rating(found) for found in seen)

    def _too_sensitive(self, seen: list[Findings]) -> Reason | None:
        """Whether the policy drops an event that holds this."""
        dropped = any((self.policy.decide(found) == Action.DROP).any() for found in seen)
        above = self._rating(seen) > self.policy.release.max_rating
        return Reason.ABOVE_RATING if dropped or above else None

    def _dropped(self, reason: Reason, cause: RedactError | None = None) -> Dropped:
        return Dropped(reason, policy=self._digest, cause=str(cause or ""))
