"""Tables of TOML files whose keys are names of tasks."""

from collections.abc import Iterator, Mapping

from planning.commands.grounding.entries import Entry
from resources.repository.formats.shape import mapping, text
from resources.repository.formats.toml_file import line_of_key, table

_RUNS = ("cmd", "shell", "script", "run", "composite", "call")


def entries_of(document: Mapping[str, object], source: str, *path: str) -> Iterator[Entry]:
    """Give the keys of a table with their lines, in the text `source`, and what each runs."""
    for name, value in table(document, *path).items():
        yield Entry(name, line_of_key(source, ".".join(path), name), runs(value))


def runs(value: object) -> str:
    """Give the command of a task, where it is one text."""
    fields = mapping(value)
    return next((text(fields[key]) for key in _RUNS if text(fields.get(key))), "") if fields else text(value)
