"""What holds in this room: locks of the experiments stay out of the machine's own folder."""

import tempfile
from pathlib import Path

import pytest

from tests.tools.projects import ISSUE, accepted, make_plan


@pytest.fixture(autouse=True)
def temporary_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test its own folder for temporary files; child processes inherit it."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture(autouse=True, scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Load what a phase needs once, and not in every child."""
    root = make_plan(tmp_path_factory.mktemp("warm"))
    accepted(root, "mark_deploy_done", {"issue": ISSUE})
