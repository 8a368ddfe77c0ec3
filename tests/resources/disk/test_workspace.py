"""The workspace: its issues by name, and clear answers where there is none."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.finding import Finding, Refusal, Severity
from resources.issue_folder import IssueFolder
from resources.issue_names import name_problem, natural
from resources.workspace import Workspace

SET_ROOT = (
    "set the repository's folder in the host's configuration of this server, "
    'for example "env": {"DEPLOY_PLANNER_ROOT": "/home/me/my-repository"} '
    'or "args": ["--root", "/home/me/my-repository"], and restart the server'
)
GIVE_NAME = "give the name of the issue's folder as list_issues shows it, for example 'add-jwt-auth'"


def make(root: Path, *names: str) -> Path:
    for name in names:
        (root / ".claude/planning" / name).mkdir(parents=True)
    return root


def refused(workspace: Workspace, name: str) -> Finding:
    with pytest.raises(Refusal) as caught:
        workspace.issue(name)
    (finding,) = caught.value.findings
    return finding


def argument(where: str, message: str, fix: str) -> Finding:
    return Finding("argument", Severity.ERROR, where, message, fix)


def test_without_a_root_every_question_says_what_to_set() -> None:
    expected = argument("root", "no folder with planning documents was found, and none was named", SET_ROOT)

    assert refused(Workspace(None), "add-auth") == expected
    for ask in (Workspace(None).issues, Workspace(None).require_root, lambda: Workspace(None).latest(5)):
        with pytest.raises(Refusal) as caught:
            ask()
        assert caught.value.findings == (expected,)


def test_why_there_is_no_root_is_said_where_somebody_knows() -> None:
    assert refused(Workspace(None, problem="the working directory is gone"), "x").message == (
        "the working directory is gone"
    )


def test_a_root_that_is_not_there_is_named(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    assert refused(Workspace(gone), "x") == argument("root", f"the root '{gone}' is not a folder", SET_ROOT)


def test_a_root_that_is_a_file_is_no_root(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refused(Workspace(tmp_path / "file"), "x").where == "root"


def test_a_variable_that_the_host_left_in_the_root_is_pointed_out() -> None:
    assert refused(Workspace(Path("/${workspaceFolder}")), "x").message == (
        "the root '/${workspaceFolder}' is not a folder; the host did not fill in its variable"
    )


def test_issues_come_in_the_order_people_count(tmp_path: Path) -> None:
    make(tmp_path, "issue-10", "issue-9", "Issue-1", "add auth", "überarbeitung")

    assert Workspace(tmp_path).issues() == ("add auth", "Issue-1", "issue-9", "issue-10", "überarbeitung")


def test_files_hidden_folders_and_links_that_leave_the_root_are_no_issues(tmp_path: Path) -> None:
    root = make(tmp_path / "repository", "real", ".hidden")
    make(tmp_path / "repository-2", "secret")
    planning = root / ".claude/planning"
    (planning / "README.md").touch()
    (planning / "inside").symlink_to(planning / "real")
    (planning / "sibling").symlink_to(tmp_path / "repository-2/.claude/planning/secret")
    (planning / "circle").symlink_to(planning / "circle")

    assert Workspace(root).issues() == ("inside", "real")
    assert refused(Workspace(root), "sibling").message == "there is no issue 'sibling' in .claude/planning"
    assert refused(Workspace(root), "circle").message == "there is no issue 'circle' in .claude/planning"


def test_a_planning_folder_that_leaves_the_root_is_refused(tmp_path: Path) -> None:
    make(tmp_path / "other", "secret")
    (tmp_path / "repository").mkdir()
    (tmp_path / "repository/plans").symlink_to(tmp_path / "other/.claude/planning")

    for planning in ("plans", "../other/.claude/planning", str(tmp_path / "other/.claude/planning")):
        workspace = Workspace(tmp_path / "repository", planning)
        with pytest.raises(Refusal, match="leaves the root"):
            workspace.issues()
        with pytest.raises(Refusal):
            workspace.issue("secret")


def test_a_root_that_is_a_link_itself_is_a_root_like_any_other(tmp_path: Path) -> None:
    make(tmp_path / "repository", "add-auth")
    (tmp_path / "link").symlink_to(tmp_path / "repository")

    assert Workspace(tmp_path / "link").issues() == ("add-auth",)
    assert Workspace(tmp_path / "link").issue("add-auth").find("STATUS").path is None


def test_without_a_planning_folder_there_are_no_issues_and_the_first_is_shown(tmp_path: Path) -> None:
    assert Workspace(tmp_path).issues() == ()
    assert refused(Workspace(tmp_path), "add-auth") == argument(
        "issue",
        "there is no issue 'add-auth' in .claude/planning",
        "make its folder with a STATUS.md, for example .claude/planning/add-auth/STATUS.md",
    )


def test_an_unknown_issue_is_answered_with_the_nearest_names(tmp_path: Path) -> None:
    make(tmp_path, "add-jwt-auth", "add-jwt-auth-2", "billing")

    assert refused(Workspace(tmp_path), "Add-JWT-Aut") == argument(
        "issue",
        "there is no issue 'Add-JWT-Aut' in .claude/planning",
        "did you mean 'add-jwt-auth', 'add-jwt-auth-2'? list_issues shows all 3",
    )
    assert (
        refused(Workspace(tmp_path), "zzz").fix
        == "give one that list_issues shows, for example 'add-jwt-auth'"
    )


def test_an_issue_is_its_folder(tmp_path: Path) -> None:
    path = make(tmp_path, "add-auth") / ".claude/planning/add-auth"

    assert Workspace(tmp_path).issue("add-auth") == IssueFolder("add-auth", path, tmp_path)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", "the issue's name is empty"),
        (" ", "the issue's name is empty"),
        ("a" * 300, "the issue's name has 300 characters, more than 100"),
        ("..", "an issue's name does not begin with a dot"),
        ("../x", "an issue's name does not begin with a dot"),
        (".git", "an issue's name does not begin with a dot"),
        ("a/b", "an issue's name is one folder name, without /"),
        ("/etc", "an issue's name is one folder name, without /"),
        ("a\\..\\b", "an issue's name is one folder name, without \\"),
        ("C:x", "an issue's name is one folder name, without :"),
        ("a\0b", "the issue's name holds a control or invisible character"),
        ("a\nb", "the issue's name holds a control or invisible character"),
        ("a\u202eb", "the issue's name holds a control or invisible character"),
        ("a\udcffb", "the issue's name holds a control or invisible character"),
        ("NUL", "the issue's name is that of a device on Windows"),
        ("com1.txt", "the issue's name is that of a device on Windows"),
        ("a.", "an issue's name neither begins nor ends with a space, nor ends with a dot"),
        (" a", "an issue's name neither begins nor ends with a space, nor ends with a dot"),
    ],
)
def test_a_name_that_cannot_be_a_folder_is_refused_before_any_path_is_made(
    tmp_path: Path, name: str, problem: str
) -> None:
    make(tmp_path, "real")

    assert refused(Workspace(tmp_path), name) == argument("issue", problem, GIVE_NAME)


@given(st.text(max_size=120))
def test_a_name_that_passes_is_one_plain_part_of_a_path(name: str) -> None:
    if not name_problem(name):
        assert Path(name).parts == (name,)
        assert Path("/r", name).resolve() == Path("/r", name)
        assert name.isprintable()


@given(st.lists(st.text(max_size=20)))
def test_every_two_names_can_be_put_in_order(names: list[str]) -> None:
    assert sorted(sorted(names, reverse=True), key=natural) == sorted(names, key=natural)


def test_the_issue_changed_last_comes_first_whether_folder_or_document_changed(tmp_path: Path) -> None:
    make(tmp_path, "old", "edited", "new")
    for name, time in (("old", 1), ("edited", 2), ("new", 3)):
        folder = tmp_path / ".claude/planning" / name
        (folder / "STATUS.md").touch()
        os.utime(folder / "STATUS.md", (time, time))
        os.utime(folder, (time, time))
    os.utime(tmp_path / ".claude/planning/edited/STATUS.md", (9, 9))

    assert Workspace(tmp_path).latest(2) == ("edited", "new")


def test_today_is_the_machine_s_unless_a_clock_is_given(tmp_path: Path) -> None:
    assert Workspace(tmp_path, clock=lambda: date(2026, 11, 23)).clock() == date(2026, 11, 23)
    assert isinstance(Workspace(tmp_path).clock(), date)
