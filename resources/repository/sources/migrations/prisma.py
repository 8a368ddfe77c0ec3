"""Migrations of Prisma: a folder for each, with `migration.sql`; Prisma has no way back, a `down.sql` is run by hand."""

import re

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.revision import Revision
from resources.repository.sources.migrations.migration import migration
from resources.repository.sources.migrations.ordered import in_line
from resources.repository.tree import Tree, below

_NAME = re.compile(r"\d{14}_[^.]+|0_init|\d{14}")


def holds(folder: str, names: tuple[str, ...]) -> bool:
    """Whether a folder is one of Prisma's."""
    return folder.endswith("migrations") and (
        "migration_lock.toml" in names or any(_NAME.fullmatch(name) for name in names)
    )


def read(tree: Tree, path: str) -> Listing | None:
    """Read the migrations of one schema."""
    folders = [folder for folder in tree.listed(path)[1] if "migration.sql" in tree.names(folder)]
    if not folders:
        return None
    return Listing(Kind.MIGRATION, path, in_line([_revision(tree, folder) for folder in sorted(folders)]))


def _revision(tree: Tree, folder: str) -> Revision:
    name = folder.rpartition("/")[2]
    back = any(other in {"down.sql", "rollback.sql"} for other in tree.names(folder))
    return migration(name, 0, "", "prisma", below(folder, "migration.sql"), (), back)
