"""Changes of Sqitch, in the order of sqitch.plan, with the scripts in deploy/ and revert/."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.sources.migrations.migration import migration
from resources.repository.sources.migrations.ordered import in_line
from resources.repository.tree import Tree, below

if TYPE_CHECKING:
    from planning.commands.grounding.revision import Revision

_CHANGE = re.compile(r"([^\s%@#\[][^\s\[]*)\s")
_TARGET = re.compile(r"^[ \t]*\[target[ \t]+\"([^\"]+)\"\]", re.MULTILINE)
_TAG = re.compile(r"@(\S+)\s")


def read(tree: Tree, path: str) -> Listing:
    """Read the plan; a change may be reworked under the same name, the last is meant."""
    folder = path.rpartition("/")[0]
    reverts = tree.names(below(folder, "revert"))
    found: dict[str, Revision] = {}
    tags: list[Revision] = []
    for number, line in enumerate(tree.text(path).splitlines(), 1):
        change, tag = _CHANGE.match(f"{line} "), _TAG.match(f"{line} ")
        if change:
            name = change[1]
            script = below(folder, f"deploy/{name}.sql")
            found[name] = migration(name, number, "", "sqitch", script, (), f"{name}.sql" in reverts)
        elif tag and found:
            last = found[list(found)[-1]]
            tags.append(replace(last, name=f"@{tag[1]}", line=number, before=(last.name,)))
    return Listing(Kind.MIGRATION, path, (*in_line(list(found.values())), *tags, *_targets(tree, folder)))


def _targets(tree: Tree, folder: str) -> Iterator[Entry]:
    """Give the databases that sqitch.conf names: `target prod`."""
    if "sqitch.conf" in tree.names(folder):
        for name in _TARGET.findall(tree.text(below(folder, "sqitch.conf"))):
            yield Entry(f"target {name}")
