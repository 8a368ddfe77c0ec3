"""What the steps tell of harm and of false alarms."""

from pathlib import Path

from tests.tools.projects import (
    ISSUE,
    PROPOSE,
    ROLLBACK,
    STAGES,
    accepted,
    at,
    call,
    draft_file,
    make_plan,
    make_project,
    objects,
)

SHORT = [{**STAGES[0], "duration": "30m"}, STAGES[1]]


def test_a_proposal_carries_the_extra_failures_of_each_stage_and_of_the_whole(tmp_path: Path) -> None:
    result = accepted(make_project(tmp_path), "propose_rollout", PROPOSE)

    by_hand = [120 * 0.05 * 0.004 * 3600, 120 * 0.004 * 4 * 3600]
    assert [stage["extra_failures"] for stage in objects(result["stages"])] == [round(one) for one in by_hand]
    assert (result["extra_failures"], "harm_changed" in result) == (round(sum(by_hand)), False)


def test_without_a_rate_there_is_no_number(tmp_path: Path) -> None:
    result = accepted(make_project(tmp_path), "propose_rollout", at(PROPOSE, baselines=["http 5xx rate 0.4% over 7d"]))

    assert "extra_failures" not in result
    assert all("extra_failures" not in stage for stage in objects(result["stages"]))


def test_a_regression_in_latency_is_no_failure_and_is_named_so(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    slow = at(
        PROPOSE,
        baselines=["http 5xx rate 0.4% over 7d", "requests over 120ms 0.5% over 7d", "requests 120/s"],
        notice=["requests over 120ms 2%"],
    )
    first = accepted(project, "propose_rollout", slow)
    again = accepted(project, "propose_rollout", {"issue": ISSUE, "stages": SHORT})

    assert "extra_failures" not in first
    assert all("extra_failures" not in stage for stage in objects(first["stages"]))
    assert " more requests are too slow until " in str(again["harm_changed"])


def test_a_drafted_trigger_rolls_back_no_healthy_release(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    quiet = at(
        PROPOSE,
        baselines=["http 5xx rate 0.05% over 7d", "requests 120/s"],
        notice=["http 5xx rate 0.1%"],
        stages=[
            {**STAGES[0], "duration": "5h", "proceed_when": ["http 5xx rate < 0.07%"]},
            {**STAGES[1], "proceed_when": ["http 5xx rate < 0.07%"]},
        ],
    )
    accepted(project, "propose_rollout", quiet)
    result = accepted(project, "draft_rollback", {key: value for key, value in ROLLBACK.items() if key != "triggers"})

    assert result["triggers"] == ["`http 5xx rate > 0.14% over 30m`"]
    assert result["false_alarms"] == ["`http 5xx rate > 0.14% over 30m`: 0.0078 a day"]
    assert "trigger-noisy" not in str(result)


def test_replaced_stages_are_compared_by_the_users_they_harm(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    result = accepted(project, "propose_rollout", {"issue": ISSUE, "stages": SHORT})

    assert str(result["harm_changed"]).startswith(
        "harms fewer users: about 50 more requests fail until stage 1 stops it"
    )


def test_a_playbook_carries_how_often_its_triggers_fire_falsely(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    accepted(project, "propose_rollout", PROPOSE)
    triggers = ["http 5xx rate > 2% over 5m", "http 5xx rate > 0.8% over 5m", "p99 latency > 600ms over 5m"]
    result = accepted(project, "draft_rollback", at(ROLLBACK, triggers=triggers))

    assert result["false_alarms"] == ["`http 5xx rate > 0.8% over 5m`: 2.1 a day"]
    assert "trigger-noisy: triggers[1]: " in str(result["warnings"])


def test_no_traffic_is_refused_with_an_example(tmp_path: Path) -> None:
    answer = call(make_project(tmp_path), "propose_rollout", at(PROPOSE, baselines=["requests 0/s"]))

    assert answer.refused
    assert (
        "'requests 0/s' is no traffic: a release that nobody uses shows nothing\nFix: give a usual hour: "
        in answer.text
    )


def test_an_objective_of_the_spec_is_kept_in_the_plan_and_its_budget_is_said(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    spec = project / ".claude" / "planning" / ISSUE / "03_PROJECT_SPEC.md"
    spec.write_text(
        spec.read_text(encoding="utf-8") + "\n## Reliability\n\n- 99.9% availability monthly\n", encoding="utf-8"
    )
    for tool, arguments in (("propose_rollout", PROPOSE), ("draft_rollback", ROLLBACK)):
        accepted(project, tool, arguments)
    accepted(project, "propose_rollout", {"issue": ISSUE, "watch": ['Grafana "Shop"']})

    draft = draft_file(project).read_text(encoding="utf-8")
    assert "SLO: 99.9% of requests a month (`03_PROJECT_SPEC.md:" in draft
    assert "its failures take 0.06% of this month's error budget (99.9%)." in draft
