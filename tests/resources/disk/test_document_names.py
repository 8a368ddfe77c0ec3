"""Documents under their real names, and the folder's habit of naming."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.document_names import Habit, draft_name, habit_of, matching, natural, plan_name


@pytest.mark.parametrize(
    "name",
    ["STATUS.md", "status.md", "Status.MD", "00_STATUS.md", "0_status.md", "07a_STATUS.md", "_STATUS.md"],
)
def test_a_document_is_known_under_any_of_its_names(name: str) -> None:
    assert matching([name, "OTHER.md"], "STATUS") == (name,)


@pytest.mark.parametrize(
    "name",
    [
        "STATUS.draft.md",
        "MY_STATUS.md",
        "STATUS.md.bak",
        "STATUS.markdown",
        "STATUS",
        ".STATUS.md",
        "00-STATUS.md",
        "STATUS.md\n",
        "00ab_STATUS.md",
    ],
)
def test_what_only_looks_like_a_document_is_not_taken_for_it(name: str) -> None:
    assert matching([name], "STATUS") == ()


def test_a_draft_is_never_the_plan() -> None:
    assert matching(["DEPLOY_PLAN.draft.md", "09_DEPLOY_PLAN.draft.md"], "DEPLOY_PLAN") == ()


@pytest.mark.parametrize(
    ("names", "order"),
    [
        (
            ["ARCHITECTURE.md", "03_ARCHITECTURE.md", "00_STATUS.md"],
            ("03_ARCHITECTURE.md", "ARCHITECTURE.md"),
        ),
        (["ARCHITECTURE.md", "03_ARCHITECTURE.md", "STATUS.md"], ("ARCHITECTURE.md", "03_ARCHITECTURE.md")),
        (
            ["10_ARCHITECTURE.md", "3_ARCHITECTURE.md", "0_STATUS.md"],
            ("3_ARCHITECTURE.md", "10_ARCHITECTURE.md"),
        ),
    ],
)
def test_of_two_that_match_the_one_in_the_folders_habit_comes_first(names: list[str], order: tuple[str, ...]) -> None:
    assert matching(names, "ARCHITECTURE") == order


def test_two_status_files_are_told_apart_by_the_other_documents() -> None:
    both = ["STATUS.md", "00_STATUS.md"]
    assert matching([*both, "03_ARCHITECTURE.md", "02_RESEARCH.md"], "STATUS")[0] == "00_STATUS.md"
    assert matching([*both, "ARCHITECTURE.md"], "STATUS")[0] == "STATUS.md"
    assert matching(both, "STATUS")[0] == "STATUS.md"


@pytest.mark.parametrize(
    ("names", "habit"),
    [
        ([], Habit()),
        (["STATUS.md", "ARCHITECTURE.md"], Habit()),
        (["00_STATUS.md", "ARCHITECTURE.md", "PROJECT_SPEC.md"], Habit(digits=2)),
        (["0_STATUS.md"], Habit(digits=1)),
        (["status.md", "ARCHITECTURE.md"], Habit(lower=True)),
        (["01_DISCOVERY.md", "02_RESEARCH.md", "NOTES.md"], Habit(digits=2)),
        (["2026-11-23 meeting.md", "STATUS.md"], Habit()),
        (["STATUS.md", "123_456.txt"], Habit()),
    ],
)
def test_the_habit_is_that_of_the_status_else_of_most_documents(names: list[str], habit: Habit) -> None:
    assert habit_of(names) == habit


@pytest.mark.parametrize(
    ("names", "plan", "draft"),
    [
        (["STATUS.md"], "DEPLOY_PLAN.md", "DEPLOY_PLAN.draft.md"),
        (["00_STATUS.md"], "09_DEPLOY_PLAN.md", "09_DEPLOY_PLAN.draft.md"),
        (["0_STATUS.md"], "9_DEPLOY_PLAN.md", "9_DEPLOY_PLAN.draft.md"),
        (["status.md"], "deploy_plan.md", "deploy_plan.draft.md"),
        (["00_STATUS.md", "DEPLOY_PLAN.md"], "DEPLOY_PLAN.md", "DEPLOY_PLAN.draft.md"),
        (["STATUS.md", "08_DEPLOY_PLAN.md"], "08_DEPLOY_PLAN.md", "08_DEPLOY_PLAN.draft.md"),
    ],
)
def test_a_plan_and_its_draft_are_named_as_the_folder_does(names: list[str], plan: str, draft: str) -> None:
    assert (plan_name(names), draft_name(names)) == (plan, draft)


def test_a_draft_is_found_again_when_the_habit_changed_under_it() -> None:
    names = ["00_STATUS.md", "DEPLOY_PLAN.draft.md"]
    assert (plan_name(names), draft_name(names)) == ("DEPLOY_PLAN.md", "DEPLOY_PLAN.draft.md")
    names = ["00_STATUS.md", "09_DEPLOY_PLAN.md", "DEPLOY_PLAN.draft.md"]
    assert (plan_name(names), draft_name(names)) == ("09_DEPLOY_PLAN.md", "DEPLOY_PLAN.draft.md")


def test_numbers_are_ordered_as_numbers() -> None:
    names = ["issue-10", "issue-2", "Issue-1", "10", "9", "alpha", "²", "issue-02"]
    assert sorted(names, key=natural) == [
        "9",
        "10",
        "alpha",
        "Issue-1",
        "issue-02",
        "issue-2",
        "issue-10",
        "²",
    ]


@given(st.lists(st.text(max_size=12), unique=True))
def test_the_order_is_the_same_whatever_the_disk_says(names: list[str]) -> None:
    turned = names[::-1]
    assert sorted(names, key=natural) == sorted(turned, key=natural)


@given(st.sets(st.sampled_from(["STATUS.md", "00_STATUS.md", "DEPLOY_PLAN.md", "09_DEPLOY_PLAN.draft.md", "x.md"])))
def test_a_folder_with_its_new_plan_and_draft_is_read_back_so(names: set[str]) -> None:
    plan, draft = plan_name(names), draft_name(names)
    after = names | {plan, draft}
    assert (plan_name(after), draft_name(after)) == (plan, draft)
