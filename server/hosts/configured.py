"""The servers of ours that the files of a host name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath
from typing import cast

from server.hosts.config_file import read_config
from server.hosts.editing.broken import BrokenFileError
from server.hosts.editing.edited import found
from server.hosts.editing.json_file import Number
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

    @property
    def ours(self) -> bool:
        """Whether the words start this product, whatever the entry is named."""
        return _starts_ours(self.entry)

    @property
    def address(self) -> str:
        """The transport, where the entry is a server at an address; else empty."""
        told = self.entry.get("type")
        remote = any(isinstance(self.entry.get(key), str) for key in ("url", "httpUrl", "serverUrl"))
        return (told if isinstance(told, str) else "http") if remote and "command" not in self.entry else ""

    @property
    def misfit(self) -> str:
        """Say which field no host takes as it is written; empty where all are fit."""
        if not _is_text(self.entry.get("command", "")):
            return "`command` is no text"
        if not _all_texts(self.entry.get("args", [])):
            return '`args` is no list of texts: write `["--root", "/path"]`, not `"--root /path"`'
        held = self.entry.get("env", {})
        fit = isinstance(held, Mapping) and _all_texts(list(cast("Entry", held).values()))
        return "" if fit else '`env` is no table of texts: write `{"NAME": "value"}`'


@dataclass(frozen=True, slots=True)
class Unread:
    """A place that cannot be read, and why."""

    path: Path
    reason: str


def words_of(entry: Entry) -> tuple[str, ...]:
    """Give the command of an entry and its arguments."""
    return (str(entry.get("command", "")), *_texts(entry.get("args")))


def configured(host: Host, machine: Machine, root: Path | None) -> list[Configured | Unread]:
    """Find our servers, the file of `install` first; a file that cannot be read hides no other."""
    places = list(host.elsewhere(machine, root))
    if root or not host.shared:
        places.insert(0, host.place(machine, root or machine.home))
    seen = [one for place in places for one in _of_place(place, host, root)]
    return [one for number, one in enumerate(seen) if one not in seen[:number]]


def _of_place(place: Place, host: Host, root: Path | None) -> list[Configured | Unread]:
    try:
        return list(_ours(place, host, root))
    except BrokenFileError as error:
        return [Unread(place.path, f"{error}" + (f" (line {error.line})" if error.line else ""))]


def _ours(place: Place, host: Host, root: Path | None) -> Iterator[Configured]:
    held = found(read_config(place.path), place.path.suffix, host.dialect)
    for key in place.keys:
        held = _fit(held, "the file").get(key, {})
    shared = root is not None and place.path.is_relative_to(root)
    for name, value in _fit(held, f"`{place.keys[-1]}`").items():
        entry = _fit(value, f"`{name}`") if name == NAME else _table(value)
        if name == NAME or _starts_ours(entry):
            yield Configured(place.path, name, entry, shared)


def _starts_ours(entry: Entry) -> bool:
    return NAME in {stem for word in words_of(entry) for stem in (PurePath(word).stem, PureWindowsPath(word).stem)}


def _fit(value: object, what: str) -> Mapping[str, object]:
    if value is None or isinstance(value, Mapping):
        return _table(cast("object", value))
    raise BrokenFileError(f"{what} is no table")


def _table(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else {}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, cast("list[object]", value))) if isinstance(value, list) else ()


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not isinstance(value, Number)


def _all_texts(value: object) -> bool:
    return isinstance(value, list) and all(_is_text(one) for one in cast("list[object]", value))
