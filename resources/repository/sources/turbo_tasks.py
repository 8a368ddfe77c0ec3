"""Tasks of turbo.json, in the words of its first and its second version."""

import re

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.json_file import lines_of_keys, plain_json, read_jsonc
from resources.repository.formats.shape import mapping, required_mapping
from resources.repository.source import Source
from resources.repository.tree import Tree


def _read(tree: Tree, path: str) -> Listing:
    document = required_mapping(read_jsonc(tree, path), "the file")
    key = "tasks" if "tasks" in document else "pipeline"
    tasks = mapping(document.get(key))
    lines = lines_of_keys(plain_json(tree.text(path)), key, tasks)
    entries = [Entry(re.sub(r"^.*#", "", name), lines.get(name, 0)) for name in tasks]
    return Listing(Kind.TURBO_TASK, path, tuple(entries))


SOURCE = Source(Kind.TURBO_TASK, ("turbo.json", "turbo.jsonc"), _read)
