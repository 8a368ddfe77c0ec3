"""Migrations of Flyway: `V1_2__name.sql`, its undo `U1_2__name.sql`, and `R__name.sql`, which runs again when it changes."""

import re

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.sources.migrations.migration import migration
from resources.repository.sources.migrations.ordered import in_line
from resources.repository.tree import Tree, below

_NAME = re.compile(r"([VUBR])([\d._]*)__(.+)\.(?:sql|java|kt|py)")


def holds(folder: str, names: tuple[str, ...]) -> bool:
    """Whether a folder is one of Flyway's."""
    del folder
    return any((found := _NAME.fullmatch(name)) is not None and found[1] in "VR" for name in names)


def read(tree: Tree, path: str) -> Listing:
    """Read the migrations of one location, and of the folders below it."""
    found = [(place, match) for place in _places(tree, path) if (match := _NAME.fullmatch(place.rpartition("/")[2]))]
    undone = {_version(match) for _, match in found if match[1] == "U"}
    versions = [
        migration(_version(match), 0, match[3], "flyway", place, (), _version(match) in undone, (_stem(place),))
        for place, match in sorted(found, key=lambda one: _order(_version(one[1])))
        if match[1] == "V"
    ]
    again = [
        migration(_stem(place), 0, match[3], "flyway", place, (), None) for place, match in found if match[1] == "R"
    ]
    return Listing(Kind.MIGRATION, path, (*in_line(versions), *again))


def _places(tree: Tree, folder: str) -> list[str]:
    names, folders = tree.listed(folder)
    return [below(folder, name) for name in names] + [place for inner in folders for place in _places(tree, inner)]


def _version(match: re.Match[str]) -> str:
    return match[2].replace("_", ".")


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part)


def _stem(place: str) -> str:
    return place.rpartition("/")[2].rpartition(".")[0]
