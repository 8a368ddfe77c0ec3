"""`prisma`: its schema and the migrations that it is told to resolve."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.revision import Revision
from planning.commands.grounding.verdict import Verdict, unclear
from planning.commands.programs.program import program
from planning.commands.programs.revisions import config_files, find_revision, judge_place, list_in, lists_of
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED = frozenset({"--schema", "--rolled-back", "--applied", "--file", "--url", "--name", "-n", "--config"})


@program("prisma")
def prisma(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the schema, the script and the migrations that are named."""
    words = read_arguments(call.arguments, _VALUED)
    if call.place is Place.ELSEWHERE:
        return
    for option, ending in (("--schema", ".prisma"), ("--file", ".sql"), ("--config", ".ts")):
        word = words.last(option)
        if word:
            yield judge_place("file", word, call, repository, config_files(repository, ending))
    for word in words.values("--rolled-back", "--applied"):
        yield _migration(word, words.last("--schema"), call, repository)


def _migration(word: Word, schema: Word | None, call: Call, repository: Repository) -> Verdict:
    if not word.sure:
        return unclear(f"migration {word}", "it is known at run time only")
    place = joined(call.folder, schema) if schema else None
    beside = f"{place.rpartition('/')[0]}/migrations".strip("/") if place else None
    own = joined(call.folder, Word("prisma/migrations"))
    lists = list_in(repository, beside, "prisma") or list_in(repository, own, "prisma")
    return find_revision(word.text, lists or lists_of(repository, "prisma"), _folder)


def _folder(listing: Listing, revision: Revision) -> str:
    """Give the folder of a migration: that is what Prisma calls one."""
    return f"{listing.file}/{revision.name}"
