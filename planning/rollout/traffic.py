"""Stages that nobody reaches yet: what can be seen there is the new version by itself, not what it does to users."""

import re

from planning.checks import Check, Kind, Measure, Version
from planning.plan.parts import Stage
from planning.rollout.exposure import Exposure
from planning.rollout.strategy import Strategy

_OF_REQUESTS = re.compile(r"\bp\d{2,3}(?:\.\d+)?\b|\bpercentile\b|\blatenc|\bresponse|\bttfb\b", re.IGNORECASE)
_BY_ITSELF = re.compile(
    r"\b(?:cpu|memory|disk|heap|utili[sz]ation|saturation|coverage|synthetic|smoke|probes?|preview|warm-?up|replication)\b",
    re.IGNORECASE,
)
"""What a version shows without users: what it uses up, and requests that were made for it."""


def has_no_traffic(stage: Stage, strategy: Strategy | None) -> bool:
    """Whether nobody reaches the new version in a stage; with a flag off its code runs for everyone all the same."""
    if strategy is Strategy.FEATURE_FLAG:
        return False
    return isinstance(stage.exposure, Exposure) and stage.exposure.share == 0


def counts_events(check: Check) -> bool:
    """Whether a check is a rate, a ratio or a percentile of the new version's events: without traffic it has no value."""
    if not isinstance(check, Measure) or check.on in {Version.STABLE, Version.ALL} or _BY_ITSELF.search(check.metric):
        return False
    return check.kind is Kind.RATIO or (check.kind is Kind.TIME and _OF_REQUESTS.search(check.metric) is not None)


def seen_without_traffic(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """Leave the checks that a draft may ask for where nobody is: a count of nothing is zero, and passes for nothing."""
    return tuple(check for check in checks if not isinstance(check, Measure))
