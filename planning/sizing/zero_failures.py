"""How many passes a probe or a smoke test needs before it says anything about a share of failures."""

import math

from planning.sizing.binomial import fewer_than


def passes_needed(share: float, confidence: float, allowed: int = 0) -> int:
    """Give the fewest trials with at most `allowed` failures that show a share of failures below `share`.

    `share` and `confidence` lie between 0 and 1. Without a failure this is ln(1 - confidence) / ln(1 - share), the
    success-run theorem; with some allowed it is Wilks' formula: 59, 93, 124 for 95% and a share of 5%.
    """
    if allowed == 0:
        return math.ceil(math.log1p(-confidence) / math.log1p(-share) - 1e-9)
    low, high = allowed, allowed + 1
    while fewer_than(allowed + 1, high, share) > 1 - confidence:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fewer_than(allowed + 1, middle, share) > 1 - confidence else (low, middle)
    return high


def share_excluded(passes: int, confidence: float) -> float:
    """Give the share of failures that so many passes without a failure make implausible; about 3 / passes at 95%."""
    return -math.expm1(math.log1p(-confidence) / passes)
