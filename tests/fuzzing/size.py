"""How many examples a run draws: few among the tests, many with `HYPOTHESIS_PROFILE=long`."""

import os

from hypothesis import HealthCheck

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
TIMES = int(os.environ.get("FUZZ_TIMES", "100"))
"""So many times the ordinary number in a long run."""


QUIET = (
    HealthCheck.function_scoped_fixture,
    HealthCheck.too_slow,
    HealthCheck.data_too_large,
    HealthCheck.large_base_example,
)
"""A call of a server is slow, real arguments are large, and the project is put back before each."""


def examples(number: int) -> int:
    """Give how many examples to draw where an ordinary run draws `number`."""
    return number * TIMES if LONG else number
