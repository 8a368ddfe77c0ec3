"""What the gates that judge by number say: both places, the numbers, and a line that passes."""

from pathlib import Path

import pytest

from planning.finding import Finding
from planning.gates import GATES
from planning.gates.case import Surroundings, case_of
from planning.gates.judge import judge
from planning.plan.reader import read_plan

SOUND = (Path(__file__).parent / "fixtures" / "sound_plan.md").read_text(encoding="utf-8")
CRITERION = "  - `http 5xx rate < 0.5%`\n  - `p99 latency <= 300ms`"
TRIGGER = "- `http 5xx rate > 2% over 5m`"
METRIC = "- `http 5xx rate < 0.5% over 1h`"
WAY_OUT = (
    "ask the warmed version itself: `https://preview.example.com/healthz`: expect `200`; "
    "or say `on all` or `on stable` where that is meant"
)


def found(gate: str, old: str, new: str) -> list[Finding]:
    assert old in SOUND
    plan = read_plan(SOUND.replace(old, new, 1))
    return [
        finding for finding in judge(case_of(plan, Surroundings()), GATES, "PLAN.md").findings if finding.gate == gate
    ]


def only(gate: str, old: str, new: str) -> str:
    (finding,) = found(gate, old, new)
    return f"{finding.where.partition(' ')[0]}: {finding.message}. {finding.fix}"


def line_of(text: str, after: str = "") -> int:
    return SOUND[: SOUND.index(text, SOUND.index(after))].count("\n") + 1


def criterion(line: str) -> tuple[str, str]:
    return CRITERION, CRITERION.replace("`http 5xx rate < 0.5%`", f"`{line}`")


def test_a_contradiction_names_the_trigger_and_the_criterion() -> None:
    said = [one.message for one in found(
        "trigger-contradicts-criterion", TRIGGER, "- `http 5xx rate > 0.4% over 5m`")]  # fmt: skip

    assert said == [
        (
            "`http 5xx rate > 0.4% over 5m` fires while `http 5xx rate < 0.5%` passes "
            f"(stages[{stage}].proceed_when[0], line {line_of('  - `http 5xx rate < 0.5%`', heading)}): "
            "one steady value means both"
        )
        for stage, heading in enumerate(("### Stage 1", "### Stage 2"))
    ]


def test_a_criterion_that_fails_today_names_the_baseline() -> None:
    assert only("criterion-fails-today", *criterion("http 5xx rate < 0.2%")) == (
        "stages[0].proceed_when[0]: `http 5xx rate < 0.2%` fails at today's value, "
        "`http 5xx rate 0.3% over 7d` (baselines): a healthy release always stops. "
        "put the limit on the far side of today's 0.3%, and short of the regression: "
        "`http 5xx rate <= baseline * 1.5`; if the release is meant to improve it, waive this gate with that reason"
    )


@pytest.mark.parametrize(("line", "fails"), [
    ("http 5xx rate < 0.3%", True), ("http 5xx rate <= 0.3%", False), ("http 5xx rate <= baseline", False),
    ("http 5xx rate <= baseline * 0.5", True), ("http 5xx rate <= baseline - 0.1pp", True),
    ("http 5xx rate < stable * 0.5", False), ("checkout success rate >= 99%", True), ("requests >= 300/s", True),
    ("requests >= 6000/m", False), ("http 5xx rate > 0.5%", False),
])  # fmt: skip
def test_a_criterion_fails_today_where_the_recorded_value_is_beyond_it(line: str, fails: bool) -> None:
    assert bool(found("criterion-fails-today", *criterion(line))) is fails


def test_a_criterion_that_fails_today_is_not_also_called_underpowered() -> None:
    assert found("underpowered-stage", *criterion("http 5xx rate < 0.2%")) == []


def test_a_trigger_that_fires_today_names_the_baseline() -> None:
    assert only("trigger-fires-today", TRIGGER, "- `http 5xx rate > 0.2% over 5m`") == (
        "triggers[0]: `http 5xx rate > 0.2% over 5m` fires on today's value, "
        "`http 5xx rate 0.3% over 7d` (baselines). put it beyond what is normal and beyond the criteria: "
        "`http 5xx rate > baseline * 3 over 5m`"
    )


