"""The decision table of the Deploy phase, row by row."""

import pytest

from planning.plan.parts import Fact
from planning.risk import Risk
from planning.rollout.change import Change, change_of, facts_of, merge_facts
from planning.rollout.recommend import Verdict, recommend
from planning.rollout.strategy import Strategy


@pytest.mark.parametrize(("change", "risk", "strategy"), [
    (Change(), Risk.LOW, Strategy.BIG_BANG),
    (Change(no_service=True), Risk.MEDIUM, Strategy.BIG_BANG),
    (Change(gradual=True, user_facing=True), Risk.HIGH, Strategy.FEATURE_FLAG),
    (Change(flag="new-login"), Risk.LOW, Strategy.FEATURE_FLAG),
    (Change(performance_sensitive=True), Risk.LOW, Strategy.CANARY),
    (Change(), Risk.HIGH, Strategy.CANARY),
    (Change(gradual=True), Risk.LOW, Strategy.CANARY),
    (Change(), Risk.UNKNOWN, Strategy.CANARY),
    (Change(zero_downtime=True), Risk.LOW, Strategy.BLUE_GREEN),
    (Change(zero_downtime=True, stateless=True), Risk.MEDIUM, Strategy.ROLLING),
    (Change(stateless=True), Risk.MEDIUM, Strategy.ROLLING),
])  # fmt: skip
def test_the_table_decides(change: Change, risk: Risk, strategy: Strategy) -> None:
    verdicts = recommend(change, risk)

    assert (verdicts[0].strategy, verdicts[0].fits) == (strategy, True)
    assert {verdict.strategy for verdict in verdicts} == set(Strategy)


def test_every_alternative_says_why_not() -> None:
    assert recommend(Change(no_service=True, gradual=False), Risk.LOW) == (
        Verdict(Strategy.BIG_BANG, True, "the change has no traffic to divide"),
        Verdict(Strategy.FEATURE_FLAG, False, "nothing has to be gradual"),
        Verdict(Strategy.CANARY, False, "there is no traffic to divide"),
        Verdict(Strategy.BLUE_GREEN, False, "there is nothing to keep running"),
        Verdict(Strategy.ROLLING, False, "there are no instances to replace"),
    )


def test_facts_written_into_a_plan_are_read_back_as_the_same_change() -> None:
    change = Change(user_facing=True, zero_downtime=False, flag="new-login", schema_change="expand")

    assert change_of(facts_of(change)) == change


def test_a_document_confirms_what_was_stated_and_does_not_overrule_it() -> None:
    stated = (Fact(fact="stateless"), Fact(fact="not zero downtime"))
    found = (Fact(fact="stateless", source="A.md:1"), Fact(fact="zero downtime", source="A.md:2"))

    assert merge_facts(stated, found) == (Fact(fact="stateless", source="A.md:1"), Fact(fact="not zero downtime"))
