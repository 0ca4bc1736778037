"""Identifiers: one detector for everything that has a written form of its own.

The text is folded once; a set of all gates says in one pass which rules can
match; only those run; and their spans are carried back to the original.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import re2

from redact.detect.fold import Folded, fold, visual
from redact.detect.identifiers import (
    address,
    contact,
    credentials,
    dates,
    decode,
    finance,
    government,
    markings,
    medical,
    network,
    passwords,
    phone,
)
from redact.detect.identifiers.rules import Hit, Rule, quiet
from redact.findings import Findings, Row
from redact.labels import RATING

__all__ = ["FENCE", "IDENTIFIER_LABELS", "Identifiers"]

RULES: Final[tuple[Rule, ...]] = (
    government.RULES
    + finance.RULES
    + medical.RULES
    + credentials.RULES
    + contact.RULES
    + phone.RULES
    + address.RULES
    + dates.RULES
    + network.RULES
    + markings.RULES
)

IDENTIFIER_LABELS: Final[tuple[str, ...]] = tuple(dict.fromkeys(rule.label for rule in RULES))
"""Every label that ``Identifiers`` may return."""

FENCE: Final = "\u2588"
"""Alone on a line, the full block parts texts that have nothing to do with each other."""


class Identifiers:
    """Finds identifiers by form, label and check digit; it knows no names.

    Hard matches score exactly 1.0.  All others are found only behind or in
    front of a word that names them, or by a form that is near certain in
    itself.  The span is the value alone, label not included.
    """

    name = "identifiers"
    labels = IDENTIFIER_LABELS

    def __init__(self) -> None:
        self._all = _Matcher(RULES)
        self._encoded = _Matcher([r for r in RULES if r.score == 1.0 or r in passwords.RULES])

    def find(self, text: str) -> Findings:
        """Return merged rows in the offsets of ``text``; O(n) in its length.

        A line that holds only ``FENCE`` parts the text: nothing is found across it.
        """
        rows: list[Row] = []
        for at, part in _parts(text):
            rows += [(at + row[0], at + row[1], row[2], row[3]) for row in self._rows(part)]
        return Findings.of(rows)

    def _rows(self, text: str) -> list[Row]:
        """The merged rows of a text without fences."""
        folded = fold(text)
        rows = list(self._all.rows(folded))
        shown = visual(text)
        if shown is not None:
            rows += self._all.rows(shown)
        rows += self._inside(folded)
        return merged(rows)

    def _inside(self, folded: Folded) -> Iterator[Row]:
        """What is hidden in other encodings, a few deep and within a budget."""
        budget, layer = decode.BUDGET, [folded]
        for _ in range(decode.DEPTH):
            below: list[Folded] = []
            for outer in layer:
                for plain in decode.inner(outer, budget):
                    budget -= len(plain.text)
                    below.append(plain)
                    yield from self._encoded.rows(plain)
                    if budget < 0:
                        return
            layer = below


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """What lies between the fences, with its offset."""
    start = at = 0
    for line in text.splitlines(keepends=True) if FENCE in text else ():
        if line.strip() == FENCE:
            yield start, text[start:at]
            start = at + len(line)
        at += len(line)
    yield start, text[start:]


class _Matcher:
    """Some rules behind one gate."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = [(rule, re2.compile(rule.pattern, quiet())) for rule in rules]
        self._gate = re2.Set.SearchSet(quiet())
        for rule, _ in self._rules:
            self._gate.Add(rule.gate or rule.pattern)
        self._alive = self._gate.Add(r"(?s:.)")
        self._gate.Compile()

    def rows(self, folded: Folded) -> Iterator[Row]:
        """Every accepted match of every rule, in source offsets."""
        text, raw = folded.text, folded.text.encode("ascii")
        if not raw:
            return
        for index in self._open(raw):
            for hit in _hits(*self._rules[index], text, raw):
                yield (*folded.span(hit.start, hit.end), hit.label, hit.score)

    def _open(self, raw: bytes) -> list[int]:
        """The rules whose gate matched; all of them if the set ran out of memory.

        A pattern that matches any text tells the two apart: the set reports
        "no match" and "gave up" alike.
        """
        hits = self._gate.Match(raw) or []
        if self._alive not in hits:
            return list(range(len(self._rules)))
        return sorted(index for index in hits if index != self._alive)


def _hits(rule: Rule, pattern: re2._Regexp, text: str, raw: bytes) -> Iterator[Hit]:
    """The accepted matches of one rule.

    The search goes on behind the *value*, so that what a pattern looked at
    behind it can stand in front of the next; a refused value is looked at
    again without its label.
    """
    group, at = min(pattern.groups, 1), 0
    while match := pattern.search(raw, at):
        (head, tail), (start, end) = match.span(), match.span(group)
        hit: Hit | None = Hit(text, start, end, head, tail, rule.label, rule.score)
        if rule.judge is not None and hit is not None:
            hit = rule.judge(hit)
        if hit is not None and hit.start < hit.end:
            yield hit
        at = max(start if hit is None and start > max(head, at) else end, at + 1)


def merged(rows: Iterable[Row]) -> list[Row]:
    """Unite rows that overlap: the union of spans, the most sensitive label, the best score.

    A row of rating 1 (``date``, ``url``) is usually kept, so that it lends
    its span to no other: it falls away inside another row, and stands
    beside the rows that lie inside it.
    """
    ordered = sorted(set(rows), key=lambda row: (row[0], -row[1]))
    united = _united(row for row in ordered if RATING[row[2]] > 1)
    public = _united(row for row in ordered if RATING[row[2]] == 1)
    return sorted(united + _outside(public, united))


def _united(ordered: Iterable[Row]) -> list[Row]:
    done: list[Row] = []
    for row in ordered:
        if done and row[0] < done[-1][1]:
            best = max(done[-1], row, key=_weight)
            done[-1] = (done[-1][0], max(done[-1][1], row[1]), best[2], max(best[3], 0.0))
        else:
            done.append(row)
    return done


def _weight(row: Row) -> tuple[int, float, int]:
    return RATING[row[2]], row[3], row[1] - row[0]


def _outside(public: list[Row], united: list[Row]) -> list[Row]:
    """Rows of rating 1 that do not lie within one other row."""
    kept, at = [], 0
    for row in public:
        while at < len(united) and united[at][1] < row[1]:
            at += 1
        if not (at < len(united) and united[at][0] <= row[0]):
            kept.append(row)
    return kept
