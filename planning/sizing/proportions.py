"""Two shares compared by the normal approximation: sample and power, as R, Stata and statsmodels compute them.

`ratio` is how many the control sees for each one of the new version: (1 - share) / share for a stage's share.
Valid where at least five failures are expected on either side; below that the exact sum has to be used.
"""

import math
from enum import StrEnum
from statistics import NormalDist
from typing import Final

_NORMAL: Final = NormalDist()


class Variance(StrEnum):
    """How the variance of the difference is taken when both shares are the same."""

    POOLED = "pooled"
    """R `power.prop.test`, Stata `power twoproportions`, statsmodels `samplesize_proportions_2indep_onetail`."""
    UNPOOLED = "unpooled"
    """Pocock 1983."""


def sample_size(
    today: float,
    regression: float,
    *,
    alpha: float = 0.05,
    power: float = 0.8,
    sides: int = 1,
    ratio: float = 1.0,
    variance: Variance = Variance.POOLED,
) -> float:
    """Give how many the new version has to see; not rounded. Shares, alpha and power lie between 0 and 1."""
    za, zb = _NORMAL.inv_cdf(1 - alpha / sides), _NORMAL.inv_cdf(power)
    null, alternative = _deviations(today, regression, ratio, variance)
    return ((za * null + zb * alternative) / (regression - today)) ** 2


def power_of(
    sample: float,
    today: float,
    regression: float,
    *,
    alpha: float = 0.05,
    sides: int = 1,
    ratio: float = 1.0,
    variance: Variance = Variance.POOLED,
) -> float:
    """Give how often a sample finds the regression; the far tail is left out, as R does."""
    null, alternative = _deviations(today, regression, ratio, variance)
    distance = abs(regression - today) * math.sqrt(sample)
    return _NORMAL.cdf((distance - _NORMAL.inv_cdf(1 - alpha / sides) * null) / alternative)


def effect_size(one: float, other: float) -> float:
    """Give Cohen's h of two shares."""
    return 2 * math.asin(math.sqrt(one)) - 2 * math.asin(math.sqrt(other))


def sample_size_of_effect(effect: float, *, alpha: float = 0.05, power: float = 0.8, sides: int = 1) -> float:
    """Give the sample on each side for an effect size h, as R's `pwr.2p.test` does."""
    total = _NORMAL.inv_cdf(1 - alpha / sides) + _NORMAL.inv_cdf(power)
    return 2 * (total / effect) ** 2


def power_of_effect(effect: float, sample: float, *, alpha: float = 0.05, sides: int = 1) -> float:
    """Give the power for an effect size h with `sample` on each side; with two sides both tails count."""
    z = _NORMAL.inv_cdf(1 - alpha / sides)
    shift = effect * math.sqrt(sample / 2)
    return _NORMAL.cdf(shift - z) + (_NORMAL.cdf(-shift - z) if sides == 2 else 0.0)


def _deviations(today: float, regression: float, ratio: float, variance: Variance) -> tuple[float, float]:
    """Give the deviations of one observation of the difference, without and with the regression."""
    alternative = math.sqrt(regression * (1 - regression) + today * (1 - today) / ratio)
    if variance is Variance.UNPOOLED:
        return alternative, alternative
    pooled = (regression + ratio * today) / (1 + ratio)
    return math.sqrt(pooled * (1 - pooled) * (1 + 1 / ratio)), alternative
