"""Workspaces of npm, yarn, bun and pnpm: their folders, and the packages in them by name."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence
from resources.repository.formats.json_file import read_json
from resources.repository.formats.shape import mapping, required_mapping, sequence, text
from resources.repository.formats.yaml_file import read_yaml
from resources.repository.source import Source
from resources.repository.tree import BrokenError, Tree, below

_DEPTH = 4
_CHOICES = 5
"""Braces of a pattern that are read: each multiplies what it means."""


def _read_folders(tree: Tree, path: str) -> Listing | None:
    patterns = _patterns(tree, path)
    if not patterns:
        return None
    root = path.rpartition("/")[0]
    left_out = [pattern[1:].strip("./") for pattern in patterns if pattern.startswith("!")]
    found = dict.fromkeys(
        folder for pattern in patterns if not pattern.startswith("!") for folder in _folders(tree, root, pattern)
    )
    entries = tuple(Entry(folder) for folder in found if not any(fnmatchcase(folder, out) for out in left_out))
    return Listing(Kind.NPM_MEMBER, path, entries)


def _read_names(tree: Tree, path: str) -> Listing | None:
    folders = _read_folders(tree, path)
    if folders is None:
        return None
    entries: list[Entry] = []
    for folder in folders.entries:
        package = f"{folder.name}/package.json"
        try:
            name = text(required_mapping(read_json(tree, package), "the file").get("name", ""))
        except BrokenError as error:
            place = f"{package}:{error.line}" if error.line else package
            why = f"{package} cannot be read"
            return Listing(Kind.NPM_WORKSPACE, path, tuple(entries), why, f"{place}: {error.reason}")
        entries.append(Entry(name or folder.name.rpartition("/")[2], note=folder.name, source=package))
    return Listing(Kind.NPM_WORKSPACE, path, tuple(entries))


def _patterns(tree: Tree, path: str) -> list[str]:
    if path.endswith(".yaml"):
        named = sequence(mapping(next(iter(read_yaml(tree, path)), None)).get("packages"))
    else:
        declared = required_mapping(read_json(tree, path), "the file").get("workspaces")
        named = sequence(mapping(declared).get("packages")) or sequence(declared)
    return [text(pattern) for pattern in named if text(pattern)]


def _folders(tree: Tree, root: str, pattern: str) -> Iterator[str]:
    """Give the folders with a package.json that a pattern means: `packages/*`, `apps/**`, `web`."""
    below_root = [root] if root else [""]
    if pattern.count("{") > _CHOICES:
        return
    for part in re.sub(r"/package\.json$", "", pattern).split("/"):
        if part in {"", "."}:
            continue
        below_root = list(dict.fromkeys(child for folder in below_root for child in _step(tree, folder, part)))
    for folder in below_root:
        if folder and tree.presence(f"{folder}/package.json") is Presence.FILE:
            yield folder


def _step(tree: Tree, folder: str, part: str) -> Iterator[str]:
    if part == "**":
        yield from _deep(tree, folder, _DEPTH)
    elif any(sign in part for sign in "*?[{"):
        yield from (one for one in tree.listed(folder)[1] if _fits(one.rpartition("/")[2], part))
    else:
        yield below(folder, part)


def _fits(name: str, part: str) -> bool:
    choice = re.search(r"\{([^{}]*)\}", part)
    if choice is None:
        return fnmatchcase(name, part)
    return any(_fits(name, part[: choice.start()] + one + part[choice.end() :]) for one in choice[1].split(","))


def _deep(tree: Tree, folder: str, depth: int) -> Iterator[str]:
    yield folder
    for child in tree.listed(folder)[1] if depth else ():
        yield from _deep(tree, child, depth - 1)


_FILES = ("pnpm-workspace.yaml", "package.json")
FOLDERS = Source(Kind.NPM_MEMBER, _FILES, _read_folders, many=True)
NAMES = Source(Kind.NPM_WORKSPACE, _FILES, _read_names, many=True)
