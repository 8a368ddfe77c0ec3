"""The binomial distribution against exact fractions, published figures and its own laws."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.sizing.binomial import at_least, exactly, fewer_than


def exact_tail(count: int, sample: int, chance: Fraction) -> Fraction:
    return sum(
        (math.comb(sample, x) * chance**x * (1 - chance) ** (sample - x) for x in range(max(count, 0), sample + 1)),
        Fraction(0),
    )


@given(st.integers(1, 120), st.integers(-2, 122), st.fractions(0, 1, max_denominator=1000))
def test_tails_are_those_of_exact_arithmetic(sample: int, count: int, chance: Fraction) -> None:
    exact = exact_tail(count, sample, chance)

    assert at_least(count, sample, float(chance)) == pytest.approx(float(exact), rel=1e-10, abs=1e-300)
    assert fewer_than(count, sample, float(chance)) == pytest.approx(float(1 - exact), rel=1e-10, abs=1e-300)


@given(st.integers(1, 200), st.fractions(0, 1, max_denominator=50))
def test_all_chances_together_are_one(sample: int, chance: Fraction) -> None:
    assert sum(exactly(x, sample, float(chance)) for x in range(sample + 1)) == pytest.approx(1, rel=1e-12)


@given(st.integers(10**6, 10**9), st.floats(1e-6, 0.999999), st.floats(-6, 6))
def test_the_two_tails_of_a_very_large_sample_are_one(sample: int, chance: float, deviations: float) -> None:
    count = round(sample * chance + deviations * math.sqrt(sample * chance * (1 - chance)))

    assert at_least(count, sample, chance) + fewer_than(count, sample, chance) == pytest.approx(1, abs=1e-8)
    assert at_least(count, sample, chance) >= at_least(count + 1, sample, chance)


def test_a_thousand_million_trials_agree_with_the_normal_distribution() -> None:
    """At such a size the two differ by the skew alone, about (1 - 2p) / (6 sd)."""
    sample, chance = 10**9, 0.004
    mean, deviation = sample * chance, math.sqrt(sample * chance * (1 - chance))

    assert at_least(round(mean + 2 * deviation) + 1, sample, chance) == pytest.approx(0.02275, rel=2e-3)


@pytest.mark.parametrize(("count", "expected"), [(-1, 1.0), (0, 1.0), (11, 0.0)])
def test_counts_outside_the_sample_are_certain_or_impossible(count: int, expected: float) -> None:
    assert at_least(count, 10, 0.5) == expected


@pytest.mark.parametrize(("chance", "expected"), [(0.0, 0.0), (1.0, 1.0)])
def test_what_never_or_always_happens(chance: float, expected: float) -> None:
    assert at_least(3, 10, chance) == expected
    assert exactly(10, 10, chance) == expected