def test_a_turned_sign_is_turned_back() -> None:
    assert only("implausible-direction", METRIC, "- `http 5xx rate > 0.5% over 1h`") == (
        "metrics[0]: `http 5xx rate > 0.5% over 1h` passes while http 5xx rate is high; good is low. "
        "turn the sign: `http 5xx rate < 0.5% over 1h`"
    )
    assert only("implausible-direction", TRIGGER, "- `checkout success rate > 93% over 30m`") == (
        "triggers[0]: `checkout success rate > 93% over 30m` fires while checkout success rate is high; "
        "good is high. turn the sign: `checkout success rate < 93% over 30m`"
    )


def test_a_regression_that_is_better_than_today_is_none() -> None:
    assert only("implausible-direction", "noticed: `http 5xx rate 0.8%`", "noticed: `http 5xx rate 0.1%`") == (
        "notice[0]: `http 5xx rate 0.1%` is no regression: today `http 5xx rate 0.3% over 7d` is recorded "
        "(baselines). name a value that is worse than today: `http 5xx rate 0.6%`"
    )


@pytest.mark.parametrize(
    "line", ["http 5xx rate == 0%", "orders > 100/m", "error log lines >= 1", "cache hit rate < 90%"]
)
def test_a_direction_that_the_name_does_not_decide_is_left_alone(line: str) -> None:
    assert found("implausible-direction", METRIC, f"- `{line} over 1h`") == []


def test_a_percentage_of_a_small_rate_is_shown_in_both_readings() -> None:
    assert only("percent-of-baseline", METRIC, "- `http 5xx rate <= baseline + 2% over 1h`") == (
        "metrics[0]: `http 5xx rate <= baseline + 2% over 1h` means 0.306%, as today is 0.3% "
        "(`http 5xx rate 0.3% over 7d` in baselines); as points it would be 2.3%. "
        "write the one that is meant: `baseline + 2pp` is 2.3%, `http 5xx rate <= 0.306%` leaves no doubt"
    )


@pytest.mark.parametrize(("line", "doubtful"), [
    ("http 5xx rate <= baseline + 50%", False), ("http 5xx rate <= baseline + 0.2pp", False),
    ("http 5xx rate <= baseline + 50pp", True), ("http 5xx rate <= baseline * 1.02", False),
    ("checkout success rate >= baseline - 1%", False),
])  # fmt: skip
def test_percent_and_points_are_doubted_only_where_the_other_is_likelier(line: str, doubtful: bool) -> None:
    assert bool(found("percent-of-baseline", METRIC, f"- `{line} over 1h`")) is doubtful


def test_a_noisy_trigger_is_told_its_rate_and_two_quieter_ones() -> None:
    assert only("trigger-noisy", TRIGGER, "- `http 5xx rate > 0.6% over 5m`") == (
        "triggers[0]: `http 5xx rate > 0.6% over 5m` fires although nothing is wrong about once a day while "
        "stage 1 runs: a window holds 3000 requests with 0.3% failures today (baselines). "
        "`http 5xx rate > 0.77% over 5m` or `http 5xx rate > 0.6% over 10m` fires falsely less than once a month"
    )


def test_a_window_is_held_against_the_stated_scrape_interval() -> None:
    assert only("window-below-scrape", METRIC, "- `http 5xx rate < 0.5% over 1m`") == (
        "metrics[0]: `http 5xx rate < 0.5% over 1m` looks back 1m, metrics are scraped every 30s "
        "(`ARCHITECTURE.md:24`). look back four scrapes or more: `over 2m`"
    )
    assert found("window-below-scrape", "scrape interval: 30s (`ARCHITECTURE.md:24`), ", "") == []


def test_a_window_is_compared_with_the_time_until_everyone_is_reached() -> None:
    assert only("window-too-short", "2026-12-01 09:00 UTC, 6h", "2026-12-01 09:00-09:20 UTC") == (
        "release.window: is 20m long, and the stages take 30m until the last begins. "
        "give the window at least 30m: `2026-12-01 09:00 UTC, 30m`; or shorten the stages"
    )


@pytest.mark.parametrize("window", [
    "2026-12-01 09:00 UTC, 30m", "2026-12-01 09:00 UTC", "weekdays 09:00-09:20", "2026-12-01 23:50-00:30", "",
])  # fmt: skip
def test_a_window_that_is_long_enough_or_names_no_length_is_left_alone(window: str) -> None:
    assert found("window-too-short", "2026-12-01 09:00 UTC, 6h", window) == []


