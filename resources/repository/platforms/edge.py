"""Cloudflare, Vercel and Netlify."""

import re
from collections.abc import Iterator, Mapping

from planning.commands.grounding.entries import Entry
from resources.repository.formats.json_file import read_json, read_jsonc
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.toml_file import read_toml, table
from resources.repository.platforms.lines import line_of
from resources.repository.tree import Tree, below


def wrangler(tree: Tree, path: str) -> Iterator[Entry]:
    """Name the worker (`app`), its environments and its databases."""
    document, said = _worker(tree, path), tree.text(path)
    if text(document.get("name")):
        yield Entry(text(document.get("name")), line_of(said, r'^[ \t]*"?name"?\s*[=:]'), "app")
    environments = mapping(document.get("env"))
    for name in environments:
        quoted = re.escape(name)
        yield Entry(name, line_of(said, rf'^[ \t]*\[+env\."?{quoted}"?[\].]|^[ \t]*"{quoted}"\s*:'), "environment")
    for place in (document, *map(mapping, environments.values())):
        for database in map(mapping, sequence(place.get("d1_databases"))):
            name, binding = text(database.get("database_name")), text(database.get("binding"))
            yield Entry(name, line_of(said, rf'"?database_name"?\s*[=:]\s*"{re.escape(name)}"'), "database")
            yield Entry(binding, line_of(said, rf'"?binding"?\s*[=:]\s*"{re.escape(binding)}"'), "database")


def _worker(tree: Tree, path: str) -> Mapping[str, object]:
    if path.endswith(".toml"):
        return read_toml(tree, path)
    return mapping(read_jsonc(tree, path))


def vercel(tree: Tree, path: str) -> Iterator[Entry]:
    """Name the project, where its file says it."""
    name = text(mapping(read_json(tree, path)).get("name"))
    if name:
        yield Entry(name, line_of(tree.text(path), r'"name"\s*:'), "app")


def netlify(tree: Tree, path: str) -> Iterator[Entry]:
    """Name the contexts and the functions."""
    document, said = read_toml(tree, path), tree.text(path)
    for name in table(document, "context"):
        yield Entry(name, line_of(said, rf'^[ \t]*\[+context\."?{re.escape(name)}"?[\].]'), "context")
    given = text(table(document, "build").get("functions")) or text(table(document, "functions").get("directory"))
    folder = below(path.rpartition("/")[0], (given or "netlify/functions").strip("/"))
    for name in tree.names(folder):
        yield Entry(name.partition(".")[0], 0, "function", below(folder, name))
