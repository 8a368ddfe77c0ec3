"""The binomial distribution, exact to at least eight digits and fast for samples of up to a thousand million.

Point probabilities by C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000); tails as the
regularised incomplete beta function by its continued fraction (Abramowitz and Stegun 26.5.8 and 26.5.24), evaluated
by the method of Lentz.
"""

import math
from typing import Final

_SMALL: Final = 16
_STEPS: Final = 200_000
_NEAR: Final = 1e-15
_TINY: Final = 1e-300


def at_least(count: int, sample: int, chance: float) -> float:
    """Give P(X >= count) where `sample` trials each succeed with `chance` (0 to 1)."""
    return _tail(count, sample, chance, 1 - chance)


def fewer_than(count: int, sample: int, chance: float) -> float:
    """Give P(X < count); no digits are lost where that is small."""
    return _tail(sample - count + 1, sample, 1 - chance, chance)


def exactly(count: int, sample: int, chance: float) -> float:
    """Give P(X = count)."""
    return _point(count, sample, chance, 1 - chance)


def _tail(count: int, sample: int, chance: float, against: float) -> float:
    """Give P(X >= count); `against` is 1 - chance, given because the difference may have lost digits."""
    if count <= 0:
        return 1.0
    if count > sample or chance <= 0:
        return 0.0
    if against <= 0:
        return 1.0
    if count > sample * chance:
        return min(1.0, _upper(count, sample, chance, against))
    return max(0.0, 1.0 - _upper(sample - count + 1, sample, against, chance))


def _upper(count: int, sample: int, chance: float, against: float) -> float:
    """Give P(X >= count) where count lies above the mean: the fraction converges fast there."""
    point = _point(count, sample, chance, against)
    return point * against * _fraction(float(count), float(sample - count + 1), chance)


def _point(count: int, sample: int, chance: float, against: float) -> float:
    if not 0 <= count <= sample:
        return 0.0
    if chance <= 0 or against <= 0:
        return float(count == (0 if chance <= 0 else sample))
    if count == 0:
        return math.exp(sample * (math.log1p(-chance) if chance < against else math.log(against)))
    if count == sample:
        return math.exp(sample * (math.log1p(-against) if against < chance else math.log(chance)))
    failures = sample - count
    exponent = _stirling_error(sample) - _stirling_error(count) - _stirling_error(failures)
    exponent -= _deviance(count, sample * chance) + _deviance(failures, sample * against)
    return math.exp(exponent) * math.sqrt(sample / (2 * math.pi * count * failures))


def _fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / _apart(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _STEPS):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d, c = 1 / _apart(1 + numerator * d), _apart(1 + numerator / c)
            value *= c * d
        if abs(c * d - 1) < _NEAR:
            break
    return value


def _apart(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def _stirling_error(n: int) -> float:
    """Give log(n!) less its approximation by Stirling."""
    if n < _SMALL:
        return math.lgamma(n + 1) - (n + 0.5) * math.log(n) + n - 0.5 * math.log(2 * math.pi)
    square = float(n) * n
    return (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / square) / square) / square) / n


def _deviance(x: int, mean: float) -> float:
    """Give x log(x/mean) + mean - x without losing digits where they are close."""
    if abs(x - mean) >= 0.1 * (x + mean):
        return x * math.log(x / mean) + mean - x
    v = (x - mean) / (x + mean)
    total, power, term = (x - mean) * v, 2 * x * v, 0.0
    for j in range(1, 1000):
        power *= v * v
        term = total + power / (2 * j + 1)
        if term == total:
            break
        total = term
    return total
