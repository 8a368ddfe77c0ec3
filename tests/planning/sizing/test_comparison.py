"""Limits against the stable version, against brute force and a simulation."""

import math
import random
from fractions import Fraction

import pytest

from planning.sizing.binomial import exactly
from planning.sizing.comparison import Comparison, odds_against_stable
from planning.sizing.limits import Odds

LIMITS = [
    Comparison(points=Fraction(5, 100)),
    Comparison(points=Fraction(5, 100), inclusive=False),
    Comparison(factor=Fraction(3, 2)),
    Comparison(factor=Fraction(2), points=Fraction(1, 100), inclusive=False),
]


def brute(sample: int, stable: int, limit: Comparison, new: float, old: float) -> float:
    def broken(x: int, y: int) -> bool:
        share, bound = Fraction(x, sample), Fraction(y, stable) * limit.factor + limit.points
        return share > bound if limit.inclusive else share >= bound

    return sum(
        exactly(x, sample, new) * exactly(y, stable, old)
        for x in range(sample + 1)
        for y in range(stable + 1)
        if broken(x, y)
    )


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize(("sample", "stable"), [(40, 120), (120, 40), (60, 60)])
def test_the_sum_is_that_of_every_outcome(limit: Comparison, sample: int, stable: int) -> None:
    odds = odds_against_stable(sample, stable, limit, 0.1, 0.25)

    assert odds.false_stop == pytest.approx(brute(sample, stable, limit, 0.1, 0.1), rel=1e-6, abs=1e-12)
    assert odds.miss == pytest.approx(1 - brute(sample, stable, limit, 0.25, 0.1), rel=1e-6, abs=1e-9)


def test_the_approximation_for_many_failures_continues_the_sum() -> None:
    limit = Comparison(factor=Fraction(11, 10))
    below = odds_against_stable(9_900, 9_900, limit, 0.1, 0.115)
    above = odds_against_stable(10_100, 10_100, limit, 0.1, 0.115)

    assert above.false_stop == pytest.approx(below.false_stop, rel=0.1)
    assert above.miss == pytest.approx(below.miss, rel=0.1)


def test_a_simulation_confirms_both_numbers_within_their_error() -> None:
    dice, runs = random.Random(20261123), 20_000
    odds = odds_against_stable(360, 1_080, Comparison(factor=Fraction(3, 2)), 0.05, 0.1)

    simulated = Odds(_broken(dice, runs, 0.05) / runs, 1 - _broken(dice, runs, 0.1) / runs)

    for found, computed in ((simulated.false_stop, odds.false_stop), (simulated.miss, odds.miss)):
        assert abs(found - computed) < 3 * math.sqrt(computed * (1 - computed) / runs)


def _broken(dice: random.Random, runs: int, new: float) -> int:
    return sum(_failures(dice, 360, new) * 1_080 * 2 > _failures(dice, 1_080, 0.05) * 360 * 3 for _ in range(runs))


def _failures(dice: random.Random, sample: int, share: float) -> int:
    """Draw a binomial number by the geometric gaps between failures."""
    position, failures = 0, -1
    while position <= sample:
        position += 1 + int(math.log(1 - dice.random()) / math.log1p(-share))
        failures += 1
    return failures
