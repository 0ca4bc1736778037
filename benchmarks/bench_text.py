"""Budgets: 12 kB of text a second with names, 100 kB without; no text is seen twice."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

import redact
from benchmarks.texts import Sample, samples
from redact.detect.identifiers import Identifiers

LEAST_KEPT = 0.9  # of the other words: hiding everything is no result

CASES = {
    "with names": (redact.Redactor, 12),
    "without names": (lambda: redact.Redactor(detectors=(Identifiers(),)), 100),
}


@pytest.mark.parametrize("case", CASES)
def test_cold_texts(benchmark: Any, case: str) -> None:
    make, budget = CASES[case]
    redactor, seed = make(), count(1)
    redactor.redact(redact.Text("Warm the engines for Maria Jensen."))
    seen: list[tuple[list[Sample], list[redact.Safe | redact.Dropped]]] = []

    def fresh() -> tuple[tuple[list[Sample]], dict[str, Any]]:
        return (samples(next(seed)),), {}

    def judge(texts: list[Sample]) -> None:
        seen.append((texts, [redactor.redact(redact.Text(one.text)) for one in texts]))

    benchmark.pedantic(judge, setup=fresh, rounds=7)

    for texts, outs in seen:
        for sample, out in zip(texts, outs, strict=True):
            assert isinstance(out, redact.Safe)
            assert not [value for value in sample.planted if value in out.event.text]
            kept = sum(word in out.event.text for word in sample.words)
            assert kept >= LEAST_KEPT * len(sample.words)
    size = sum(len(one.text) for texts, _ in seen for one in texts) / len(seen) / 1000
    rate = size / benchmark.stats.stats.median
    benchmark.extra_info |= {"kB_per_second": round(rate, 1), "budget": budget}
    print(f"{case}: {rate:.1f} kB/s, budget {budget}")
    assert rate >= budget
