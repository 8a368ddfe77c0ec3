"""Gate `idle-command`."""

from collections.abc import Iterator

from planning.commands.fitting import example_at, is_done
from planning.commands.idle import is_idle
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.walk import walk_commands


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad='   echo "reverting the deploy"',
    good="   kubectl argo rollouts abort shop -n shop",
)
def idle_command(case: Case) -> Iterator[Problem]:
    """A command that does nothing: `true`, a lone `echo`.

    It looks like a step or a check and is neither; on the day it succeeds and nothing has happened.
    """
    for where, command in walk_commands(case.plan):
        if is_idle(command):
            place = ", or the place to click" if is_done(where) else ""
            yield Problem(where, f"`{command}` does nothing", f"for example: {example_at(where)}{place}")
