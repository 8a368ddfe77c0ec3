"""The survey looks where deployments live, and only as far as its bound."""

from pathlib import Path

import pytest

from planning.limits import SURVEYED_FOLDERS
from resources.repository.survey import survey
from resources.repository.tree import Tree


def made(root: Path, *folders: str) -> Path:
    for folder in folders:
        (root / folder).mkdir(parents=True)
    return root


def test_folders_of_the_root_of_projects_and_of_deployments_are_looked_into(tmp_path: Path) -> None:
    root = made(
        tmp_path,
        "src/shop/orders",
        "deploy/overlays/prod",
        "services/api/src/main/resources/db/migration",
        "services/api/k8s",
        "node_modules/left-pad",
        "dist/deploy",
        ".github/workflows",
    )
    (root / ".gitignore").write_text("dist\n")

    found = survey(Tree(str(root)))

    assert list(found.names) == [
        "",
        ".github",
        "deploy",
        "services",
        "src",
        ".github/workflows",
        "deploy/overlays",
        "services/api",
        "src/shop",
        "deploy/overlays/prod",
        "services/api/k8s",
        "services/api/src/main/resources",
        "services/api/src/main/resources/db",
        "services/api/src/main/resources/db/migration",
    ]
    assert found.open == ""


@pytest.mark.timeout(120)
def test_a_repository_of_very_many_projects_says_that_not_all_were_looked_into(tmp_path: Path) -> None:
    root = made(tmp_path, *(f"packages/p{number}" for number in range(SURVEYED_FOLDERS + 5)))

    found = survey(Tree(str(root)))

    assert len(found.names) == SURVEYED_FOLDERS
    assert found.open == f"the repository has more than {SURVEYED_FOLDERS} folders to look into"
