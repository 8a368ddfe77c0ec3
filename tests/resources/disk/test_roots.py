"""Where the repository is looked for, and in which order."""

from pathlib import Path

from resources.roots import find_root

HERE = {"CLAUDE_PROJECT_DIR": "/host", "DEPLOY_PLANNER_ROOT": "/own"}


def test_the_option_wins_over_both_variables() -> None:
    assert find_root("/said", HERE, Path("/")) == Path("/said")


def test_our_variable_wins_over_the_host_s() -> None:
    assert find_root(None, HERE, Path("/")) == Path("/own")


def test_the_host_s_variable_wins_over_the_working_directory(root: Path) -> None:
    assert find_root(None, {"CLAUDE_PROJECT_DIR": "/host"}, root) == Path("/host")


def test_an_empty_option_or_variable_says_nothing(root: Path) -> None:
    assert find_root(" ", {"DEPLOY_PLANNER_ROOT": "", "CLAUDE_PROJECT_DIR": " "}, root) == root


def test_upward_the_first_folder_with_plans_is_the_root(root: Path) -> None:
    deep = root / "src/api"
    deep.mkdir(parents=True)

    assert find_root(None, {}, deep) == root


def test_another_planning_folder_is_looked_for_upward_as_well(root: Path) -> None:
    (root / "services/plans").mkdir(parents=True)

    assert find_root(None, {}, root / "services", "plans") == root / "services"


def test_without_plans_anywhere_upward_there_is_no_root(tmp_path: Path) -> None:
    assert find_root(None, {}, tmp_path, "no-such-planning-folder") is None


def test_a_working_directory_that_is_gone_has_no_root(tmp_path: Path) -> None:
    assert find_root(None, {}, tmp_path / "gone", "no-such-planning-folder") is None


def test_a_relative_root_starts_at_the_working_directory(root: Path) -> None:
    assert find_root("services", {}, root) == root / "services"


def test_a_home_is_filled_in_and_an_unknown_one_is_kept_as_it_is() -> None:
    assert find_root("~/x", {}, Path("/")) == Path.home() / "x"
    assert find_root("~nobody-of-that-name/x", {}, Path("/")) == Path("/~nobody-of-that-name/x")
