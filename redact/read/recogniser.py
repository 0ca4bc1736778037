"""What a recogniser is: lines in, words with boxes and confidences out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LineWords:
    """The words of one line, left to right.

    text       : n words, none of them empty or holding a space
    box        : int32 (n, 4)  x0 y0 x1 y1, half-open, pixels of the crop
    confidence : float32 (n,)  0..1
    """

    text: tuple[str, ...]
    box: NDArray[np.int32]
    confidence: NDArray[np.float32]

    @classmethod
    def none(cls) -> LineWords:
        """Return a line in which nothing was read."""
        return cls((), np.zeros((0, 4), np.int32), np.zeros(0, np.float32))


class Recogniser(Protocol):
    """Reads lines of text.

    ``read`` must answer one LineWords for each crop, in order, and be safe
    to call from two threads at once.  Raises Unavailable if its engine or
    model is missing.
    """

    @property
    def name(self) -> str:
        """The name by which a policy asks for it."""
        ...

    def read(self, crops: Sequence[NDArray[np.uint8]]) -> list[LineWords]:
        """Read crops: uint8 (h, w) each, dark text on light, at the frame's own resolution."""
        ...
