"""Migrations of Rails: `db/migrate/20260101000000_add_key.rb`."""

import re

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.revision import Revision
from resources.repository.sources.migrations.migration import migration
from resources.repository.sources.migrations.ordered import in_line
from resources.repository.tree import BrokenError, Tree, below

_NAME = re.compile(r"(\d{3,14})_(\w+)\.rb")
_METHOD = re.compile(r"^[ \t]*def[ \t]+(?:self\.)?(up|down|change)\b", re.MULTILINE)
_ONE_WAY = re.compile(r"^[ \t]*(?:execute|change_column|update|delete|raise)\b", re.MULTILINE)
_DROP = re.compile(r"^[ \t]*(?:remove_column|drop_table|remove_columns)\b([^\n#]*)", re.MULTILINE)


def holds(folder: str, names: tuple[str, ...]) -> bool:
    """Whether a folder is one of Rails'."""
    return folder.endswith("migrate") and any(_NAME.fullmatch(name) for name in names)


def read(tree: Tree, path: str) -> Listing:
    """Read the migrations of one database."""
    named = [match for name in tree.names(path) if (match := _NAME.fullmatch(name))]
    revisions = [_revision(tree, path, match) for match in sorted(named, key=lambda match: int(match[1]))]
    return Listing(Kind.MIGRATION, path, in_line(revisions))


def _revision(tree: Tree, folder: str, match: re.Match[str]) -> Revision:
    path = below(folder, match[0])
    try:
        back = _way_back(tree.text(path))
    except BrokenError:
        back = None
    return migration(match[1], 0, match[2], "rails", path, (), back, (f"{match[1]}_{match[2]}", match[2]))


def _way_back(text: str) -> bool | None:
    """Whether Rails can take it back; None where it depends on more than is plain to see."""
    parts = _METHOD.split(text)
    bodies = dict(zip(parts[1::2], parts[2::2], strict=True))
    if "change" in bodies:
        body = bodies["change"]
        if "reversible" in body or "up_only" in body or "revert" in body:
            return None
        drops = [drop for drop in _DROP.findall(body) if drop.count(",") < 2 and " do" not in drop]
        return None if _ONE_WAY.search(body) or drops else True
    if "IrreversibleMigration" in bodies.get("down", ""):
        return False
    down = re.sub(r"#[^\n]*|\bend\b|\s", "", bodies.get("down", ""))
    return bool(down) if "up" in bodies else None
