"""Two shares compared: every published figure that the product's formulas have to reproduce, to its digits."""

import math

import pytest

from planning.sizing.proportions import (
    Variance,
    effect_size,
    power_of,
    power_of_effect,
    sample_size,
    sample_size_of_effect,
)
from planning.sizing.zero_failures import passes_needed, share_excluded


@pytest.mark.parametrize(
    ("today", "regression", "alpha", "power", "sides", "published"),
    [
        (0.50, 0.75, 0.05, 0.9, 2, "76.70693"),  # R power.prop.test, example
        (0.50, 0.501, 0.001, 0.9, 2, "10451936.59549"),  # R, example: 10451937
        (0.90, 1.0, 0.05, 0.8, 2, "73.37427"),  # R, example: 73.37
        (0.50, 0.75, 0.05, 0.9, 1, "62.33551"),  # statsmodels test_power_2indep, against R
        (0.65, 0.50, 0.05, 0.5, 2, "83.44502"),  # statsmodels: 83.4373 within its tolerance of .05
    ],
)
def test_samples_as_r_and_statsmodels_give_them(
    today: float, regression: float, alpha: float, power: float, sides: int, published: str
) -> None:
    size = sample_size(today, regression, alpha=alpha, power=power, sides=sides)

    assert f"{size:.5f}" == published


@pytest.mark.parametrize(
    ("sample", "today", "regression", "ratio", "published"),
    [
        (50, 0.50, 0.75, 1, "0.740"),  # R, example
        (550, 0.015, 0.001, 1, "0.741558"),  # Stata: .7415600 with the far tail
        (154, 0.2, 0.1, 2, "0.799566"),  # Stata: .7995659
    ],
)
def test_powers_as_r_and_stata_give_them(
    sample: int, today: float, regression: float, ratio: float, published: str
) -> None:
    power = power_of(sample, today, regression, sides=2, ratio=ratio)

    assert f"{power:.{len(published) - 2}f}" == published


def test_the_power_of_a_sample_is_the_one_it_was_sized_for() -> None:
    """R's third example: 50 on each side find .50 against .8026 nine times in ten."""
    assert power_of(50, 0.5, 0.80255, sides=2) < 0.9 < power_of(50, 0.5, 0.80265, sides=2)


@pytest.mark.parametrize(
    ("today", "regression", "alpha", "power", "variance", "both_groups"),
    [
        (0.10, 0.05, 0.05, 0.9, Variance.POOLED, 1164),  # Stata power twoproportions
        (0.20, 0.50, 0.05, 0.9, Variance.POOLED, 104),  # Stata, as artcat quotes it
        (0.24, 0.38, 0.05, 0.8, Variance.POOLED, 342),
        (0.05, 0.07, 0.10, 0.8, Variance.POOLED, 3486),
        (0.50, 0.80, 0.05, 0.75, Variance.POOLED, 70),
        (0.05, 0.10, 0.05, 0.9, Variance.UNPOOLED, 1156),  # Pocock 1983
        (0.10, 0.20, 0.10, 0.8, Variance.UNPOOLED, 310),  # Sealed Envelope
        (0.15, 0.08, 0.05, 0.8, Variance.POOLED, 650),  # Stata: 325 in each
    ],
)
def test_samples_of_both_groups_as_stata_and_pocock_give_them(
    today: float, regression: float, alpha: float, power: float, variance: Variance, both_groups: int
) -> None:
    size = sample_size(today, regression, alpha=alpha, power=power, sides=2, variance=variance)

    assert 2 * math.ceil(size) == both_groups


@pytest.mark.parametrize(
    ("today", "regression", "sizes"),
    [
        (0.001, 0.002, [18519, 9237, 8603, 8138]),
        (0.005, 0.01, [3681, 1837, 1711, 1619]),
        (0.01, 0.02, [1826, 912, 850, 804]),
        (0.001, 0.005, [2311, 975, 872, 794]),
    ],
)
def test_a_canary_needs_less_the_more_the_stable_version_sees(
    today: float, regression: float, sizes: list[int]
) -> None:
    """Half, a tenth, a twentieth and a hundredth of the traffic."""
    assert [math.ceil(sample_size(today, regression, ratio=ratio)) for ratio in (1, 9, 19, 99)] == sizes


def test_effect_sizes_as_r_pwr_gives_them() -> None:
    assert effect_size(0.5, 0.4) == pytest.approx(0.2013579207903309, rel=1e-12)
    assert f"{sample_size_of_effect(effect_size(0.55, 0.50), sides=2):.2f}" == "1564.53"
    assert f"{sample_size_of_effect(effect_size(0.15, 0.08), sides=2):.1f}" == "318.8"
    assert power_of_effect(0.3, 80, sides=2) == pytest.approx(0.475100870572638, rel=1e-9)
    assert power_of_effect(0.01, 80) == pytest.approx(0.056869534873146, rel=1e-9)
    assert power_of_effect(-0.01, 80) == pytest.approx(0.0438089705093578, rel=1e-9)


@pytest.mark.parametrize(
    ("share", "confidence", "passes"),
    [(0.05, 0.95, 59), (0.10, 0.90, 22), (0.01, 0.95, 299), (0.0027, 0.95, 1109)],
)
def test_passes_without_a_failure_by_the_success_run_theorem(share: float, confidence: float, passes: int) -> None:
    assert passes_needed(share, confidence) == passes
    assert share_excluded(passes, confidence) <= share < share_excluded(passes - 1, confidence)


@pytest.mark.parametrize(
    ("share", "passes"),
    [(0.05, [59, 93, 124, 208]), (0.02, [149, 236, 313, 523]), (0.01, [299, 473, 628, 1049])],
)
def test_passes_with_some_failures_allowed_by_wilks(share: float, passes: list[int]) -> None:
    assert [passes_needed(share, 0.95, allowed) for allowed in (0, 1, 2, 5)] == passes
