"""Every limit on the page of limits is tried: a new one without a trial fails here."""

import ast
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from limit_table import Limit, limits_told

from resources.turn import in_time
from resources.workspace import Workspace
from tests.limits import of_calls, of_folders, of_time
from tests.limits.asked import Talk, talking
from tests.tools.projects import ISSUE, make_project

ROOT = Path(__file__).parents[2]
TRIALS: dict[str, Callable[[Path], None]] = {**of_folders.TRIALS, **of_calls.TRIALS, **of_time.TRIALS}
ELSEWHERE = {
    "COMPLETIONS": "server/test_two_at_once.py: test_completion_gives_the_first_hundred_of_many",
    "SUBSCRIBED_ISSUES": "server/test_announcing.py: test_more_subscriptions_than_can_be_watched_are_refused_in_words_and_there_is_a_way_out",
    "TELLING_SECONDS": "server/test_announcing.py: test_a_client_that_takes_no_message_delays_neither_who_writes_nor_who_hears",
    "QUESTION_SECONDS": "server/test_asking.py: test_a_question_that_lapsed_is_not_put_again_and_the_word_of_the_person_counts",
    "UNASKED_MINUTES": "server/test_asking.py: test_a_question_that_lapsed_again_is_again_not_put_twice",
    "LOCK_SECONDS": "resources/disk/test_locking.py: test_a_lock_that_another_process_holds_is_waited_for_and_then_told",
    "SPARE_SECONDS": "resources/disk/test_documents.py: test_what_a_killed_writer_left_is_swept_away_when_it_is_old_and_ours",
    "NOTE_CHARS": "tools/test_bounds.py: test_notes_are_cut",
    "ISSUES_LISTED": "tools/test_bounds.py: test_fifty_issues_are_listed_the_open_ones_first_and_all_are_counted",
    "FACTS_LISTED": "tools/test_bounds.py: test_twenty_requirements_are_told_and_how_many_more_there_are",
    "FINDINGS_LISTED": "tools/test_bounds.py: test_fifty_findings_are_told_and_how_many_more_there_are",
    "RESOURCE_ISSUES": "resources/disk/test_catalogue.py: test_the_index_says_how_many_issues_it_leaves_out",
    "PROMPT_CHARS": "server/test_app.py: test_a_long_document_is_cut_in_the_prompt_and_says_where_the_rest_is",
    "SURVEYED_FOLDERS": "resources/repository/test_survey.py: test_a_repository_of_very_many_projects_says_that_not_all_were_looked_into",
    "LINTER_SECONDS": "resources/repository/test_squawk.py: test_one_that_takes_too_long_is_not_waited_for",
    "FOLDER_NAMES": "resources/repository/test_tree.py: test_a_folder_of_very_many_names_is_looked_at_in_part",
    "TOKEN_CHARS": "attacks/test_walls_address.py: test_a_token_that_protects_nothing_is_refused_and_not_told",
    "ISSUES_REMEMBERED": "resources/disk/test_remembered.py: test_no_more_is_kept_than_was_agreed",
    "FOLDERS_REMEMBERED": "resources/disk/test_remembered.py: test_no_more_is_kept_than_was_agreed",
}
"""Tried where the rest of what it bounds is tested."""


@pytest.mark.parametrize("limit", limits_told(), ids=lambda limit: limit.name)
def test_at_the_limit_all_is_well_and_above_it_is_named(limit: Limit, tmp_path: Path) -> None:
    assert limit.above, f"{limit.name} does not say what happens above"
    if limit.name in ELSEWHERE:
        path, _, name = ELSEWHERE[limit.name].partition(": ")
        tree = ast.parse((ROOT / "tests" / path).read_text(encoding="utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    else:
        TRIALS[limit.name](tmp_path)


def test_no_trial_is_of_a_limit_that_is_gone() -> None:
    assert set(TRIALS) | set(ELSEWHERE) == {limit.name for limit in limits_told()}
    assert not set(TRIALS) & set(ELSEWHERE)


def test_every_kind_of_request_is_bounded_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resume = Event()

    async def ask(talk: Talk) -> None:
        for method, words in (
            ("list_resources", ()),
            ("read_resource", ("planning://issues",)),
            ("get_prompt", ("deploy", {"issue": ISSUE})),
            ("complete", (talk.prompt, {"name": "issue", "value": ""})),
        ):
            assert "seconds, longer than a request may" in await talk.fault(method, *words)
        resume.set()

    async def at_once() -> None:
        """The time is up before anything can be done."""

    monkeypatch.setattr(in_time, "__defaults__", (at_once,))

    def wait(_: Workspace) -> None:
        resume.wait(60)

    monkeypatch.setattr(Workspace, "_scanned", wait)
    talking(make_project(tmp_path), ask)
