"""Commands that keep no way back of their own, and why: said, so that nobody takes silence for safety."""

from collections.abc import Iterator

from planning.plan.model import Plan
from planning.plan.parts import Action
from planning.rollback.way import words_of

_REASONS = {
    ("terraform", "apply"): "Terraform keeps no earlier state to return to: give the steps that apply the old configuration",
    ("tofu", "apply"): "OpenTofu keeps no earlier state to return to: give the steps that apply the old configuration",
    ("pulumi", "up"): "Pulumi keeps no earlier program to return to: give the steps that apply the old one",
    ("docker", "stack", "deploy"): "a stack returns service by service, each to whatever ran last: give the steps that deploy the old file",
    ("kubectl", "apply"): "`apply` keeps no earlier manifest: give the steps that apply the old one",
    ("ansible-playbook",): "a playbook has no undo: give the steps that bring the old version back",
}  # fmt: skip


def one_way_commands(plan: Plan) -> Iterator[str]:
    """Say why no step was drafted for a stage; nothing for what this module does not know."""
    for index, stage in enumerate(plan.stages):
        for number, action in enumerate(stage.do):
            words = words_of(action.command) if isinstance(action, Action) else ()
            plain = tuple(word for word in words if not word.startswith("-"))
            why = next((why for sign, why in _REASONS.items() if plain[: len(sign)] == sign), "")
            if why:
                yield f"stages[{index}].do[{number}]: no way back was drafted: {why}"
