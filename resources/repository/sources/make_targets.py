"""Targets of a Makefile and of what it includes, read as text: `$(shell ...)` is never run."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Entry, Kind, Listing, Task
from resources.repository.formats.make_variables import variables_of
from resources.repository.source import Source
from resources.repository.tree import Tree

_RULE = re.compile(r"^([^\s#:=][^#:=]*?)\s*:(?![:=])")


def _read(tree: Tree, path: str) -> Listing:
    return Listing(Kind.MAKE_TARGET, path, tuple(_targets(tree.text(path))))


def _targets(text: str) -> Iterator[Entry]:
    variables = variables_of(text)
    for number, line in enumerate(text.splitlines(), 1):
        rule = _RULE.match(line)
        if rule and not rule[1].startswith("."):
            yield from (Task(name, number, variables=variables.get(name, ())) for name in rule[1].split())


SOURCE = Source(Kind.MAKE_TARGET, ("GNUmakefile", "makefile", "Makefile"), _read)
