"""`make`: its targets, in the folder that it is called in or sent to."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict, find_in, missing, unclear
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.folders import joined

_VALUED = frozenset({"-C", "--directory", "-f", "--file", "--makefile", "-j", "--jobs", "-I", "-l", "-o", "-W"})


@program("make", "gmake")
def make(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up every goal; `NAME=value` is none."""
    words = read_arguments(call.arguments, _VALUED)
    folder = joined(call.folder, words.last("-C", "--directory"))
    goals = [word for word in (*words.plain, *words.rest) if "=" not in word.text]
    for goal in goals:
        yield _goal(goal.text if goal.sure else "", folder, repository)


def _goal(goal: str, folder: str | None, repository: Repository) -> Verdict:
    about = f"{Kind.MAKE_TARGET} {goal}"
    if not goal or folder is None:
        return unclear(about, "the target or its folder is known at run time only")
    listing = repository.at(Kind.MAKE_TARGET, folder)
    if listing is None:
        return missing(about, f"there is no Makefile in {folder or 'the root'}")
    return find_in(listing, goal, f"make -C {folder} {{}}" if folder else "make {}")
