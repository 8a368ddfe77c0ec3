"""What MCP clients may list, read and complete."""

import os
from pathlib import Path

import pytest

from planning.finding import Finding, Refusal, Severity
from resources import catalogue
from resources.issue_folder import IssueFolder
from resources.limits import COMPLETIONS, ISSUES_AS_RESOURCES
from resources.workspace import Workspace


def test_the_documents_of_the_issues_are_listed(root: Path, issue: IssueFolder) -> None:
    for name in ("STATUS.md", "DEPLOY_PLAN.draft.md"):
        (issue.path / name).touch()

    assert [document.uri for document in catalogue.documents_of(Workspace(root))] == [
        "planning://add-auth/DEPLOY_PLAN.draft.md",
        "planning://add-auth/STATUS.md",
    ]


def test_only_the_issues_changed_last_are_listed_and_the_index_says_so(tmp_path: Path) -> None:
    for number in range(ISSUES_AS_RESOURCES + 2):
        folder = tmp_path / ".claude/planning" / f"issue-{number}"
        folder.mkdir(parents=True)
        (folder / "STATUS.md").touch()
        os.utime(folder / "STATUS.md", (number, number))
        os.utime(folder, (number, number))

    listed = [document.issue for document in catalogue.documents_of(Workspace(tmp_path))]

    assert listed == [f"issue-{number}" for number in range(ISSUES_AS_RESOURCES + 1, 1, -1)]
    assert catalogue.issue_index(Workspace(tmp_path)).startswith(
        "# Issues\n\n52 in `.claude/planning`, the latest 50 of them here.\n\n- `issue-51`\n"
    )


def test_the_index_links_every_document(root: Path, issue: IssueFolder) -> None:
    (issue.path / "STATUS.md").touch()

    assert catalogue.issue_index(Workspace(root)) == (
        "# Issues\n\n1 in `.claude/planning`.\n\n- `add-auth`\n  - [STATUS.md](planning://add-auth/STATUS.md)\n"
    )


def test_without_a_root_nothing_is_listed_and_the_index_says_what_to_set() -> None:
    nowhere = Workspace(None)

    assert catalogue.documents_of(nowhere) == ()
    assert catalogue.complete_issue(nowhere, "") == ()
    assert catalogue.complete_document(nowhere, "add-auth", "") == ()
    assert catalogue.issue_index(nowhere).startswith(
        "# Issues\n\nno folder with planning documents was found, and none was named: set the "
    )


def test_a_document_is_read_as_it_is(root: Path, issue: IssueFolder) -> None:
    (issue.path / "Über alles.md").write_bytes(b"\xef\xbb\xbf# S\r\n")

    assert catalogue.read_uri(Workspace(root), "add-auth", "Über alles.md") == "\ufeff# S\r\n"


@pytest.mark.parametrize(
    "name", ["STATU.md", "../add-auth/STATUS.md", "..", "", "/etc/passwd", "%2e%2e/x", "a\0", "picture.png"]
)
def test_only_listed_documents_are_read(root: Path, issue: IssueFolder, name: str) -> None:
    (issue.path / "STATUS.md").touch()
    (issue.path / "picture.png").touch()

    with pytest.raises(Refusal) as caught:
        catalogue.read_uri(Workspace(root), "add-auth", name)

    assert caught.value.findings == (
        Finding(
            "argument",
            Severity.ERROR,
            "name",
            "the issue 'add-auth' has no document of that name",
            "read one that is there, for example STATUS.md",
        ),
    )


def test_an_issue_without_documents_says_what_to_write(root: Path, issue: IssueFolder) -> None:
    assert list(issue.path.iterdir()) == []

    with pytest.raises(Refusal) as caught:
        catalogue.read_uri(Workspace(root), "add-auth", "STATUS.md")

    assert caught.value.findings[0].fix == "the issue has no documents yet: write its STATUS.md"


def test_issues_and_documents_are_completed_whatever_the_case(root: Path, issue: IssueFolder) -> None:
    (root / ".claude/planning/billing").mkdir()
    (issue.path / "STATUS.md").touch()
    workspace = Workspace(root)

    assert catalogue.complete_issue(workspace, "ADD") == ("add-auth",)
    assert set(catalogue.complete_issue(workspace, "")) == {"add-auth", "billing"}
    assert catalogue.complete_document(workspace, "add-auth", "st") == ("STATUS.md",)
    assert catalogue.complete_document(workspace, "unknown", "") == ()


def test_no_more_is_completed_than_the_protocol_takes(tmp_path: Path) -> None:
    for number in range(COMPLETIONS + 1):
        (tmp_path / ".claude/planning" / f"issue-{number}").mkdir(parents=True)

    assert len(catalogue.complete_issue(Workspace(tmp_path), "issue")) == COMPLETIONS
