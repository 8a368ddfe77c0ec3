"""From which sample on a limit does what it should, as it is written."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planning.checks import read_baseline, read_check
from planning.duration import Duration
from planning.plan.model import Plan
from planning.plan.parts import Stage
from planning.rollout.exposure import read_exposure
from planning.sizing.comparison import Comparison, odds_against_stable
from planning.sizing.limits import Odds, odds_of
from planning.sizing.stage import Sized, size_stage
from planning.sizing.written import needed

AIMS = Odds(0.05, 0.01)


def sized(criterion: str, today: str = "2%", notice: str = "6%") -> Sized:
    plan = Plan(
        issue="x",
        baselines=(read_baseline(f"`login failure rate {today}`"), read_baseline("`logins 10/s`")),
        notice=(read_baseline(f"`login failure rate {notice}`"),),
        stages=(
            Stage(
                name="canary",
                exposure=read_exposure("5%"),
                duration=Duration(3600),
                proceed_when=(read_check(f"`{criterion}`"),),
            ),
        ),
    )
    (found,) = size_stage(plan, 0)
    assert isinstance(found, Sized)
    return found


def last_that_fails(one: Sized, upto: int) -> int:
    """Try every sample, one by one."""
    limit = one.limit.limit
    assert isinstance(limit, Fraction)
    odds = (
        odds_of(sample, limit, float(one.today), float(one.regression), inclusive=one.limit.inclusive)
        for sample in range(1, upto)
    )
    return max(sample for sample, found in enumerate(odds, 1) if not found.meets(AIMS))


@pytest.mark.parametrize(("criterion", "today"), [
    ("login failure rate < 4%", "2%"), ("login failure rate <= 4%", "2%"), ("login failure rate < 3%", "2%"),
    ("login failure rate <= 5%", "2%"), ("login failure rate <= 3.7%", "2%"), ("login failure rate <= 0%", "0%"),
    ("login failure rate < 1%", "0%"),
])  # fmt: skip
def test_it_is_the_sample_after_the_last_one_on_which_the_limit_fails(criterion: str, today: str) -> None:
    one = sized(criterion, today)
    found = needed(one, AIMS)

    assert found
    assert found == last_that_fails(one, 4 * found) + 1


@pytest.mark.parametrize("criterion", [
    "login failure rate < 6%", "login failure rate <= 7%", "login failure rate < 2%", "login failure rate <= 1%",
    "login failure rate <= stable + 4pp", "login failure rate <= stable", "login failure rate < 0%",
])  # fmt: skip
def test_no_sample_helps_a_limit_at_the_regression_or_at_todays_value(criterion: str) -> None:
    assert needed(sized(criterion), AIMS) is None


@pytest.mark.parametrize("criterion", ["login failure rate <= stable + 2pp", "login failure rate <= stable * 1.8"])
def test_against_stable_what_is_needed_meets_the_aims_and_a_tenth_less_does_not(criterion: str) -> None:
    one = sized(criterion)
    found = needed(one, AIMS)

    assert found
    assert odds_against(one, found).meets(AIMS)
    assert not odds_against(one, found * 9 // 10).meets(AIMS)
    assert one.odds.meets(AIMS) is (found <= one.sight.sample)


def odds_against(one: Sized, sample: int) -> Odds:
    limit = one.limit.limit
    assert isinstance(limit, Comparison)
    beside = sample * one.sight.beside // one.sight.sample
    return odds_against_stable(sample, beside, limit, float(one.today), float(one.regression))


def test_a_stage_that_sees_nothing_is_not_searched_for_against_stable() -> None:
    one = sized("login failure rate <= stable + 2pp")

    assert needed(replace(one, sight=replace(one.sight, sample=0)), AIMS) is None
