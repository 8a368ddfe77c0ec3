"""Processes of a Procfile."""

import re

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.source import Source
from resources.repository.tree import Tree

_PROCESS = re.compile(r"^([A-Za-z0-9_-]+)\s*:\s*(.*)$")


def _read(tree: Tree, path: str) -> Listing:
    lines = enumerate(tree.text(path).replace("\r", "").split("\n"), 1)
    found = ((number, _PROCESS.match(line)) for number, line in lines)
    return Listing(Kind.PROCESS, path, tuple(Entry(one[1], number, one[2].strip()) for number, one in found if one))


SOURCE = Source(Kind.PROCESS, ("Procfile",), _read)
