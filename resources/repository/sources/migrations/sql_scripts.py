"""Migrations that are numbered SQL files: of golang-migrate, goose, dbmate, or of no tool that shows itself."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.revision import Revision
from planning.migrations.sql_words import read_statements
from resources.repository.sources.migrations.migration import migration
from resources.repository.sources.migrations.ordered import in_line
from resources.repository.tree import BrokenError, Tree, below

_KEPT_IN = frozenset({"migrations", "migration", "migrate"})
_NUMBERED = re.compile(r"[vV]?(\d+)(?:[_.-].*)?\.(?:sql|go)")
_UP = re.compile(r"(\d+)_(.*)\.up\.(\w+)")
_BACK = re.compile(r"[._-](?:down|rollback|undo|revert)\.sql$|^(?:down|rollback|undo)[._-]", re.IGNORECASE)
_GOOSE = re.compile(r"^[ \t]*--[ \t]*\+goose[ \t]+Up\b", re.IGNORECASE | re.MULTILINE)
_DBMATE = re.compile(r"^[ \t]*--[ \t]*migrate:up\b", re.MULTILINE)
_DOWN = re.compile(r"^[ \t]*--[ \t]*(?:\+goose[ \t]+Down|migrate:down)\b", re.IGNORECASE | re.MULTILINE)


def holds(folder: str, names: tuple[str, ...]) -> bool:
    """Whether a folder may hold scripts that run in order."""
    if folder.rpartition("/")[2] in _KEPT_IN and any(name.endswith(".sql") for name in names):
        return True
    return any(_UP.fullmatch(name) or (_NUMBERED.fullmatch(name) and name.endswith(".sql")) for name in names)


def read(tree: Tree, path: str) -> Listing | None:
    """Read the scripts of a folder; None for SQL that nothing says is run in order."""
    names = tree.names(path)
    if any(_UP.fullmatch(name) for name in names):
        return Listing(Kind.MIGRATION, path, in_line(list(_pairs(path, names))))
    scripts = [name for name in names if name.endswith(".sql")]
    tool = _tool(tree, [below(path, name) for name in scripts])
    if not tool and path.rpartition("/")[2] not in _KEPT_IN:
        return None
    if tool == "goose":
        scripts += [name for name in names if _NUMBERED.fullmatch(name) and name.endswith(".go")]
    revisions = [
        _script(tree, below(path, name), tool) for name in sorted(scripts, key=_order) if not _BACK.search(name)
    ]
    return Listing(Kind.MIGRATION, path, in_line(revisions))


def _pairs(path: str, names: tuple[str, ...]) -> Iterator[Revision]:
    """Give what golang-migrate runs: `000042_add_key.up.sql`, and back by `000042_add_key.down.sql`."""
    for name in sorted(names, key=_order):
        match = _UP.fullmatch(name)
        if match:
            stem = f"{match[1]}_{match[2]}"
            back = f"{stem}.down.{match[3]}" in names
            yield migration(match[1], 0, match[2], "migrate", below(path, name), (), back, (_plain(match[1]), stem))


def _tool(tree: Tree, paths: list[str]) -> str:
    for path in paths[:3]:
        text = _text(tree, path)
        if _GOOSE.search(text):
            return "goose"
        if _DBMATE.search(text):
            return "dbmate"
    return ""


def _script(tree: Tree, path: str, tool: str) -> Revision:
    name = path.rpartition("/")[2]
    stem = name.rpartition(".")[0]
    number = _NUMBERED.fullmatch(name)
    version = number[1] if number else ""
    aliases = tuple(dict.fromkeys(one for one in (version, _plain(version), stem) if one))
    if not tool:
        return migration(stem, 0, "", "sql", path, (), None, aliases)
    back = None if name.endswith(".go") else _leads_back(_text(tree, path))
    return migration(version or stem, 0, "", tool, path, (), back, aliases)


def _leads_back(text: str) -> bool:
    down = _DOWN.search(text)
    return bool(down and tuple(read_statements(text[down.end() :])))


def _text(tree: Tree, path: str) -> str:
    try:
        return tree.text(path)
    except BrokenError:
        return ""


def _order(name: str) -> tuple[int, str]:
    number = re.match(r"[vV]?(\d+)", name)
    return (int(number[1]) if number else 0), name


def _plain(number: str) -> str:
    return number.lstrip("0") or number
