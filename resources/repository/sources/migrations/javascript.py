"""Migrations in JavaScript or TypeScript: of knex, Sequelize and TypeORM."""

import re

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.revision import Revision
from resources.repository.sources.migrations.migration import migration
from resources.repository.sources.migrations.ordered import in_line
from resources.repository.tree import BrokenError, Tree, below

_NAME = re.compile(r"(\d{8,14})([_-])[^/]+\.(?:js|ts|mjs|cjs)")
_DOWN = re.compile(r"\bdown\b\s*(?:=|:|\()")
_EMPTY = re.compile(
    r"\bdown\b(?=[^{;]{0,200}?(?:=>|\)))[^{;]{0,400}\{\s*(?:return\s*(?:Promise\.resolve\(\))?;?\s*)?\}"
)
_ASIDE = re.compile(r"//[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)


def holds(folder: str, names: tuple[str, ...]) -> bool:
    """Whether a folder holds such migrations."""
    return folder.rpartition("/")[2] in {"migrations", "migration"} and any(_NAME.fullmatch(name) for name in names)


def read(tree: Tree, path: str) -> Listing:
    """Read the migrations of one folder."""
    names = [name for name in tree.names(path) if _NAME.fullmatch(name) and not name.endswith(".d.ts")]
    return Listing(Kind.MIGRATION, path, in_line([_revision(tree, path, name) for name in names]))


def _revision(tree: Tree, folder: str, name: str) -> Revision:
    path = below(folder, name)
    stem = name.rpartition(".")[0]
    match = _NAME.fullmatch(name)
    try:
        text = _ASIDE.sub("", tree.text(path))
    except BrokenError:
        text = ""
    tool = "knex" if match and match[2] == "_" else "typeorm" if "MigrationInterface" in text else "sequelize"
    back = (bool(_DOWN.search(text)) and not _EMPTY.search(text)) if text else None
    return migration(name if tool == "knex" else stem, 0, "", tool, path, (), back, (stem, name))
