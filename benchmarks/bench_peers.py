"""Ours beside Presidio's on the same files in the same run, in turns; start-up is not counted.

Budget: a dense new frame takes no longer than presidio-image-redactor.
"""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import redact
from benchmarks import dense
from benchmarks.child import PYTHON, peer
from benchmarks.texts import samples
from redact.evaluate.ink import LEAKS_OVER, ink_left

ROUNDS = 2  # of each screen, with other words and values each time

pytestmark = pytest.mark.skipif(not PYTHON.is_file(), reason="no peers: run `make peers` first")


def gone(screen: dense.Screen, pixels: np.ndarray) -> int:
    """How many planted values have at most a tenth of their ink left."""
    boxes = np.array([box for _, box in screen.planted], np.int32)
    return int((ink_left(screen.pixels, pixels, boxes) <= LEAKS_OVER).sum())


def test_frames(benchmark: Any, tmp_path: Path) -> None:
    redactor = redact.Redactor()
    redactor.warm()
    theirs, hidden, planted = [], [0, 0], 0
    screens = [dense.screen(name, variant) for variant in range(ROUNDS) for name in dense.NAMES]
    turns = iter(screens)
    outs: list[redact.Safe | redact.Dropped] = []

    with peer("image", tmp_path) as presidio:

        def before() -> tuple[tuple[dense.Screen], dict[str, Any]]:
            screen = next(turns)
            path = tmp_path / "screen.png"
            Image.fromarray(screen.pixels).save(path)
            theirs.append(presidio.ask(path)["ms"] / 1000)
            masked = np.asarray(Image.open(tmp_path / "screen.masked.png").convert("RGB"))
            hidden[0] += gone(screen, masked)
            return (screen,), {}

        def ours(screen: dense.Screen) -> None:
            outs.append(redactor.redact(redact.Frame(screen.pixels, order="RGB")))

        benchmark.pedantic(ours, setup=before, rounds=len(screens))

    for screen, out in zip(screens, outs, strict=True):
        assert isinstance(out, redact.Safe)
        hidden[1] += gone(screen, out.event.pixels)
        planted += len(screen.planted)
    own, other = benchmark.stats.stats.median, statistics.median(theirs)
    benchmark.extra_info |= {
        "ours_s": round(own, 3),
        "presidio_image_redactor_s": round(other, 3),
        "ratio": round(other / own, 2),
        "planted": planted,
        "gone": {"ours": hidden[1], "presidio_image_redactor": hidden[0]},
    }
    print(f"dense frame: ours {own:.2f} s, presidio {other:.2f} s, ratio {other / own:.2f}")
    print(f"planted values gone: ours {hidden[1]}/{planted}, presidio {hidden[0]}/{planted}")
    assert hidden[1] == planted
    assert own <= other


def test_texts(benchmark: Any, tmp_path: Path) -> None:
    redactor = redact.Redactor()
    redactor.redact(redact.Text("Warm the engines for Maria Jensen."))
    texts = samples(seed=99, count=24)
    turns, theirs, hidden = iter(texts), [], [0, 0]

    with peer("text", tmp_path) as presidio:
        (tmp_path / "warm.txt").write_text("Warm the engines for Maria Jensen.", "utf-8")
        presidio.ask(tmp_path / "warm.txt")

        def before() -> tuple[tuple[str], dict[str, Any]]:
            sample = next(turns)
            path = tmp_path / "text.txt"
            path.write_text(sample.text, "utf-8")
            answer = presidio.ask(path)
            theirs.append(answer["ms"] / 1000)
            for value in sample.planted:
                at = sample.text.index(value)
                covered = {c for start, end in answer["spans"] for c in range(start, end)}
                hidden[0] += set(range(at, at + len(value))) <= covered
            return (sample.text,), {}

        def ours(text: str) -> redact.Safe | redact.Dropped:
            out = redactor.redact(redact.Text(text))
            outs.append((text, out))
            return out

        outs: list[tuple[str, redact.Safe | redact.Dropped]] = []
        benchmark.pedantic(ours, setup=before, rounds=len(texts))

    for sample, (_, out) in zip(texts, outs, strict=True):
        assert isinstance(out, redact.Safe)
        hidden[1] += sum(value not in out.event.text for value in sample.planted)
    planted = sum(len(sample.planted) for sample in texts)
    size = statistics.median(len(sample.text) for sample in texts) / 1000
    own, other = size / benchmark.stats.stats.median, size / statistics.median(theirs)
    benchmark.extra_info |= {
        "ours_kB_per_second": round(own, 1),
        "presidio_analyzer_kB_per_second": round(other, 1),
        "planted": planted,
        "gone": {"ours": hidden[1], "presidio_analyzer": hidden[0]},
    }
    print(f"text: ours {own:.1f} kB/s, presidio {other:.1f} kB/s")
    print(f"planted values gone: ours {hidden[1]}/{planted}, presidio {hidden[0]}/{planted}")
    assert hidden[1] == planted
