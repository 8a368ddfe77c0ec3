"""What one issue's folder holds."""

from pathlib import Path

import pytest

from planning.finding import Finding, Refusal, Severity
from resources.issue_folder import DocumentFile, Found, IssueFolder


@pytest.fixture
def folder(tmp_path: Path) -> IssueFolder:
    planning = tmp_path / ".claude/planning"
    path = planning / "add-jwt"
    path.mkdir(parents=True)
    return IssueFolder("add-jwt", path, tmp_path, planning)


def put(path: Path, text: str = "text\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_a_missing_document_is_nowhere(folder: IssueFolder) -> None:
    assert folder.find("STATUS") == Found(None)


def test_two_files_of_one_name_give_the_habitual_one_and_a_warning_that_names_both(
    folder: IssueFolder,
) -> None:
    put(folder.path / "STATUS.md")
    put(folder.path / "07a_SECURITY_AUDIT.md")
    put(folder.path / "SECURITY_AUDIT.md")
    warning = ".claude/planning/add-jwt/SECURITY_AUDIT.md is read, 07a_SECURITY_AUDIT.md beside it is not: remove one"
    assert folder.find("SECURITY_AUDIT") == Found(folder.path / "SECURITY_AUDIT.md", (warning,))


def test_documents_of_the_whole_project_are_looked_for_from_the_issue_outward(folder: IssueFolder) -> None:
    for place in (folder.planning, folder.root / "docs", folder.root, folder.path):
        path = put(place / "03_Architecture.md")
        assert folder.find("ARCHITECTURE") == Found(path)


def test_a_status_elsewhere_is_not_the_issues(folder: IssueFolder) -> None:
    put(folder.root / "STATUS.md")
    put(folder.planning / "STATUS.md")
    assert folder.find("STATUS") == Found(None)


def test_a_docs_folder_that_leads_outside_is_not_looked_into(
    folder: IssueFolder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    put(elsewhere / "ARCHITECTURE.md")
    (folder.root / "docs").symlink_to(elsewhere)
    assert folder.find("ARCHITECTURE") == Found(None)


def test_documents_are_the_markdown_files_in_the_order_of_their_names(folder: IssueFolder) -> None:
    put(folder.path / "10_RETRO.md", "12345")
    put(folder.path / "02_größe #1.md", "")
    put(folder.path / "DEPLOY_PLAN.draft.md", "draft")
    for ignored in ("notes.txt", ".hidden.md", ".deploy-planner-0123456789abcdef.tmp", "sub/INNER.md"):
        put(folder.path / ignored)
    (folder.path / "FOLDER.md").mkdir()

    def listed(name: str, size: int, address: str) -> DocumentFile:
        return DocumentFile("add-jwt", name, folder.path / name, size, f"planning://add-jwt/{address}")

    assert folder.documents() == (
        listed("02_größe #1.md", 0, "02_gr%C3%B6%C3%9Fe%20%231.md"),
        listed("10_RETRO.md", 5, "10_RETRO.md"),
        listed("DEPLOY_PLAN.draft.md", 5, "DEPLOY_PLAN.draft.md"),
    )


def test_a_link_is_a_document_only_where_it_stays_inside(
    folder: IssueFolder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = put(tmp_path_factory.mktemp("elsewhere") / "SECRET.md")
    inside = put(folder.root / "docs/SPEC.md")
    (folder.path / "STOLEN.md").symlink_to(outside)
    (folder.path / "LOST.md").symlink_to(folder.path / "nowhere.md")
    (folder.path / "SPEC.md").symlink_to(inside)
    (folder.path / "ENV.md").symlink_to(put(folder.root / ".env"))
    assert [document.name for document in folder.documents()] == ["SPEC.md"]


def test_a_plan_that_is_there_keeps_its_place(folder: IssueFolder) -> None:
    put(folder.path / "00_STATUS.md")
    assert folder.plan_path == folder.path / "09_DEPLOY_PLAN.md"
    put(folder.path / "DEPLOY_PLAN.md")
    assert folder.plan_path == folder.path / "DEPLOY_PLAN.md"
    assert folder.draft_path == folder.path / "DEPLOY_PLAN.draft.md"


def test_a_folder_that_vanished_is_unreadable_and_not_empty(folder: IssueFolder) -> None:
    folder.path.rmdir()
    with pytest.raises(Refusal) as caught:
        folder.find("STATUS")
    assert caught.value.findings == (
        Finding(
            "unreadable",
            Severity.ERROR,
            ".claude/planning/add-jwt",
            "does not exist",
            "create it, for example `touch .claude/planning/add-jwt`; read_status names what there is",
        ),
    )
