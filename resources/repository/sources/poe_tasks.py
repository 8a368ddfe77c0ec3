"""Tasks of poethepoet: those of pyproject.toml or poe_tasks.*, and of what these include."""

from collections.abc import Iterator, Mapping

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence
from resources.repository.formats.included import included_path
from resources.repository.formats.json_file import read_json
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.tables import entries_of, runs
from resources.repository.formats.toml_file import read_toml, table
from resources.repository.formats.yaml_file import Lined, read_yaml
from resources.repository.source import Source
from resources.repository.tree import Tree


def _read(tree: Tree, path: str) -> Listing | None:
    settings, entries = _parts(tree, path)
    if not settings:
        return None
    reason = "include_script makes tasks" if "include_script" in settings else ""
    for included in _included(settings.get("include")):
        file = included_path(path.rpartition("/")[0], included)
        if file is None or tree.presence(file) is not Presence.FILE:
            reason = reason or f"{included} is included and is not in the repository"
            continue
        entries += (Entry(one.name, one.line, one.note, file) for one in _parts(tree, file)[1])
    return Listing(Kind.POE_TASK, path, tuple(entries), f"{path}: {reason}" if reason else "")


def _parts(tree: Tree, path: str) -> tuple[Mapping[str, object], list[Entry]]:
    """Give the settings of poe in a file, and its tasks."""
    if path.endswith(".toml"):
        document, source = read_toml(tree, path), tree.text(path)
        own = table(document, "tool", "poe")
        names = ("tool", "poe", "tasks") if own else ("tasks",)
        groups = table(document, *names[:-1], "groups")
        found = [*entries_of(document, source, *names)]
        for group in groups:
            found += entries_of(document, source, *names[:-1], "groups", group, "tasks")
        return own or ({} if path.endswith("pyproject.toml") else document), found
    document = mapping(read_json(tree, path) if path.endswith(".json") else next(iter(read_yaml(tree, path)), None))
    settings = table(document, "tool", "poe") or document
    return settings, [*_tasks(settings.get("tasks"))]


def _tasks(tasks: object) -> Iterator[Entry]:
    lines = tasks.lines if isinstance(tasks, Lined) else {}
    for name, value in mapping(tasks).items():
        yield Entry(name, lines.get(name, 0), runs(value))


def _included(value: object) -> Iterator[str]:
    for one in sequence(value) or [value]:
        path = text(one) or text(mapping(one).get("path"))
        if path:
            yield path


SOURCE = Source(
    Kind.POE_TASK, ("pyproject.toml", "poe_tasks.toml", "poe_tasks.yaml", "poe_tasks.json"), _read, many=True
)
