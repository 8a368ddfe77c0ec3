"""A rollout is proposed: what was given, else what the base holds, else what can be drafted, else open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from planning.checks import Baseline, Record, Unclear, Value
from planning.plan.drafted import Drafted
from planning.plan.model import Plan, Release
from planning.plan.parts import Fact, Stage
from planning.requirements import Requirement
from planning.risk import Risk
from planning.rollout.change import Change, change_of, facts_of, merge_facts
from planning.rollout.criteria import draft_criteria
from planning.rollout.recommend import Verdict, recommend
from planning.rollout.replicas import replicas_of
from planning.rollout.stages import StageWanted, draft_stages, make_stage
from planning.rollout.strategy import Strategy
from planning.rollout.traffic import has_no_traffic
from planning.sizing.drafting import sized_stages

V = TypeVar("V", Baseline | Unclear, Record | Unclear)
_HALF = 50
"""Percent; twice as much would be more than all."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody gave; None where they gave nothing."""

    summary: str | None = None
    stated: Change | None = None
    strategy: Strategy | None = None
    stages: tuple[StageWanted, ...] | None = None
    watch: tuple[str, ...] | None = None
    release: Mapping[str, str] = field(default_factory=dict[str, str])
    baselines: tuple[Baseline | Unclear, ...] | None = None
    notice: tuple[Baseline | Unclear, ...] | None = None
    record: tuple[Record | Unclear, ...] | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """The plan with its new rollout."""

    plan: Plan
    verdicts: tuple[Verdict, ...]
    """All five strategies, the recommended one first."""
    filled: tuple[Drafted, ...]


def propose(
    base: Plan, wanted: Wanted, found: tuple[Fact, ...], risk: Risk, requirements: Iterable[Requirement]
) -> Proposal:
    """Propose a rollout on a base; `found` are the facts that documents state."""
    facts = merge_facts(merge_facts(facts_of(wanted.stated or Change()), base.facts), found)
    verdicts = recommend(change_of(facts), risk)
    strategy = wanted.strategy or base.strategy or verdicts[0].strategy
    baselines = merged(base.baselines, wanted.baselines)
    notice, noticed = _notice(wanted, base, baselines)
    sized: tuple[Drafted, ...] = ()
    stages, staged = _stages(wanted, base, _Frame(strategy, risk, baselines, tuple(requirements), replicas_of(facts)))
    release, released = _release(wanted.release, base.release, change_of(facts))
    plan = base.having(
        summary=base.summary if wanted.summary is None else wanted.summary,
        strategy=strategy,
        risk=risk,
        release=release,
        baselines=baselines,
        record=merged(base.record, wanted.record),
        because=because(strategy, verdicts, facts),
        facts=facts,
        notice=notice,
        stages=stages,
    )
    if staged:  # what somebody gave is judged, what is drafted is made to pass
        stages, sized = sized_stages(plan, risk)
        plan = plan.having(stages=stages)
    return Proposal(plan, verdicts, (*noticed, *staged, *sized, *released))


@dataclass(frozen=True, slots=True)
class _Frame:
    """What drafted stages follow from."""

    strategy: Strategy
    risk: Risk
    baselines: tuple[Baseline | Unclear, ...]
    requirements: tuple[Requirement, ...]
    replicas: int
    """0 where nobody knows."""


def _stages(wanted: Wanted, base: Plan, frame: _Frame) -> tuple[tuple[Stage, ...], tuple[Drafted, ...]]:
    counts = frame.strategy.counts
    if wanted.stages is not None:
        held = _held(wanted.stages, base.stages)
        made = [make_stage(w, h, wanted.watch, counts) for w, h in zip(wanted.stages, held, strict=True)]
        return tuple(made), ()
    if base.stages and (wanted.strategy is None or wanted.strategy is base.strategy):
        return tuple(make_stage(StageWanted(), stage, wanted.watch, counts) for stage in base.stages), ()
    criteria = draft_criteria(frame.baselines, frame.requirements)
    checks = tuple(drafted.check for drafted in criteria)
    stages = draft_stages(frame.strategy, frame.risk, checks, frame.replicas)
    source = f"default of {frame.strategy.label.lower()} at {frame.risk} risk"
    filled = [Drafted("stages", "", source)]
    everywhere = "stages[1]" if has_no_traffic(stages[0], frame.strategy) else "stages[*]"
    filled += [Drafted(f"{everywhere}.proceed_when", str(drafted.check), drafted.source) for drafted in criteria]
    return tuple(make_stage(StageWanted(), stage, wanted.watch, counts) for stage in stages), tuple(filled)


def _held(wanted: tuple[StageWanted, ...], held: tuple[Stage, ...]) -> list[Stage | None]:
    """Find what each stage takes its absent fields from: the stage of its name, else the one in its place."""
    named = {stage.name.lower(): stage for stage in held}
    in_place = [held[index] if index < len(held) else None for index in range(len(wanted))]
    return [
        named.get((w.name or "").lower(), None if w.name else place) for w, place in zip(wanted, in_place, strict=True)
    ]


def _notice(
    wanted: Wanted, base: Plan, baselines: tuple[Baseline | Unclear, ...]
) -> tuple[tuple[Baseline | Unclear, ...], tuple[Drafted, ...]]:
    """What must be noticed: as given, as held, else twice the baseline of what gets worse by growing."""
    if wanted.notice is not None:
        return wanted.notice, ()
    if base.notice:
        return base.notice, ()
    known = [b for b in baselines if isinstance(b, Baseline) and b.value.unit == "%" and not b.higher_is_better]
    doubled = tuple(
        Baseline(b.metric, Value(b.value.number * 2, "%")) for b in known[:1] if 0 < b.value.number <= _HALF
    )
    return doubled, tuple(Drafted("notice", value.text, "twice the baseline") for value in doubled)


def _release(given: Mapping[str, str], held: Release, change: Change) -> tuple[Release, tuple[Drafted, ...]]:
    release = Release.model_validate(dict(held) | dict(given))
    if not release.downtime and change.zero_downtime:
        filled = Drafted("release.downtime", "none", "zero downtime is required")
        return Release.model_validate(dict(release) | {"downtime": "none"}), (filled,)
    return release, ()


def because(strategy: Strategy, verdicts: tuple[Verdict, ...], facts: tuple[Fact, ...]) -> str:
    """Say why this strategy, with the place of the fact that decides."""
    verdict = next(verdict for verdict in verdicts if verdict.strategy is strategy)
    if not verdict.fits:
        return f"it was asked for, although {verdict.why}"
    deciding = next((f.source for f in facts if f.fact.partition(":")[0] == verdict.fact and f.source != "stated"), "")
    return f"{verdict.why} (`{deciding}`)" if deciding else verdict.why


def merged(held: tuple[V, ...], given: tuple[V, ...] | None) -> tuple[V, ...]:
    """Join values by name: what was given stands in the place of what was held."""
    new: dict[str, V] = {_name(value): value for value in given or ()}
    kept: list[V] = [new.pop(_name(value), value) for value in held]
    return tuple(kept) + tuple(new.values())


def _name(value: Baseline | Record | Unclear) -> str:
    if isinstance(value, Baseline):
        return value.subject
    return f"${value.name}" if isinstance(value, Record) else value.text
