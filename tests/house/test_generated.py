"""Every generated document is current; `make docs` writes them anew."""

import ast

import pytest
from generated import assert_part_current
from source import FLOORS, ROOT, files, named, tree

pytestmark = pytest.mark.generated


def test_the_tree_of_rooms_in_the_architecture_is_current() -> None:
    assert_part_current(ROOT / "ARCHITECTURE.md", "rooms", rooms())


def rooms() -> str:
    """Every package of the four floors, indented by depth, with the sentence that it says of itself."""
    lines = ["```text"]
    for floor in reversed(FLOORS):
        for path in files(floor):
            if path.name == "__init__.py":
                parts = named(path).split("/")[:-1]
                name = "  " * (len(parts) - 1) + parts[-1] + "/"
                lines.append(f"{name:24}{sentence(tree(path))}".rstrip())
    return "\n".join([*lines, "```", ""])


def sentence(module: ast.Module) -> str:
    return (ast.get_docstring(module) or "").split("\n", maxsplit=1)[0]
