"""What Cargo may be asked for by name: aliases, binaries of a package, tasks of cargo-make."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.tables import entries_of
from resources.repository.formats.toml_file import line_of_key, read_toml, table
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


def _read_members(tree: Tree, path: str) -> Listing | None:
    """Name the packages of a workspace; open where a member cannot be told from its pattern."""
    document, folder = read_toml(tree, path), path.rpartition("/")[0]
    if "workspace" not in document:
        return None
    written = [text(one) for one in sequence(table(document, "workspace").get("members"))]
    places = ["", *(place for one in written for place in _expanded(tree, folder, one))]
    unknown = next((f"{path}: which packages {one} means" for one in written if not _is_plain(one)), "")
    entries = tuple(entry for place in places for entry in _package(tree, below(folder, place) if place else folder))
    return Listing(Kind.CARGO_MEMBER, path, entries, unknown)


def _is_plain(pattern: str) -> bool:
    """Whether a member is a folder, or all folders of one."""
    start = pattern.removesuffix("/*")
    return not any(sign in start for sign in "*?[") and ".." not in start.split("/")


def _expanded(tree: Tree, folder: str, pattern: str) -> Iterator[str]:
    start = pattern.rstrip("/").removeprefix("./")
    if start.endswith("/*"):
        start = start.removesuffix("/*")
        yield from (f"{start}/{name}" for name in tree.names(below(folder, start)))
    else:
        yield start


def _package(tree: Tree, folder: str) -> Iterator[Entry]:
    file = below(folder, "Cargo.toml")
    if tree.presence(file) is not Presence.FILE:
        return
    name = text(table(read_toml(tree, file), "package").get("name"))
    if name:
        yield Entry(name, line_of_key(tree.text(file), "package", "name"), source=file)


def _read_features(tree: Tree, path: str) -> Listing | None:
    document, source = read_toml(tree, path), tree.text(path)
    if "package" not in document:
        return None
    declared = entries_of(document, source, "features")
    optional = (
        Entry(name)
        for one in (document, *(mapping(system) for system in table(document, "target").values()))
        for name, value in table(one, "dependencies").items()
        if mapping(value).get("optional") is True
    )
    return Listing(Kind.CARGO_FEATURE, path, (Entry("default"), *declared, *optional))


def _read_tasks(tree: Tree, path: str) -> Listing:
    document = read_toml(tree, path)
    extended = "" if "extend" not in document else f"{path}: it extends another"
    return Listing(Kind.CARGO_MAKE_TASK, path, tuple(entries_of(document, tree.text(path), "tasks")), extended)


ALIASES = Source(Kind.CARGO_ALIAS, (".cargo",), _read_aliases)
BINARIES = Source(Kind.CARGO_BINARY, ("Cargo.toml",), _read_binaries)
PACKAGE = Source(Kind.CARGO_PACKAGE, ("Cargo.toml",), _read_package)
MEMBERS = Source(Kind.CARGO_MEMBER, ("Cargo.toml",), _read_members)
FEATURES = Source(Kind.CARGO_FEATURE, ("Cargo.toml",), _read_features)
TASKS = Source(Kind.CARGO_MAKE_TASK, ("Makefile.toml",), _read_tasks)
