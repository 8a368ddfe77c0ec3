"""Fly.io: the application and its processes."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Entry
from resources.repository.formats.shape import text
from resources.repository.formats.toml_file import line_of_key, read_toml, table
from resources.repository.platforms.lines import line_of
from resources.repository.tree import Tree


def fly(tree: Tree, path: str) -> Iterator[Entry]:
    """Name the application (`app`) and its processes (`process`); without any there is one called app."""
    document, said = read_toml(tree, path), tree.text(path)
    app = text(document.get("app"))
    if app:
        yield Entry(app, line_of(said, rf"^[ \t]*app\s*=\s*[\"']{re.escape(app)}"), "app")
    for name in table(document, "processes") or ("app",):
        yield Entry(name, line_of_key(said, "processes", name), "process")
