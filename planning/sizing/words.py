"""Chances and shares in words that an engineer believes."""

import math
from fractions import Fraction

from planning.duration import Duration

_RARE = 1000
_MONTH = 30
_ONE_AND_A_HALF = 1.5
_STEPS = (60, 300, 900, 1800, 3600, 4 * 3600, 12 * 3600, 86400)
"""Lengths of stages are said in steps of a minute below twenty, of five below a hundred, and so on."""


def often(chance: float) -> str:
    """Say how often: `once in 870 times`, two digits being all that a plan's figures are worth."""
    if chance >= 0.995:
        return "every time"
    if chance >= 0.45:
        return "about every second time" if chance <= 0.55 else f"{round(chance * 100)} times in 100"
    if chance < 1 / _RARE:
        return f"less than once in {_RARE} times"
    return f"once in {two_digits(1 / chance)} times"


def a_day(number: float) -> str:
    """Say an expected number a day: `about 2 a day`, `once in 5 days`, `less than once a month`."""
    if number >= _ONE_AND_A_HALF:
        return f"about {two_digits(number)} a day"
    if number > 1 / _ONE_AND_A_HALF:
        return "about once a day"
    return f"once in {two_digits(1 / number)} days" if number >= 1 / _MONTH else "less than once a month"


def two_digits(number: float) -> int:
    """Round to two digits: 868.7 is 870."""
    if number < 10:
        return round(number)
    step = 10 ** (math.floor(math.log10(number)) - 1)
    return int(round(number / step) * step)


def percent(share: Fraction | float) -> str:
    """Write a share as a percentage, as exactly as it is worth: `0.6%`, `0.54%`."""
    value = float(share) * 100
    digits = max(0, 2 - math.floor(math.log10(value))) if value > 0 else 0
    return f"{value:.{min(digits, 6)}f}".rstrip("0").rstrip(".") + "%" if digits else f"{value:.0f}%"


def exact_percent(share: Fraction) -> str:
    """Write a limit as a percentage, with every digit that it has, up to nine."""
    return f"{float(share) * 100:.9f}".rstrip("0").rstrip(".") + "%"


def lasting(seconds: float) -> Duration:
    """Give a length of at least so many seconds that people would write: 31m is 35m, 3h10m is 3h15m."""
    step = next((step for step in _STEPS if seconds <= 20 * step), _STEPS[-1])
    return Duration(math.ceil(seconds / step) * step)
