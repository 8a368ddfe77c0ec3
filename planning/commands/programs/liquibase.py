"""`liquibase`: its changelog and its properties; a tag may be set at run time, so none is ever missing."""

from collections.abc import Iterator

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict, unclear
from planning.commands.programs.program import program
from planning.commands.programs.revisions import by_path, config_files, find_revision, judge_place, lists_of
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined

_FILES = ("--defaults-file", "--defaultsFile")
_LOGS = ("--changelog-file", "--changeLogFile", "--changelogFile")
_VALUED = frozenset({*_FILES, *_LOGS, "--tag", "--count", "--url", "--username", "--password", "--classpath"})


@program("liquibase")
def liquibase(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the files, and the tag of a rollback among those that change sets set."""
    words = read_arguments(call.arguments, _VALUED)
    if call.place is Place.ELSEWHERE:
        return
    lists = lists_of(repository, "liquibase")
    for word in words.values(*_FILES):
        yield judge_place("file", word, call, repository, config_files(repository, ".properties"))
    if not any(words.has(option) for option in ("--search-path", "--searchPath", "--classpath")):
        for word in words.values(*_LOGS):
            yield judge_place("file", word, call, repository, [listing.file for listing in lists])
            path = joined(call.folder, word)
            here = repository.at(Kind.MIGRATION, path.rpartition("/")[0]) if path else None
            lists += (here,) if here else ()
    commands = [word.text for word in words.plain]
    if any(name in {"rollback", "rollback-sql", "rollbackSQL", "update-to-tag"} for name in commands):
        tag = words.last("--tag") or (words.plain[-1] if len(words.plain) > 1 else None)
        if tag:
            found = find_revision(tag.text, lists, by_path)
            yield found if found.state is State.EXISTS else unclear(f"tag {tag}", "tags are set at run time too")
