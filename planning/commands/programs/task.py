"""`task`: the tasks of a Taskfile."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict, unclear
from planning.commands.programs.lookup import Runner, look_in_file, look_up
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED: Final = frozenset(
    {"-d", "--dir", "-t", "--taskfile", "-o", "--output", "-C", "--concurrency", "-I", "--interval", "--sort"}
)
_OTHER: Final = (
    "-l",
    "--list",
    "-a",
    "--list-all",
    "-i",
    "--init",
    "-g",
    "--global",
    "--version",
    "--help",
    "-h",
    "--completion",
)
_HOW: Final = Runner(
    Kind.TASKFILE_TASK, ("Taskfile.yml",), "task {name}", "task -d {folder} {name}", "task -t {file} {name}", above=True
)


@program("task", "go-task")
def task(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up every task; `NAME=value` is none, nor is what follows `--`."""
    words = read_arguments(call.arguments, _VALUED)
    if words.has(*_OTHER):
        return
    named = [word for word in words.plain if "=" not in word.text]
    file, folder = words.last("-t", "--taskfile"), words.last("-d", "--dir")
    if file:
        yield from look_in_file(_HOW, file, lambda _: named, call, repository)
        return
    for name in named:
        yield _public(look_up(_HOW, name, call, repository, folder), name, joined(call.folder, folder), repository)


def _public(found: Verdict, name: Word, folder: str | None, repository: Repository) -> Verdict:
    listing = _HOW.listing(repository, folder) if folder is not None else None
    entry = listing.entry(name.text) if listing else None
    if found.state is State.EXISTS and entry and entry.note == "internal":
        return unclear(found.about, f"{found.grounds}: only other tasks may call it")
    return found
