"""A repository with one issue, for every test of the disk."""

from pathlib import Path

import pytest

from resources.issue_folder import IssueFolder
from resources.workspace import Workspace


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
