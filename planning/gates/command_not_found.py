"""Gate `command-not-found`."""

from collections.abc import Iterator

from planning.commands.grounding.verdict import State, Verdict
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.walk import walk_commands


@gate(
    topic=Topic.CHECKLIST,
    blocks=Blocks.ALWAYS,
    bad="`make smoke-tests ENV=prod`",
    good="`make smoke ENV=prod`",
)
def command_not_found(case: Case) -> Iterator[Problem]:
    """A command that names what the repository does not have: a script, a target, a workflow, a chart, a revision.

    It looks right and fails on the day. What the repository cannot decide is never called missing.
    """
    repository = case.around.repository
    if repository is None:
        return
    from planning.commands.grounding.judge import (  # noqa: PLC0415 - a hundred files that only a plan's commands need
        judge_command,
        made_by_commands,
    )

    commands = tuple(walk_commands(case.plan))
    made = made_by_commands(command for _, command in commands)
    for where, command in commands:
        for verdict in judge_command(command, repository, made):
            if verdict.state is State.MISSING:
                yield Problem(where, _said(verdict), _fix(verdict))


def _said(verdict: Verdict) -> str:
    named = verdict.about.rpartition(" ")[2] in verdict.grounds
    return verdict.grounds if named else f"`{verdict.about}` does not exist: {verdict.grounds}"


def _fix(verdict: Verdict) -> str:
    alike = [near for near in verdict.nearest if near.alike]
    if alike:
        return " or ".join(str(near) for near in alike)
    if verdict.nearest:
        held = ", ".join(str(near) for near in verdict.nearest)
        return f"the repository has {held}: name the one that does it, or add it there first"
    return "name what the repository has, or add it there first; `deploy-planner doctor` lists what was found"
