"""Which file of an issue is which document."""

from pathlib import Path

import pytest

from resources.issue_folder import DocumentFile, Found, IssueFolder


def put(issue: IssueFolder, *names: str) -> None:
    for name in names:
        (issue.path / name).write_text("x", encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    ["STATUS.md", "00_STATUS.md", "status.md", "Status.MD", "00a_STATUS.md", "_STATUS.md", "0__STATUS.md"],
)
def test_a_document_is_found_under_every_real_name(issue: IssueFolder, name: str) -> None:
    put(issue, name)

    assert issue.find("STATUS") == Found(issue.path / name)


@pytest.mark.parametrize(
    "name", ["MY_STATUS.md", "STATUS.md.bak", "STATUS.txt", "STATUS-old.md", "00-STATUS.md", ".STATUS.md"]
)
def test_other_names_are_other_documents(issue: IssueFolder, name: str) -> None:
    put(issue, name)

    assert issue.find("STATUS") == Found(None)


def test_a_folder_of_that_name_is_no_document(issue: IssueFolder) -> None:
    (issue.path / "STATUS.md").mkdir()

    assert issue.find("STATUS") == Found(None)


def test_of_two_files_the_one_in_the_folder_s_habit_is_read_and_both_are_named(issue: IssueFolder) -> None:
    put(issue, "00_STATUS.md", "ARCHITECTURE.md", "03_ARCHITECTURE.md")
    both = "03_ARCHITECTURE.md, ARCHITECTURE.md"

    assert issue.find("ARCHITECTURE") == Found(
        issue.path / "03_ARCHITECTURE.md",
        (f"more than one file is the ARCHITECTURE ({both}): 03_ARCHITECTURE.md is read",),
    )


def test_of_two_status_files_the_habit_of_the_others_decides(issue: IssueFolder) -> None:
    put(issue, "00_STATUS.md", "STATUS.md", "ARCHITECTURE.md")
    assert issue.find("STATUS").path == issue.path / "STATUS.md"

    put(issue, "03_PROJECT_SPEC.md", "04_PLAN.md")
    assert issue.find("STATUS").path == issue.path / "00_STATUS.md"


def test_the_draft_is_never_the_plan(issue: IssueFolder) -> None:
    put(issue, "DEPLOY_PLAN.draft.md")

    assert issue.find("DEPLOY_PLAN") == Found(None)
    assert issue.draft_path == issue.path / "DEPLOY_PLAN.draft.md"


@pytest.mark.parametrize(
    ("status", "plan", "draft"),
    [
        ("00_STATUS.md", "09_DEPLOY_PLAN.md", "09_DEPLOY_PLAN.draft.md"),
        ("STATUS.md", "DEPLOY_PLAN.md", "DEPLOY_PLAN.draft.md"),
    ],
)
def test_a_new_plan_is_numbered_where_the_folder_is(
    issue: IssueFolder, status: str, plan: str, draft: str
) -> None:
    put(issue, status)

    assert (issue.plan_path.name, issue.draft_path.name) == (plan, draft)


def test_a_plan_that_is_there_keeps_its_name_and_gives_it_to_the_draft(issue: IssueFolder) -> None:
    put(issue, "00_STATUS.md", "08_deploy_plan.md")

    assert (issue.plan_path.name, issue.draft_path.name) == ("08_deploy_plan.md", "08_deploy_plan.draft.md")


def test_a_draft_that_is_there_stays_the_draft_when_the_habit_changes(issue: IssueFolder) -> None:
    put(issue, "DEPLOY_PLAN.draft.md", "00_STATUS.md", "03_ARCHITECTURE.md")

    assert issue.draft_path == issue.path / "DEPLOY_PLAN.draft.md"


@pytest.mark.parametrize("folder", [".claude/planning", "docs", "."])
def test_context_documents_may_stand_beside_the_issues(issue: IssueFolder, folder: str) -> None:
    (issue.root / folder).mkdir(exist_ok=True)
    (issue.root / folder / "ARCHITECTURE.md").touch()
    (issue.root / folder / "STATUS.md").touch()

    assert issue.find("ARCHITECTURE") == Found((issue.root / folder).resolve() / "ARCHITECTURE.md")
    assert issue.find("STATUS") == Found(None)


def test_the_issue_s_own_document_wins_over_the_repository_s(issue: IssueFolder) -> None:
    put(issue, "PROJECT_SPEC.md")
    (issue.root / "PROJECT_SPEC.md").touch()

    assert issue.find("PROJECT_SPEC") == Found(issue.path / "PROJECT_SPEC.md")


def test_a_link_that_leaves_the_root_is_not_read_and_said(issue: IssueFolder, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    (issue.path / "STATUS.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/ARCHITECTURE.md").touch()
    (issue.root / "docs").symlink_to(tmp_path / "docs")

    assert issue.find("STATUS") == Found(None, ("STATUS.md leads out of the root: not read",))
    assert issue.find("ARCHITECTURE") == Found(None)
    assert issue.documents() == ()


def test_a_link_inside_the_root_is_the_document_and_one_to_nothing_is_none(issue: IssueFolder) -> None:
    (issue.root / "kept.txt").touch()
    (issue.path / "STATUS.md").symlink_to(issue.root / "kept.txt")
    (issue.path / "ARCHITECTURE.md").symlink_to(issue.root / "gone.md")

    assert issue.find("STATUS") == Found(issue.path / "STATUS.md")
    assert issue.find("ARCHITECTURE") == Found(None)


def test_documents_are_listed_with_size_and_address(issue: IssueFolder) -> None:
    put(issue, "10_NOTES.md", "9_Über den Plan.md", ".hidden.md", "picture.png")
    (issue.path / "empty.md").touch()
    (issue.path / "sub.md").mkdir()

    assert issue.documents() == (
        DocumentFile(
            "add-auth",
            "9_Über den Plan.md",
            issue.path / "9_Über den Plan.md",
            1,
            "planning://add-auth/9_%C3%9Cber%20den%20Plan.md",
        ),
        DocumentFile(
            "add-auth", "10_NOTES.md", issue.path / "10_NOTES.md", 1, "planning://add-auth/10_NOTES.md"
        ),
        DocumentFile("add-auth", "empty.md", issue.path / "empty.md", 0, "planning://add-auth/empty.md"),
    )


def test_a_folder_that_vanished_has_no_documents(issue: IssueFolder) -> None:
    issue.path.rmdir()

    assert (issue.documents(), issue.find("STATUS")) == ((), Found(None))
