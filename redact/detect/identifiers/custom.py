"""Patterns of a user's own, in RE2, so that none of them can hang."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import re2

from redact.detect.fold import fold
from redact.detect.identifiers.rules import quiet
from redact.findings import Findings
from redact.labels import INDEX


class Patterns:
    """A detector from named patterns: name -> (label, RE2 pattern).

    The first group of a pattern is its value where it has one.  Patterns
    are sought in the text as it is and in its fold, so that they catch
    disguised forms without naming them.  Raises ValueError that names the
    entry, never the pattern, for a label that does not exist, for what RE2
    refuses (look-around, back-references), and for a pattern that matches
    nothing at all.
    """

    name = "patterns"

    def __init__(self, patterns: Mapping[str, tuple[str, str]]) -> None:
        self.labels = tuple(dict.fromkeys(label for label, _ in patterns.values()))
        self._patterns = [
            (label, _compiled(key, label, pattern)) for key, (label, pattern) in patterns.items()
        ]

    def find(self, text: str) -> Findings:
        """Return every match of every pattern; all score 0.99, none is hard."""
        folded = fold(text)
        plain = text.encode("utf-8", "replace").decode()  # a lone surrogate becomes "?"
        rows = set()
        for label, pattern in self._patterns:
            rows |= {(*folded.span(*at), label, 0.99) for at in _spans(pattern, folded.text)}
            rows |= {(*at, label, 0.99) for at in _spans(pattern, plain)}
        return Findings.of(rows)


def _spans(pattern: re2._Regexp, text: str) -> Iterator[tuple[int, int]]:
    """Where the pattern matches: its first group, or all of it without one."""
    for match in pattern.finditer(text):
        start, end = match.span(1) if pattern.groups and match.span(1)[0] >= 0 else match.span()
        if start < end:
            yield start, end


def _compiled(key: str, label: str, pattern: str) -> re2._Regexp:
    if label not in INDEX:
        raise ValueError(f"{key}: no such label")
    try:
        compiled = re2.compile(pattern, quiet())
    except re2.error:
        raise ValueError(f"{key}: the pattern is not one that RE2 accepts") from None
    finally:
        re2.purge()  # its cache would keep the pattern, which may name a person, for good
    if compiled.search(b"") is not None:
        raise ValueError(f"{key}: the pattern matches the empty text")
    return compiled
