"""The project as the tools see it."""

import os
from datetime import date
from pathlib import Path

import pytest

from planning.finding import Finding, Refusal, Severity
from resources.issue_folder import IssueFolder
from resources.workspace import Workspace, open_workspace, today


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for name in ("issue-10", "issue-2", "Add-JWT-auth"):
        (tmp_path / ".claude/planning" / name).mkdir(parents=True)
    return Workspace(tmp_path)


def declined(workspace: Workspace, name: str) -> Finding:
    with pytest.raises(Refusal) as caught:
        workspace.issue(name)
    assert len(caught.value.findings) == 1
    return caught.value.findings[0]


def test_issues_are_folders_in_the_order_people_count(workspace: Workspace, tmp_path: Path) -> None:
    planning = tmp_path / ".claude/planning"
    (planning / "README.md").write_text("")
    for name in (".hidden", "nul", "a:b"):
        (planning / name).mkdir()
    assert workspace.issues() == ("Add-JWT-auth", "issue-2", "issue-10")


def test_a_linked_issue_counts_only_where_it_stays_inside(
    workspace: Workspace, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    planning = tmp_path / ".claude/planning"
    (planning / "stolen").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    (planning / "circle").symlink_to(planning / "circle")
    (tmp_path / "plans/moved").mkdir(parents=True)
    (planning / "moved").symlink_to(tmp_path / "plans/moved")
    assert workspace.issues() == ("Add-JWT-auth", "issue-2", "issue-10", "moved")
    assert declined(workspace, "stolen").message == "no issue is named 'stolen'"
    assert declined(workspace, "circle").message == "no issue is named 'circle'"


def test_an_issue_is_given_by_its_name(workspace: Workspace, tmp_path: Path) -> None:
    planning = tmp_path / ".claude/planning"
    assert workspace.issue("issue-2") == IssueFolder("issue-2", planning / "issue-2", tmp_path, planning)


def test_a_name_composed_otherwise_is_the_same_issue(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / ".claude/planning/gro\u0308sse").mkdir()
    assert workspace.issue("gr\u00f6sse").name == "gro\u0308sse"


def test_an_unknown_issue_is_answered_with_the_nearest_names(workspace: Workspace) -> None:
    assert declined(workspace, "add-jwt-aut") == Finding(
        "argument",
        Severity.ERROR,
        "issue",
        "no issue is named 'add-jwt-aut'",
        "give one of 'Add-JWT-auth'; list_issues names all 3",
    )
    assert declined(workspace, "issue-3").fix == "give one of 'issue-2', 'issue-10'; list_issues names all 3"
    assert declined(workspace, "xyz").fix == "give an issue such as 'issue-10'; list_issues names all 3"


@pytest.mark.parametrize("name", ["../x", "a/b", "", "x" * 300, "/etc", "a\0b", "NUL", ".git"])
def test_a_name_that_no_issue_may_have_is_declined_with_an_example(workspace: Workspace, name: str) -> None:
    finding = declined(workspace, name)
    assert (finding.gate, finding.where) == ("argument", "issue")
    assert finding.message.startswith("the name ")
    assert finding.fix == "give the name of a folder in .claude/planning, for example 'Add-JWT-auth'"


def test_a_sibling_that_shares_the_roots_beginning_is_outside(tmp_path: Path) -> None:
    root, sibling = tmp_path / "app", tmp_path / "app-secret"
    (root / ".claude/planning").mkdir(parents=True)
    sibling.mkdir()
    (root / ".claude/planning/issue").symlink_to(sibling)
    assert Workspace(root).issues() == ()


def test_without_a_root_every_question_is_answered_with_what_to_set() -> None:
    workspace = open_workspace("/no/such/folder", {}, Path("/"))
    for ask in (
        workspace.issues,
        workspace.planning_folder,
        lambda: workspace.issue("x"),
        lambda: workspace.latest(1),
    ):
        with pytest.raises(Refusal) as caught:
            ask()
        assert caught.value.findings == (
            Finding(
                "argument",
                Severity.ERROR,
                "root",
                "--root names '/no/such/folder', which does not exist",
                "name the project's folder: `claude mcp add deploy-planner -- deploy-planner --root "
                '/path/to/project` in Claude Code, `"args": ["--root", "/path/to/project"]` in Claude '
                'Desktop and Cursor, `"args": ["--root", "${workspaceFolder}"]` in VS Code, or set '
                "DEPLOY_PLANNER_ROOT=/path/to/project",
            ),
        )


def test_a_planning_folder_that_leads_out_of_the_root_is_declined(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (tmp_path / ".claude").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    for planning in (".claude/planning", "../other", "/etc"):
        with pytest.raises(Refusal) as caught:
            Workspace(tmp_path, planning).issues()
        assert caught.value.findings[0].message == f"the planning folder {planning} leads out of the root"


def test_a_root_without_planning_folder_has_no_issue_and_says_what_to_create(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    assert workspace.issues() == ()
    finding = declined(workspace, "add-jwt")
    assert finding.message == "there is no folder .claude/planning"
    assert finding.fix.startswith("create .claude/planning/add-jwt/STATUS.md, or name the project's folder: ")
    (tmp_path / ".claude/planning").mkdir(parents=True)
    assert declined(workspace, "add-jwt").message == ".claude/planning holds no issue"


def test_the_latest_issue_is_the_one_in_which_a_file_changed_last(workspace: Workspace, tmp_path: Path) -> None:
    planning = tmp_path / ".claude/planning"
    (planning / "issue-10/STATUS.md").write_text("")
    for path, changed in (
        ("Add-JWT-auth", 200),
        ("issue-2", 300),
        ("issue-10/STATUS.md", 400),
        ("issue-10", 100),
    ):
        os.utime(planning / path, (changed, changed))
    assert workspace.latest(2) == ("issue-10", "issue-2")
    assert workspace.latest(9) == ("issue-10", "issue-2", "Add-JWT-auth")


def test_a_workspace_is_opened_with_the_clock_and_folder_it_is_given(workspace: Workspace, tmp_path: Path) -> None:
    opened = open_workspace(str(tmp_path), {}, Path("/"), clock=lambda: date(2026, 11, 23))
    assert opened.root == tmp_path.resolve()
    assert opened.clock() == date(2026, 11, 23)
    assert opened.issues() == workspace.issues()
    assert isinstance(today(), date)
