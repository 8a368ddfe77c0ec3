"""Scripts of package.json, which npm, pnpm, yarn and bun run."""

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.json_file import lines_of_keys, read_json
from resources.repository.formats.shape import required_mapping
from resources.repository.source import Source
from resources.repository.tree import Tree


def _read(tree: Tree, path: str) -> Listing:
    document = required_mapping(read_json(tree, path), "the file")
    scripts = required_mapping(document.get("scripts", {}), "scripts")
    lines = lines_of_keys(tree.text(path), "scripts", scripts)
    entries = tuple(Entry(name, lines.get(name, 0), str(command)) for name, command in scripts.items())
    return Listing(Kind.NPM_SCRIPT, path, entries)


SOURCE = Source(Kind.NPM_SCRIPT, ("package.json",), _read)
