"""The order of the steps: what has to be there before one is taken."""

from collections.abc import Iterable

from planning.finding import Finding, Refusal, refuse
from planning.gates.case import Case
from planning.gates.judge import judge
from planning.gates.security_incomplete import security_incomplete
from tools.desk import Desk
from tools.told import path_of


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


_STEPS = {
    "propose_rollout": frozenset({
        "summary", "change", "facts", "because", "release", "strategy", "stages", "watch", "baselines", "notice", "record",
    }),
    "draft_rollback": frozenset({"triggers", "steps", "playbooks", "verify", "notify", "status_page"}),
    "waive_gate": frozenset({"waivers"}),
}  # fmt: skip
"""Which tool has the argument by which a value is mended; what is not here belongs to the last step."""


def steps_again(findings: Iterable[Finding]) -> str:
    """Name the steps that can mend what the findings name, in their order; the last one writes the plan."""
    paths = [path_of(finding) for finding in findings]
    earlier = [_step(name, paths, roots) for name, roots in _STEPS.items()]
    named = [step for step in earlier if step]
    lost = "nothing of this call was kept"
    if not named:
        return f"write_plan again with everything, corrected: {lost}"
    return f"{', then '.join(named)}, then write_plan again with everything: {lost}"


def _step(name: str, paths: list[str], roots: frozenset[str]) -> str:
    arguments = (path.partition("[")[0] for path in paths)
    mended = dict.fromkeys(argument for argument in arguments if argument.partition(".")[0] in roots)
    return f"{name} with {', '.join(mended)}" if mended else ""
