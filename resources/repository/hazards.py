"""Reads what a migration does to running versions, in the language that it is written in."""

from collections.abc import Callable, Sequence
from typing import Final

from planning.commands.grounding.revision import Revision
from planning.migrations.alembic import alembic_hazards, alembic_made
from planning.migrations.django import django_hazards, django_made
from planning.migrations.hazard import Hazard
from planning.migrations.javascript import javascript_hazards, javascript_made
from planning.migrations.rails import rails_hazards, rails_made
from planning.migrations.sql import sql_hazards, sql_made
from resources.repository.changesets import change_set_hazards, change_set_made
from resources.repository.squawk import squawk_hazards
from resources.repository.tree import BrokenError, Tree

_BY_TOOL: Final[dict[str, Callable[[str], tuple[Hazard, ...]]]] = {
    "alembic": alembic_hazards,
    "rails": rails_hazards,
    "knex": javascript_hazards,
    "sequelize": javascript_hazards,
    "typeorm": javascript_hazards,
}
_MADE_BY_TOOL: Final[dict[str, Callable[[str], frozenset[str] | None]]] = {
    "alembic": alembic_made,
    "django": django_made,
    "rails": rails_made,
    "knex": javascript_made,
    "sequelize": javascript_made,
    "typeorm": javascript_made,
}
_EARLIER: Final = 200
"""So many earlier migrations of an app are read to learn what a field was; a longer history is squashed."""


def read_hazards(tree: Tree, revision: Revision, earlier: Sequence[str]) -> tuple[Hazard, ...]:
    """Read a migration; `earlier` are the paths of those before it. Nothing for what cannot be read."""
    try:
        text = tree.text(revision.path)
    except BrokenError:
        return ()
    if revision.tool == "liquibase":
        return _change_set(tree, revision)
    if revision.tool == "django":
        return django_hazards(text, [_text(tree, path) for path in earlier[-_EARLIER:]])
    if revision.path.endswith(".sql"):
        return squawk_hazards(tree, revision.path, text, sql_hazards(text))
    read = _BY_TOOL.get(revision.tool)
    return read(text) if read else ()


def read_made(tree: Tree, revision: Revision) -> frozenset[str] | None:
    """Read which tables a migration makes; None where no statement of it can be read."""
    try:
        if revision.tool == "liquibase":
            return change_set_made(tree, revision)
        text = tree.text(revision.path)
    except BrokenError:
        return None
    if revision.path.endswith(".sql"):
        return sql_made(text)
    read = _MADE_BY_TOOL.get(revision.tool)
    return read(text) if read else None


def _change_set(tree: Tree, revision: Revision) -> tuple[Hazard, ...]:
    try:
        return change_set_hazards(tree, revision)
    except BrokenError:
        return ()


def _text(tree: Tree, path: str) -> str:
    try:
        return tree.text(path)
    except BrokenError:
        return ""
