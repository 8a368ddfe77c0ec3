"""Requirements that the last stage of a plan does not ask for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from planning.checks import Anchor, Baseline, Measure, Probe, Relative, Version
from planning.duration import Duration
from planning.plan.model import Plan
from planning.requirements.coverage import covers, same_metric
from planning.requirements.gauge import Gauge, Limit, gauge_of_measure, limit_of
from planning.requirements.metrics import LATENCY, names_route, specific_words
from planning.requirements.requirement import Requirement, Sort

_NAME = re.compile(r"([\w.-]+?)(?::[\w.+-]+|@sha256:\w+)?\s*$")
_HOST = re.compile(r"https?://(?:www\.|api\.)?([\w-]+)\.")


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A requirement with what there is on its metric."""

    requirement: Requirement
    held: tuple[Measure, ...]
    """Criteria of the last stage on the same metric, none of them strict enough."""
    comparable: bool
    """Whether their bounds are numbers, or start from recorded ones."""
    passing: Measure
    """The criterion that would do, over a window that the last stage has."""


def uncovered(plan: Plan, requirements: Iterable[Requirement]) -> Iterator[Uncovered]:
    """Find the requirements that a stage sees and the last one does not ask for.

    Silent where another gate speaks: a stage that nothing but people decide, a baseline that is not recorded.
    """
    if not plan.stages or not any(isinstance(check, Measure | Probe) for check in plan.stages[-1].proceed_when):
        return
    criteria = [_held(plan, c) for c in plan.stages[-1].proceed_when if isinstance(c, Measure)]
    names = service_names(plan)
    for requirement in requirements:
        asked = requirement.measure if requirement.sort is Sort.STAGE else None
        wanted = limit_of(asked) if asked else None
        if asked is None or wanted is None:
            continue
        readings = _readings(wanted, asked.metric)
        same = [c for c in criteria if c.gauge and any(same_metric(c.gauge, w.gauge, names) for w in readings)]
        if not any(c.is_open or (c.limit and any(covers(c.limit, w, names) for w in readings)) for c in same):
            held = tuple(c.measure for c in same)
            passing = _fitting(asked, plan.stages[-1].duration)
            yield Uncovered(requirement, held, all(c.limit for c in same), passing)


def _readings(wanted: Limit, metric: str) -> tuple[Limit, ...]:
    """Give what a requirement may mean: `p99 latency of the price list` is in doubt that of all requests.

    One that names a route means that route, and a rate of an event (`order success rate`) is never one of requests.
    """
    of_all = LATENCY.search(metric) and not names_route(metric) and wanted.gauge.of
    return (wanted, replace(wanted, gauge=replace(wanted.gauge, of=frozenset()))) if of_all else (wanted,)


@dataclass(frozen=True, slots=True)
class _Held:
    """A criterion of the last stage."""

    measure: Measure
    gauge: Gauge | None
    """None where it is of the stable version alone."""
    limit: Limit | None
    is_open: bool
    """Whether it starts from a baseline that is not recorded."""


def _held(plan: Plan, measure: Measure) -> _Held:
    """Where everyone is reached nothing stable is left: a bound that starts from it promises no figure."""
    value = today(plan, measure)
    gauge = None if measure.on is Version.STABLE else gauge_of_measure(measure)
    beside = isinstance(measure.bound, Relative) and measure.bound.anchor is Anchor.STABLE
    limit = None if beside else limit_of(measure, value)
    return _Held(measure, gauge, limit, measure.against_baseline and value is None)


def _fitting(asked: Measure, stage: object) -> Measure:
    """Leave out a window that is longer than the stage."""
    long = asked.over and isinstance(stage, Duration) and asked.over > stage
    return replace(asked, over=None) if long else asked


def today(plan: Plan, criterion: Measure) -> Fraction | None:
    """Find what is recorded of a criterion's metric, in base units; the stable version is taken to be as it is today."""
    found = (b for b in plan.baselines if isinstance(b, Baseline) and b.subject == criterion.subject)
    return next((b.value.scaled for b in found if b.per_second is None), None)


def service_names(plan: Plan) -> frozenset[str]:
    """Give the words that name the whole service: of its image and of its address."""
    image = _NAME.search(plan.release.version.strip("` ").rpartition("/")[2])
    hosts = (found[1] for fact in plan.facts if (found := _HOST.search(fact.fact)))
    return frozenset(word for name in (image[1] if image else "", *hosts) for word in specific_words(name))
