"""Tasks of mise: of its TOML files, and the files of its task folders, `db/migrate` as `db:migrate`."""

from collections.abc import Iterator, Mapping
from typing import Final

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence
from resources.repository.formats.included import included_path
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.tables import runs
from resources.repository.formats.toml_file import line_of_key, read_toml, table
from resources.repository.source import Source
from resources.repository.tree import Tree, below

_CONFIGS: Final = (
    "mise.toml", ".mise.toml", "mise/config.toml", ".mise/config.toml", ".config/mise.toml", ".config/mise/config.toml",
)  # fmt: skip
_FOLDERS: Final = ("mise-tasks", ".mise-tasks", "mise/tasks", ".mise/tasks", ".config/mise/tasks")
_DEPTH: Final = 3


def _read(tree: Tree, path: str) -> Listing | None:
    folder = path.rpartition("/")[0]
    entries: list[Entry] = []
    reason, included, main = "", list(_FOLDERS), ""
    for config in (below(folder, name) for name in _CONFIGS):
        if tree.presence(config) is Presence.FILE:
            main = main or config
            document = read_toml(tree, config)
            entries += _tasks(document, tree.text(config), config, "tasks")
            included += [text(one) for one in sequence(table(document, "task_config").get("includes"))]
    for name in dict.fromkeys(included):
        place = included_path(folder, name)
        presence = tree.presence(place) if place else Presence.UNKNOWN
        if place and presence is Presence.FOLDER:
            entries += _files(tree, place, "", _DEPTH)
        elif place and presence is Presence.FILE and name.endswith(".toml"):
            entries += _tasks(read_toml(tree, place), tree.text(place), place, "")
        elif name not in _FOLDERS:
            reason = f"{main}: {name} is included and is not in the repository"
    if not entries and not main:
        return None
    return Listing(Kind.MISE_TASK, main or path, tuple(entries), reason)


def _tasks(document: Mapping[str, object], source: str, path: str, header: str) -> Iterator[Entry]:
    for name, value in (table(document, header) if header else document).items():
        line = line_of_key(source, header, name) or _own_header(source, name)
        aliases = mapping(value).get("alias", mapping(value).get("aliases"))
        for called in (name, *(text(one) for one in sequence(aliases) or [aliases] if text(one))):
            yield Entry(called, line, runs(value), path)


def _own_header(source: str, name: str) -> int:
    heads = {f"[{name}]", f'["{name}"]'}
    return next((number for number, line in enumerate(source.splitlines(), 1) if line.strip() in heads), 0)


def _files(tree: Tree, folder: str, start: str, depth: int) -> Iterator[Entry]:
    names, folders = tree.listed(folder)
    inner = {path.rpartition("/")[2] for path in folders}
    for name in names:
        if name in inner and depth:
            yield from _files(tree, below(folder, name), f"{start}{name}:", depth - 1)
        elif name not in inner and not name.startswith("."):
            plain = name.partition(".")[0]
            called = start.removesuffix(":") if plain == "_default" else start + plain
            for one in dict.fromkeys((called, start + name)):
                yield Entry(one, source=below(folder, name))


SOURCE = Source(
    Kind.MISE_TASK,
    ("mise.toml", ".mise.toml", "mise-tasks", ".mise-tasks", "mise", ".mise", ".config"),
    _read,
    many=True,
)
