"""Stages: made from what was given, or drafted by strategy and risk."""

from dataclasses import dataclass, replace
from decimal import Decimal

from planning.checks import Check, Measure, read_check
from planning.duration import Duration, read_duration
from planning.markdown.prose import prose
from planning.plan.action import read_action
from planning.plan.parts import Stage
from planning.plan.texts import UNNAMED
from planning.risk import Risk
from planning.rollout.exposure import Exposure, Misread, read_exposure
from planning.rollout.replicas import at_least_one
from planning.rollout.strategy import Strategy
from planning.rollout.traffic import has_no_traffic, is_flag_off, judged_on_all, seen_without_traffic

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_OFF = ("deployed, flag off", 0, _HOUR)
"""The code goes out before the flag goes on: what breaks now is the deployment, not the change."""
_STEPS: dict[Strategy, dict[int, tuple[tuple[str, int, int], ...]]] = {
    Strategy.CANARY: {
        0: (("canary", 10, 15 * _MINUTE), ("everyone", 100, _HOUR)),
        1: (("canary", 10, 30 * _MINUTE), ("half", 50, 30 * _MINUTE), ("everyone", 100, 2 * _HOUR)),
        2: (("canary", 5, 30 * _MINUTE), ("quarter", 25, _HOUR), ("everyone", 100, 4 * _HOUR)),
    },
    Strategy.FEATURE_FLAG: {
        0: (_OFF, ("first users", 10, _HOUR), ("everyone", 100, _DAY)),
        1: (_OFF, ("first users", 5, _DAY), ("a quarter", 25, _DAY), ("everyone", 100, _DAY)),
        2: (_OFF, ("first users", 1, _DAY), ("a tenth", 10, _DAY), ("half", 50, _DAY), ("everyone", 100, 2 * _DAY)),
    },
    Strategy.ROLLING: {
        0: (("first instances", 25, 10 * _MINUTE), ("all instances", 100, 30 * _MINUTE)),
        1: (("first instances", 10, 15 * _MINUTE), ("half", 50, 30 * _MINUTE), ("all instances", 100, _HOUR)),
        2: (("first instances", 10, 30 * _MINUTE), ("half", 50, _HOUR), ("all instances", 100, 4 * _HOUR)),
    },
    Strategy.BLUE_GREEN: {
        0: (("warm the new colour", 0, 15 * _MINUTE), ("switch", 100, _HOUR)),
        1: (("warm the new colour", 0, 30 * _MINUTE), ("switch", 100, 2 * _HOUR)),
        2: (("warm the new colour", 0, _HOUR), ("switch", 100, 4 * _HOUR)),
    },
    Strategy.BIG_BANG: dict.fromkeys(range(3), (("everyone", 100, _HOUR),)),
}
"""Names, percentages and seconds. Argo's advice for canaries is metrics that decide within 5 to 15 minutes and
rollouts of hours, not days (its best-practices page); flags reach users over days, because the same users return."""


def draft_stages(strategy: Strategy, risk: Risk, criteria: tuple[Check, ...], replicas: int = 0) -> tuple[Stage, ...]:
    """Draft the stages of a strategy; commands are left to those who know the platform.

    A rolling update goes by whole instances where it is known how many run; 0 means that nobody knows. A stage that
    nobody reaches asks for nothing that only users could show.
    """
    steps = [
        (name, _reached(strategy, percent, replicas), seconds) for name, percent, seconds in _STEPS[strategy][risk.rank]
    ]
    last = len(steps) - 1
    further = [
        step
        for number, step in enumerate(steps)
        if number == last or not (step[1].everyone or (number and step[1] == steps[number - 1][1]))
    ]
    return tuple(_drafted(strategy, criteria, *step) for step in further)


def _reached(strategy: Strategy, percent: int, replicas: int) -> Exposure:
    if strategy is Strategy.ROLLING and replicas and percent < 100:
        return at_least_one(Decimal(percent), replicas)
    return Exposure(percent=Decimal(percent), what=strategy.counts)


def _drafted(strategy: Strategy, criteria: tuple[Check, ...], name: str, reached: Exposure, seconds: int) -> Stage:
    stage = Stage(
        name=name,
        exposure=reached,
        duration=Duration(seconds),
        proceed_when=tuple(_within(check, Duration(seconds)) for check in criteria),
    )
    return without_events(stage, strategy)


def without_events(stage: Stage, strategy: Strategy | None) -> Stage:
    """Take from a stage that nobody reaches what could never pass there; with the flag off all traffic is judged."""
    if is_flag_off(stage, strategy):
        return stage.model_copy(update={"proceed_when": tuple(map(judged_on_all, stage.proceed_when))})
    if not has_no_traffic(stage, strategy):
        return stage
    return stage.model_copy(update={"proceed_when": seen_without_traffic(stage.proceed_when)})


def _within(check: Check, stage: Duration) -> Check:
    """Judge over the whole stage what a requirement judges over a longer time than the stage lasts."""
    longer = isinstance(check, Measure) and check.over is not None and check.over.seconds > stage.seconds
    return replace(check, over=None) if isinstance(check, Measure) and longer else check


@dataclass(frozen=True, slots=True)
class StageWanted:
    """A stage as somebody gave it; None where they did not."""

    name: str | None = None
    exposure: str | None = None
    duration: str | None = None
    do: tuple[str, ...] | None = None
    proceed_when: tuple[str, ...] | None = None
    watch: tuple[str, ...] | None = None


def make_stage(wanted: StageWanted, held: Stage | None, watch: tuple[str, ...] | None, counts: str) -> Stage:
    """Make a stage of what was given; what was not comes from the stage that is held in its place.

    `watch` is for every stage that names nothing to watch; `counts` is what a bare percentage counts.
    """
    watched = wanted.watch if wanted.watch is not None else watch
    return Stage(
        name=wanted.name or (held.name if held and wanted.exposure is None else "") or _named(wanted.exposure or ""),
        exposure=_exposure(wanted.exposure, held, counts),
        duration=_duration(wanted.duration, held),
        do=tuple(read_action(line) for line in wanted.do) if wanted.do is not None else held.do if held else (),
        proceed_when=_criteria(wanted.proceed_when, held),
        watch=", ".join(watched) if watched is not None else held.watch if held else "",
    )


def _named(exposure: str) -> str:
    """Name a stage after whom it reaches."""
    read = read_exposure(exposure)
    return "everyone" if isinstance(read, Exposure) and read.everyone else exposure or UNNAMED


def _exposure(text: str | None, held: Stage | None, counts: str) -> Exposure | Misread:
    if text is None:
        return held.exposure if held else Misread("", "is not given")
    return _counted(read_exposure(text), counts)


def _duration(text: str | None, held: Stage | None) -> Duration | Misread:
    if text is None:
        return held.duration if held else Misread("", "is not given")
    return read_duration(text) or Misread(prose(text), "is no length of time")


def _criteria(lines: tuple[str, ...] | None, held: Stage | None) -> tuple[Check, ...]:
    if lines is None:
        return held.proceed_when if held else ()
    return tuple(read_check(line) for line in lines)


def _counted(exposure: Exposure | Misread, counts: str) -> Exposure | Misread:
    if isinstance(exposure, Exposure) and exposure.percent is not None and not exposure.what:
        return Exposure(percent=exposure.percent, what=counts)
    return exposure
