"""Every generated document is current; `make docs` writes them anew."""

import ast
import json
from pathlib import Path

import pytest
from generated import assert_current, assert_part_current
from source import FLOORS, ROOT, files, named, tree
from transcript import transcript

from packages.command import COMMAND, command
from packages.identity import identity
from packages.manifests import MANIFESTS, Manifest
from planning.gates.book import gate_book
from server.hosts import HOSTS
from tools import TOOLS
from tools.tool import ToolSpec

pytestmark = pytest.mark.generated


def test_the_tree_of_rooms_in_the_architecture_is_current() -> None:
    assert_part_current(ROOT / "ARCHITECTURE.md", "rooms", rooms())


def test_the_gate_book_is_current() -> None:
    assert_current(ROOT / "docs" / "gates.md", gate_book())


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_the_snapshot_of_a_tool_is_current(tool: ToolSpec) -> None:
    listed = tool.listed.model_dump(mode="json", by_alias=True, exclude_none=True)
    text = json.dumps(listed, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    assert_current(ROOT / "tests" / "tools" / "snapshots" / f"{tool.name}.json", text)


def test_the_tool_table_of_the_readme_is_current() -> None:
    assert_part_current(ROOT / "README.md", "tools", tool_table())


def test_the_configuration_of_each_host_in_the_readme_is_current() -> None:
    assert_part_current(ROOT / "README.md", "hosts", host_blocks())


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda manifest: manifest.path)
def test_the_manifest_of_a_package_is_current(manifest: Manifest) -> None:
    assert_current(ROOT / manifest.path, manifest.text(identity()))


def test_the_command_of_claude_code_says_what_the_prompt_says() -> None:
    assert_current(ROOT / COMMAND, command())


@pytest.mark.anyio
async def test_the_transcript_of_the_readme_is_what_the_demo_shows(tmp_path: Path) -> None:
    assert_part_current(ROOT / "README.md", "transcript", await transcript(tmp_path / "checkout-api"))


def tool_table() -> str:
    """Every tool with its title and its own words."""
    rows = [f"| `{tool.name}` | {tool.listed.description} |" for tool in TOOLS]
    return "\n".join(["| Tool | What it does |", "|---|---|", *rows, ""])


def host_blocks() -> str:
    """What each host is told, a block each."""
    blocks: list[str] = []
    for host in HOSTS:
        text = host.text("deploy-planner", "/path/to/your/repository")
        blocks.append(f"**{host.name}** ({host.place})\n\n```{'json' if text[0] == '{' else 'sh'}\n{text}\n```\n")
    return "\n" + "\n".join(blocks) + "\n"


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
