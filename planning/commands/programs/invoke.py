"""`inv`: the tasks of invoke; what follows the first may be its own, so only the first is judged."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict, unclear
from planning.commands.programs.leading import read_leading
from planning.commands.programs.lookup import Runner, look_up
from planning.commands.programs.program import program
from planning.commands.shell.call import Call

_VALUED: Final = frozenset({"-c", "--collection", "-r", "--search-root", "-f", "--config", "-T", "--command-timeout"})
_HOW: Final = Runner(Kind.INVOKE_TASK, ("tasks.py",), "inv {name}", above=True)


@program("inv", "invoke")
def invoke(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the first task; a package `tasks/` is not read."""
    words = read_leading(call.arguments, _VALUED)
    if words.has("-c", "--collection", "-r", "--search-root", "-l", "--list"):
        return
    for name in words.plain:
        found = look_up(_HOW, name, call, repository)
        without = found.state is State.MISSING and found.grounds.startswith("there is no")
        yield unclear(found.about, "its tasks are no file tasks.py") if without else found
