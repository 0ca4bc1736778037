"""View: one screen as detectors see it, its texts each made when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from redact.detect import layout
from redact.events import Window
from redact.findings import Findings
from redact.reading import Reading, Words

Find = Callable[[str], Findings]


@dataclass(frozen=True, eq=False, repr=False)
class View:
    """The words of a screen, and what is to be judged of them.

    words   : Words      all of them, so that a line keeps its caption
    chosen  : bool (n,)  the words that are to be judged
    hidden  : bool (n,)  words that will be hidden, whatever is found here
    windows : what the agent knows of the windows that show them
    named   : bool (n,)  words of organisations, which only a scene makes private
    """

    words: Words
    chosen: NDArray[np.bool_]
    hidden: NDArray[np.bool_]
    windows: tuple[Window, ...] = ()
    named: NDArray[np.bool_] | None = None

    @cached_property
    def page(self) -> Reading:
        """The chosen words in reading order."""
        return layout.page(self.words, self.chosen)

    @cached_property
    def tight(self) -> Reading:
        """The lines whose words may be pieces of one token."""
        return layout.tight(self.words, self.chosen)

    @cached_property
    def pairs(self) -> Reading:
        """The chosen words behind their captions."""
        return layout.pairs(self.words, self.chosen)

    def found(self, find: Find, *readings: Reading) -> Findings:
        """What is found in some of its texts, as rows of words."""
        return Findings.merge(
            [self.words.rows_of(reading, find(reading.text)) for reading in readings]
        )
