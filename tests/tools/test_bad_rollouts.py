"""What agents write wrong in a rollout or a playbook: refused in words that mend it, with nothing written."""

from pathlib import Path

import pytest

from tests.tools.projects import (
    PROPOSE,
    RELEASE,
    ROLLBACK,
    STAGES,
    accepted,
    at,
    draft_file,
    make_draft,
    make_project,
    refused,
)

PROPOSE_AGAIN = "\n\nNext: propose_rollout with the corrected arguments"
ROLL_BACK_AGAIN = "\n\nNext: draft_rollback with the corrected arguments"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path)


@pytest.fixture
def rolled_out(tmp_path: Path) -> Path:
    return make_draft(tmp_path, steps=1)


def first_stage(**changes: object) -> dict[str, object]:
    return at(PROPOSE, stages=[{**STAGES[0], **changes}, STAGES[1]])


def test_criteria_without_number_or_operator_are_all_named_at_once(project: Path) -> None:
    text = refused(project, "propose_rollout", first_stage(proceed_when=["errors stay low", "p99 latency"]))
    assert text == (
        "vague-criterion · error · stages[0].proceed_when[0] (stage 1): "
        "'errors stay low' holds no metric with a bound, and no command with a result\n"
        "Fix: for example: `http 5xx rate < 0.6% over 10m`\n\n"
        "vague-criterion · error · stages[0].proceed_when[1] (stage 1): "
        "'p99 latency' holds no metric with a bound, and no command with a result\n"
        "Fix: for example: `p99 latency <= 400ms over 10m`" + PROPOSE_AGAIN
    )


def test_backticks_do_not_make_a_vague_criterion_measurable(project: Path) -> None:
    text = refused(project, "propose_rollout", first_stage(proceed_when=["`the error rate stays calm`"]))
    assert text == (
        "vague-criterion · error · stages[0].proceed_when[0] (stage 1): "
        "'`the error rate stays calm`' holds no metric with a bound, and no command with a result\n"
        "Fix: for example: `http 5xx rate < 0.6% over 10m`" + PROPOSE_AGAIN
    )


def test_a_rate_without_unit_is_shown_with_its_unit(project: Path) -> None:
    text = refused(project, "propose_rollout", first_stage(proceed_when=["http 5xx rate < 5"]))
    assert text == (
        "vague-criterion · error · stages[0].proceed_when[0] (stage 1): '< 5': a rate needs its unit\n"
        "Fix: `http 5xx rate < 5%`" + PROPOSE_AGAIN
    )


def test_stages_out_of_order_are_refused(project: Path) -> None:
    stages = [STAGES[0], {**STAGES[0], "name": "less", "exposure": "2%"}, STAGES[1]]
    text = refused(project, "propose_rollout", at(PROPOSE, stages=stages))
    assert text == (
        "exposure-decreases · error · stages[1].exposure (stage 2): "
        "2% of requests after 5% of requests takes the release away again\n"
        "Fix: put the stages in the order of their exposure: 2% of requests, 5% of requests, 100% of requests"
        + PROPOSE_AGAIN
    )


@pytest.mark.parametrize(
    ("exposure", "reason"),
    [
        ("150%", "'150%' is over 100%"),
        ("-5%", "'-5%' says neither a share nor whom it reaches"),
        ("some users", "'some users' says neither a share nor whom it reaches"),
        ("", "no exposure"),
    ],
)
def test_a_stage_that_reaches_nobody_in_particular_is_refused(project: Path, exposure: str, reason: str) -> None:
    text = refused(project, "propose_rollout", first_stage(exposure=exposure))
    assert text == (
        f"vague-exposure · error · stages[0].exposure (stage 1): {reason}\n"
        "Fix: `5% of requests`, `5 of 100 hosts`, `50 invited testers`, `everyone`" + PROPOSE_AGAIN
    )


def test_a_rollout_that_ends_below_everyone_is_refused(project: Path) -> None:
    text = refused(project, "propose_rollout", at(PROPOSE, stages=[STAGES[0]]))
    assert text == (
        "rollout-incomplete · error · stages[0].exposure (stage 1): the rollout ends at 5% of requests\n"
        "Fix: add the last stage: `100% of requests`, or `everyone`" + PROPOSE_AGAIN
    )


@pytest.mark.parametrize("duration", ["-5m", "a while"])
def test_a_duration_that_is_no_length_of_time_is_refused(project: Path, duration: str) -> None:
    text = refused(project, "propose_rollout", first_stage(duration=duration))
    assert text == (
        f"stage-without-duration · error · stages[0].duration (stage 1): {duration!r} is no length of time\n"
        "Fix: give a length of time: `30m`, `2h`, `3d`" + PROPOSE_AGAIN
    )


def test_a_step_in_words_alone_is_refused(project: Path) -> None:
    text = refused(project, "propose_rollout", first_stage(do=["promote the canary"]))
    assert text == (
        "vague-step · error · stages[0].do[0] (stage 1): 'promote the canary' names neither a command nor a place\n"
        "Fix: give its command (`kubectl argo rollouts promote api -n prod`), "
        "or its place (Where: LaunchDarkly, flag new-login, on for 5%)" + PROPOSE_AGAIN
    )


def test_a_stage_that_is_said_to_do_nothing_is_refused(project: Path) -> None:
    text = refused(project, "propose_rollout", first_stage(do=[]))
    assert text == (
        "stage-without-step · error · stages[0].do (stage 1): nothing is done in this stage\n"
        "Fix: - Do:\n  1. `kubectl argo rollouts promote api -n prod`" + PROPOSE_AGAIN
    )


