"""Commands that a Laravel application adds to artisan: classes of app/Console/Commands, closures of routes/console.php."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence
from resources.repository.source import Source
from resources.repository.tree import BrokenError, Tree, below

_MOST: Final = 300
_NAME: Final = re.compile(
    r"""(?:\$signature\s*=|\$name\s*=|AsCommand\(\s*(?:name:)?|Artisan::command\()\s*['"]\s*([\w.:-]+)"""
)


def _read(tree: Tree, path: str) -> Listing:
    folder = path.rpartition("/")[0]
    files = [*_files(tree, below(folder, "app/Console/Commands")), below(folder, "routes/console.php")]
    return Listing(Kind.ARTISAN_COMMAND, path, tuple(entry for file in files for entry in _commands(tree, file)))


def _files(tree: Tree, folder: str) -> Iterator[str]:
    names, folders = tree.listed(folder)
    for place, inside in ((folder, names), *((one, tree.names(one)) for one in folders)):
        yield from islice((below(place, name) for name in inside if name.endswith(".php")), _MOST)


def _commands(tree: Tree, file: str) -> Iterator[Entry]:
    if tree.presence(file) is not Presence.FILE:
        return
    try:
        text = tree.text(file)
    except BrokenError:
        return
    for match in _NAME.finditer(text):
        yield Entry(match[1], text.count("\n", 0, match.start(1)) + 1, source=file)


SOURCE = Source(Kind.ARTISAN_COMMAND, ("artisan",), _read)
