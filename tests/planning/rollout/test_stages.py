"""Stages: what was given, what the stage held in their place gives, and what a strategy drafts."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planning.checks import Measure, Version, read_check
from planning.duration import Duration
from planning.plan.action import read_action
from planning.plan.parts import Stage
from planning.risk import Risk
from planning.rollout.exposure import Exposure, Misread
from planning.rollout.stages import StageWanted, draft_stages, make_stage
from planning.rollout.strategy import Strategy

CRITERION = read_check("`http 5xx rate < 0.6%`")
HELD = Stage(
    name="canary",
    exposure=Exposure(percent=Decimal(5), what="requests"),
    duration=Duration(1800),
    do=(read_action("`make canary`"),),
    proceed_when=(CRITERION,),
    watch='Grafana "Shop"',
)


def test_a_stage_is_made_of_what_was_given() -> None:
    wanted = StageWanted("first", "10%", "1h", ("`make first`",), ("`http 5xx rate < 0.6%`",), ("board", "log"))

    assert make_stage(wanted, None, None, "requests") == Stage(
        name="first",
        exposure=Exposure(percent=Decimal(10), what="requests"),
        duration=Duration(3600),
        do=(read_action("`make first`"),),
        proceed_when=(CRITERION,),
        watch="board, log",
    )


def test_what_was_not_given_comes_from_the_stage_that_is_held() -> None:
    assert make_stage(StageWanted(), HELD, None, "requests") == HELD
    assert make_stage(StageWanted(duration="2h"), HELD, None, "requests") == HELD.model_copy(
        update={"duration": Duration(7200)}
    )


def test_what_was_given_as_empty_is_taken_away() -> None:
    assert make_stage(StageWanted(do=(), proceed_when=(), watch=()), HELD, None, "requests") == Stage(
        name="canary", exposure=HELD.exposure, duration=HELD.duration
    )


def test_what_nobody_gave_is_open_and_kept_as_such() -> None:
    assert make_stage(StageWanted(), None, None, "requests") == Stage(
        name="unnamed", exposure=Misread("", "is not given"), duration=Misread("", "is not given")
    )


def test_what_cannot_be_read_is_kept_with_its_reason() -> None:
    assert make_stage(StageWanted("x", "some users", "a while"), HELD, None, "requests") == HELD.model_copy(
        update={
            "name": "x",
            "exposure": Misread("some users", "says neither a share nor whom it reaches"),
            "duration": Misread("a while", "is no length of time"),
        }
    )


@pytest.mark.parametrize(("exposure", "name"), [
    ("100%", "everyone"), ("all users", "everyone"), ("50 testers", "50 testers"), ("5 of 5 hosts", "everyone"),
])  # fmt: skip
def test_a_stage_without_a_name_is_named_after_whom_it_reaches(exposure: str, name: str) -> None:
    assert make_stage(StageWanted(exposure=exposure), None, None, "requests").name == name


@pytest.mark.parametrize(("own", "shared", "watch"), [
    (None, None, 'Grafana "Shop"'), (None, ("board",), "board"), (("log",), ("board",), "log"), ((), ("board",), ""),
])  # fmt: skip
def test_a_stage_watches_its_own_else_the_shared_else_the_held(
    own: tuple[str, ...] | None, shared: tuple[str, ...] | None, watch: str
) -> None:
    assert make_stage(StageWanted(watch=own), HELD, shared, "requests").watch == watch


@pytest.mark.parametrize(("exposure", "counted"), [
    ("5%", Exposure(percent=Decimal(5), what="instances")),
    ("5% of users", Exposure(percent=Decimal(5), what="users")),
    ("5 of 10 hosts", Exposure(count=5, total=10, what="hosts")),
])  # fmt: skip
def test_only_a_bare_percentage_takes_what_the_strategy_counts(exposure: str, counted: Exposure) -> None:
    assert make_stage(StageWanted(exposure=exposure), None, None, "instances").exposure == counted


def test_a_strategy_drafts_its_stages_with_the_criteria_in_each() -> None:
    assert draft_stages(Strategy.CANARY, Risk.HIGH, (CRITERION,)) == tuple(
        Stage(
            name=name,
            exposure=Exposure(percent=Decimal(percent), what="requests"),
            duration=Duration(seconds),
            proceed_when=(CRITERION,),
        )
        for name, percent, seconds in (("canary", 5, 1800), ("quarter", 25, 3600), ("everyone", 100, 14400))
    )


@pytest.mark.parametrize("strategy", Strategy)
@pytest.mark.parametrize("risk", Risk)
def test_drafted_stages_grow_to_everyone(strategy: Strategy, risk: Risk) -> None:
    shares = [s.exposure.percent for s in draft_stages(strategy, risk, ()) if isinstance(s.exposure, Exposure)]
    known = [share for share in shares if share is not None]

    assert known == sorted(set(known))
    assert known[-1] == 100


@pytest.mark.parametrize("strategy", Strategy)
def test_unknown_risk_drafts_what_medium_does(strategy: Strategy) -> None:
    assert draft_stages(strategy, Risk.UNKNOWN, ()) == draft_stages(strategy, Risk.MEDIUM, ())


@pytest.mark.parametrize("strategy", [Strategy.CANARY, Strategy.FEATURE_FLAG, Strategy.ROLLING])
def test_more_risk_never_starts_with_more(strategy: Strategy) -> None:
    firsts = [draft_stages(strategy, risk, ())[1 if strategy is Strategy.FEATURE_FLAG else 0].exposure for risk in Risk]
    low, medium, high, _ = [e.percent for e in firsts if isinstance(e, Exposure) and e.percent is not None]

    assert low >= medium >= high


def test_a_drafted_stage_judges_no_longer_than_it_lasts() -> None:
    stages = draft_stages(Strategy.CANARY, Risk.HIGH, (read_check("`http 5xx rate < 0.5% over 1h`"),))

    assert [str(stage.proceed_when[0]) for stage in stages] == [
        "`http 5xx rate < 0.5%`",
        "`http 5xx rate < 0.5% over 1h`",
        "`http 5xx rate < 0.5% over 1h`",
    ]


def drafted(strategy: Strategy, replicas: int, risk: Risk = Risk.MEDIUM) -> list[str]:
    return [str(stage.exposure) for stage in draft_stages(strategy, risk, (), replicas)]


@pytest.mark.parametrize(("replicas", "exposures"), [
    (0, ["10% of instances", "50% of instances", "100% of instances"]),
    (1, ["100% of instances"]),
    (2, ["1 of 2 replicas", "100% of instances"]),
    (6, ["1 of 6 replicas", "3 of 6 replicas", "100% of instances"]),
    (25, ["3 of 25 replicas", "13 of 25 replicas", "100% of instances"]),
])  # fmt: skip
def test_a_rolling_update_goes_by_whole_replicas_where_their_number_is_known(
    replicas: int, exposures: list[str]
) -> None:
    assert drafted(Strategy.ROLLING, replicas) == exposures


def test_other_strategies_do_not_count_replicas() -> None:
    assert drafted(Strategy.CANARY, 6) == ["10% of requests", "50% of requests", "100% of requests"]


def test_a_stage_that_nobody_reaches_is_drafted_with_probes_alone() -> None:
    probe = read_check("`https://preview.example.com/healthz`: expect `200`")
    stages = draft_stages(Strategy.BLUE_GREEN, Risk.MEDIUM, (CRITERION, probe))

    assert [stage.proceed_when for stage in stages] == [(probe,), (CRITERION, probe)]


def test_a_flag_that_is_off_is_judged_by_its_rates_on_all_traffic_since_the_code_runs_for_everyone() -> None:
    stages = draft_stages(Strategy.FEATURE_FLAG, Risk.MEDIUM, (CRITERION,))

    assert isinstance(CRITERION, Measure)
    assert [stage.proceed_when for stage in stages] == [(replace(CRITERION, on=Version.ALL),), *[(CRITERION,)] * 3]