def test_a_baseline_that_nothing_records_is_refused(project: Path) -> None:
    text = refused(project, "propose_rollout", first_stage(proceed_when=["order success rate >= baseline - 1pp"]))
    assert text == (
        "baseline-missing · error · stages[0].proceed_when[0] (stage 1): "
        "compares with a baseline of order success rate that nobody recorded\n"
        "Fix: give what it is today in baselines: `order success rate 0.4% over 7d`" + PROPOSE_AGAIN
    )


@pytest.mark.parametrize("held", ["{threshold}", "TBD", "<service>"])
def test_a_placeholder_is_one_finding_wherever_it_stands(project: Path, held: str) -> None:
    wrong = first_stage(proceed_when=[f"http 5xx rate < {held}"])
    text = refused(project, "propose_rollout", {**wrong, "release": {**RELEASE, "lead": held}})
    fix = "Fix: write the value itself: `5 minutes`, `api`"
    assert text == (
        f"placeholder · error · release.lead: {held} still stands for something\n{fix}\n\n"
        f"placeholder · error · stages[0].proceed_when[0] (stage 1): {held} still stands for something\n{fix}"
        + PROPOSE_AGAIN
    )


def test_a_placeholder_may_stand_in_the_template_of_the_status_page(rolled_out: Path) -> None:
    page = "Prices were slow from {start} to {end}."
    accepted(rolled_out, "draft_rollback", at(ROLLBACK, status_page=page))
    assert f'- Status page: "{page}"' in draft_file(rolled_out).read_text(encoding="utf-8")


def test_a_trigger_without_window_is_shown_with_one(rolled_out: Path) -> None:
    text = refused(rolled_out, "draft_rollback", at(ROLLBACK, triggers=["http 5xx rate > 2%"]))
    assert text == (
        "vague-trigger · error · triggers[0]: http 5xx rate is measured over no length of time\n"
        "Fix: `http 5xx rate > 2% over 5m`" + ROLL_BACK_AGAIN
    )


def test_a_value_that_nothing_records_is_refused(rolled_out: Path) -> None:
    undo = {"action": "Undo.", "minutes": 2, "command": 'kubectl argo rollouts undo shop --to-revision="$OLD" -n prod'}
    text = refused(rolled_out, "draft_rollback", at(ROLLBACK, steps=[undo]))
    assert text == (
        "undefined-value · error · steps[0].command: `$OLD` is recorded nowhere\n"
        "Fix: give in record the command that prints it: `$OLD`: `kubectl get rollout shop -n prod "
        "-o jsonpath='{.metadata.annotations.rollout\\.argoproj\\.io/revision}'`" + ROLL_BACK_AGAIN
    )


def test_a_step_of_the_playbook_in_words_alone_is_refused(rolled_out: Path) -> None:
    text = refused(rolled_out, "draft_rollback", at(ROLLBACK, steps=[{"action": "Revert the deploy."}]))
    assert text.startswith(
        "vague-step · error · steps[0].command: 'Revert the deploy.' names neither a command nor a place\n"
        "Fix: give its command (`kubectl argo rollouts abort api -n prod`), "
        "or its place (Where: LaunchDarkly, flag new-login, off)\n\n"
    )


def test_a_playbook_given_empty_is_judged_and_not_filled(rolled_out: Path) -> None:
    text = refused(rolled_out, "draft_rollback", at(ROLLBACK, triggers=[], steps=[], verify=[], notify=[]))
    assert [line.split(": ")[0] for line in text.splitlines() if " · error · " in line] == [
        "trigger-missing · error · triggers",
        "steps-missing · error · steps",
        "rollback-unverified · error · verify",
        "nobody-notified · error · notify",
    ]


def test_a_record_that_the_repository_lacks_is_refused_by_the_step_that_it_is_given_to(rolled_out: Path) -> None:
    tasks = "[tool.poe.tasks]\nlint = 'ruff check'\nmigrate = 'alembic upgrade head'\n"
    (rolled_out / "pyproject.toml").write_text(tasks, encoding="utf-8")
    text = refused(rolled_out, "draft_rollback", at(ROLLBACK, record=["`$REV`: `poe rev`"]))

    assert text.startswith("command-not-found · error · record[0]: pyproject.toml has no poe task rev\n")
    assert text.endswith(ROLL_BACK_AGAIN)
    assert "checklist" not in text


@pytest.mark.parametrize("tool", ["propose_rollout", "draft_rollback"])
def test_a_record_without_its_sign_is_refused_and_not_lost(rolled_out: Path, tool: str) -> None:
    given = {"propose_rollout": PROPOSE, "draft_rollback": ROLLBACK}[tool]
    text = refused(rolled_out, tool, at(given, record=["REVISION: helm history shop"]))

    assert "'REVISION: helm history shop' names a value of release time without its `$`" in text
    assert "Fix: `$REVISION`: `helm history shop`" in text


def test_a_sound_record_of_the_playbook_is_kept_and_leaves_the_checklist_for_later(rolled_out: Path) -> None:
    result = accepted(rolled_out, "draft_rollback", at(ROLLBACK, record=["`$TAG`: `git describe --tags`"]))

    assert "- `$TAG`: `git describe --tags`" in draft_file(rolled_out).read_text(encoding="utf-8")
    assert "open" not in result
