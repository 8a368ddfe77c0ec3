"""The tool that chooses a strategy and its stages."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from planning.checks import read_baseline, read_record
from planning.drafting.rollout import fit_rollout
from planning.finding import refuse
from planning.plan.drafted import Drafted
from planning.plan.model import Plan
from planning.plan.sections import Section
from planning.rollout.change import Change
from planning.rollout.proposal import Proposal, Wanted, propose
from planning.rollout.stages import StageWanted
from planning.rollout.strategy import Strategy
from planning.sizing.harm import rollout_harm, stage_harm
from planning.sizing.harm_compared import compared
from planning.sizing.regression import regression_of
from planning.sizing.sentence import counted, odds_of_stage
from resources.locking import locked
from resources.workspace import Workspace
from tools.arguments import ChangeGiven, ReleaseGiven, StageGiven, Texts
from tools.desk import Desk, desk_of
from tools.draft import readable, save_draft
from tools.given import given_paths, stated, told_back
from tools.order import require_security
from tools.revised import is_settled, other_advice, replaced, shape
from tools.told import Told, judge_step

OWNED = (Section.HEADER, Section.ROLLOUT)
Strategies = Literal["big-bang", "feature-flag", "canary", "blue-green", "rolling"]


@dataclass(frozen=True, slots=True)
class Alternative:
    """A strategy that was not chosen, and why."""

    strategy: str
    verdict: str


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage as it was understood."""

    name: str
    exposure: str
    duration: str
    proceed_when: tuple[str, ...] | None
    """None where they are what the caller has just said."""
    sees: str
    false_stop: float | None
    """How often a healthy release is stopped, 0 to 1; None where nothing can be computed."""
    miss: float | None
    """How often the regression that must be noticed passes."""
    extra_failures: int | None
    """What the regression costs here until the rollback has taken hold; None where a figure is not known, or the regression is in latency."""


@dataclass(frozen=True, slots=True)
class RolloutProposed:
    """The rollout that is in the draft now."""

    strategy: str
    why: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    stages: tuple[StageLine, ...]
    extra_failures: int | None
    """The same where every stage misses it."""
    harm_changed: str | None
    """How the extra failures changed, where stages were replaced."""
    draft: str
    next: str
    open: tuple[str, ...]
    drafted: tuple[Drafted, ...]
    warnings: tuple[str, ...]
    waived: tuple[str, ...]


def propose_rollout(
    workspace: Workspace,
    issue: Annotated[str, Field(description="folder name")],
    change: Annotated[ChangeGiven | None, Field(description="needed for the first draft")] = None,
    strategy: Annotated[Strategies | None, Field(description="recommended when absent")] = None,
    stages: Annotated[tuple[StageGiven, ...] | None, Field(description="drafted when absent")] = None,
    watch: Annotated[Texts | None, Field(description="dashboards and alerts for every stage")] = None,
    release: Annotated[ReleaseGiven | None, Field(description="what goes out, what it goes back to")] = None,
    baselines: Annotated[
        Texts | None, Field(description="today: 'http 5xx rate 0.4% over 7d', 'requests 120/s'")
    ] = None,
    notice: Annotated[Texts | None, Field(description="regression to notice: 'http 5xx rate 0.8%'")] = None,
    record: Annotated[Texts | None, Field(description="values of release time: '`$REVISION`: `command`'")] = None,
) -> RolloutProposed:
    """Choose the rollout strategy and write its stages, exposure, durations, proceed criteria into the draft plan."""
    desk = desk_of(workspace, issue)
    with locked(desk.folder):
        require_security(desk, "propose_rollout")
        readable(desk, (Section.HEADER, Section.CHECKLIST, *(() if stages is not None else (Section.ROLLOUT,))))
        _require_change(desk, change)
        wanted = Wanted(
            summary=change.summary if change else None,
            stated=_stated(change),
            strategy=Strategy(strategy) if strategy else None,
            stages=None if stages is None else tuple(StageWanted(**dict(stage)) for stage in stages),
            watch=watch,
            release=stated(release),
            baselines=None if baselines is None else tuple(read_baseline(text) for text in baselines),
            notice=None if notice is None else tuple(read_baseline(f"`{text.strip('`')}`") for text in notice),
            record=None if record is None else tuple(read_record(text) for text in record),
        )
        base = desk.base.plan if desk.base_text else Plan(issue=desk.folder.name)
        proposal = propose(base, wanted, desk.facts, desk.status.risk, desk.requirements)
        proposal, offers = _fitted(desk, proposal, stages)
        given = given_paths(stages=stages, release=release, baselines=baselines, notice=notice, record=record)
        told = judge_step(
            desk,
            proposal.plan,
            (*OWNED, Section.CHECKLIST),
            given,
            "propose_rollout with the corrected arguments",
            kept=(Section.ROLLBACK,) if base.playbooks else (),
        )
        touched = proposal.plan.record != base.record or proposal.plan.baselines != base.baselines
        path = save_draft(desk, proposal.plan, (*OWNED, *((Section.CHECKLIST,) if touched else ())))
    return _answer(desk, proposal, told, path, offers, stages)


