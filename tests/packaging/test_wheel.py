"""The wheel, installed where nothing of ours is, and started where the wrong packages lie in wait."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("planning", "resources", "tools", "server")

pytestmark = [pytest.mark.packaging, pytest.mark.timeout(600)]


@dataclass(frozen=True, slots=True)
class Installed:
    """A wheel, and an environment that holds it and its dependencies."""

    wheel: Path
    python: Path
    script: Path
    libraries: Path


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    place = tmp_path_factory.mktemp("wheel")
    # By way of the source archive, so that both are known to be whole.
    run(sys.executable, "-m", "build", "--outdir", str(place / "dist"), str(ROOT))
    (wheel,) = (place / "dist").glob("*.whl")
    venv.create(place / "venv", with_pip=True)
    programs = place / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(str(programs / "python"), "-m", "pip", "install", "--quiet", str(wheel))
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    libraries = Path(run(str(programs / "python"), "-c", where).strip())
    return Installed(wheel, programs / "python", programs / "deploy-planner", libraries)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A user's folder whose own packages are named like our floors and refuse to be imported."""
    for name in (*FLOORS, "deploy_planner_app"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise RuntimeError('imported the wrong one')\n", encoding="utf-8")
    return tmp_path


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    assert done.returncode == 0, done.stderr
    return done.stdout


def environment() -> Mapping[str, str]:
    """Ours, without what would lend a package or a project to the environment under test."""
    lent = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "DEPLOY_PLANNER_ROOT", "CLAUDE_PROJECT_DIR")
    return {name: value for name, value in os.environ.items() if name not in lent}


def listed(command: list[str], folder: Path) -> list[str]:
    """Names of the tools that the server started by this command in this folder offers over stdio."""
    client = {"name": "packaging", "version": "0"}
    hello = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": client}
    messages: list[dict[str, object]] = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/list"},
    ]
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        for message in messages:
            print(json.dumps(message), file=server.stdin, flush=True)
        answers = (json.loads(line) for line in server.stdout)
        tools = next(answer for answer in answers if answer.get("id") == 2)["result"]["tools"]
        server.stdin.close()
        assert server.wait(timeout=30) == 0
    return [tool["name"] for tool in tools]


def test_only_the_launcher_is_seen_by_others(installed: Installed) -> None:
    (information,) = installed.libraries.glob("deploy_planner*.dist-info")
    with zipfile.ZipFile(installed.wheel) as wheel:
        tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"deploy_planner", information.name}
    assert [floor for floor in FLOORS if (installed.libraries / floor).exists()] == []


def test_every_file_of_the_floors_travels_hidden_ones_included(installed: Installed) -> None:
    within = installed.libraries / "deploy_planner" / "_app"
    assert files(within) == {f"{floor}/{name}" for floor in FLOORS for name in files(ROOT / floor)}
    assert [name for name in files(within) if "/.claude/planning/" in name] != []


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_it_lists_its_tools_from_a_hostile_folder(installed: Installed, hostile: Path) -> None:
    names = listed([str(installed.script), "--root", str(hostile)], hostile)
    assert "write_plan" in names


def test_it_lists_its_tools_as_a_module_too(installed: Installed, hostile: Path) -> None:
    by_script = listed([str(installed.script)], hostile)
    assert listed([str(installed.python), "-m", "deploy_planner"], hostile) == by_script
