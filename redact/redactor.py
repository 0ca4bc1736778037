"""Redactor: one event in, Safe or Dropped out; the only file that knows the order of the stages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from redact import verify
from redact.apply import text as masks
from redact.detect import echo, union
from redact.detect.detector import Detector
from redact.detect.view import View
from redact.errors import Leak, RedactError, StageFailed, Unavailable
from redact.events import Dropped, Event, Frame, Outcome, Reason, Safe, Text, Window
from redact.findings import Findings
from redact.labels import INDEX, RATING
from redact.policy import Action, Policy
from redact.reading import Words

if TYPE_CHECKING:
    from redact.screen import Screens
    from redact.session import Consent, Session

_REASONS = {Leak: Reason.LEAK, Unavailable: Reason.UNAVAILABLE}

MAX_TEXT = 2**20
"""Characters of one text that are judged; what lies beyond is covered unread."""

MAX_PIXELS = 64_000_000
"""Pixels of the largest frame that is judged; larger ones are dropped."""


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
        self._detectors = _builtin() if detectors is None else detectors
        self._detectors += self.policy.own_detectors()
        self._screens: Screens | None = None

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
            if isinstance(event, Text):
                return self._text(event)
            if isinstance(event, Frame):
                return self._frame(event)
            return self._dropped(Reason.UNAVAILABLE)  # no reader of keys yet: fail closed
        except RedactError as error:
            return self._dropped(_REASONS.get(type(error), Reason.STAGE), error)
        except (Exception, SystemExit) as error:  # noqa: BLE001  # the one broad catch: whatever broke, nothing leaves
            return self._dropped(Reason.STAGE, StageFailed("redact", type(error).__name__))

    def session(self, consent: Consent | None = None) -> Session:
        """Open a session; without consent every event in it is dropped."""
        from redact.session import Session  # noqa: PLC0415  # a shortcut upwards, only inside the call

        return Session(self, consent=consent)

    def warm(self) -> None:
        """Load every engine now instead of on first use; raises Unavailable if one is missing."""
        self.redact(Text("Warm up, Ms. Ada Lovelace."))
        self._engines().warm()

    def _refusal(self, event: Event) -> Reason | None:
        """Why the event may not be looked at, asked before anything is read."""
        windows: tuple[Window, ...] = (Window(),)
        if isinstance(event, Text):
            if event.kind == "clipboard" and self.policy.text.clipboard == "off":
                return Reason.CLIPBOARD_OFF
            windows = (event.window or Window(),)
        if isinstance(event, Frame):
            if event.pixels.shape[0] * event.pixels.shape[1] > MAX_PIXELS:
                return Reason.TOO_LARGE
            # A window whose place is known is covered; one that could be anywhere closes the frame.
            windows = tuple(window for window in event.windows if window.box is None)
        refusals = (self._gate.refusal(window) for window in windows)
        return next((refusal for refusal in refusals if refusal), None)

    def _closed(self, frame: Frame) -> NDArray[np.int32]:
        """The places of windows in a frame that may not be looked at: int32 (n, 4)."""
        boxes = [w.box for w in frame.windows if w.box is not None and self._gate.refusal(w)]
        return np.array(boxes, np.int32).reshape(-1, 4)

    def _text(self, event: Text) -> Outcome:
        """Find, mask and judge again one text."""
        judge = _Judge(self._detectors, self.policy)
        seen = judge.seen
        seen.append(masks.beyond(event.text, MAX_TEXT))
        start = masks.mask(masks.Masked.unmasked(event.text), seen[0])
        masked = verify.settle(start, lambda m: (m, judge.find(m.text)), masks.mask)
        if self._too_sensitive(seen):
            return self._dropped(Reason.ABOVE_RATING)
        new = Text(masked.text, kind=event.kind, time=event.time)
        return Safe(new, masked.hidden, self._rating(seen), policy=self._digest)

    def _frame(self, event: Frame) -> Outcome:
        """Read, find, mask and judge again one frame."""
        judge = _Judge(self._detectors, self.policy, event.windows)
        screens, seen = self._engines(), judge.seen
        first = screens.masked(event, judge, self._closed(event))
        if first.covered > self.policy.frame.max_covered:
            return self._dropped(Reason.COVERED)
        screen = verify.settle(first, lambda s: screens.again(s, judge), screens.paint)
        if any(RATING[scene] > self.policy.release.max_rating for scene in judge.scenes):
            return self._dropped(Reason.RESTRICTED_SCENE)
        seen.append(screen.found)
        if self._too_sensitive(seen):
            return self._dropped(Reason.ABOVE_RATING)
        new = Frame(screen.pixels, event.order, event.scale, event.origin, event.time)
        rating = self._rating(seen)
        scenes = tuple(judge.scenes)
        return Safe(new, screen.findings, rating, screen.covered, scenes, self._digest)

    def _engines(self) -> Screens:
        """What looks at frames, loaded when the first frame comes."""
        if self._screens is None:
            from redact.screen import Screens  # noqa: PLC0415  # OpenCV and the recogniser are slow to load

            self._screens = Screens(self.policy.frame)
        return self._screens

    def _rating(self, seen: list[Findings]) -> int:
        return max(self.policy.rating(found) for found in seen)

    def _too_sensitive(self, seen: list[Findings]) -> bool:
        """Whether the policy drops an event that holds this."""
        dropped = any((self.policy.decide(found) == Action.DROP).any() for found in seen)
        return dropped or self._rating(seen) > self.policy.release.max_rating

    def _dropped(self, reason: Reason, cause: RedactError | None = None) -> Dropped:
        return Dropped(reason, policy=self._digest, cause=str(cause or ""))


class _Judge:
    """What the detectors say of one event, and what the policy makes of it.

    seen   : everything that was found, hidden or not
    scenes : the kinds of content that its windows hold, the surest first
    """

    def __init__(
        self, detectors: tuple[Detector, ...], policy: Policy, windows: tuple[Window, ...] = ()
    ) -> None:
        self._detectors, self._policy, self._windows = detectors, policy, windows
        self.seen: list[Findings] = []
        self.scenes: dict[str, None] = {}

    def find(self, text: str) -> Findings:
        """What is to be hidden in a text."""
        return self._hidden(union.find(self._detectors, text))

    def look(self, words: Words, chosen: NDArray[np.bool_]) -> Findings:
        """What is to be hidden among the chosen words of a screen, and wherever else it stands."""
        view = View(words, chosen, words.blank, self._windows)
        found = [Findings.empty()]
        for detector in self._detectors:
            answer = union.look(detector, view)
            self.scenes.update(dict.fromkeys(answer.scenes))
            found.append(self._hidden(answer.found))
            firms = answer.found[answer.found.label == INDEX["organization"]].spanned(len(words))
            view = replace(
                view,
                hidden=view.hidden | found[-1].spanned(len(words)),
                named=firms if view.named is None else view.named | firms,
            )
        rows = Findings.merge(found)
        return Findings.merge([rows, self._hidden(echo.spread(words, rows))])

    def _hidden(self, found: Findings) -> Findings:
        self.seen.append(found)
        return found[self._policy.decide(found) > Action.KEEP]


def _builtin() -> tuple[Detector, ...]:
    """The detectors of a plain Redactor; their patterns are slow to load for who brings others."""
    from redact.detect.builtin import builtin  # noqa: PLC0415  # importing redact must stay quick

    return builtin()
