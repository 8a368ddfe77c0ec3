"""The bundle and the wheel, started by uv as hosts start them."""

import shutil
import subprocess
from pathlib import Path

import pytest
from starting import configured, desktop, tools_of, uv

from packages.bundle import stage
from packages.identity import ROOT, identity
from tools import TOOLS

# The first start downloads what the server needs.
pytestmark = [pytest.mark.packaging, pytest.mark.timeout(300)]
NAMES = [tool.name for tool in TOOLS]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("built")
    subprocess.run([uv(), "build", "--wheel", "--quiet", "--out-dir", str(place), str(ROOT)], check=True)
    (built,) = place.glob("*.whl")
    return built


def test_the_staged_bundle_starts_by_its_own_manifest(tmp_path: Path) -> None:
    staged = stage(tmp_path / "a folder with spaces" / "mcpb")
    project = tmp_path / "my project"
    project.mkdir()
    assert tools_of(configured(staged, project)) == NAMES


def test_the_bundle_s_first_start_installs_no_developer_s_tool(tmp_path: Path) -> None:
    staged = stage(tmp_path / "mcpb")
    tools_of(configured(staged, tmp_path))
    listed = subprocess.run(
        [uv(), "pip", "list", "--quiet", "--python", str(staged / ".venv")], capture_output=True, text=True, check=True
    )
    installed = {line.split()[0] for line in listed.stdout.splitlines()}
    assert installed & {"pytest", "mypy", "pyright", "ruff", "uv"} == set()
    assert "mcp" in installed


def test_the_wheel_starts_by_uvx(wheel: Path, tmp_path: Path) -> None:
    uvx = shutil.which("uvx", path=desktop()["PATH"])
    assert uvx is not None
    command = [uvx, "--from", str(wheel), identity().name]
    said = subprocess.run([*command, "--version"], env=desktop(), capture_output=True, text=True, check=True)
    assert said.stdout.strip() == identity().version
    assert tools_of([*command, "--root", str(tmp_path)]) == NAMES
