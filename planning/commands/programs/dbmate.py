"""`dbmate`: its folder; it knows no versions, it goes up to the last and back by one."""

from collections.abc import Iterator

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict
from planning.commands.programs.program import program
from planning.commands.programs.revisions import judge_place, lists_of
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place

_VALUED = frozenset({
    "-d", "--migrations-dir", "-u", "--url", "-e", "--env", "-s", "--schema-file", "--env-file", "--migrations-table",
})  # fmt: skip


@program("dbmate")
def dbmate(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the folder that is named."""
    folder = read_arguments(call.arguments, _VALUED).last("-d", "--migrations-dir")
    if folder and call.place is not Place.ELSEWHERE:
        yield judge_place("folder", folder, call, repository, [one.file for one in lists_of(repository, "dbmate")])
