"""What a count proves: the exact binomial upper bound, and the spread over families."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

DRAWS = 1000
"""Resamplings of the families."""

_HALVINGS = 60  # of the interval 0..1: finer than a float64 needs here
_SEED = 0  # one set gives one interval
_TAILS = (0.025, 0.975)

Counts = NDArray[np.int64]


def upper(leaks: int, n: int, confidence: float = 0.95) -> float:
    """The largest leak rate that `leaks` of `n` independent items do not rule out.

    One-sided Clopper-Pearson: the rate p at which so few leaks or fewer have
    the probability 1 - confidence.  1.0 when nothing was tried.  Raises
    ValueError unless 0 <= leaks <= n and 0 < confidence < 1.
    """
    if not (0 <= leaks <= n and 0 < confidence < 1):
        raise ValueError("upper: need 0 <= leaks <= n and 0 < confidence < 1")
    if leaks == n:
        return 1.0
    k = np.arange(leaks + 1)
    ways = np.concatenate(([0.0], np.cumsum(np.log((n - k[:-1]) / (k[:-1] + 1)))))  # log C(n, k)
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        p = (low + high) / 2
        # P(X <= leaks), by logarithms so that no term overflows.
        if np.exp(ways + k * np.log(p) + (n - k) * np.log1p(-p)).sum() > 1 - confidence:
            low = p
        else:
            high = p
    return high


def spread(part: Counts, whole: Counts) -> tuple[float, float]:
    """The 95 % interval of a pooled rate when families, not items, are what is drawn.

    part, whole : int64 (families,)  counts of each family

    Percentile bootstrap with a fixed seed.  (0.0, 1.0) when nothing was tried.
    """
    if not whole.any():
        return 0.0, 1.0
    weights = resampled(len(whole))
    wholes = weights @ whole
    some = wholes > 0
    return interval((weights @ part)[some] / wholes[some])


def interval(values: NDArray[np.float64]) -> tuple[float, float]:
    """The middle 95 % of some values."""
    low, high = np.quantile(values, _TAILS)
    return float(low), float(high)


@lru_cache(maxsize=2)  # one group of screens asks for one size over and over
def resampled(families: int) -> Counts:
    """How often each family stands in each resampling: int64 (DRAWS, families)."""
    even = np.full(families, 1 / families)
    return np.random.default_rng(_SEED).multinomial(families, even, DRAWS)
