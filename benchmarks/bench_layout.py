"""Budget: 5 ms to lay out 300 lines; dense frames are laid out and judged, and timed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import redact
from benchmarks import dense
from redact.detect.content import Content
from redact.detect.content.seen import Seen
from redact.detect.detector import Look
from redact.detect.layout import Layout
from redact.detect.view import View
from redact.reading import Words

BUDGET_S = 0.005
COLUMNS, ROWS = 6, 50
HEADED = 0.6  # share of the lines of a table that stand under one of its heads
WINDOWS = {"unknown": redact.Window(), "mail": redact.Window(app="Outlook", title="Inbox (3)")}


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
    assert benchmark.stats.stats.min <= BUDGET_S  # so short that any other process shows


class Keeps:
    """A detector that keeps what it was shown."""

    name, labels = "keeps", ()

    def find(self, text: str) -> redact.Findings:
        return redact.Findings.empty()

    def look(self, view: View) -> Look:
        self.words = view.words
        return Look(redact.Findings.empty())


@pytest.fixture(scope="module")
def read() -> dict[str, Words]:
    """The words of each dense screen, as they are read."""
    keeps, words = Keeps(), {}
    redactor = redact.Redactor(detectors=(keeps,))
    for name in dense.NAMES:
        redactor.redact(redact.Frame(dense.screen(name).pixels, order="RGB"))
        words[name] = keeps.words
    return words


@pytest.mark.parametrize("name", dense.NAMES)
def test_a_dense_screen_is_laid_out(benchmark: Any, read: dict[str, Words], name: str) -> None:
    words = read[name]

    def laid_out() -> tuple[Seen, Any, Any]:
        seen = Seen.of(words, np.zeros(len(words), np.bool_))
        return seen, seen.layout.order, seen.head

    seen, order, head = benchmark(laid_out)

    assert sorted(order) == list(range(len(words.lines)))
    if name == "table":
        heads = {seen.layout.texts[line] for line in head[head >= 0]}
        assert {"Customer", "Item", "Quantity"} <= heads
        assert (head >= 0).mean() > HEADED
    captions = sum(bool(caption.fields) for caption in seen.captions)
    benchmark.extra_info |= {"lines": len(words.lines), "captions": captions}


@pytest.mark.parametrize("name", dense.NAMES)
@pytest.mark.parametrize("window", WINDOWS)
def test_what_a_dense_screen_holds(
    benchmark: Any, read: dict[str, Words], name: str, window: str
) -> None:
    words, content = read[name], Content()
    every, none = np.ones(len(words), np.bool_), np.zeros(len(words), np.bool_)

    look = benchmark(lambda: content.look(View(words, every, none, (WINDOWS[window],))))

    assert look.scenes == (() if window == "unknown" else ("private_message",))
    benchmark.extra_info |= {"lines": len(words.lines), "found": len(look.found)}
