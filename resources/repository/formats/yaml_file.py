"""YAML files, every value as the text that stands there, every mapping with the lines of its keys.

Nothing is guessed: `on` stays `on`, `0755` stays `0755`, and a tag makes no object. The parser's events are put
together here, because PyYAML's own composer calls itself for every level and a hostile file ends the process.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from resources.repository.formats.shape import sequence
from resources.repository.tree import BrokenError, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import yaml

_DEPTH = 60
_VALUES = 200_000
"""Values of one file, aliases counted with all that they stand for: more is an attack and no manifest."""


class Lined(dict[str, object]):
    """A mapping that knows its line and those of its keys, counted from 1."""

    line: int = 0
    lines: dict[str, int]

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line, self.lines = line, {}


def read_yaml(tree: Tree, path: str) -> tuple[object, ...]:
    """Read the documents of a file: Lined mappings, lists, texts; raises BrokenError with the line."""
    return parse_yaml(tree.text(path))


def parse_yaml(text: str) -> tuple[object, ...]:
    """Read the documents of a text; empty ones are left out."""
    import yaml  # noqa: PLC0415 - only a repository with YAML needs it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return tuple(_documents(cast("Iterable[yaml.Event]", yaml.parse(text, Loader=loader))))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise BrokenError(f"is no YAML: {error.problem or error.context}", line) from None
    except yaml.YAMLError as error:
        raise BrokenError(f"is no YAML: {str(error).splitlines()[0]}") from None


@dataclass(slots=True)
class _Open:
    """A mapping or a list that is being read."""

    value: "Lined | list[object]"
    anchor: str
    before: int
    """How many values there were when it began."""
    key: tuple[str, int] | None = None
    """The key that waits for its value, with its line."""


@dataclass(slots=True)
class _Document:
    """A document while it is put together."""

    open: list[_Open] = field(default_factory=list[_Open])
    anchors: dict[str, tuple[object, int]] = field(default_factory=dict[str, tuple[object, int]])
    """What an alias stands for, and how many values that are."""
    values: int = 0
    root: object = None

    def begin(self, event: "yaml.NodeEvent", value: "Lined | list[object]", line: int) -> None:
        self._count(1, line)
        self.open.append(_Open(value, event.anchor or "", self.values))
        if len(self.open) > _DEPTH:
            raise BrokenError("is nested too deeply", line)

    def end(self) -> None:
        done = self.open.pop()
        if done.anchor:
            self.anchors[done.anchor] = (done.value, self.values - done.before + 1)
        self._put(done.value, 0)

    def scalar(self, text: str, anchor: str, line: int) -> None:
        self._count(1, line)
        if anchor:
            self.anchors[anchor] = (text, 1)
        self._put(text, line)

    def alias(self, name: str, line: int) -> None:
        if name not in self.anchors:
            raise BrokenError(f"is no YAML: nothing is called {name}", line)
        value, count = self.anchors[name]
        self._count(count, line)
        self._put(value, line)

    def _count(self, more: int, line: int) -> None:
        self.values += more
        if self.values > _VALUES:
            raise BrokenError("is too large", line)

    def _put(self, value: object, line: int) -> None:
        if not self.open:
            self.root = value
            return
        holder = self.open[-1]
        if isinstance(holder.value, list):
            holder.value.append(value)
        elif holder.key is None:
            holder.key = (value if isinstance(value, str) else "", line)
        else:
            _set(holder.value, holder.key, value)
            holder.key = None


def _set(mapping: Lined, key: tuple[str, int], value: object) -> None:
    name, line = key
    if name != "<<":
        mapping[name] = value
        mapping.lines[name] = line
        return
    for merged in sequence(value) or [value]:
        if isinstance(merged, Lined):
            for inner, held in merged.items():
                if inner not in mapping:  # its own keys win, wherever they stand
                    mapping[inner] = held
                    mapping.lines[inner] = merged.lines[inner]


def _documents(events: "Iterable[yaml.Event]") -> "Iterator[object]":
    import yaml  # noqa: PLC0415 - the same

    document = _Document()
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 0
        match event:
            case yaml.DocumentStartEvent():
                document = _Document()
            case yaml.DocumentEndEvent() if document.root is not None and document.root != "":
                yield document.root
            case yaml.MappingStartEvent():
                document.begin(event, Lined(line), line)
            case yaml.SequenceStartEvent():
                document.begin(event, [], line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                document.end()
            case yaml.ScalarEvent():
                document.scalar(event.value, event.anchor or "", line)
            case yaml.AliasEvent():
                document.alias(event.anchor or "", line)
            case _:
                pass
