"""The sample from which a limit does what it should, as it is written."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from planning.sizing.binomial import at_least, fewer_than
from planning.sizing.comparison import Comparison, odds_against_stable
from planning.sizing.limits import LARGEST, Odds, bisected
from planning.sizing.stage import Sized

_WOBBLE = 64
"""So many counts beyond the one found are tried as well: rounding makes one stretch a little worse than the last."""


def needed(sized: Sized, aims: Odds) -> int | None:
    """Give the sample from which on the written limit meets both aims; None where none up to LARGEST does.

    That is so where the limit lies at today's value or at the regression, or beyond either.
    """
    limit = sized.limit.limit
    if isinstance(limit, Comparison):
        return _needed_against_stable(sized, limit, aims)
    if not _between(sized.today, limit, sized.regression) or sized.regression >= 1:
        return None
    return _needed(_Written(limit, sized.limit.inclusive, float(sized.today), float(sized.regression)), aims)


def _between(today: Fraction, limit: Fraction, regression: Fraction) -> bool:
    return (today < limit or today == limit == 0) and limit < regression


@dataclass(frozen=True, slots=True)
class _Written:
    limit: Fraction
    inclusive: bool
    today: float
    regression: float

    def first(self, count: int) -> int:
        """Give the smallest sample on which so many failures are the fewest that break the limit."""
        edge = (count - 1) / self.limit
        return max(count, math.ceil(edge) if self.inclusive else math.floor(edge) + 1)

    def last(self, count: int) -> int:
        """Give the largest such sample."""
        edge = count / self.limit
        return math.ceil(edge) - 1 if self.inclusive else math.floor(edge)

    def stops(self, count: int) -> float:
        """Give how often a healthy release is stopped at most, on the samples of that count."""
        return at_least(count, self.last(count), self.today)

    def misses(self, count: int, sample: int) -> float:
        return fewer_than(count, sample, self.regression)


def _needed(written: _Written, aims: Odds) -> int | None:
    """Search by counts: over the samples of one count false stops grow and misses shrink, and then both jump back."""
    if written.limit == 0:
        return _first_within(written, 1, 0, LARGEST, aims) if written.inclusive else None

    def suffices(count: int) -> bool:
        return written.stops(count) <= aims.false_stop and written.misses(count, written.first(count)) <= aims.miss

    count = _from_which(suffices, math.floor(LARGEST * written.limit) + 1)
    if count is None:
        return None
    if count > 1 and written.stops(count - 1) <= aims.false_stop:
        return _first_within(written, count - 1, written.first(count - 1) - 1, written.last(count - 1), aims)
    return written.first(count)


def _from_which(suffices: Callable[[int], bool], most: int) -> int | None:
    """Find the count from which on all suffice, as far as doubling, bisecting and a look at the next ones show."""
    high = 1
    while not all(suffices(count) for count in range(high, high + _WOBBLE)):
        high *= 2
        if high > most:
            return None
    high = bisected(high // 2, high, suffices)
    for count in range(high + _WOBBLE, high, -1):
        if not suffices(count):
            return count + 1
    return high


def _first_within(written: _Written, count: int, low: int, high: int, aims: Odds) -> int | None:
    """Find the first sample of a count's on which the regression passes seldom enough; else the one after them."""
    if high < 1 or written.misses(count, high) > aims.miss:
        return high + 1 if high < LARGEST else None
    return bisected(low, high, lambda sample: written.misses(count, sample) <= aims.miss)


def _needed_against_stable(sized: Sized, limit: Comparison, aims: Odds) -> int | None:
    """Search by doubling and bisecting, begun at what is seen: what is told never contradicts what the stage does."""
    today, bad, seen = float(sized.today), float(sized.regression), sized.sight.sample
    line = limit.factor * sized.today + limit.points
    if not seen or not sized.sight.beside or not sized.today < line < sized.regression:
        return None
    ratio = Fraction(sized.sight.beside, seen)

    def suffices(sample: int) -> bool:
        return odds_against_stable(sample, max(1, int(sample * ratio)), limit, today, bad).meets(aims)

    low, high = (0, seen) if suffices(seen) else (seen, 2 * seen)
    while high <= LARGEST and not suffices(high):
        low, high = high, high * 2
    return bisected(low, high, suffices) if high <= LARGEST else None
