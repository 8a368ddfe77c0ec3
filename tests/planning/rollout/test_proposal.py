"""A proposed rollout: what was given, else what the base holds, else what can be drafted, else open."""

from decimal import Decimal

import pytest

from planning.checks import Baseline, Unclear, read_baseline, read_check, read_record
from planning.context.statements import Statement
from planning.duration import Duration
from planning.plan.drafted import Drafted
from planning.plan.model import Plan, Release
from planning.plan.parts import Fact, Stage
from planning.requirements import read_requirements
from planning.risk import Risk
from planning.rollout.change import Change
from planning.rollout.exposure import Exposure
from planning.rollout.proposal import Proposal, Wanted, because, merged, propose
from planning.rollout.recommend import recommend
from planning.rollout.stages import StageWanted
from planning.rollout.strategy import Strategy

ERRORS = read_baseline("`http 5xx rate 0.4% over 7d`")
P99 = read_baseline("`p99 latency 210ms over 7d`")
STATELESS = Fact(fact="stateless", source="ARCHITECTURE.md:7")
EMPTY = Plan(issue="cache-prices")


def stage(name: str, percent: int, watch: str = "") -> Stage:
    return Stage(
        name=name,
        exposure=Exposure(percent=Decimal(percent), what="requests"),
        duration=Duration(3600),
        proceed_when=(read_check("`p99 latency <= 300ms`"),),
        watch=watch,
    )


HELD = Plan(
    issue="cache-prices",
    summary="Held.",
    strategy=Strategy.CANARY,
    release=Release(version="5.1.0", lead="on-call"),
    baselines=(ERRORS,) if isinstance(ERRORS, Baseline) else (),
    notice=(read_baseline("`http 5xx rate 2%`"),),
    stages=(stage("canary", 5, "board"), stage("everyone", 100)),
)


def proposed(base: Plan, wanted: Wanted, *found: Fact, risk: Risk = Risk.MEDIUM) -> Proposal:
    return propose(base, wanted, found, risk, ())


def stages_by_name(proposal: Proposal) -> dict[str, Stage]:
    return {held.name: held for held in proposal.plan.stages}


def test_nothing_wanted_keeps_what_the_base_holds() -> None:
    proposal = proposed(HELD, Wanted())

    assert proposal.plan == HELD.having(
        risk=Risk.MEDIUM, because="nothing shows that the change is low-risk or stateless"
    )
    assert proposal.filled == ()


def test_what_was_given_stands_before_what_is_held() -> None:
    wanted = Wanted(
        summary="New.",
        stated=Change(stateless=True),
        strategy=Strategy.ROLLING,
        stages=(StageWanted("half", "50%", "1h", (), (), ()),),
        release={"version": "5.2.0"},
        baselines=(P99,),
        notice=(),
        record=(read_record("$STABLE_REVISION: `make revision`"),),
    )

    assert proposed(HELD, wanted, STATELESS).plan == Plan(
        issue="cache-prices",
        summary="New.",
        strategy=Strategy.ROLLING,
        risk=Risk.MEDIUM,
        release=Release(version="5.2.0", lead="on-call"),
        baselines=(ERRORS, P99),
        record=(read_record("$STABLE_REVISION: `make revision`"),),
        because="the service is stateless and its instances can be replaced gradually (`ARCHITECTURE.md:7`)",
        facts=(STATELESS,),
        stages=(Stage(name="half", exposure=Exposure(percent=Decimal(50), what="instances"), duration=Duration(3600)),),
    )


def test_an_empty_base_is_drafted_and_every_draft_says_where_it_comes_from() -> None:
    said = Statement("`p99 latency <= 300ms`", 9, ("Quality",), "PROJECT_SPEC.md")
    proposal = propose(EMPTY, Wanted(baselines=(ERRORS,)), (), Risk.HIGH, read_requirements((said,)))

    assert [str(held.exposure) for held in proposal.plan.stages] == [
        "5% of requests",
        "25% of requests",
        "100% of requests",
    ]
    assert proposal.filled == (
        Drafted("notice", "http 5xx rate 0.8%", "twice the baseline"),
        Drafted("stages", "", "default of canary at high risk"),
        Drafted("stages[*].proceed_when", "`p99 latency <= 300ms`", "PROJECT_SPEC.md:9"),
        Drafted("stages[*].proceed_when", "`http 5xx rate <= baseline * 1.5`", "baseline http 5xx rate"),
    )


def test_another_strategy_drafts_its_own_stages_and_the_same_one_keeps_those_held() -> None:
    names = ["warm the new colour", "switch"]

    assert list(stages_by_name(proposed(HELD, Wanted(strategy=Strategy.BLUE_GREEN)))) == names
    assert proposed(HELD, Wanted(strategy=Strategy.CANARY)).plan.stages == HELD.stages


def test_a_stage_takes_what_is_absent_from_the_held_one_of_its_name_wherever_that_stands() -> None:
    wanted = Wanted(stages=(StageWanted("Everyone", duration="2h"), StageWanted("CANARY")))

    assert proposed(HELD, wanted).plan.stages == (
        stage("Everyone", 100).model_copy(update={"duration": Duration(7200)}),
        stage("CANARY", 5, "board"),
    )


