"""`poetry run`, `uv run`, `pdm run`, `rye run`, `pipenv run`: scripts of the project, or any program.

Where the reading of the line took such a wrapper off already, its program is judged by itself.
"""

from collections.abc import Iterator
from dataclasses import replace

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict
from planning.commands.programs.leading import read_leading
from planning.commands.programs.offered import judge_offered
from planning.commands.programs.program import program
from planning.commands.shell.call import Call
from planning.commands.shell.folders import joined

_VALUED = frozenset({
    "-C", "--directory", "--project", "-p", "--with", "--extra", "--group", "--env-file", "--python", "--package", "--index",
    "-P",
})  # fmt: skip


@program("poetry", "uv", "pdm", "rye", "pipenv")
def python_runner(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up what is run."""
    words = read_leading(call.arguments, _VALUED, {"run"})
    named = [*words.plain, *words.rest]
    if len(named) < 2 or named[0].text != "run":
        return
    folder = joined(call.folder, words.last("-C", "--directory", "--project", "-p"))
    yield from judge_offered(
        replace(call, program=named[1], arguments=tuple(named[2:]), folder=folder, through=(f"{call.name} run",)),
        repository,
    )
