"""A repository with one issue, for every test of the disk, and programs that work on it."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from resources.issue_folder import IssueFolder
from resources.workspace import Workspace

PROJECT = Path(__file__).parents[3]
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The repository's folder, which lies beside things that are none of its business."""
    folder = tmp_path / "repository"
    (folder / ".claude/planning/add-auth").mkdir(parents=True)
    return folder


@pytest.fixture
def issue(root: Path) -> IssueFolder:
    """The one issue, still without a document."""
    return Workspace(root).issue("add-auth")


@pytest.fixture
def everyone_s_root() -> Iterator[Path]:
    """A folder that another user may reach as well."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name, "repository")
        folder.mkdir()
        yield folder


@pytest.fixture
def start() -> Start:
    """Start a program of its own on our code, its arguments as text."""

    def run(program: str, *arguments: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", program, *map(str, arguments)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT)

    return run


@pytest.fixture
def output(start: Start) -> Callable[..., str]:
    """Run such a program and give what it printed."""

    def run(program: str, *arguments: object) -> str:
        with start(program, *arguments) as process:
            printed, _ = process.communicate()
        assert process.returncode == 0
        return printed

    return run
