"""What package.json says besides its scripts: the package's name, what it depends on, the programs it offers."""

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.json_file import lines_of_keys, read_json
from resources.repository.formats.shape import mapping, required_mapping, text
from resources.repository.source import Source
from resources.repository.tree import Tree

_DEPENDENCIES = ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies")


def _read_name(tree: Tree, path: str) -> Listing:
    name = text(required_mapping(read_json(tree, path), "the file").get("name", ""))
    return Listing(Kind.NPM_PACKAGE, path, (Entry(name),) if name else ())


def _read_dependencies(tree: Tree, path: str) -> Listing:
    document = required_mapping(read_json(tree, path), "the file")
    names = dict.fromkeys(name for key in _DEPENDENCIES for name in mapping(document.get(key)))
    return Listing(Kind.NPM_DEPENDENCY, path, tuple(Entry(name) for name in names))


def _read_binaries(tree: Tree, path: str) -> Listing | None:
    document = required_mapping(read_json(tree, path), "the file")
    offered = document.get("bin")
    if isinstance(offered, str):
        offered = {text(document.get("name")).rpartition("/")[2]: offered}
    binaries = {name: text(file) for name, file in mapping(offered).items() if name}
    lines = lines_of_keys(tree.text(path), "bin", binaries)
    entries = tuple(Entry(name, lines.get(name, 0), file) for name, file in binaries.items())
    return Listing(Kind.NPM_BINARY, path, entries) if entries else None


NAME = Source(Kind.NPM_PACKAGE, ("package.json",), _read_name)
DEPENDENCIES = Source(Kind.NPM_DEPENDENCY, ("package.json",), _read_dependencies)
BINARIES = Source(Kind.NPM_BINARY, ("package.json",), _read_binaries)
