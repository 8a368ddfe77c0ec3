"""`poe`: the tasks of poethepoet."""

from collections.abc import Iterator

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict
from planning.commands.programs.leading import read_leading
from planning.commands.programs.lookup import Runner, look_up
from planning.commands.programs.program import program
from planning.commands.shell.call import Call

_VALUED = frozenset({"-C", "--directory", "--root", "-e", "--executor", "-X", "--executor-opt"})
_FILES = ("pyproject.toml", "poe_tasks.toml", "poe_tasks.yaml", "poe_tasks.json")
_HOW = Runner(Kind.POE_TASK, _FILES, "poe {name}", "poe -C {folder} {name}", above=True)


@program("poe")
def poe(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the task; what follows it is its own."""
    words = read_leading(call.arguments, _VALUED)
    for name in words.plain:
        yield look_up(_HOW, name, call, repository, words.last("-C", "--directory", "--root"))
