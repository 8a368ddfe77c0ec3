"""`mise`: its tasks, those of the folders above included."""

from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict, exists, unclear
from planning.commands.programs.leading import read_leading
from planning.commands.programs.lookup import Runner, look_up
from planning.commands.programs.program import program
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED: Final = frozenset(
    {"-C", "--cd", "-E", "--env", "-j", "--jobs", "-t", "--tool", "-o", "--output", "-s", "--shell"}
)
_RUN: Final = frozenset({"run", "r", "tasks", "task", "t", "watch", "w"})
_HOW: Final = Runner(
    Kind.MISE_TASK, ("mise.toml", ".mise.toml"), "mise run {name}", "mise -C {folder} run {name}", above=True
)


@program("mise", "rtx")
def mise(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the tasks of `mise run`; `:::` stands between several."""
    words = read_leading(call.arguments, _VALUED, _RUN)
    named = list(words.plain)
    if len(named) < 2 or not all(word.text in _RUN for word in named[:-1]):
        return
    if named[0].text in {"tasks", "task", "t"} and (len(named) < 3 or named[1].text not in {"run", "r"}):
        return
    following = [
        word for position, word in enumerate(words.rest) if position and words.rest[position - 1].text == ":::"
    ]
    for name in (named[-1], *following):
        yield _task(name, words.last("-C", "--cd"), call, repository)


def _task(name: Word, option: Word | None, call: Call, repository: Repository) -> Verdict:
    if name.text.startswith("//") or any(sign in name.text for sign in "*?["):
        return unclear(f"{Kind.MISE_TASK} {name}", "several tasks may be meant")
    found = look_up(_HOW, name, call, repository, option)
    if found.state is not State.MISSING or call.place is not Place.HERE:
        return found
    for listing in _above(joined(call.folder, option) or "", repository):
        entry = listing.entry(name.text)
        if entry:
            return exists(found.about, listing.receipt(entry))
        if listing.open:
            return unclear(found.about, listing.open)
    return found


def _above(folder: str, repository: Repository) -> Iterator[Listing]:
    while folder:
        folder = folder.rpartition("/")[0]
        listing = repository.at(Kind.MISE_TASK, folder)
        if listing:
            yield listing
