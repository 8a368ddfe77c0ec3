"""Whether a step of the playbook goes back at all: by what its command does, not by how people call it."""

import re

from planning.checks import Record
from planning.plan.model import Plan
from planning.plan.parts import Step
from planning.plan.version import short_version
from planning.rollback.switching import BACK
from planning.rollback.versions import is_telling, names_version
from planning.rollback.ways import way_back
from planning.rollout.strategy import Strategy

_OLD_VALUE = re.compile(r"STABLE|OLD|PREV|CURRENT|LAST|REVISION|VERSION|IMAGE|TAG|RELEASE|COMMIT|SHA", re.IGNORECASE)


def goes_back(plan: Plan, step: Step) -> bool:
    """Whether a command leads back by its structure: the old version, a recorded value, a subcommand that undoes."""
    if plan.strategy is Strategy.FEATURE_FLAG:
        return False
    old = short_version(plan.release.roll_back_to).removeprefix("v")
    named = is_telling(old) and (names_version(step.command, old) or names_version(step.command, f"v{old}"))
    return named or bool(BACK.search(step.command)) or _uses_record(plan, step.command) or _is_drafted(plan, step)


def first_step_back(plan: Plan) -> Step | None:
    """Give the step that the rollout's own commands call for; None where they show none."""
    ways = (way_back(plan, stage) for stage in plan.stages)
    return next((way.steps[0] for way in ways if way), None)


def _uses_record(plan: Plan, command: str) -> bool:
    names = (record.name for record in plan.record if isinstance(record, Record))
    return any(_OLD_VALUE.search(name) and re.search(rf"\$\{{?{name}\b", command) for name in names)


def _is_drafted(plan: Plan, step: Step) -> bool:
    ways = (way_back(plan, stage) for stage in plan.stages)
    return bool(step.command) and any(step.command == one.command for way in ways if way for one in way.steps)
