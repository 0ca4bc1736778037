"""Texts: every finding becomes a constant ``[LABEL]``, with the way back to the input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from redact.findings import Findings

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Masked:
    """A masked text and the way back.

    text       : what may be shown
    start, end : int32 (len(text),)  the input span that each character stands for
    hidden     : what was masked so far, in offsets of the input
    """

    text: str
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    hidden: Findings

    @classmethod
    def unmasked(cls, text: str) -> Masked:
        """The text as it is, each character standing for itself."""
        at = np.arange(len(text), dtype=np.int32)
        return cls(text, at, at + 1, Findings.empty())


def mask(text: Masked, found: Findings) -> Masked:
    """Replace each finding by its label in brackets; found may overlap."""
    found = found.disjoint()
    if not len(found):
        return text
    first, last = text.start[found.start], text.end[found.end - 1]
    moved = Findings(first, last, found.label, found.score)
    tokens = [f"[{name.upper()}]" for name in found.names]
    sizes = np.array([len(token) for token in tokens])
    kept = [slice(a, b) for a, b in zip([0, *found.end], [*found.start, None], strict=True)]
    return Masked(
        "".join(_between([text.text[k] for k in kept], tokens)),
        np.concatenate(_between([text.start[k] for k in kept], _runs(first, sizes))),
        np.concatenate(_between([text.end[k] for k in kept], _runs(last, sizes))),
        Findings.merge([text.hidden, moved]).disjoint(),
    )


def _runs(values: NDArray[np.int32], sizes: NDArray[np.int64]) -> list[NDArray[np.int32]]:
    """Each value repeated as often as its size."""
    return np.split(np.repeat(values, sizes), np.cumsum(sizes)[:-1])


def _between(kept: list[_Part], new: list[_Part]) -> list[_Part]:
    """Deal the two lists alternately; kept has one part more."""
    dealt = [part for pair in zip(kept, new, strict=False) for part in pair]
    return [*dealt, kept[-1]]


def beyond(text: str, limit: int, overlap: int = 256) -> Findings:
    """What of an over-long text is covered unread: all past the limit.

    The cover starts ``overlap`` characters early, so that no value that
    the limit cuts in two shows its first half.
    """
    if len(text) <= limit:
        return Findings.empty()
    return Findings.of([(limit - overlap, len(text), "unread", 1.0)])
