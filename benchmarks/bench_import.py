"""Budget: 0.2 s for ``import redact``, over a bare interpreter."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from typing import Any

from benchmarks.conftest import ROOT

BUDGET_S = 0.2
ENGINES = ("cv2", "spacy", "presidio_analyzer", "tesserocr", "onnxruntime", "pytesseract")


def child(code: str) -> str:
    """Run a line of Python in an interpreter of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_import(benchmark: Any) -> None:
    bare = []

    def before() -> None:  # interleaved, so that both see the same machine
        started = time.perf_counter()
        child("pass")
        bare.append(time.perf_counter() - started)

    code = f"import redact, sys; print([m for m in {ENGINES} if m in sys.modules])"
    loaded = benchmark.pedantic(child, (code,), setup=before, rounds=11, warmup_rounds=1)

    assert loaded.strip() == "[]"  # engines load on first use
    cost = benchmark.stats.stats.median - statistics.median(bare)
    benchmark.extra_info |= {"import_s": round(cost, 4), "budget_s": BUDGET_S}
    print(f"import redact: {cost:.3f} s over a bare interpreter, budget {BUDGET_S}")
    assert cost <= BUDGET_S
