"""Every generated document is current; `make docs` writes them anew."""

import ast
import json
from pathlib import Path

import pytest
from generated import assert_current, assert_part_current
from limit_table import limit_table
from source import FLOORS, ROOT, files, named, tree
from transcript import transcript

from packages.command import COMMAND, command
from packages.identity import identity
from packages.manifests import MANIFESTS, Manifest
from planning.gates.book import gate_book
from server.hosts import HOSTS
from server.hosts.editing.edited import block
from server.hosts.entry import Project, entry_of
from server.hosts.links import install_links
from server.hosts.machine import Machine
from tools import TOOLS
from tools.tool import ToolSpec

pytestmark = pytest.mark.generated


def test_the_tree_of_rooms_in_the_architecture_is_current() -> None:
    assert_part_current(ROOT / "ARCHITECTURE.md", "rooms", rooms())


def test_the_gate_book_is_current() -> None:
    assert_current(ROOT / "docs" / "gates.md", gate_book())


def test_the_page_of_limits_is_current() -> None:
    assert_current(ROOT / "docs" / "limits.md", limit_table())


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
    """Of each host the command that configures it, the file it writes and what it puts there."""
    project = Project(Path("/path/to/your/repository"))
    blocks: list[str] = []
    for host in HOSTS:
        command = "deploy-planner" if host.shared else "/path/to/deploy-planner"
        suffix = host.file(Machine(Path("/")), Path("/")).suffix
        text = block(suffix, (*host.keys, "deploy-planner"), entry_of(host, (command,), project))
        said = f"**{host.name}**: `deploy-planner install {host.slug}` writes `{host.shown}`; then {host.then}."
        blocks.append(f"{said}\n\n```{suffix[1:]}\n{text}\n```\n")
    links = " or ".join(f"[{name}]({link})" for name, link in install_links().items())
    return "\n" + "\n".join([*blocks, f"Or add it by a link, once the command is installed: {links}.\n"]) + "\n"


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
