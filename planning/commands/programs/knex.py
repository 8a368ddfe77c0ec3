"""`knex`: its knexfile and the migrations that it is sent to."""

from collections.abc import Iterator

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict, unclear
from planning.commands.programs.program import program
from planning.commands.programs.revisions import config_files, find_revision, judge_place, lists_of
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place

_VALUED = frozenset({
    "--knexfile", "--cwd", "--env", "--client", "--connection", "--migrations-directory", "--esm", "-x", "--stub",
})  # fmt: skip
_FILES = ("knexfile.js", "knexfile.ts", "knexfile.cjs", "knexfile.mjs")


@program("knex")
def knex(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the knexfile and the migration of `migrate:up` and `migrate:down`."""
    words = read_arguments(call.arguments, _VALUED)
    if call.place is Place.ELSEWHERE:
        return
    file = words.last("--knexfile")
    if file and not words.has("--cwd"):
        yield judge_place("file", file, call, repository, config_files(repository, *_FILES))
    if len(words.plain) > 1 and words.plain[0].text in {"migrate:up", "migrate:down"}:
        name = words.plain[1]
        lists = lists_of(repository, "knex")
        yield (
            find_revision(name.text, lists)
            if name.sure
            else unclear(f"migration {name}", "it is known at run time only")
        )
