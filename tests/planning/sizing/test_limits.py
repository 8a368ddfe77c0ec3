"""What a limit does, against the reference figures, brute force and a simulation."""

import math
import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.sizing.binomial import fewer_than
from planning.sizing.limits import (
    LARGEST,
    Odds,
    best_count,
    breaking,
    first_sample,
    lasting_sample,
    limit_for,
    odds_of,
    way_out,
)


@pytest.mark.parametrize(
    ("sample", "limit", "healthy_once_in", "regression_once_in"),
    [(10_800, Fraction(6, 1000), 869, 143), (3_600, Fraction(6, 1000), 27, 12)],
)
def test_the_reference_stage(sample: int, limit: Fraction, healthy_once_in: int, regression_once_in: int) -> None:
    odds = odds_of(sample, limit, 0.004, 0.008)

    assert (round(1 / odds.false_stop), round(1 / odds.miss)) == (healthy_once_in, regression_once_in)


@pytest.mark.parametrize("sample", [1_000, 10_800, 1_000_000, 10**9])
def test_a_limit_at_the_regression_misses_half_whatever_the_sample(sample: int) -> None:
    assert odds_of(sample, Fraction(8, 1000), 0.004, 0.008).miss == pytest.approx(0.5, abs=0.07)


@pytest.mark.parametrize(
    ("today", "regression", "first", "count", "lasting"),
    [(0.001, 0.002, 9061, 15, 10167), (0.005, 0.01, 1811, 15, 2032), (0.01, 0.02, 905, 15, 1015)],
)
def test_the_exact_one_sample_figures(today: float, regression: float, first: int, count: int, lasting: int) -> None:
    aims = Odds(0.05, 0.2)

    assert first_sample(today, regression, aims) == first
    assert best_count(first, today, 0.05) == count
    assert lasting_sample(today, regression, aims) == lasting


@settings(max_examples=30)
@given(st.floats(0.01, 0.2), st.floats(1.6, 4), st.sampled_from([0.05, 0.01]), st.sampled_from([0.2, 0.05, 0.01]))
def test_first_and_lasting_sample_are_those_of_brute_force(
    today: float, factor: float, false_stop: float, miss: float
) -> None:
    regression, aims = min(0.9, today * factor), Odds(false_stop, miss)
    first, lasting = first_sample(today, regression, aims), lasting_sample(today, regression, aims)
    assert first is not None
    assert lasting is not None

    met = [
        fewer_than(best_count(n, today, false_stop), n, regression) <= miss for n in range(1, min(lasting * 2, 1500))
    ]

    assert lasting >= 1500 or (met.index(True) + 1, len(met) - met[::-1].index(False) + 1) == (first, lasting)


@given(st.integers(1, 10**6), st.fractions(0, 1, max_denominator=10_000), st.booleans())
def test_the_count_that_breaks_a_limit_is_the_first_that_does(sample: int, limit: Fraction, inclusive: bool) -> None:
    count = breaking(sample, limit, inclusive=inclusive)

    def broken(failures: int) -> bool:
        share = Fraction(failures, sample)
        return share > limit if inclusive else share >= limit

    assert broken(count)
    assert count == 0 or not broken(count - 1)


@settings(max_examples=50)
@given(st.floats(0.0005, 0.3), st.floats(1.2, 5), st.sampled_from([0.05, 0.01]))
def test_the_way_out_meets_both_aims_with_a_limit_between_the_two(today: float, factor: float, miss: float) -> None:
    regression, aims = min(0.95, today * factor), Odds(0.05, miss)

    way = way_out(today, regression, aims)

    assert way is not None
    assert way.odds.meets(aims)
    assert way.odds == odds_of(way.sample, way.limit, today, regression)
    assert today < way.limit < regression


def test_there_is_no_way_out_where_nothing_gets_worse_or_no_sample_suffices() -> None:
    aims = Odds(0.05, 0.05)

    assert way_out(0.01, 0.01, aims) is None
    assert way_out(0.01, 0.005, aims) is None
    assert way_out(0.0, 0.01, aims) is None
    assert way_out(0.5, 0.50001, aims) is None
    assert lasting_sample(0.5, 0.50001, aims) is None
    assert LARGEST == 10**9


def test_a_sample_that_is_too_small_has_no_limit() -> None:
    assert limit_for(100, 0.004, 0.008, Odds(0.05, 0.05)) is None
    assert limit_for(10_800, 0.004, 0.008, Odds(0.05, 0.05)) == Fraction(6, 1000)


def test_a_simulation_confirms_both_numbers_within_their_error() -> None:
    """3,600 requests, 20,000 times: three standard errors on either side."""
    dice, runs, sample = random.Random(20261123), 20_000, 3_600
    odds = odds_of(sample, Fraction(6, 1000), 0.004, 0.008)

    stopped = _stopped(dice, runs, sample, 0.004)
    passed = runs - _stopped(dice, runs, sample, 0.008)

    for simulated, computed in ((stopped / runs, odds.false_stop), (passed / runs, odds.miss)):
        assert abs(simulated - computed) < 3 * (computed * (1 - computed) / runs) ** 0.5


def _stopped(dice: random.Random, runs: int, sample: int, share: float) -> int:
    return sum(_failures(dice, sample, share) >= 22 for _ in range(runs))


def _failures(dice: random.Random, sample: int, share: float) -> int:
    """Draw a binomial number by the geometric gaps between failures."""
    position, failures = 0, 0
    while True:
        position += 1 + int(math.log(1 - dice.random()) / math.log1p(-share))
        if position > sample:
            return failures
        failures += 1
