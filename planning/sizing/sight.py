"""What a stage sees of the events that a criterion counts."""

from dataclasses import dataclass
from fractions import Fraction

from planning.checks import Measure, Version
from planning.duration import Duration
from planning.plan.parts import Stage
from planning.rollout.exposure import Exposure
from planning.rollout.strategy import Strategy
from planning.rollout.traffic import is_flag_off, served
from planning.sizing.events import Events, singular
from planning.sizing.limits import LARGEST


@dataclass(frozen=True, slots=True)
class Sight:
    """How many events a criterion is judged on."""

    events: str
    sample: int
    """On the version that is judged."""
    beside: int
    """On the stable version meanwhile; 0 where it no longer runs."""
    share: Fraction
    """Of what is judged, how much is the new version's: less than 1 where all traffic is judged together."""


@dataclass(frozen=True, slots=True)
class Blind:
    """Why a stage sees nothing countable, and what would change that."""

    reason: str
    record: str = ""
    """What has to be recorded: `logins`; empty where nothing helps."""


def sight_of(stage: Stage, criterion: Measure, events: Events, strategy: Strategy | None) -> Sight | Blind:
    """Count what a criterion is judged on in a stage, over its own window or else over the whole stage.

    Where the flag is off for all, that is all traffic: the release serves it.
    """
    if not isinstance(stage.exposure, Exposure) or not isinstance(stage.duration, Duration):
        return Blind("the stage does not say how far it goes, or how long")
    if counted := _counted(stage.exposure, events.name):
        return Sight(events.name, counted, 0, Fraction(1))
    share = served(stage, strategy)
    if share is None:
        return Blind(f"{stage.exposure} is no share of {events.name}")
    if is_flag_off(stage, strategy) and criterion.on is Version.NEW:
        return Blind("nobody has the flag yet")
    if not share:
        return Blind("nobody reaches the new version yet")
    if events.per_second is None:
        return Blind(f"how many {events.name} there are is not recorded", events.name)
    seconds = (criterion.over or stage.duration).seconds
    total = events.per_second * seconds
    if criterion.on is Version.ALL:
        return Sight(events.name, _bounded(total), 0, share)
    return Sight(events.name, _bounded(total * share), _bounded(total * (1 - share)), Fraction(1))


def _bounded(count: Fraction) -> int:
    """What is seen beyond LARGEST decides nothing any more, and would take long to compute."""
    return min(int(count), LARGEST)


def _counted(exposure: Exposure, events: str) -> int:
    """Give how many the exposure itself counts, where the criterion counts the same: users, hosts, testers."""
    if exposure.count is None or not exposure.what:
        return 0
    audience = singular(exposure.what.split()[-1].lower())
    return exposure.count if singular(events.split(maxsplit=1)[0].lower()) == audience else 0
