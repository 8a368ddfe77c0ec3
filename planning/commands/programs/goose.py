"""`goose`: its folder and the version that it is sent to."""

from collections.abc import Iterator

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict
from planning.commands.programs.program import program
from planning.commands.programs.revisions import find_revision, is_known, judge_place, list_in, lists_of
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED = frozenset({"-dir", "--dir", "-table", "--table", "-env", "-certfile", "-timeout"})


@program("goose")
def goose(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the folder, and the version of `up-to` and `down-to`."""
    words = read_arguments(call.arguments, _VALUED)
    folder = words.last("-dir", "--dir") or dict(call.variables).get("GOOSE_MIGRATION_DIR")
    if call.place is Place.ELSEWHERE:
        return
    if folder:
        place = judge_place("folder", folder, call, repository, [one.file for one in lists_of(repository, "goose")])
        yield place
        if place.state is not State.EXISTS:
            return
    lists = list_in(repository, joined(call.folder, folder) if folder else None, "goose")
    for command, version in zip(words.plain, words.plain[1:], strict=False):
        if command.text in {"up-to", "down-to"} and is_known(version, call) and _can_be_missing(version):
            yield find_revision(version.text.lstrip("0"), lists)


def _can_be_missing(version: Word) -> bool:
    return version.text.isdigit() and int(version.text) != 0
