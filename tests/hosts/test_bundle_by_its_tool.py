"""The MCPB bundle by its own tool: valid, packed, unpacked whole, and started as Claude Desktop starts it."""

import subprocess
from pathlib import Path

import npm
import pytest
from starting import configured, tools_of

from packages.bundle import stage
from tools import TOOLS

# The first start downloads what the server needs.
pytestmark = [pytest.mark.hosts, pytest.mark.timeout(600)]


def mcpb(*words: str) -> None:
    done = subprocess.run([npm.program("mcpb", "mcpb"), *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_packed_bundle_is_whole_and_starts(tmp_path: Path) -> None:
    staged, packed, unpacked = stage(tmp_path / "staged"), tmp_path / "ours.mcpb", tmp_path / "Claude Extensions"
    mcpb("validate", str(staged / "manifest.json"))
    mcpb("pack", str(staged), str(packed))
    mcpb("unpack", str(packed), str(unpacked))
    assert contents(unpacked) == contents(staged)
    assert tools_of(configured(unpacked, tmp_path)) == [tool.name for tool in TOOLS]
