"""Tasks of deno.json."""

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.json_file import lines_of_keys, plain_json, read_jsonc
from resources.repository.formats.shape import mapping, required_mapping, text
from resources.repository.source import Source
from resources.repository.tree import Tree


def _read(tree: Tree, path: str) -> Listing:
    tasks = mapping(required_mapping(read_jsonc(tree, path), "the file").get("tasks"))
    lines = lines_of_keys(plain_json(tree.text(path)), "tasks", tasks)
    entries = tuple(Entry(name, lines.get(name, 0), text(value)) for name, value in tasks.items())
    return Listing(Kind.DENO_TASK, path, entries)


SOURCE = Source(Kind.DENO_TASK, ("deno.json", "deno.jsonc"), _read)
