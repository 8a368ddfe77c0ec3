"""Environment variables that an application asks for: the examples of its .env file, and `env` of app.json."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.json_file import lines_of_keys, read_json
from resources.repository.formats.shape import mapping
from resources.repository.source import Source
from resources.repository.tree import Tree

_EXAMPLES = (
    ".env.example",
    ".env.sample",
    ".env.template",
    ".env.dist",
    ".env.*.example",
    ".env.example.*",
    "env.example",
)
_SET = re.compile(r"^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*=", re.MULTILINE)


def _read(tree: Tree, path: str) -> Listing | None:
    entries = tuple(_of_app(tree, path) if path.endswith("app.json") else _of_example(tree.text(path)))
    return Listing(Kind.ENVIRONMENT, path, entries) if entries else None


def _of_example(text: str) -> Iterator[Entry]:
    """Name what an example sets; its values are nobody's business."""
    for match in _SET.finditer(text):
        yield Entry(match[1], text.count("\n", 0, match.start(1)) + 1)


def _of_app(tree: Tree, path: str) -> Iterator[Entry]:
    asked = mapping(mapping(read_json(tree, path)).get("env"))
    lines = lines_of_keys(tree.text(path), "env", asked)
    for name in asked:
        yield Entry(name, lines.get(name, 0))


SOURCE = Source(Kind.ENVIRONMENT, (*_EXAMPLES, "app.json"), _read, many=True)
