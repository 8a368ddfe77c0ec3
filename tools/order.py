"""The order of the steps: what has to be there before one is taken."""

from planning.finding import Refusal, refuse
from planning.gates.case import Case
from planning.gates.judge import judge
from planning.gates.security_incomplete import security_incomplete
from tools.desk import Desk


def require_security(desk: Desk, step: str) -> None:
    """Refuse to plan before the security audit is complete, unless a person waived it in the plan."""
    judgement = judge(Case(desk.base.plan, desk.around), (security_incomplete,))
    if judgement.errors:
        raise Refusal(judgement.errors, f"finish the Security phase, then {step}")


def require_rollout(desk: Desk, step: str) -> None:
    """Refuse a step that needs the stages of a rollout."""
    if not desk.base.plan.stages:
        first = "call propose_rollout with change.summary; it drafts what you leave out"
        raise refuse("out-of-order", step, "the plan has no rollout yet", first, "propose_rollout")


def require_rollback(desk: Desk, step: str) -> None:
    """Refuse a step that needs the rollback playbook."""
    if not desk.base.plan.playbooks and not desk.base.plan.triggers:
        first = "call draft_rollback; it drafts what you leave out"
        raise refuse("out-of-order", step, "the plan has no rollback playbook yet", first, "draft_rollback")
