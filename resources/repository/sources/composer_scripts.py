"""Scripts of composer.json."""

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.json_file import lines_of_keys, read_json
from resources.repository.formats.shape import required_mapping, text
from resources.repository.source import Source
from resources.repository.tree import Tree


def _read(tree: Tree, path: str) -> Listing:
    document = required_mapping(read_json(tree, path), "the file")
    named = required_mapping(document.get("scripts", {}), "scripts")
    lines = lines_of_keys(tree.text(path), "scripts", named)
    entries = tuple(Entry(name, lines.get(name, 0), text(command)) for name, command in named.items())
    return Listing(Kind.COMPOSER_SCRIPT, path, entries)


SOURCE = Source(Kind.COMPOSER_SCRIPT, ("composer.json",), _read)
