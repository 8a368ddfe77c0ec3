"""`flyway`: its configuration, its locations and the version that it is sent to."""

import re
from collections.abc import Iterable, Iterator

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict
from planning.commands.programs.program import program
from planning.commands.programs.revisions import (
    config_files,
    find_revision,
    is_known,
    judge_place,
    lists_of,
    revisions_of,
)
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.word import Word

_VERSION = re.compile(r"[0-9]+(\.[0-9]+)*")
_RELATIVE = frozenset({"current", "latest", "next"})


@program("flyway")
def flyway(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up files, folders and the version."""
    words = read_arguments(call.arguments)
    if call.place is Place.ELSEWHERE:
        return
    if words.has("-workingDirectory"):
        return
    files = config_files(repository, ".conf", ".toml")
    for word in _each(words, "-configFiles"):
        yield judge_place("file", word, call, repository, files)
    folders = [listing.file for listing in lists_of(repository, "flyway")]
    for word in _each(words, "-locations"):
        kind, colon, place = word.text.rpartition(":")
        if colon and kind == "filesystem" and "*" not in place:
            yield judge_place("folder", Word(place, word.sure), call, repository, folders)
    yield from _target(words, call, repository)


def _each(words: Arguments, name: str) -> Iterator[Word]:
    for word in words.values(name):
        yield from (Word(part, word.sure) for part in word.text.split(","))


def _target(words: Arguments, call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look the target of `migrate` up; that of `undo` is judged by the history in the database."""
    target = words.last("-target")
    if target and is_known(target, call) and any(word.text == "migrate" for word in words.plain):
        version = target.text.removesuffix("?").replace("_", ".")
        lists = lists_of(repository, "flyway")
        found = find_revision(_as_written(version, lists), lists)
        if version not in _RELATIVE and found.state is not State.UNCLEAR:
            yield found


def _as_written(version: str, lists: Iterable[Listing]) -> str:
    """Give a version as its file writes it: `2.0` is that of `V2`, `1` that of `V001`."""
    names = (revision.name for listing in lists for revision in revisions_of(listing))
    return next((name for name in names if _numbers(name) and _numbers(name) == _numbers(version)), version)


def _numbers(version: str) -> tuple[int, ...]:
    """Give the numbers of a version, without zeros at its end; empty for what is none."""
    if not _VERSION.fullmatch(version):
        return ()
    numbers = [int(part) for part in version.split(".")]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
