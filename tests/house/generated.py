"""Documents, or parts of documents, that are made from the code and kept in the repository."""

import os
from pathlib import Path

UPDATE = bool(os.environ.get("UPDATE_GENERATED"))


def assert_current(path: Path, text: str) -> None:
    """The file holds exactly this text; with UPDATE_GENERATED set it is written first."""
    if UPDATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text, f"{path.name} is stale: run `make docs`"


def assert_part_current(path: Path, name: str, text: str) -> None:
    """The part of the file between `<!-- name: ... -->` and `<!-- /name -->` is this text."""
    whole = path.read_text(encoding="utf-8")
    start = f"<!-- {name}: made by `make docs` -->\n"
    end = f"<!-- /{name} -->"
    before, opened, rest = whole.partition(start)
    _, closed, after = rest.partition(end)
    assert opened, f"{path.name} has no line {start.strip()!r}"
    assert closed, f"{path.name} has no line {end!r}"
    assert_current(path, before + start + text + end + after)
