"""The gate: asked before anything is read; silence means no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from redact.events import Reason, Window


@dataclass(frozen=True, slots=True)
class Rules:
    """Which windows a rule names: globs on folded names; a host means its subdomains too."""

    apps: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()

    def match(self, window: Window) -> bool:
        """Whether one of the patterns names this window."""
        host = host_of(window.url)
        return (
            _any(self.apps, window.app)
            or _any(self.titles, window.title)
            or any(host == h or host.endswith("." + h) for h in self.hosts if host)
        )


@dataclass(frozen=True, slots=True)
class Gate:
    """Says whether an event may be looked at, before anything reads it.

    never           : windows that are never looked at
    private         : whether private windows are never looked at either
    unknown_private : what ``private=None`` means
    unknown_window  : whether a window of which nothing is known may be looked at
    """

    never: Rules = Rules()
    private: bool = True
    unknown_private: bool = False
    unknown_window: bool = True

    def refusal(self, window: Window) -> Reason | None:
        """Why this window may not be looked at, or None to go on."""
        if window.unknown and not self.unknown_window:
            return Reason.UNKNOWN_WINDOW
        if self.private and (self.unknown_private if window.private is None else window.private):
            return Reason.PRIVATE
        return Reason.NEVER_LOOK if self.never.match(window) else None


def host_of(url: str | None) -> str:
    """The folded host of an address, without port; empty when there is none."""
    rest = (url or "").replace("\\", "/").partition("//")
    authority = (rest[2] or rest[0]).partition("/")[0].partition("?")[0].partition("#")[0]
    host = authority.rpartition("@")[2]
    host = host.partition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
    return host.strip().rstrip(".").casefold()


def _any(patterns: Sequence[str], value: str | None) -> bool:
    return value is not None and any(fnmatchcase(value.casefold(), p) for p in patterns)
