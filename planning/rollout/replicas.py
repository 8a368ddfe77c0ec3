"""How many instances run, where a fact says so, and shares of them as whole instances."""

import re
from collections.abc import Iterable
from decimal import ROUND_CEILING, Decimal

from planning.plan.parts import Fact
from planning.rollout.exposure import Exposure

_REPLICAS = re.compile(r"replicas: (\d{1,6})", re.IGNORECASE)
_INSTANCES = re.compile(
    r"\b(?:instances?|replicas?|pods?|hosts?|nodes?|servers?|machines?|containers?)\b", re.IGNORECASE
)


def replicas_of(facts: Iterable[Fact]) -> int:
    """Give the number that a fact states (`replicas: 6`); 0 where none does."""
    return next((int(found[1]) for fact in facts if (found := _REPLICAS.fullmatch(fact.fact))), 0)


def counts_instances(exposure: Exposure) -> bool:
    """Whether an exposure counts what runs, not who asks."""
    return _INSTANCES.search(exposure.what) is not None


def at_least_one(percent: Decimal, replicas: int) -> Exposure:
    """Give a percentage as whole replicas, rounded up: 10% of 6 is `1 of 6 replicas`."""
    count = int((percent * replicas / 100).to_integral_value(ROUND_CEILING))
    return Exposure(count=count, total=replicas, what="replicas")
