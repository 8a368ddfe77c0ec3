"""Migrations, by the tool that runs them: where each keeps them, in which order, and which it can take back."""

import re
from collections.abc import Callable, Iterator

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.source import Source
from resources.repository.sources.migrations import (
    alembic,
    django,
    drizzle,
    flyway,
    javascript,
    liquibase,
    prisma,
    rails,
    sqitch,
    sql_scripts,
)
from resources.repository.tree import Tree, below

_SIGNS: tuple[tuple[re.Pattern[str], Callable[[Tree, str], Listing | None]], ...] = (
    (re.compile(r"(?:.*/)?alembic\.ini"), alembic.read),
    (re.compile(r"(?:.*/)?sqitch\.plan"), sqitch.read),
    (liquibase.CHANGELOG, liquibase.read),
)
"""Files by which a tool is known."""
_FOLDERS: tuple[tuple[Callable[[str, tuple[str, ...]], bool], Callable[[Tree, str], Listing | None]], ...] = (
    (prisma.holds, prisma.read),
    (drizzle.holds, drizzle.read),
    (django.holds, django.read),
    (rails.holds, rails.read),
    (flyway.holds, flyway.read),
    (javascript.holds, javascript.read),
    (sql_scripts.holds, sql_scripts.read),
)
"""Folders that are a tool's list of migrations by the names in them; the first that fits has it."""


def _choose(folder: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_chosen(folder, names))


def _chosen(folder: str, names: tuple[str, ...]) -> Iterator[str]:
    for pattern, _ in _SIGNS:
        yield from [path for name in names if pattern.fullmatch(path := below(folder, name))][:1]
    if folder and any(holds(folder, names) for holds, _ in _FOLDERS):
        yield folder


def _read(tree: Tree, path: str) -> Listing | None:
    for pattern, read in _SIGNS:
        if pattern.fullmatch(path):
            return read(tree, path)
    names = tree.names(path)
    return next((read(tree, path) for holds, read in _FOLDERS if holds(path, names)), None)


SOURCE = Source(Kind.MIGRATION, (), _read, choose=_choose)
