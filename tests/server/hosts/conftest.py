"""A throw-away machine: a home, a project with one issue, and the command on the PATH."""

import os
import sys
from pathlib import Path

import pytest
from host_programs import command

ROOT = Path(__file__).resolve().parents[3]
# Whatever of the developer's own machine would change where a host looks.
AMBIENT = ("APPDATA", "CLAUDE_CONFIG_DIR", "CLAUDE_PROJECT_DIR", "CODEX_HOME", "DEPLOY_PLANNER_ROOT", "LOCALAPPDATA")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of a person who has nothing but the command, in a folder that every shell finds."""
    home = tmp_path / "home"
    programs = home / ".local" / "bin"
    programs.mkdir(parents=True)
    command(programs / "deploy-planner", f'PYTHONPATH="{ROOT}" exec "{sys.executable}" -m deploy_planner "$@"')
    for name in (*AMBIENT, "XDG_CONFIG_HOME", "MCP_TIMEOUT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.defpath}")
    return home


@pytest.fixture
def project(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one issue, and the person stands in it."""
    assert home.is_dir()
    project = tmp_path / "shop"
    status = project / ".claude" / "planning" / "add-login" / "STATUS.md"
    status.parent.mkdir(parents=True)
    status.write_text("# Status\n\n- [x] Security - Completed\n", encoding="utf-8")
    monkeypatch.chdir(project)
    return project
