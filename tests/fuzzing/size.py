"""How many examples a run draws: few among the tests, many with `HYPOTHESIS_PROFILE=long`."""

import os

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
TIMES = int(os.environ.get("FUZZ_TIMES", "100"))
"""So many times the ordinary number in a long run."""


def examples(number: int) -> int:
    """Give how many examples to draw where an ordinary run draws `number`."""
    return number * TIMES if LONG else number
