"""What a limit against the stable version does: `stable + 0.2pp`, `stable * 1.5`.

Both versions are counted at once; the new one sees `share` of everything. Where few failures are expected the chance
is the exact sum over what the new version may show; where many are, the normal approximation of the difference is as
good (DOMAIN 2.2: valid from five expected failures; we sum up to a thousand).
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from statistics import NormalDist
from typing import Final

from planning.sizing.binomial import at_least, exactly, fewer_than
from planning.sizing.limits import LARGEST, Odds
from planning.sizing.proportions import sample_size

_SUMMED: Final = 1000
"""Up to so many expected failures the sum is taken."""
_WIDE: Final = 9
"""Standard deviations on either side beyond which nothing is left to sum."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A limit relative to the stable version: the new share may be up to stable * factor + points."""

    factor: Fraction = Fraction(1)
    points: Fraction = Fraction(0)
    """As a share: 0.2pp is 1/500."""
    inclusive: bool = True
    """Whether the limit itself still passes."""


@lru_cache(maxsize=1024)
def odds_against_stable(sample: int, stable: int, comparison: Comparison, today: float, regression: float) -> Odds:
    """Give what the limit does where the new version saw `sample` and the stable one `stable`; shares from 0 to 1."""
    healthy = _broken(sample, stable, comparison, today, today)
    bad = _broken(sample, stable, comparison, regression, today)
    return Odds(healthy, 1 - bad)


def limit_against_stable(sample: int, stable: int, today: float, regression: float, aims: Odds) -> Comparison | None:
    """Give a limit `stable + points` with as few digits as possible that meets both aims; None where none does."""
    deviation_healthy = math.sqrt(today * (1 - today) * (1 / sample + 1 / stable))
    deviation_bad = math.sqrt(regression * (1 - regression) / sample + today * (1 - today) / stable)
    low = NormalDist().inv_cdf(1 - aims.false_stop) * deviation_healthy
    high = regression - today - NormalDist().inv_cdf(1 - aims.miss) * deviation_bad
    if not 0 < low < high:
        return None
    for decimals in range(3, 8):
        points = Fraction(round((low + high) / 2 * 10**decimals), 10**decimals)
        limit = Comparison(points=points)
        if low < points < high and odds_against_stable(sample, stable, limit, today, regression).meets(aims):
            return limit
    return None


def sample_against_stable(ratio: float, today: float, regression: float, aims: Odds) -> int | None:
    """Give a sample from which a limit meets both aims, the stable version seeing `ratio` for each; None beyond 10^9.

    Begun from the formula for two proportions; its approximation may be short by a few in a hundred.
    """
    size = sample_size(today, regression, alpha=aims.false_stop, power=1 - aims.miss, ratio=ratio)
    sample = math.ceil(size)
    while sample <= LARGEST:
        if limit_against_stable(sample, max(1, int(sample * ratio)), today, regression, aims):
            return sample
        sample += max(1, sample // 20)
    return None


def _broken(sample: int, stable: int, comparison: Comparison, new: float, old: float) -> float:
    """Give the chance that the new version's share lies beyond the limit."""
    if min(sample * new, stable * old) > _SUMMED:
        return _normal(sample, stable, comparison, new, old)
    if sample * new <= stable * old:
        return sum(
            exactly(x, sample, new) * _stable_allows(x, sample, stable, comparison, old) for x in _likely(sample, new)
        )
    return sum(
        exactly(y, stable, old) * at_least(_least_breaking(y, sample, stable, comparison), sample, new)
        for y in _likely(stable, old)
    )


def _normal(sample: int, stable: int, comparison: Comparison, new: float, old: float) -> float:
    factor = float(comparison.factor)
    mean = new - factor * old - float(comparison.points)
    deviation = math.sqrt(new * (1 - new) / sample + factor**2 * old * (1 - old) / stable)
    return NormalDist().cdf(mean / deviation)


def _likely(sample: int, share: float) -> range:
    mean, deviation = sample * share, math.sqrt(sample * share * (1 - share)) + 1
    return range(max(0, math.floor(mean - _WIDE * deviation)), min(sample, math.ceil(mean + _WIDE * deviation)) + 1)


def _least_breaking(seen: int, sample: int, stable: int, comparison: Comparison) -> int:
    """Give the fewest failures of the new version that break the limit when the stable one shows `seen`."""
    bound = sample * (comparison.factor * Fraction(seen, stable) + comparison.points)
    return math.floor(bound) + 1 if comparison.inclusive else max(math.ceil(bound), 0)


def _stable_allows(seen: int, sample: int, stable: int, comparison: Comparison, old: float) -> float:
    """Give the chance that the stable version shows so little that `seen` failures of the new one break the limit."""
    room = (Fraction(seen, sample) - comparison.points) * stable / comparison.factor
    highest = math.ceil(room) - 1 if comparison.inclusive else math.floor(room)
    return fewer_than(highest + 1, stable, old) if highest >= 0 else 0.0
