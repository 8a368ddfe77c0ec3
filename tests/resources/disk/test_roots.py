"""The first source that says anything decides, even when it is wrong."""

from pathlib import Path

import pytest

from resources.roots import RootFound, locate_root


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = (tmp_path / "project").resolve()
    (root / ".claude/planning/add-jwt").mkdir(parents=True)
    (root / "src/deep").mkdir(parents=True)
    return root


def test_the_root_is_the_first_folder_upward_that_holds_a_planning_folder(project: Path) -> None:
    assert locate_root(None, {}, project / "src/deep") == RootFound(project, "working directory")


def test_what_is_told_wins_over_the_host_and_the_host_over_the_working_directory(project: Path, tmp_path: Path) -> None:
    told, own, host = (tmp_path / name for name in ("told", "own", "host"))
    for folder in (told, own, host):
        folder.mkdir()
    environ = {"DEPLOY_PLANNER_ROOT": str(own), "CLAUDE_PROJECT_DIR": str(host)}
    assert locate_root(str(told), environ, project) == RootFound(told.resolve(), "--root")
    assert locate_root(None, environ, project) == RootFound(own.resolve(), "DEPLOY_PLANNER_ROOT")
    del environ["DEPLOY_PLANNER_ROOT"]
    assert locate_root(None, environ, project) == RootFound(host.resolve(), "CLAUDE_PROJECT_DIR")


def test_a_host_that_was_started_below_the_project_means_the_project(project: Path) -> None:
    environ = {"CLAUDE_PROJECT_DIR": str(project / "src/deep")}
    assert locate_root(None, environ, Path("/")) == RootFound(project, "CLAUDE_PROJECT_DIR")


def test_a_person_s_own_word_is_taken_as_it_is(project: Path) -> None:
    below = project / "src/deep"
    assert locate_root(str(below), {}, project).root == below
    assert locate_root(None, {"DEPLOY_PLANNER_ROOT": str(below)}, project).root == below


def test_empty_values_say_nothing(project: Path) -> None:
    environ = {"DEPLOY_PLANNER_ROOT": "", "CLAUDE_PROJECT_DIR": "  "}
    assert locate_root("", environ, project).root == project


def test_a_relative_root_counts_from_the_working_directory(project: Path) -> None:
    assert locate_root("..", {}, project / "src").root == project


def test_a_link_to_the_project_is_resolved(project: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(project)
    assert locate_root(str(tmp_path / "link"), {}, Path("/")).root == project


def test_another_planning_folder_is_looked_for_where_one_is_configured(project: Path) -> None:
    (project / "src/plans").mkdir()
    assert locate_root(None, {}, project / "src/deep", "plans").root == project / "src"


def test_a_given_root_that_does_not_exist_is_not_replaced_by_another(project: Path) -> None:
    missing = str(project / "nowhere")
    problem = f"--root names {missing!r}, which does not exist"
    assert locate_root(missing, {"CLAUDE_PROJECT_DIR": str(project)}, project) == RootFound(None, "--root", problem)


def test_a_given_root_that_is_a_file_is_said_to_be_no_folder(project: Path) -> None:
    (project / "README.md").write_text("")
    problem = "CLAUDE_PROJECT_DIR names 'README.md', which is not a folder"
    assert locate_root(None, {"CLAUDE_PROJECT_DIR": "README.md"}, project) == RootFound(
        None, "CLAUDE_PROJECT_DIR", problem
    )


@pytest.mark.parametrize("value", ["${workspaceFolder}", "${CLAUDE_PROJECT_DIR}/app"])
def test_a_variable_that_the_host_left_unexpanded_is_named(project: Path, value: str) -> None:
    problem = f"--root is {value!r}: the host left the variable as it is"
    assert locate_root(value, {}, project) == RootFound(None, "--root", problem)


@pytest.mark.parametrize("value", ["a\0b", "x" * 5000, "~nobody-has-this-name/x"])
def test_a_root_that_cannot_be_a_path_is_a_problem_and_no_crash(project: Path, value: str) -> None:
    assert locate_root(value, {}, project) == RootFound(None, "--root", f"--root names {value!r}, which does not exist")


def test_without_any_root_everything_that_was_tried_is_named(tmp_path: Path) -> None:
    found = locate_root(None, {}, tmp_path, "no/such/planning")
    assert found == RootFound(
        None,
        "working directory",
        "none of --root, DEPLOY_PLANNER_ROOT, CLAUDE_PROJECT_DIR is given, "
        f"and no folder from {tmp_path} upward holds no/such/planning",
    )
