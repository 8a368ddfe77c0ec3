"""Gate `vague-step`."""

from collections.abc import Iterator

from planning.checks.command import looks_like_command
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.markdown.spans import code_span
from planning.plan.parts import Action
from planning.plan.walk import walk_actions, walk_steps


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
            yield Problem(where, f"{action.lead!r} names neither a command nor a place", _fix(action.lead))
    for where, _, step in walk_steps(case.plan):
        if not (step.command or step.where or step.action.startswith("Where: ")):
            yield Problem(f"{where}.command", f"{step.action!r} names neither a command nor a place", FIX)


def _fix(words: str) -> str:
    return f"put the command in backticks: {code_span(words)}" if looks_like_command(words) else FIX


FIX = "give its command (`kubectl argo rollouts abort api -n prod`), or its place (Where: LaunchDarkly, flag new-login, off)"
