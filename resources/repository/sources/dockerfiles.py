"""Dockerfiles and the stages that they name."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Dockerfile, Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.source import Source
from resources.repository.tree import Tree

_STAGE = re.compile(r"\s*FROM\s+.*?\sAS\s+(\S+)", re.IGNORECASE)


def _read(tree: Tree, path: str) -> Listing:
    stages = tuple(_stages(tree.text(path)))
    name = Dockerfile(path, note=", ".join(stage.name for stage in stages), stages=stages)
    return Listing(Kind.DOCKERFILE, path, (name,))


def _stages(content: str) -> Iterator[Entry]:
    for number, line in enumerate(content.splitlines(), 1):
        if match := _STAGE.match(line):
            yield Entry(match[1], number)


SOURCE = Source(
    Kind.DOCKERFILE, ("Dockerfile", "Containerfile", "Dockerfile.*", "*.Dockerfile", "*.dockerfile"), _read, many=True
)
