"""What each stage sees against what its criteria need, and how often they are wrong."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from planning.plan.model import Plan
from planning.risk import Risk
from planning.sizing.limits import Odds
from planning.sizing.remedy import cure_anywhere
from planning.sizing.stage import Sized, Unsized, aims_at, is_beyond, size_stages
from planning.sizing.ways_out import undiluted
from planning.sizing.words import often
from planning.sizing.written import needed
from server.printed import one_line
from server.show.glyphs import Glyphs

_DECADES = 2
"""Bars reach from a hundredth of what is needed to a hundred times as much."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A criterion of a stage that is a limit on a share."""

    stage: int
    """Counted from 0."""
    criterion: str
    seen: int
    events: str
    needed: int | None
    """From which sample on the limit as written meets both aims; None where none of up to 10^9 does."""
    meets: bool
    chances: tuple[str, ...]
    ways_out: tuple[str, ...]
    """A limit and a sample that meet both aims, where these do not."""

    @property
    def counted(self) -> str:
        """`46800 requests, needs 12546`."""
        return f"{self.seen} {self.events}, " + (
            f"needs {self.needed}" if self.needed else "no sample helps this limit"
        )


def samples(plan: Plan, risk: Risk) -> Iterator[Sample]:
    """Give what each criterion sees and needs, by the aims of that risk."""
    aims = aims_at(risk)
    return (_sample(plan, one, aims) for one in size_stages(plan) if isinstance(one, Sized))


def _sample(plan: Plan, sized: Sized, aims: Odds) -> Sample:
    meets = sized.odds.meets(aims)
    return Sample(
        stage=sized.stage,
        criterion=one_line(sized.criterion.text),
        seen=sized.sight.sample,
        events=one_line(sized.sight.events),
        needed=needed(sized, aims),
        meets=meets,
        chances=_chances(sized),
        ways_out=() if meets else _ways_out(plan, sized, aims),
    )


def unsized(plan: Plan) -> dict[tuple[str, str], list[int]]:
    """Give what cannot be sized as criterion and reason, with the stages (from 1) in which it stands."""
    found: dict[tuple[str, str], list[int]] = {}
    for one in size_stages(plan):
        if isinstance(one, Unsized):
            stage = int(one.where.partition("[")[2].partition("]")[0]) + 1
            reason = f"{one.reason}, record {one.record}" if one.record else one.reason
            found.setdefault((one_line(one.criterion.text), reason), []).append(stage)
    return found


def aims_said(aims: Odds) -> str:
    """`5% false stops and 1% misses`."""
    return f"{aims.false_stop:.0%} false stops and {aims.miss:.0%} misses"


def bar(seen: int, needed: int | None, width: int, glyphs: Glyphs) -> str:
    """Draw what is seen on a logarithmic scale, with a mark in the middle at what is needed."""
    middle = width // 2
    ratio = math.log10(seen / needed) if seen and needed else -_DECADES
    reach = min(max(round((ratio / _DECADES + 1) * middle), 0), width)
    reach = max(reach, middle + 1) if seen >= (needed or math.inf) else min(reach, middle)
    cells = glyphs.full * reach + glyphs.light * (width - reach)
    return cells[:middle] + glyphs.mark + cells[middle + 1 :]


def _ways_out(plan: Plan, sized: Sized, aims: Odds) -> tuple[str, ...]:
    alone = undiluted(plan, plan.stages[sized.stage], sized)
    cure = cure_anywhere(alone or sized, aims)
    if cure is None:
        return ()
    what = "diluted by all traffic" if alone else "too few" if sized.sight.sample < cure.sample else "another limit"
    return (f"{what}; way out: {one_line(cure.criterion)} on {cure.sample}",)


def _chances(sized: Sized) -> tuple[str, ...]:
    stop, miss = often(sized.odds.false_stop), often(sized.odds.miss)
    if stop == miss:
        return (f"either mistake {stop}",)
    reason = ", since the limit lies at it" if is_beyond(sized) else ""
    return f"stops a healthy release {stop}", f"the regression passes {miss}{reason}"
