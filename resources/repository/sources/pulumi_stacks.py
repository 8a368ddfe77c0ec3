"""Stacks of a Pulumi project, as far as they have settings in a file."""

import re

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.source import Source
from resources.repository.tree import Tree, below

_STACK = re.compile(r"Pulumi\.([\w.-]+)\.ya?ml")
_ELSEWHERE = re.compile(r"^(stackConfigDir|config)\s*:[ \t]*\S", re.MULTILINE)


def _read(tree: Tree, path: str) -> Listing:
    folder = path.rpartition("/")[0]
    why = f"{path} keeps the settings of stacks elsewhere" if _ELSEWHERE.search(tree.text(path)) else ""
    found = [(match[1], name) for name in tree.names(folder) if (match := _STACK.fullmatch(name))]
    return Listing(Kind.PULUMI_STACK, path, tuple(Entry(name, source=below(folder, file)) for name, file in found), why)


SOURCE = Source(Kind.PULUMI_STACK, ("Pulumi.yaml", "Pulumi.yml"), _read)
