"""A refusal names the step that can mend it, and says the fix as its argument."""

from inspect import signature
from pathlib import Path

import pytest

from planning.finding import Finding, Severity
from tests.tools.projects import (
    CHECKLIST,
    ISSUE,
    PROPOSE,
    RELEASE,
    ROLLBACK,
    STATUS,
    WRITE,
    accepted,
    at,
    make_project,
    refused,
)  # fmt: skip
from tools.draft_rollback import draft_rollback
from tools.order import steps_again
from tools.propose_rollout import propose_rollout
from tools.write_plan import write_plan

STEPS = (propose_rollout, draft_rollback, write_plan)
OWNERS = {
    name: [step.__name__ for step in STEPS if name in signature(step).parameters]
    for name in {name for step in STEPS for name in signature(step).parameters} - {"workspace", "issue"}
}
"""Each argument with the steps that take it."""
LOST = "nothing of this call was kept"


def errors(*paths: str) -> list[Finding]:
    return [Finding("some-gate", Severity.ERROR, path, "is wrong", "put it right") for path in paths]


@pytest.mark.parametrize("argument", sorted(OWNERS))
@pytest.mark.parametrize("below", ["", "[0]", ".item", " (09_DEPLOY_PLAN.draft.md:12)"])
def test_every_argument_is_mended_by_a_step_that_takes_it(argument: str, below: str) -> None:
    told = steps_again(errors(argument + below))

    assert told.partition(" ")[0] in OWNERS[argument]
    assert told.endswith(LOST)


def test_all_steps_are_named_in_their_order_each_argument_once() -> None:
    assert steps_again(
        errors("notify", "checklist[0]", "stages[1].do", "stages[0].do", "release.lead", "steps[0]")
    ) == (
        "propose_rollout with stages, release.lead, then draft_rollback with notify, steps, "
        f"then write_plan again with everything: {LOST}"
    )


def test_a_plan_that_tells_nobody_is_mended_where_the_playbook_is_drafted(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    accepted(project, "propose_rollout", PROPOSE)
    accepted(project, "draft_rollback", {key: value for key, value in ROLLBACK.items() if key != "notify"})
    text = refused(project, "write_plan", WRITE)

    assert 'notify: ["`#release-api`", "on-call backend engineer"]' in text
    assert text.endswith(f"Next: draft_rollback with notify, then write_plan again with everything: {LOST}")


def test_a_row_of_the_header_is_said_as_the_argument_that_writes_it(tmp_path: Path) -> None:
    project = make_project(tmp_path, STATUS.replace("Medium", "High"))
    text = refused(project, "propose_rollout", at(PROPOSE, release={**RELEASE, "window": "open: ask the board"}))

    assert 'release: {"window": "2026-12-01 09:00 UTC, 5h"}' in text
    assert "| Window |" not in text


@pytest.mark.parametrize("words", ["open: the documents name no runbook", "tbd", "none yet"])
def test_words_for_nobody_knows_yet_are_no_proof_and_no_channel(tmp_path: Path, words: str) -> None:
    project = make_project(tmp_path)
    accepted(project, "propose_rollout", PROPOSE)
    assert "nobody-notified · error · notify" in refused(project, "draft_rollback", at(ROLLBACK, notify=[words]))
    accepted(project, "draft_rollback", ROLLBACK)
    unproved = [{"item": "runbook", "evidence": words}, *(item for item in CHECKLIST if item["item"] != "runbook")]

    assert "item-without-evidence · error · checklist[" in refused(project, "write_plan", at(WRITE, checklist=unproved))


def test_the_example_of_a_vague_criterion_is_a_limit_that_this_plan_can_use(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    vague = [{"exposure": "5%", "duration": "1h", "do": ["`make x`"], "proceed_when": ["errors stay low"]}]
    values = {"baselines": ["http 5xx rate 0.3% over 7d", "requests 25/s"], "notice": ["http 5xx rate 0.6%"]}
    text = refused(project, "propose_rollout", at(PROPOSE, stages=vague, **values))

    assert "`http 5xx rate < 0.45% over 10m`" in text
    assert "0.6% over" not in text


def test_an_issue_is_no_argument_that_a_step_mends() -> None:
    assert ISSUE not in OWNERS
