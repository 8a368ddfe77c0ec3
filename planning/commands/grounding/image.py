"""Judges what runs in a container of this repository: its tasks are there, but nobody knows from which folder."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.verdict import State, Verdict, softened
from planning.commands.shell.call import Call

_KINDS: Final = (
    Kind.NPM_SCRIPT,
    Kind.MAKE_TARGET,
    Kind.JUST_RECIPE,
    Kind.PYTHON_COMMAND,
    Kind.DOCKERFILE,
    Kind.RAKE_TASK,
)
_MOST: Final = 40
_ANYWHERE: Final = "nobody knows in which folder of the container it runs"

Look = Callable[[Call, Repository], Iterator[Verdict]]


def in_image(call: Call, repository: Repository, look: Look) -> Iterator[Verdict]:
    """Look from every folder that an image may be built from; missing is only what is missing from all."""
    if call.folder != "":
        yield from (softened(verdict, _ANYWHERE) for verdict in look(replace(call, folder=None), repository))
        return
    found = tuple(look(call, repository))
    if runs_in_root(call, repository) or all(verdict.state is State.EXISTS for verdict in found):
        yield from found
        return
    folders = _folders(repository)
    others = [tuple(look(replace(call, folder=folder), repository)) for folder in folders[:_MOST]]
    there = [one for one in others if one and all(verdict.state is State.EXISTS for verdict in one)]
    if there:
        yield from there[0]
        return
    open_ = len(folders) > _MOST or any(not _is_missing(one) for one in others)
    yield from (softened(verdict, _ANYWHERE) if open_ else verdict for verdict in found)


def runs_in_root(call: Call, repository: Repository) -> bool:
    """Whether a call runs in the root of an app that a platform takes as it is: Heroku, where no image is built."""
    if {"heroku run", "heroku run:detached"}.isdisjoint(call.through):
        return False
    here = repository.presence("Procfile") is Presence.FILE or not repository.everywhere(Kind.PROCESS).listings
    return here and repository.presence("heroku.yml") is Presence.ABSENT


def _folders(repository: Repository) -> tuple[str, ...]:
    listings = (listing for kind in _KINDS for listing in repository.everywhere(kind).listings)
    return tuple(dict.fromkeys(listing.folder for listing in listings if listing.folder))


def _is_missing(verdicts: tuple[Verdict, ...]) -> bool:
    return any(verdict.state is State.MISSING for verdict in verdicts)
