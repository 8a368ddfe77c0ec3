"""The servers of ours that the files of a host name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath
from typing import cast

from server.hosts.config_file import read_config
from server.hosts.editing.edited import found
from server.hosts.host import Host, Place
from server.hosts.machine import Machine
from server.version import NAME

Entry = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Configured:
    """One server in a host's file."""

    path: Path
    name: str
    entry: Entry
    shared: bool
    """Whether the file belongs to the project: others may have written it."""

    @property
    def words(self) -> tuple[str, ...]:
        """The command and its arguments, as they are written."""
        return words_of(self.entry)

    @property
    def environ(self) -> dict[str, str]:
        """The variables that the entry sets, as they are written."""
        held = self.entry.get("env")
        return {str(key): str(value) for key, value in _table(held).items()}


def words_of(entry: Entry) -> tuple[str, ...]:
    """Give the command of an entry and its arguments."""
    return (str(entry.get("command", "")), *_texts(entry.get("args")))


def configured(host: Host, machine: Machine, root: Path | None) -> list[Configured]:
    """Find our servers, the file of `install` first; raises BrokenFileError where that one cannot be read."""
    places = list(host.elsewhere(machine, root))
    if root or not host.shared:
        places.insert(0, host.place(machine, root or machine.home))
    return [one for place in places for one in _ours(place, host, root)]


def _ours(place: Place, host: Host, root: Path | None) -> Iterator[Configured]:
    held = found(read_config(place.path), place.path.suffix, host.dialect)
    for key in place.keys:
        held = _table(held).get(key)
    shared = root is not None and place.path.is_relative_to(root)
    for name, value in _table(held).items():
        entry = _table(value)
        if name == NAME or _starts_ours(entry):
            yield Configured(place.path, name, entry, shared)


def _starts_ours(entry: Entry) -> bool:
    return NAME in {stem for word in words_of(entry) for stem in (PurePath(word).stem, PureWindowsPath(word).stem)}


def _table(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else {}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, cast("list[object]", value))) if isinstance(value, list) else ()
