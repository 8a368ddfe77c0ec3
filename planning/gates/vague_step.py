"""Gate `vague-step`."""

from collections.abc import Iterator

from planning.checks.command import looks_like_command
from planning.commands.fitting import example_at, is_done
from planning.commands.prose import is_prose
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.markdown.spans import code_span
from planning.plan.parts import Action
from planning.plan.walk import walk_actions, walk_commands, walk_steps


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad="  1. Promote the canary",
    good="  1. `kubectl argo rollouts promote shop -n shop`",
)
def vague_step(case: Case) -> Iterator[Problem]:
    """A step without a command or a place to click.

    "Revert the deploy" and "promote the canary" leave the work to whoever is awake.
    """
    for where, action in walk_actions(case.plan):
        if isinstance(action, Action) and not (action.command or action.where):
            yield Problem(where, f"{action.lead!r} names neither a command nor a place", _fix(where, action.lead))
    for where, _, step in walk_steps(case.plan):
        if not (step.command or step.where or step.action.startswith("Where: ")):
            yield Problem(f"{where}.command", f"{step.action!r} names neither a command nor a place", _give(where))
    for where, command in walk_commands(case.plan):
        if is_prose(command, case.around.repository):
            yield Problem(where, f"{command!r} is words, and no command", _give(where))


def _fix(where: str, words: str) -> str:
    return f"put the command in backticks: {code_span(words)}" if looks_like_command(words) else _give(where)


def _give(where: str) -> str:
    """Ask for what fits the place: a check or a record has no place to click."""
    if not is_done(where):
        return f"give its command: {example_at(where)}"
    state = "off" if where.startswith("steps") else "on for 5%"
    return f"give its command ({example_at(where)}), or its place (Where: LaunchDarkly, flag new-login, {state})"