def test_a_stage_of_a_new_name_takes_nothing_and_one_without_a_name_takes_from_its_place() -> None:
    wanted = Wanted(stages=(StageWanted("quarter", "25%", "1h"), StageWanted(duration="2h")))

    assert proposed(HELD, wanted).plan.stages == (
        Stage(name="quarter", exposure=Exposure(percent=Decimal(25), what="requests"), duration=Duration(3600)),
        stage("everyone", 100).model_copy(update={"duration": Duration(7200)}),
    )


def test_what_to_watch_is_shared_by_the_held_stages() -> None:
    assert [held.watch for held in proposed(HELD, Wanted(watch=("board", "log"))).plan.stages] == ["board, log"] * 2


@pytest.mark.parametrize(("baseline", "notice"), [
    ("`http 5xx rate 0.4% over 7d`", ("`http 5xx rate 0.8%`",)),
    ("`http 5xx rate 50% over 7d`", ("`http 5xx rate 100%`",)),
    ("`http 5xx rate 51% over 7d`", ()),
    ("`checkout success rate 98% over 7d`", ()),
    ("`p99 latency 210ms over 7d`", ()),
])  # fmt: skip
def test_what_must_be_noticed_is_twice_what_gets_worse_by_growing_and_never_over_all(
    baseline: str, notice: tuple[str, ...]
) -> None:
    assert tuple(map(str, proposed(EMPTY, Wanted(baselines=(read_baseline(baseline),))).plan.notice)) == notice


def test_no_downtime_is_filled_in_where_a_fact_requires_it_and_nobody_said_otherwise() -> None:
    fact = Fact(fact="zero downtime", source="PROJECT_SPEC.md:3")
    filled = Drafted("release.downtime", "none", "zero downtime is required")

    assert filled in proposed(EMPTY, Wanted(), fact).filled
    assert proposed(EMPTY, Wanted(release={"downtime": "5 minutes"}), fact).plan.release == Release(
        downtime="5 minutes"
    )
    assert proposed(EMPTY, Wanted(stated=Change(zero_downtime=False)), fact).plan.release == Release()


def test_a_stated_no_stands_against_the_document_and_the_plan() -> None:
    base = EMPTY.having(facts=(Fact(fact="stateless"),))

    assert proposed(base, Wanted(stated=Change(stateless=False)), STATELESS).plan.facts == (Fact(fact="not stateless"),)


@pytest.mark.parametrize(("facts", "reason"), [
    ((STATELESS,), "the service is stateless and its instances can be replaced gradually (`ARCHITECTURE.md:7`)"),
    ((Fact(fact="stateless"),), "the service is stateless and its instances can be replaced gradually"),
    (
        (Fact(fact="zero downtime", source="PROJECT_SPEC.md:3"), STATELESS),
        "the service is stateless and its instances can be replaced gradually (`ARCHITECTURE.md:7`)",
    ),
])  # fmt: skip
def test_the_reason_cites_the_fact_that_decides_and_no_other(facts: tuple[Fact, ...], reason: str) -> None:
    assert because(Strategy.ROLLING, recommend(Change(stateless=True), Risk.MEDIUM), facts) == reason


def test_the_reason_cites_a_flag_by_its_place() -> None:
    facts = (Fact(fact="flag: new-login", source="ARCHITECTURE.md:4"),)

    assert because(Strategy.FEATURE_FLAG, recommend(Change(flag="new-login"), Risk.LOW), facts) == (
        "the flag new-login turns the change on and off without a deployment (`ARCHITECTURE.md:4`)"
    )


def test_a_reason_that_rests_on_the_risk_cites_no_fact() -> None:
    facts = (Fact(fact="performance-sensitive", source="A.md:1"),)

    assert because(Strategy.CANARY, recommend(Change(), Risk.HIGH), ()) == (
        "the risk is high and the change needs validation in production"
    )
    assert because(Strategy.CANARY, recommend(Change(performance_sensitive=True), Risk.HIGH), facts) == (
        "the change is performance-sensitive and only production shows how it performs (`A.md:1`)"
    )


def test_a_strategy_that_was_asked_for_against_the_table_says_so() -> None:
    assert (
        because(Strategy.BIG_BANG, recommend(Change(), Risk.HIGH), ()) == "it was asked for, although the risk is high"
    )


def test_values_are_joined_by_name_in_the_place_of_what_was_held() -> None:
    newer = read_baseline("`HTTP-5xx rate 0.5% over 7d`")
    unclear = Unclear("as usual", "no number", "`x 1%`")

    assert merged((ERRORS, unclear), (P99, newer, unclear)) == (newer, unclear, P99)
    assert merged((ERRORS,), None) == (ERRORS,)


def test_records_are_joined_by_the_name_of_their_variable() -> None:
    old, new = (read_record(f"$REVISION: `make {name}`") for name in ("old", "new"))
    other = read_record("$TAG: `make tag`")

    assert merged((old, other), (new,)) == (new, other)
