"""Modules of a pom.xml, those of its profiles among them."""

import re

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.source import Source
from resources.repository.tree import Tree

_COMMENT = re.compile(r"<!--(?:.*?-->|.*)", re.DOTALL)
_MODULE = re.compile(r"<(?:module|subproject)>\s*([^<]+?)\s*</")


def _read(tree: Tree, path: str) -> Listing | None:
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), tree.text(path))
    found = [Entry(match[1].strip("/"), text.count("\n", 0, match.start(1)) + 1) for match in _MODULE.finditer(text)]
    computed = next((f"{path}:{one.line}: a module that is computed" for one in found if "${" in one.name), "")
    return Listing(Kind.MAVEN_MODULE, path, tuple(found), computed) if found else None


SOURCE = Source(Kind.MAVEN_MODULE, ("pom.xml",), _read)