def _fitted(desk: Desk, proposal: Proposal, stages: tuple[StageGiven, ...] | None) -> tuple[Proposal, tuple[str, ...]]:
    """Draft what the stages do, where nobody said it and the repository shows it."""
    if desk.repository is None or any(stage.do is not None for stage in stages or ()):
        return proposal, ()
    fitted, offers = fit_rollout(proposal, desk.repository)
    return fitted, (offers,) if offers else ()


def _answer(
    desk: Desk,
    proposal: Proposal,
    told: Told,
    path: str,
    offers: tuple[str, ...],
    given: tuple[StageGiven, ...] | None,
) -> RolloutProposed:
    plan, base = proposal.plan, desk.base.plan
    settled = is_settled(base, plan)
    return RolloutProposed(
        strategy=str(plan.strategy),
        why=() if settled else (plan.because,),
        alternatives=() if settled else _alternatives(proposal),
        stages=tuple(_line(plan, index, said) for index, said in enumerate(given or [None] * len(plan.stages))),
        extra_failures=_if_failing(plan, rollout_harm(plan)),
        harm_changed=(compared(base, plan) or None) if base.stages and shape(base) != shape(plan) else None,
        draft=path,
        next="write_plan; the playbook that was there is kept: check it" if base.playbooks else "draft_rollback",
        open=tuple(line for line in told.open if not line.startswith(("checklist", "not_applicable"))),
        drafted=proposal.filled,
        warnings=(
            *desk.warnings,
            *desk.contradictions,
            *replaced(base, plan),
            *other_advice(base, proposal),
            *offers,
            *told.warnings,
        ),
        waived=told.waived,
    )


def _require_change(desk: Desk, change: ChangeGiven | None) -> None:
    emptied = change is not None and change.summary is not None and not change.summary.strip()
    if emptied or ((change is None or change.summary is None) and not desk.base.plan.summary):
        raise refuse(
            "argument",
            "change.summary",
            "is empty" if emptied else "the draft does not say yet what the change is",
            'give change: {"summary": "Serve prices from a cache", "performance_sensitive": true}',
            "propose_rollout with change.summary",
        )


def _stated(change: ChangeGiven | None) -> Change | None:
    if change is None:
        return None
    return Change(
        user_facing=change.user_facing,
        zero_downtime=change.zero_downtime,
        performance_sensitive=change.performance_sensitive,
        stateless=change.stateless,
        gradual=change.gradual,
        flag=change.flag or "",
        schema_change=change.schema_change or "",
    )


def _alternatives(proposal: Proposal) -> tuple[Alternative, ...]:
    others = (verdict for verdict in proposal.verdicts if verdict.strategy is not proposal.plan.strategy)
    return tuple(Alternative(v.strategy, f"{'fits: ' if v.fits else ''}{v.why}") for v in others)


def _line(plan: Plan, index: int, given: StageGiven | None) -> StageLine:
    stage = plan.stages[index]
    odds = odds_of_stage(plan, index)
    return StageLine(
        name=stage.name,
        exposure=str(stage.exposure),
        duration=str(stage.duration),
        proceed_when=told_back(given.proceed_when if given else None, map(str, stage.proceed_when)),
        sees=", ".join(counted(plan, index)),
        false_stop=_rounded(odds.false_stop) if odds else None,
        miss=_rounded(odds.miss) if odds else None,
        extra_failures=_if_failing(plan, stage_harm(plan, index)),
    )


def _if_failing(plan: Plan, more: int | None) -> int | None:
    """Give the number only where it counts failures: a regression in latency makes requests slow."""
    regression = regression_of(plan)
    return None if regression and regression.slow else more


def _rounded(chance: float) -> float:
    return float(f"{chance:.2g}") if chance > _NEVER else 0.0


_NEVER = 1e-6
"""What happens less than once in a million stages is told as never."""
