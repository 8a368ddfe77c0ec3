"""`alembic`: its configuration file and the revisions that it is sent to."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict, exists, unclear
from planning.commands.programs.program import program
from planning.commands.programs.revisions import by_path, find_revision, is_known, judge_place, lists_of, revisions_of
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "-c", "--config", "-n", "--name", "-x", "--tag", "-r", "--rev-range", "-m", "--message", "--head", "--branch-label",
    "--version-path", "--rev-id", "--depends-on",
})  # fmt: skip
_KNOWN = frozenset({
    "branches", "check", "current", "downgrade", "edit", "ensure_version", "heads", "history", "init", "list_templates",
    "merge", "revision", "show", "stamp", "upgrade",
})  # fmt: skip
_TAKES_REVISIONS = frozenset({"upgrade", "downgrade", "stamp", "show", "merge", "edit"})
_SYMBOL = re.compile(r"(?:heads?|base|current)?(?:[+-]\d+)?")
_STEPPED = re.compile(r"(.+?)[+-]\d+")


@program("alembic")
def alembic(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the configuration and every revision."""
    words = read_arguments(_relative_apart(call.arguments), _VALUED)
    if not words.plain or call.place is Place.ELSEWHERE:
        return
    command, *revisions = words.plain
    if command.sure and command.text not in _KNOWN:
        return
    config = words.last("-c", "--config")
    every = lists_of(repository, "alembic")
    if config:
        yield judge_place("file", config, call, repository, [listing.file for listing in every])
    lists = _lists(config, call, repository, every)
    if not config and len(lists) == 1 and command.text != "init":
        yield exists("the configuration of Alembic", lists[0].file)
    if command.text in _TAKES_REVISIONS:
        for revision in revisions:
            yield from _revision(revision, lists, call)


def _relative_apart(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Leave out `-1` of `alembic downgrade -1`: it is no option."""
    return tuple(word for word in words if not re.fullmatch(r"-\d+", word.text))


def _lists(config: Word | None, call: Call, repository: Repository, every: tuple[Listing, ...]) -> tuple[Listing, ...]:
    path = joined(call.folder, config or Word("alembic.ini"))
    here = repository.at(Kind.MIGRATION, path.rpartition("/")[0]) if path is not None else None
    if here and here.file == path:
        return (here,)
    return () if config else every


def _revision(word: Word, lists: tuple[Listing, ...], call: Call) -> Iterator[Verdict]:
    for name in word.text.split(":"):
        if not is_known(word, call):
            yield unclear(f"revision {name}", "it is known at run time only")
        elif not _SYMBOL.fullmatch(name):
            yield _named(name, lists)


def _named(name: str, lists: tuple[Listing, ...]) -> Verdict:
    branch, at, revision = name.partition("@")
    stepped = _STEPPED.fullmatch(revision if at else branch)
    plain = stepped[1] if stepped else revision if at else branch
    if at and _SYMBOL.fullmatch(plain):
        labels = [alias for listing in lists for one in revisions_of(listing) for alias in one.aliases]
        return find_revision(branch, lists, part=True) if labels else unclear(f"branch {branch}", "no labels are known")
    found = find_revision(plain, lists, by_path, part=True)
    # A name that ends in `-2` may be one of its own.
    return find_revision(name, lists) if stepped and found.state.value == "missing" else found
