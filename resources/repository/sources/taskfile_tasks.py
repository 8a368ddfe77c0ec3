"""Tasks of a Taskfile, with those of what it includes: `docker:build`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from planning.commands.grounding.entries import Entry, Gap, Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence
from resources.repository.formats.included import included_path
from resources.repository.formats.shape import mapping, required_mapping, sequence, text
from resources.repository.formats.yaml_file import Lined, read_yaml
from resources.repository.source import Source
from resources.repository.tree import Tree

_FILES: Final = tuple(
    f"{name}{middle}.{ending}"
    for middle in ("", ".dist")
    for ending in ("yml", "yaml")
    for name in ("Taskfile", "taskfile")
)
_DEPTH: Final = 6
INTERNAL: Final = "internal"
"""The note of a task that only other tasks may call."""


@dataclass(slots=True)
class _Reading:
    """One Taskfile with all that it includes."""

    tree: Tree
    main: str
    entries: list[Entry] = field(default_factory=list[Entry])
    gaps: list[Gap] = field(default_factory=list[Gap])

    def file(self, path: str, spaces: tuple[str, ...] = ("",), depth: int = 0) -> None:
        """Read a file; `spaces` are the names that its tasks have before their own."""
        document = required_mapping(next(iter(read_yaml(self.tree, path)), None), "the file")
        source = "" if path == self.main else path
        tasks = document.get("tasks")
        for name, task in mapping(tasks).items():
            line = tasks.lines.get(name, 0) if isinstance(tasks, Lined) else 0
            self._task(name, task, line, source, spaces)
            for alias in _aliases(task):
                at = task.lines.get("aliases", line) if isinstance(task, Lined) else line
                self._task(alias, task, at, source, spaces)
        included = document.get("includes")
        for name, how in mapping(included).items():
            line = included.lines.get(name, 0) if isinstance(included, Lined) else 0
            self._include(name, how, f"{path}:{line}", path, spaces, depth)

    def _task(self, name: str, task: object, line: int, source: str, spaces: tuple[str, ...]) -> None:
        if "*" in name:
            why = f"{source or self.main}:{line}: a task for many names"
            self.gaps += (Gap(re.escape(space + name).replace(r"\*", ".*"), why) for space in spaces)
            return
        note = INTERNAL if text(mapping(task).get("internal")) == "true" else ""
        for space in spaces:
            self.entries.append(Entry(space + name, line, note, source))
            if name == "default" and space:
                self.entries.append(Entry(space.removesuffix(":"), line, note, source))

    def _include(self, name: str, how: object, place: str, path: str, spaces: tuple[str, ...], depth: int) -> None:
        file = self._found(text(how) or text(mapping(how).get("taskfile")), path.rpartition("/")[0])
        if file is None or depth > _DEPTH:
            start = "" if text(mapping(how).get("flatten")) == "true" else re.escape(name)
            why = f"{place}: what is included is not in the repository"
            self.gaps += (Gap(f"{re.escape(space)}{start}.*", why) for space in spaces)
            return
        names = (
            ("",)
            if text(mapping(how).get("flatten")) == "true"
            else (f"{name}:", *(f"{one}:" for one in _aliases(how)))
        )
        self.file(file, tuple(space + one for space in spaces for one in names), depth + 1)

    def _found(self, named: str, folder: str) -> str | None:
        path = included_path(folder, named) if named and "://" not in named else None
        if path is None:
            return None
        if self.tree.presence(path) is Presence.FOLDER:
            return next(iter(SOURCE.chosen(path, self.tree.names(path))), None)
        return path if self.tree.presence(path) is Presence.FILE else None


def _aliases(value: object) -> Iterator[str]:
    yield from (text(alias) for alias in sequence(mapping(value).get("aliases")))


def _read(tree: Tree, path: str) -> Listing:
    reading = _Reading(tree, path)
    reading.file(path)
    return Listing(Kind.TASKFILE_TASK, path, tuple(reading.entries), gaps=tuple(reading.gaps))


SOURCE = Source(Kind.TASKFILE_TASK, _FILES, _read)
