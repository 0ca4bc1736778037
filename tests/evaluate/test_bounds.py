import math

import numpy as np
import pytest

from redact.evaluate.bounds import resampled, spread, upper


@pytest.mark.parametrize(
    ("leaks", "n", "expected"),
    [
        # none of n, one-sided 95 %: the figures of DESIGN's statement of confidence
        (0, 1_000, 0.00299),
        (0, 3_000, 0.000998),
        (0, 10_000, 0.000300),
        # Hahn and Meeker's tables of exact one-sided limits
        (0, 10, 0.2589),
        (1, 10, 0.3942),
        (5, 10, 0.7776),
        (0, 20, 0.1391),
    ],
    ids=range(7),
)
def test_published_values(leaks, n, expected):
    assert upper(leaks, n) == pytest.approx(expected, rel=5e-3)


@pytest.mark.parametrize("n", [1, 7, 60, 3_000])
@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
def test_no_leak_has_a_closed_form(n, confidence):
    assert upper(0, n, confidence) == pytest.approx(1 - (1 - confidence) ** (1 / n), rel=1e-9)


@pytest.mark.parametrize(("leaks", "n"), [(1, 9), (3, 40), (12, 15)])
def test_so_few_leaks_have_five_percent_probability_at_the_bound(leaks, n):
    p = upper(leaks, n)

    tail = sum(math.comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(leaks + 1))

    assert tail == pytest.approx(0.05, rel=1e-9)


def test_everything_leaked_or_nothing_tried_proves_nothing():
    assert upper(4, 4) == 1.0
    assert upper(0, 0) == 1.0


@pytest.mark.parametrize(("leaks", "n", "confidence"), [(-1, 3, 0.95), (4, 3, 0.95), (0, 3, 1.0)])
def test_impossible_counts_are_refused(leaks, n, confidence):
    with pytest.raises(ValueError, match="upper"):
        upper(leaks, n, confidence)


def test_one_family_has_no_spread():
    assert spread(np.array([3]), np.array([12])) == (0.25, 0.25)


def test_nothing_tried_rules_nothing_out():
    assert spread(np.array([0, 0]), np.array([0, 0])) == (0.0, 1.0)


def test_equal_families_have_no_spread_and_unequal_ones_do():
    assert spread(np.full(9, 2), np.full(9, 10)) == pytest.approx((0.2, 0.2))

    low, high = spread(np.array([0] * 9 + [10]), np.full(10, 10))

    # A family that is drawn k times of 10 has a share of k / 10: binomial(10, 0.1).
    assert (low, high) == pytest.approx((0.0, 0.3))


def test_the_interval_is_the_same_each_time():
    part, whole = np.arange(20), np.full(20, 40)

    first = spread(part, whole)
    resampled.cache_clear()

    assert spread(part, whole) == first
