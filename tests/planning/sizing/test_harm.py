"""What a regression costs until the rollback has taken hold."""

import pytest

from planning.checks import read_baseline, read_check
from planning.duration import Duration
from planning.plan import derived
from planning.plan.model import Plan, Release
from planning.plan.parts import Fact, Playbook, Stage, Step
from planning.risk import Risk
from planning.rollout.exposure import read_exposure
from planning.rollout.strategy import Strategy
from planning.sizing.harm import harm_of, rollout_harm, stage_harm
from planning.sizing.harm_compared import compared


def stage(exposure: str, minutes: int, *criteria: str) -> Stage:
    checks = tuple(read_check(f"`{line}`") for line in criteria)
    return Stage(name=exposure, exposure=read_exposure(exposure), duration=Duration(60 * minutes), proceed_when=checks)


def back(*minutes: int, from_stage: int = 1) -> Playbook:
    return Playbook(from_stage=from_stage, steps=tuple(Step(action="undo", minutes=each) for each in minutes))


PLAN = Plan(
    issue="x",
    risk=Risk.HIGH,
    release=Release(version="`api:2.4.0`"),
    baselines=(
        read_baseline("`http 5xx rate 0.4%`"),
        read_baseline("`login success rate 97.2%`"),
        read_baseline("`requests 120/s`"),
        read_baseline("`logins 1.2/s`"),
    ),
    notice=(read_baseline("`http 5xx rate 0.8%`"),),
    stages=(
        stage("5% of requests", 30, "http 5xx rate < 0.6%"),
        stage("25% of requests", 60, "http 5xx rate < 0.5%"),
        stage("100% of requests", 240, "http 5xx rate < 0.5%"),
    ),
    playbooks=(back(1, 2), back(8, from_stage=3)),
)
SLO = Fact(fact="SLO: 99.9% of requests a month", source="PROJECT_SPEC.md:44")
SHORT = PLAN.having(stages=(stage("5% of requests", 5, "http 5xx rate < 0.6%"), *PLAN.stages[1:]))


def test_each_stage_costs_its_rate_share_and_time_with_its_own_way_back() -> None:
    by_hand = [
        120 * 0.05 * 0.004 * (1800 + 300),
        120 * 0.25 * 0.004 * (3600 + 300),
        120 * 1.00 * 0.004 * (14400 + 600),
    ]

    assert [stage_harm(PLAN, index) for index in range(3)] == [round(failures) for failures in by_hand]
    assert rollout_harm(PLAN) == round(120 * 0.004 * (0.05 * 1800 + 0.25 * 3600 + 14400 + 600))


def test_the_stages_up_to_the_first_that_stops_the_regression_are_summed() -> None:
    assert derived.harm(SHORT) == (
        "If 2.4.0 doubles the http 5xx rate, about 475 more requests fail before the rollback has taken hold "
        "(5m at 6/s + 1h at 30/s: stage 2 stops it + 5m rollback)."
    )


def test_a_regression_that_no_stage_is_sure_to_stop_costs_the_whole_rollout() -> None:
    loose = PLAN.having(stages=tuple(stage("10% of requests", 2, "http 5xx rate < 0.6%") for _ in range(2)))
    found = harm_of(loose)

    assert found
    assert (found.sure, len(found.spans), found.failures) == (False, 2, rollout_harm(loose))
    assert "no stage is sure to stop it" in derived.harm(loose)


def test_the_loss_of_a_success_rate_is_counted_in_its_own_events() -> None:
    plan = PLAN.having(
        notice=(read_baseline("`login success rate 94.4%`"),),
        stages=(stage("25% of requests", 60, "login success rate >= 95.5%"),),
        playbooks=PLAN.playbooks[:1],
    )

    assert stage_harm(plan, 0) == round(1.2 * 0.25 * 0.028 * 3900)
    assert derived.harm(plan).startswith("If 2.4.0 lowers the login success rate to 94.4%, about 33 more logins fail ")


def test_against_the_error_budget_every_failure_of_the_new_version_counts() -> None:
    budget = 0.001 * 120 * 30 * 86400
    share = 6 * 0.008 * 2100 / budget

    assert f"{100 * share:.2g}%" == "0.032%"
    assert derived.harm(PLAN.having(facts=(SLO,))) == (
        "If 2.4.0 doubles the http 5xx rate, about 50 more requests fail before the rollback has taken hold "
        "(30m stage + 5m rollback at 6/s); its failures take 0.032% of this month's error budget (99.9%)."
    )


def test_a_budget_of_requests_is_not_spent_by_logins() -> None:
    plan = PLAN.having(facts=(SLO,), notice=(read_baseline("`login success rate 94.4%`"),))

    assert "budget" not in derived.harm(plan)


@pytest.mark.parametrize("unknown", ["baselines", "notice"])
def test_nothing_is_said_where_a_figure_is_missing(unknown: str) -> None:
    plan = PLAN.having(**{unknown: ()})

    assert (harm_of(plan), [stage_harm(plan, index) for index in range(3)], rollout_harm(plan)) == (
        None, [None, None, None], None,
    )  # fmt: skip


def test_a_stage_that_reaches_nobody_costs_nothing_and_one_of_unknown_share_is_not_guessed() -> None:
    plan = PLAN.having(stages=(stage("0% of requests", 30), stage("50 invited testers", 30), PLAN.stages[2]))

    assert [stage_harm(plan, index) for index in range(2)] == [0, None]
    assert rollout_harm(plan) is None


def test_a_release_that_serves_everybody_with_its_flag_off_costs_as_much_as_any_that_does() -> None:
    stages = (stage("0% of users", 60, "http 5xx rate < 0.6% on all"), stage("5% of users", 30), stage("everyone", 60))
    plan = PLAN.having(strategy=Strategy.FEATURE_FLAG, stages=stages, playbooks=(back(5),))
    dark = plan.having(strategy=Strategy.BLUE_GREEN)

    assert [stage_harm(plan, index) for index in range(2)] == [round(120 * 0.004 * 4200), round(6 * 0.004 * 2400)]
    assert derived.harm(plan) == (
        "If 2.4.0 with the flag off doubles the http 5xx rate, about 2016 more requests fail before the rollback has "
        "taken hold (1h stage + 10m rollback at 120/s). "
        "If 2.4.0 with the flag on doubles the http 5xx rate, about 58 more requests fail before the rollback has "
        "taken hold (30m stage + 10m rollback at 6/s)."
    )
    assert derived.harm_figures(plan) == ("about 2016 more", "about 58 more")
    assert (stage_harm(dark, 0), derived.harm_figures(dark)) == (0, ("about 58 more",))


def test_before_there_is_a_playbook_a_stage_costs_its_own_time() -> None:
    assert stage_harm(PLAN.having(playbooks=()), 0) == round(6 * 0.004 * 1800)


def test_of_two_rollouts_the_one_that_harms_fewer_users_is_named() -> None:
    assert compared(SHORT, PLAN) == (
        "harms fewer users: about 50 more requests fail until stage 1 stops it, instead of 475; "
        "if every stage misses it 7675 instead of 7639"
    )
    assert compared(PLAN, SHORT).startswith("harms more users: about 475")
    assert compared(PLAN, PLAN).startswith("no difference")
    assert compared(PLAN.having(stages=()), PLAN) == ""
