"""`deno task`: the tasks of deno.json, and the scripts of package.json."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict
from planning.commands.programs.leading import read_leading
from planning.commands.programs.lookup import Runner, look_up
from planning.commands.programs.node_scripts import runner
from planning.commands.programs.program import program
from planning.commands.shell.call import Call

_VALUED: Final = frozenset({"--cwd", "-c", "--config", "-f", "--filter"})
_HOW: Final = Runner(
    Kind.DENO_TASK, ("deno.json", "deno.jsonc"), "deno task {name}", "deno task --cwd {folder} {name}", above=True
)
_SCRIPTS: Final = runner("deno task {name}", "deno task --cwd {folder} {name}")


@program("deno")
def deno(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the task."""
    words = read_leading(call.arguments, _VALUED, {"task"})
    if words.has("-c", "--config", "-f", "--filter", "-r", "--recursive", "--eval") or len(words.plain) < 2:
        return
    name = words.plain[1]
    found = look_up(_HOW, name, call, repository, words.last("--cwd"))
    script = look_up(_SCRIPTS, name, call, repository, words.last("--cwd"))
    yield script if found.state is State.MISSING and script.state is not State.MISSING else found
