"""What a written limit does: the two chances, and the limit and the sample that keep both within their aims.

A limit is judged once, on all that was seen (DOMAIN: limits are no tests): a healthy release is stopped where at
least so many failures appear that the limit is broken, and a regression passes where fewer do.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

from planning.sizing.binomial import at_least, fewer_than

LARGEST: Final = 1_000_000_000
"""No sample beyond this is searched for."""


@dataclass(frozen=True, slots=True)
class Odds:
    """The two chances of a limit, each from 0 to 1."""

    false_stop: float
    """How often a release that is as good as today's is stopped."""
    miss: float
    """How often the regression that must be noticed passes."""

    def meets(self, aims: "Odds") -> bool:
        """Whether both are within their aims."""
        return self.false_stop <= aims.false_stop and self.miss <= aims.miss


@dataclass(frozen=True, slots=True)
class WayOut:
    """A limit and a sample that meet both aims."""

    limit: Fraction
    """The share of failures at which the release is stopped."""
    sample: int
    odds: Odds


def breaking(sample: int, limit: Fraction, *, inclusive: bool = False) -> int:
    """Give the smallest number of failures that breaks a limit on their share.

    `rate < limit` is broken at the limit, `rate <= limit` (`inclusive`) only beyond it. Exact: no rounding.
    """
    product = sample * limit
    return math.floor(product) + 1 if inclusive else max(math.ceil(product), 0)


def odds_of(sample: int, limit: Fraction, today: float, regression: float, *, inclusive: bool = False) -> Odds:
    """Give what a limit does on a sample, by the exact binomial; shares are from 0 to 1."""
    count = breaking(sample, limit, inclusive=inclusive)
    return Odds(at_least(count, sample, today), fewer_than(count, sample, regression))


def best_count(sample: int, today: float, aim: float) -> int:
    """Give the smallest number of failures that a healthy release reaches no more often than `aim`."""
    low, high = 0, sample + 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if at_least(middle, sample, today) <= aim else (middle + 1, high)
    return low


def largest_sample(count: int, today: float, aim: float) -> int:
    """Give the largest sample on which a healthy release reaches so many failures no more often than `aim`."""
    low, high = count - 1, max(count, 1)
    while high <= 2 * LARGEST and at_least(count, high, today) <= aim:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if at_least(count, middle, today) <= aim else (low, middle)
    return low


def first_sample(today: float, regression: float, aims: Odds) -> int | None:
    """Give the smallest sample for which some limit meets both aims; None beyond LARGEST.

    For each count of failures at which to stop there is a stretch of samples; the last of a stretch misses least.
    """

    def suffices(count: int) -> bool:
        return fewer_than(count, largest_sample(count, today, aims.false_stop), regression) <= aims.miss

    count = _smallest(suffices, _most(today))
    return None if count is None else _within(count, today, regression, aims)


def lasting_sample(today: float, regression: float, aims: Odds) -> int | None:
    """Give the sample from which on every larger one has a limit that meets both aims; None beyond LARGEST.

    That is the one to quote: a few requests more must not make a stage too short again. The first of a stretch
    misses most, so the stretch before the first that meets the aims from its beginning holds the sample.
    """

    def suffices(count: int) -> bool:
        return fewer_than(count, largest_sample(count - 1, today, aims.false_stop) + 1, regression) <= aims.miss

    count = _smallest(suffices, _most(today))
    return None if count is None else _within(max(count - 1, 1), today, regression, aims)


def _most(today: float) -> int:
    return max(2, math.ceil(2 * LARGEST * today))


def _smallest(suffices: Callable[[int], bool], most: int) -> int | None:
    """Find the smallest count that suffices, where all larger ones do; a few below are tried, the stretches wobble."""
    high = 1
    while not suffices(high):
        high *= 2
        if high > most:
            return None
    return bisected(high // 2, high, suffices)


def bisected(low: int, high: int, suffices: Callable[[int], bool]) -> int:
    """Give the smallest number above `low` that suffices, up to `high`, which is known to."""
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if suffices(middle) else (middle, high)
    return high


def _within(count: int, today: float, regression: float, aims: Odds) -> int | None:
    """Find the smallest sample of a count's stretch that meets the aim for a miss, else the first after it."""
    low = largest_sample(count - 1, today, aims.false_stop) if count > 1 else 0
    high = largest_sample(count, today, aims.false_stop)
    if fewer_than(count, high, regression) > aims.miss:
        return high + 1 if high < LARGEST else None
    found = bisected(low, high, lambda sample: fewer_than(count, sample, regression) <= aims.miss)
    return found if found <= LARGEST else None


@lru_cache(maxsize=1024)
def way_out(today: float, regression: float, aims: Odds) -> WayOut | None:
    """Give the shortest sample, with a limit that people can write, that meets both aims.

    None where the regression is not above today's rate, or where no sample of up to LARGEST suffices.
    """
    if not 0 < today < regression < 1:
        return None
    sample = lasting_sample(today, regression, aims)
    while sample is not None and sample <= LARGEST:
        limit = _written(sample, today, regression, aims)
        if limit is not None:
            return WayOut(limit, sample, odds_of(sample, limit, today, regression))
        sample += max(1, sample // 50)
    return None


def limit_for(sample: int, today: float, regression: float, aims: Odds) -> Fraction | None:
    """Give a limit with as few digits as possible that meets both aims on a sample; None where none does."""
    lowest = best_count(sample, today, aims.false_stop)
    if fewer_than(lowest, sample, regression) > aims.miss:
        return None
    low = Fraction(lowest - 1, sample)
    high = Fraction(_highest_count(sample, regression, aims.miss), sample)
    return _roundest(low, high)


def _written(sample: int, today: float, regression: float, aims: Odds) -> Fraction | None:
    limit = limit_for(sample, today, regression, aims)
    fits = limit is not None and odds_of(sample, limit, today, regression).meets(aims)
    return limit if fits else None


def _highest_count(sample: int, regression: float, aim: float) -> int:
    """Give the largest number of failures to stop at with which the regression passes no more often than `aim`."""
    low, high = 0, sample + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fewer_than(middle, sample, regression) <= aim else (low, middle)
    return low


def _roundest(low: Fraction, high: Fraction) -> Fraction:
    """Give the share between two, the lower one left out, that has the fewest decimals as a percentage."""
    for decimals in range(2, 12):
        step = Fraction(1, 10**decimals)
        first, last = math.floor(low / step) + 1, math.floor(high / step)
        if first <= last:
            return ((first + last) // 2) * step
    return high
