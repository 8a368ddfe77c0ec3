"""Server, tools, resources, planning: arrows point down only, and the lowest floor is pure."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from source import FLOORS, ROOT, files, imported, named, tree

# What each floor may import of the house.
BELOW = {
    "planning": {"planning"},
    "resources": {"resources", "planning"},
    "tools": {"tools", "resources", "planning"},
    "server": {"server", "tools", "resources", "planning"},
    "deploy_planner": {"server", "deploy_planner"},
}
# The world: files, clock, environment, processes, network, logs, chance, protocol.
WORLD = {
    "anyio", "asyncio", "filelock", "glob", "io", "logging", "mcp", "os", "pathlib", "random",
    "rich", "shutil", "socket", "subprocess", "sys", "tempfile", "threading", "time", "urllib.request",
}  # fmt: skip
WORLDLY_CALLS = {"open", "print", "input"}
WORLDLY_METHODS = {"today", "now", "utcnow", "read_text", "write_text", "read_bytes", "write_bytes"}
# Loaded by nobody who only serves: start-up is part of the product.
NOT_TO_SERVE = {"hypothesis", "pytest", "rich", "tomlkit"}


@pytest.mark.parametrize("floor", BELOW)
def test_a_floor_imports_only_from_below(floor: str) -> None:
    up = [
        f"{named(path)}:{line}: {module}"
        for path in files(floor)
        for module, line in imported(path)
        if module.split(".")[0] in BELOW and module.split(".")[0] not in BELOW[floor]
    ]
    assert up == []


def test_only_the_face_speaks_the_protocol() -> None:
    speakers = {
        named(path)
        for path in files("planning", "resources", "tools")
        for module, _ in imported(path)
        if module.split(".")[0] == "mcp"
    }
    assert speakers <= {"tools/tool.py"}


def test_planning_imports_nothing_of_the_world() -> None:
    worldly = [
        f"{named(path)}:{line}: {module}"
        for path in files("planning")
        for module, line in imported(path)
        if module in WORLD or module.split(".")[0] in WORLD
    ]
    assert worldly == []


def test_planning_calls_nothing_of_the_world() -> None:
    worldly = [
        f"{named(path)}:{node.lineno}: {ast.unparse(node.func)}"
        for path in files("planning")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and is_worldly(node.func)
    ]
    assert worldly == []


def is_worldly(called: ast.expr) -> bool:
    if isinstance(called, ast.Name):
        return called.id in WORLDLY_CALLS
    return isinstance(called, ast.Attribute) and called.attr in WORLDLY_METHODS


def test_planning_alone_loads_neither_the_protocol_nor_the_other_floors() -> None:
    modules = [module_name(path) for path in files("planning")]
    upper = {floor for floor in FLOORS if floor != "planning"}
    assert loaded_by(modules) & (upper | {"mcp", "anyio", "filelock", "rich"}) == set()


def test_serving_loads_nothing_that_only_others_need() -> None:
    assert loaded_by(["server.app"]) & NOT_TO_SERVE == set()


def module_name(path: Path) -> str:
    return named(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def loaded_by(modules: list[str]) -> set[str]:
    """Names of the top-level modules that a fresh interpreter holds after these imports."""
    program = "\n".join(
        [
            "import importlib, json, sys",
            f"sys.path.insert(0, {str(ROOT)!r})",
            f"for name in {modules!r}: importlib.import_module(name)",
            "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))",
        ]
    )
    # Isolated, so that neither the environment nor the working directory lends a module.
    told = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(told.stdout))
