"""A proposed rollout, its stages fitted to what the repository's only way of deploying can do."""

from dataclasses import replace
from decimal import Decimal

from planning.commands.grounding.repository import Repository
from planning.drafting.delivery import Delivery
from planning.drafting.release import outgoing
from planning.drafting.stages import draft_doings, find_deliveries
from planning.drafting.trials import draft_health_checks, draft_smoke_tests
from planning.plan.drafted import Drafted
from planning.plan.model import Plan
from planning.plan.parts import Stage
from planning.risk import Risk
from planning.rollout.exposure import Exposure
from planning.rollout.proposal import Proposal
from planning.rollout.stages import without_events
from planning.rollout.strategy import Strategy
from planning.rollout.traffic import has_no_traffic

_STAGES = "stages"
"""Where stages were drafted as a whole."""


def fit_rollout(proposal: Proposal, repository: Repository) -> tuple[Proposal, str]:
    """Fill what the stages do; where the stages themselves were drafted, cut them to the platform's own steps.

    Gives the proposal and, where the repository does not decide, what it offers.
    """
    if any(drafted.where == _STAGES for drafted in proposal.filled):
        proposal = _probed(_cut(proposal, repository), repository)
    doings = draft_doings(proposal.plan, repository)
    plan = proposal.plan.having(stages=doings.stages)
    return replace(proposal, plan=plan, filled=(*proposal.filled, *doings.drafted)), doings.offers


def _cut(proposal: Proposal, repository: Repository) -> Proposal:
    """A Rollout stops where its manifest says; a Deployment replaces all instances in one go, one after another."""
    plan = proposal.plan
    ways = find_deliveries(repository, outgoing(plan.release.version))
    if len(ways) != 1 or not ways[0].begin or plan.strategy not in ways[0].strategies:
        return proposal
    stages = _stages(plan, ways[0])
    if stages == plan.stages:
        return proposal
    rest = [drafted for drafted in proposal.filled if drafted.where != _STAGES]
    filled = (Drafted(_STAGES, "", ways[0].source), *rest)
    return replace(proposal, plan=plan.having(stages=stages), filled=filled)


def _probed(proposal: Proposal, repository: Repository) -> Proposal:
    """Ask what the repository asks of a version by itself, where nobody reaches it yet and nothing else decides."""
    plan = proposal.plan
    bare = [i for i, s in enumerate(plan.stages) if has_no_traffic(s, plan.strategy) and not s.proceed_when]
    found = (draft_health_checks(repository) or draft_smoke_tests(repository)) if bare else ()
    if not found:
        return proposal
    checks = tuple(check for check, _ in found)
    stages = tuple(s.model_copy(update={"proceed_when": checks}) if i in bare else s for i, s in enumerate(plan.stages))
    lines = [
        Drafted(f"stages[{i}].proceed_when[{n}]", str(check), f"{source}; put the address of the version that waits")
        for i in bare
        for n, (check, source) in enumerate(found)
    ]
    return replace(proposal, plan=plan.having(stages=stages), filled=(*proposal.filled, *lines))


def _stages(plan: Plan, way: Delivery) -> tuple[Stage, ...]:
    first, last = plan.stages[0], plan.stages[-1]
    if way.shares:
        middle = plan.stages[1] if len(plan.stages) > 2 else first
        return tuple(
            without_events(_at(share, first if index == 0 else last if share == 100 else middle, index), plan.strategy)
            for index, share in enumerate(way.shares)
        )
    if plan.strategy is Strategy.ROLLING and not way.proceed and plan.risk is not Risk.HIGH:
        return (last,)
    return plan.stages


def _at(share: int, stage: Stage, index: int) -> Stage:
    """Give a stage at a share of its own, and a name that says it where the drafted one would lie."""
    exposure = stage.exposure
    if not isinstance(exposure, Exposure) or exposure.percent == share:
        return stage
    name = stage.name if index == 0 else f"{share}%"
    return stage.model_copy(update={"name": name, "exposure": Exposure(percent=Decimal(share), what=exposure.what)})
