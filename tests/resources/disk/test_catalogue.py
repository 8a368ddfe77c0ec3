"""What clients may read."""

from pathlib import Path

import pytest

from planning.finding import Refusal
from resources.catalogue import complete_document, complete_issue, documents_of, issue_index, read_uri
from resources.workspace import Workspace

NOWHERE = Workspace(None)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    planning = tmp_path / ".claude/planning"
    for name in ("add-jwt", "drop `v1`"):
        (planning / name).mkdir(parents=True)
    (planning / "add-jwt/00_STATUS.md").write_bytes(b"\xef\xbb\xbf# Status\r\n")
    (planning / "add-jwt/03_ARCHITECTURE.md").write_text("# Architecture\n")
    return Workspace(tmp_path)


def test_every_document_of_the_latest_issues_is_offered(workspace: Workspace) -> None:
    assert [document.uri for document in documents_of(workspace)] == [
        "planning://add-jwt/00_STATUS.md",
        "planning://add-jwt/03_ARCHITECTURE.md",
    ]


def test_a_document_is_read_as_it_is(workspace: Workspace) -> None:
    assert read_uri(workspace, "add-jwt", "00_STATUS.md") == "\ufeff# Status\r\n"


@pytest.mark.parametrize("name", ["../../../etc/passwd", "..", "", "00_status.md", "STATUS.md", "x" * 9999, "a\0"])
def test_only_what_is_offered_can_be_read(workspace: Workspace, name: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_uri(workspace, "add-jwt", name)
    assert caught.value.findings[0].message == f"add-jwt holds no document {name[:100]!r}"
    assert "00_STATUS.md" in caught.value.findings[0].fix


def test_a_name_in_a_folder_of_another_issue_is_not_read(workspace: Workspace) -> None:
    with pytest.raises(Refusal) as caught:
        read_uri(workspace, "drop `v1`", "00_STATUS.md")
    assert caught.value.findings[0].fix == "read one of: nothing yet"


def test_the_index_lists_issues_and_addresses(workspace: Workspace) -> None:
    lines = issue_index(workspace).splitlines()
    assert lines[:2] == ["# Issues", ""]
    assert sorted(lines[2:]) == [
        "- `` drop `v1` ``: no documents",
        "- `add-jwt`: <planning://add-jwt/00_STATUS.md>, <planning://add-jwt/03_ARCHITECTURE.md>",
    ]


def test_the_index_of_a_project_without_issues_says_so(tmp_path: Path) -> None:
    assert issue_index(Workspace(tmp_path)) == "# Issues\n\nNone: `.claude/planning` holds no issue folder.\n"


def test_the_index_says_how_many_issues_it_leaves_out(tmp_path: Path) -> None:
    for number in range(53):
        (tmp_path / f".claude/planning/issue-{number}").mkdir(parents=True)
    lines = issue_index(Workspace(tmp_path)).splitlines()
    assert (len(lines), lines[-1]) == (2 + 50 + 2, "3 more, by `list_issues`.")


def test_issues_and_documents_are_completed_whatever_their_case(workspace: Workspace) -> None:
    assert complete_issue(workspace, "") == ("add-jwt", "drop `v1`")
    assert complete_issue(workspace, "ADD") == ("add-jwt",)
    assert complete_document(workspace, "add-jwt", "03_arch") == ("03_ARCHITECTURE.md",)
    assert complete_document(workspace, "unknown", "") == ()


def test_without_a_root_nothing_is_offered_and_nothing_crashes() -> None:
    assert documents_of(NOWHERE) == ()
    assert complete_issue(NOWHERE, "") == complete_document(NOWHERE, "a", "") == ()
    with pytest.raises(Refusal):
        issue_index(NOWHERE)
    with pytest.raises(Refusal):
        read_uri(NOWHERE, "a", "b")
