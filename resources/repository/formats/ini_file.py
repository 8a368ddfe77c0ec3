"""INI files as tox reads them: sections, and values that go on over indented lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_SECTION = re.compile(r"^\[([^\]]+)\]")
_KEY = re.compile(r"^([\w.-]+)\s*[=:]\s*(.*)$")


@dataclass(slots=True)
class Section:
    """One section; a value is the text of all its lines."""

    name: str
    line: int
    values: dict[str, str] = field(default_factory=dict[str, str])
    rows: dict[str, list[tuple[int, str]]] = field(default_factory=dict[str, list[tuple[int, str]]])
    """The lines of each value, with their numbers."""


def read_sections(text: str) -> Iterator[Section]:
    """Give the sections in order; what is none of the format is passed over."""
    section: Section | None = None
    key = ""
    for number, line in enumerate(text.replace("\r", "").split("\n"), 1):
        if not line.strip() or line.lstrip().startswith(("#", ";")):
            continue
        header, assigned = _SECTION.match(line), _KEY.match(line)
        if header:
            if section:
                yield section
            section, key = Section(header[1].strip(), number), ""
        elif section and assigned:
            key = assigned[1]
            section.values[key], section.rows[key] = assigned[2], [(number, assigned[2])]
        elif section and key and line[:1].isspace():
            section.values[key] += f"\n{line.strip()}"
            section.rows[key].append((number, line.strip()))
    if section:
        yield section
