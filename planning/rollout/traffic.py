"""What traffic a stage sees: none where nobody reaches the new version, all of it where the code runs with its flag off."""

import re
from dataclasses import replace
from fractions import Fraction

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
    return strategy is not Strategy.FEATURE_FLAG and _at_zero(stage)


def is_flag_off(stage: Stage, strategy: Strategy | None) -> bool:
    """Whether the release serves everybody in a stage, with the flag off for all."""
    return strategy is Strategy.FEATURE_FLAG and _at_zero(stage)


def served(stage: Stage, strategy: Strategy | None) -> Fraction | None:
    """Give the share of the traffic that tells of the new version, 0 to 1; None where it is an audience.

    With a flag that is off that is all of it: the release itself is judged then.
    """
    if is_flag_off(stage, strategy):
        return Fraction(1)
    return stage.exposure.share if isinstance(stage.exposure, Exposure) else None


def judged_on_all(check: Check) -> Check:
    """Say of a measure that it is judged on all traffic, where it names no version."""
    return replace(check, on=check.on or Version.ALL) if isinstance(check, Measure) else check


def _at_zero(stage: Stage) -> bool:
    return isinstance(stage.exposure, Exposure) and stage.exposure.share == 0


def counts_events(check: Check) -> bool:
    """Whether a check is a rate, a ratio or a percentile of the new version's events: without traffic it has no value."""
    if not isinstance(check, Measure) or check.on in {Version.STABLE, Version.ALL} or _BY_ITSELF.search(check.metric):
        return False
    return check.kind is Kind.RATIO or (check.kind is Kind.TIME and _OF_REQUESTS.search(check.metric) is not None)


def seen_without_traffic(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """Leave the checks that a draft may ask for where nobody is: a count of nothing is zero, and passes for nothing."""
    return tuple(check for check in checks if not isinstance(check, Measure))
