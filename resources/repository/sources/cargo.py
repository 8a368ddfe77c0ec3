"""What Cargo may be asked for by name: aliases, binaries of a package, tasks of cargo-make."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.tables import entries_of
from resources.repository.formats.toml_file import read_toml, table
from resources.repository.source import Source
from resources.repository.tree import Tree, below


def _read_aliases(tree: Tree, path: str) -> Listing | None:
    for name in ("config.toml", "config"):
        file = below(path, name)
        if tree.presence(file) is Presence.FILE:
            return Listing(Kind.CARGO_ALIAS, file, tuple(entries_of(read_toml(tree, file), tree.text(file), "alias")))
    return None


def _read_binaries(tree: Tree, path: str) -> Listing | None:
    document, folder = read_toml(tree, path), path.rpartition("/")[0]
    if "package" not in document:
        return None
    return Listing(Kind.CARGO_BINARY, path, tuple(_binaries(tree, document, folder, tree.text(path))))


def _binaries(tree: Tree, document: object, folder: str, source: str) -> Iterator[Entry]:
    declared = sequence(mapping(document).get("bin"))
    for one in declared:
        name = text(mapping(one).get("name"))
        line = next((at for at, row in enumerate(source.splitlines(), 1) if f'"{name}"' in row and "name" in row), 0)
        yield Entry(name, line)
    main = below(folder, "src/main.rs")
    # A binary that is declared for this file takes the place of the one that has the package's name.
    is_free = all(text(mapping(one).get("path")) != "src/main.rs" for one in declared)
    if is_free and tree.presence(main) is Presence.FILE:
        yield Entry(text(table(mapping(document), "package").get("name")), source=main)
    place = below(folder, "src/bin")
    for name in tree.names(place) if tree.presence(place) is Presence.FOLDER else ():
        yield Entry(name.removesuffix(".rs"), source=below(place, name))


def _read_package(tree: Tree, path: str) -> Listing | None:
    name = text(table(read_toml(tree, path), "package").get("name"))
    return Listing(Kind.CARGO_PACKAGE, path, (Entry(name),)) if name else None


def _read_tasks(tree: Tree, path: str) -> Listing:
    document = read_toml(tree, path)
    extended = "" if "extend" not in document else f"{path}: it extends another"
    return Listing(Kind.CARGO_MAKE_TASK, path, tuple(entries_of(document, tree.text(path), "tasks")), extended)


ALIASES = Source(Kind.CARGO_ALIAS, (".cargo",), _read_aliases)
BINARIES = Source(Kind.CARGO_BINARY, ("Cargo.toml",), _read_binaries)
PACKAGE = Source(Kind.CARGO_PACKAGE, ("Cargo.toml",), _read_package)
TASKS = Source(Kind.CARGO_MAKE_TASK, ("Makefile.toml",), _read_tasks)
