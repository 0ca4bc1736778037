"""Budget: 5 ms for what stands where among 300 lines; captions and scenes of dense frames timed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from benchmarks import dense
from redact import labels
from redact.detect.content import Content
from redact.detect.content.seen import Seen
from redact.detect.layout import Layout
from redact.detect.view import View
from redact.reading import Words

BUDGET_S = 0.005
COLUMNS, ROWS = 6, 50


def table() -> Words:
    """Fifty rows of six columns under their captions, one word in each line: 300 lines."""
    rows, columns = np.divmod(np.arange(COLUMNS * ROWS), COLUMNS)
    left, top = 300 * columns + 20, 20 * rows + 20
    boxes = np.stack([left, top, left + 120, top + 14], axis=1).astype(np.int32)
    captions = ("Name", "SSN", "Phone", "Address", "Account", "Password")
    return Words(
        captions + tuple(f"cell{i}" for i in range(COLUMNS, COLUMNS * ROWS)),
        boxes,
        np.ones(len(boxes), np.float32),
        np.arange(len(boxes), dtype=np.int32),
        boxes,
    )


def test_layout_of_300_lines(benchmark: Any) -> None:
    words = table()
    like = np.arange(len(words)) < COLUMNS

    def laid_out() -> tuple[Layout, Any]:
        layout = Layout.of(words)
        assert len(layout.order) == len(layout.block) == len(layout.row)
        return layout, layout.heads(like)

    layout, heads = benchmark(laid_out)

    assert layout.row.tolist() == (np.arange(len(words)) // COLUMNS + 1).tolist()
    assert (layout.block == np.arange(len(words)) % COLUMNS).all()
    assert (heads[:COLUMNS] == -1).all()
    assert (heads[COLUMNS:] == np.arange(COLUMNS, len(words)) % COLUMNS).all()
    benchmark.extra_info |= {"lines": len(words.lines), "budget_s": BUDGET_S}
    assert benchmark.stats.stats.median <= BUDGET_S


# What a dense screen holds, and words of it that are captions.
SCREENS = {"mail": "private_message", "table": None, "chat": "private_message"}


@pytest.mark.parametrize("name", dense.NAMES)
def test_captions_of_a_dense_screen(benchmark: Any, name: str) -> None:
    words = dense.screen(name).read
    hidden = np.zeros(len(words), np.bool_)

    seen = benchmark(lambda: _captioned(Seen.of(words, hidden)))

    captions = [caption for caption in seen.captions if caption.fields]
    assert len(seen.captions) == len(words.lines)
    benchmark.extra_info |= {"lines": len(words.lines), "captions": len(captions)}


def _captioned(seen: Seen) -> Seen:
    assert len(seen.captions) == len(seen.inline) == len(seen.named)
    return seen
