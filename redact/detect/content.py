"""Content: what a window shows of somebody, by the kind of window it is.

Each rule answers which words of the window are content: bool (n,).  The
interface stays: captions, heads of columns, and words that any interface says.
"""

from __future__ import annotations

from collections.abc import Callable, Set

import numpy as np

from redact.detect.forms import percentages
from redact.detect.layout.geometry import shared
from redact.detect.seen import Mask, Seen
from redact.findings import Findings

_SCORE = 0.7
_STATUS = frozenset(
    {"single", "married filing jointly", "married filing separately", "head of household",
     "qualifying surviving spouse", "qualifying widow(er)"}
)  # fmt: skip


def find(seen: Seen, scenes: Set[str]) -> Findings:
    """Return what the scenes make content, as spans of rows of words, none over two lines."""
    found = [_spans(seen, _RULES[scene](seen), scene) for scene in sorted(scenes & set(_RULES))]
    return Findings.merge(found)


def _spans(seen: Seen, mask: Mask, label: str) -> Findings:
    """Runs of masked words, cut at the ends of lines."""
    edge = np.flatnonzero(mask)
    if not len(edge):
        return Findings.empty()
    opens = np.flatnonzero(
        (np.diff(edge, prepend=-2) != 1) | (np.diff(seen.words.line[edge], prepend=-1) != 0)
    )
    last = np.append(opens[1:], len(edge)) - 1
    return Findings.of(
        (int(edge[a]), int(edge[b]) + 1, label, _SCORE) for a, b in zip(opens, last, strict=True)
    )


def _tax(seen: Seen) -> Mask:
    """Sums, and the filing status."""
    status = [text.strip(" .:").casefold() in _STATUS for text in seen.layout.texts]
    return seen.amount | np.array(status, np.bool_)[seen.words.line] | _cells(seen, seen.number)


def _banking(seen: Seen) -> Mask:
    """Sums, and in the row of a sum all that says whom it went to or what it counts."""
    row = _beside(seen, seen.lines(seen.amount))
    body = row & ~seen.caption & (seen.own > 0)
    return seen.amount | (body[seen.words.line] & seen.told) | _cells(seen, ~seen.plain)


def _medical(seen: Seen) -> Mask:
    """Running text, and what stands in the cells of tables."""
    return seen.amount | _cells(seen, seen.told) | _whole(seen, seen.prose)


def _performance(seen: Seen) -> Mask:
    """Running text, pay, percentages, and what stands in the cells of tables."""
    pay = seen.amount | percentages(seen.words.text)
    return pay | _cells(seen, seen.told) | _whole(seen, seen.prose)


def _customer(seen: Seen) -> Mask:
    """Sums, running text, and what stands in the cells of tables."""
    return seen.amount | _cells(seen, ~seen.plain) | _whole(seen, seen.prose | _spoken(seen))


def _message(seen: Seen) -> Mask:
    """Running text, short lines where it stands, and previews of it elsewhere."""
    return _whole(seen, seen.prose | _preview(seen) | (_inside(seen) & ~_stamp(seen)))


def _prompt(seen: Seen) -> Mask:
    """Running text, short lines where it stands, and titles of what was asked before."""
    return _whole(seen, seen.prose | _spoken(seen) | (_inside(seen) & ~_stamp(seen)))


def _preview(seen: Seen) -> Mask:
    """Which lines are some words long, or cut by an ellipsis."""
    cut = np.array([text.endswith(("…", "...")) for text in seen.layout.texts], np.bool_)
    return np.asarray((seen.own >= 2) & ((seen.count >= 3) | cut), np.bool_)


def _whole(seen: Seen, lines: Mask) -> Mask:
    return np.asarray((lines & ~seen.caption)[seen.words.line], np.bool_)


def _spoken(seen: Seen) -> Mask:
    """Which lines hold two words or more that no interface says, or half of them."""
    return np.asarray((seen.own >= 2) | ((seen.own == 1) & (seen.count <= 3)), np.bool_)


def _stamp(seen: Seen) -> Mask:
    """Which lines show no more than a time."""
    return ~seen.lines(~seen.time & ~seen.hidden)


def _inside(seen: Seen) -> Mask:
    """Which lines stand between the first and the last line of running text, in its columns."""
    prose, box = seen.layout.lines[seen.prose], seen.layout.lines
    if not len(prose):
        return np.zeros(len(box), np.bool_)
    (x0, y0), (x1, y1) = prose[:, :2].min(axis=0).tolist(), prose[:, 2:].max(axis=0).tolist()
    return np.asarray(
        (box[:, 0] >= x0 - 8) & (box[:, 2] <= x1 + 8) & (box[:, 1] >= y0) & (box[:, 3] <= y1)
    )


def _cells(seen: Seen, words: Mask) -> Mask:
    """Those of the words that stand under the head of a column."""
    return np.asarray(words & ((seen.layout.head >= 0) & ~seen.caption)[seen.words.line], np.bool_)


def _beside(seen: Seen, lines: Mask) -> Mask:
    """Which lines stand in the row of one of these lines."""
    return np.asarray((shared(seen.layout.lines, 1)[:, lines] > 0).any(axis=1), np.bool_)


_RULES: dict[str, Callable[[Seen], Mask]] = {
    "tax": _tax,
    "banking": _banking,
    "medical": _medical,
    "performance": _performance,
    "customer": _customer,
    "private_message": _message,
    "prompt": _prompt,
}
