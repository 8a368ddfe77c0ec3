"""`foreman`, `honcho`, `overmind`, `hivemind`: the processes of a Procfile."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict
from planning.commands.programs.lookup import Runner, look_up
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word

_VALUED: Final = frozenset({
    "-f", "--procfile", "-e", "--env", "-p", "--port", "-d", "--root", "-m", "--formation", "-c", "--concurrency", "-l",
    "--processes", "-i", "--ignored-processes", "-s", "--socket", "-t", "--timeout",
})  # fmt: skip
_HOW: Final = Runner(Kind.PROCESS, ("Procfile",), "foreman start {name}")
_ACTIONS: Final = frozenset({"start", "s", "restart", "r", "stop", "connect", "c"})


@program("foreman", "honcho", "overmind", "hivemind")
def procfile(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the processes that are started, and the Procfile that is named."""
    words = read_arguments(call.arguments, _VALUED)
    named = words.plain if call.name == "hivemind" else words.plain[1:]
    if call.name != "hivemind" and not (words.plain and words.plain[0].text in _ACTIONS):
        return
    file, folder = words.last("-f", "--procfile"), words.last("-d", "--root")
    if file:
        yield judge_path(f"file {file}", file, call, repository)
    if file and file.text not in {"Procfile", "./Procfile"}:
        return
    listed = (*named, *_split(words.last("-l", "--processes")))
    for name in listed:
        if name.text != "all":
            yield look_up(_HOW, name, call, repository, folder)


def _split(words: Word | None) -> Iterator[Word]:
    """Tell the names of a list with commas apart."""
    for name in words.text.split(",") if words else ():
        yield Word(name, words.sure if words else True)
