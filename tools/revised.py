"""What a new rollout changes of the one that the draft or the plan held."""

from planning.plan.model import Plan
from planning.rollout.proposal import Proposal


def shape(plan: Plan) -> tuple[object, ...]:
    """Give what a playbook and the harm depend on: whom each stage reaches, how long, by which steps and criteria."""
    return tuple((stage.name, stage.exposure, stage.duration, stage.do, stage.proceed_when) for stage in plan.stages)


def is_settled(base: Plan, plan: Plan) -> bool:
    """Whether the strategy and what speaks for it are what an earlier call has told already."""
    return base.strategy is plan.strategy and base.facts == plan.facts and base.because == plan.because


def other_advice(base: Plan, proposal: Proposal) -> tuple[str, ...]:
    """Say so where new facts speak for another strategy than the one that the draft keeps."""
    best, kept = proposal.verdicts[0], proposal.plan.strategy
    if base.strategy is None or kept is not base.strategy or best.strategy is kept or base.facts == proposal.plan.facts:
        return ()
    return (f"the facts now speak for {best.strategy}: {best.why}; the draft keeps {kept}, give strategy to change it",)


def replaced(base: Plan, plan: Plan) -> tuple[str, ...]:
    """Say which rollout the kept playbook was written for."""
    if not base.playbooks or shape(base) == shape(plan):
        return ()
    before = "; ".join(f"{stage.name}: {stage.exposure}, {stage.duration}" for stage in base.stages)
    return (f"replaced under the playbook that was kept: {before}",)
