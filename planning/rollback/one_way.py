"""Commands that keep no way back of their own, and why: said, so that nobody takes silence for safety."""

from collections.abc import Iterator

from planning.plan.model import Plan
from planning.plan.parts import Action
from planning.plan.version import short_version
from planning.rollback.bringing import brings_out
from planning.rollback.versions import names_version
from planning.rollback.way import started

_REASONS = {
    ("terraform", "apply"): "Terraform keeps no earlier state to return to: give the steps that apply the old configuration",
    ("tofu", "apply"): "OpenTofu keeps no earlier state to return to: give the steps that apply the old configuration",
    ("pulumi", "up"): "Pulumi keeps no earlier program to return to: give the steps that apply the old one",
    ("docker", "stack", "deploy"): "a stack returns service by service, each to whatever ran last: give the steps that deploy the old file",
    ("kubectl", "apply"): "`apply` keeps no earlier manifest: give the steps that apply the old one",
    ("ansible-playbook",): "a playbook has no undo: give the steps that bring the old version back",
    ("gcloud", "app", "deploy"): "it builds a version anew: give `gcloud app services set-traffic` with the version that served before",
    ("wrangler", "deploy"): "it builds a version anew: give `wrangler rollback` with the id of the version that served before",
    ("kamal", "deploy"): "it does not say which version goes out and which ran before: give `kamal rollback` with that version",
}  # fmt: skip


def one_way_commands(plan: Plan) -> Iterator[str]:
    """Say why no step was drafted for a stage; nothing for what this module does not know."""
    for index, stage in enumerate(plan.stages):
        for number, action in enumerate(stage.do):
            why = _reason(action.command, plan) if isinstance(action, Action) and action.command else ""
            if why:
                yield f"stages[{index}].do[{number}]: no way back was drafted: {why}"


def _reason(command: str, plan: Plan) -> str:
    plain = tuple(word for word in started(command).words if not word.startswith("-"))
    known = next((why for sign, why in _REASONS.items() if plain[: len(sign)] == sign), "")
    new, old = short_version(plan.release.version), short_version(plan.release.roll_back_to)
    if known or not (old and names_version(command, new)) or brings_out(command, new):
        return known
    return f"with {old} in it, it is not known to bring {old} back, and may make it anew: give the command that does"
