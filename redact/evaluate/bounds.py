"""What a count of leaks proves: the exact binomial upper bound."""

from __future__ import annotations

import math

_HALVINGS = 60  # of the interval 0..1: finer than a float64 needs here


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
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _at_most(leaks, n, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def _at_most(k: int, n: int, p: float) -> float:
    """P(X <= k) of a binomial variable, by logarithms so that no term overflows."""
    if not 0 < p < 1:
        return 1.0 if p <= 0 else float(k >= n)
    hit, miss, all_ways = math.log(p), math.log1p(-p), math.lgamma(n + 1)
    return math.fsum(
        math.exp(all_ways - math.lgamma(i + 1) - math.lgamma(n - i + 1) + i * hit + (n - i) * miss)
        for i in range(k + 1)
    )