def test_less_than_one_instance_is_told_with_the_whole_number() -> None:
    assert only("exposure-below-one", "5% of requests", "10% of pods") == (
        "stages[0].exposure: 10% of pods is less than one of the 6 that run. `1 of 6 replicas`"
    )


@pytest.mark.parametrize("exposure", ["0% of pods", "17% of pods", "1 of 6 pods", "1% of users"])
def test_whole_instances_and_shares_of_others_are_left_alone(exposure: str) -> None:
    assert found("exposure-below-one", "5% of requests", exposure) == []


@pytest.mark.parametrize("line", [
    "http 5xx rate < 0.5%", "http 5xx rate <= stable + 0.2pp", "p99 latency <= 300ms", "login success rate >= 97% on new",
])  # fmt: skip
def test_what_counts_events_has_no_value_where_nobody_is(line: str) -> None:
    plan = SOUND.replace("5% of requests", "0% of requests")
    old, new = criterion(line)
    judged = judge(case_of(read_plan(plan.replace(old, new, 1)), Surroundings()), GATES, "PLAN.md").findings

    assert (
        f"`{line}` counts events of the new version, and at 0% of requests it has none",
        WAY_OUT,
    ) in [(one.message, one.fix) for one in judged if one.gate == "criterion-without-traffic"]


@pytest.mark.parametrize("line", [
    "http 5xx rate < 0.5% on all", "p99 latency <= 300ms on stable", "cpu utilisation < 70%", "pod restarts == 0",
    "synthetic success rate >= 99%", "start-up time <= 20s",
])  # fmt: skip
def test_what_a_version_shows_by_itself_may_be_asked_where_nobody_is(line: str) -> None:
    plan = SOUND.replace("5% of requests", "0% of requests").replace(CRITERION, f"  - `{line}`", 1)
    judged = judge(case_of(read_plan(plan), Surroundings()), GATES, "PLAN.md").findings

    assert [one for one in judged if one.gate == "criterion-without-traffic"] == []


def test_a_flag_that_is_off_may_be_judged_by_rates() -> None:
    plan = SOUND.replace("| Canary |", "| Feature flag |").replace("**Canary**", "**Feature flag**")
    judged = judge(case_of(read_plan(plan.replace("5% of requests", "0% of users")), Surroundings()), GATES, "P.md")

    assert [one for one in judged.findings if one.gate == "criterion-without-traffic"] == []


def test_a_stage_that_only_looks_at_the_stable_version_has_no_criterion() -> None:
    assert only("stage-without-criterion", CRITERION, "  - `http 5xx rate < 0.5% on stable`") == (
        "stages[0].proceed_when: only the stable version is measured. "
        "add what the new version shows: `http 5xx rate < 0.55%`"
    )
    judged = "  - `http 5xx rate < 0.5% on stable`\n  - Judged by shop on-call: prices appear as before"
    assert only("stage-without-criterion", CRITERION, judged).startswith(
        "stages[0].proceed_when: only judgement decides whether to go on"
    )


SET = "  1. `kubectl argo rollouts set image shop shop=registry.example.com/shop:5.1.0 -n shop`"
STEP = "   kubectl argo rollouts abort shop -n shop"
UNDO = "   kubectl -n shop rollout undo deployment/shop --to-revision=41"


def paused(steps: str) -> list[Finding]:
    plan = SOUND.replace(SET, f"{SET}\n  2. `kubectl -n shop rollout pause deployment/shop`").replace(STEP, steps)
    judged = judge(case_of(read_plan(plan), Surroundings()), GATES, "PLAN.md").findings
    return [one for one in judged if one.gate == "strategy-step-missing"]


def test_an_undo_while_the_rollout_is_paused_is_refused_and_one_after_its_resume_is_not() -> None:
    assert [(one.where.partition(" ")[0], one.message, one.fix) for one in paused(UNDO)] == [
        (
            "steps[0]",
            "the rollout of shop is paused then, and kubectl refuses to undo one that is",
            "resume it first, in a step of its own: `kubectl rollout resume deployment/shop`",
        )
    ]
    assert paused(f"   kubectl -n shop rollout resume deployment/shop\n{UNDO}") == []
    assert paused(UNDO.replace("deployment/shop", "deployment/worker")) == []
