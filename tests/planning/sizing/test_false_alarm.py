"""How often a trigger fires although nothing is wrong."""

import math
import random

import pytest

from planning.checks import Measure, read_baseline, read_check
from planning.duration import Duration
from planning.plan.model import Plan
from planning.plan.parts import Stage
from planning.rollout.exposure import read_exposure
from planning.sizing.false_alarm import FalseAlarm, false_alarm, is_empty, per_day, quiet, quieter

PLAN = Plan(
    issue="x",
    baselines=(
        read_baseline("`http 5xx rate 0.4%`"),
        read_baseline("`login success rate 97.2%`"),
        read_baseline("`requests over 400ms 0.5%`"),
        read_baseline("`requests 120/s`"),
        read_baseline("`logins 1.2/s`"),
    ),
    stages=(
        Stage(name="dark", exposure=read_exposure("0% of requests"), duration=Duration(3600)),
        Stage(name="canary", exposure=read_exposure("5% of requests"), duration=Duration(3600)),
        Stage(name="everyone", exposure=read_exposure("100% of requests"), duration=Duration(3600)),
    ),
)


def of(trigger: str) -> FalseAlarm:
    found = false_alarm(PLAN, read_check(f"`{trigger}`"))
    assert found
    return found


def binomial_tail(count: int, sample: int, chance: float) -> float:
    return 1 - sum(math.comb(sample, k) * chance**k * (1 - chance) ** (sample - k) for k in range(count))


def test_one_look_is_the_exact_binomial_on_what_the_window_holds_in_the_stage_that_sees_least() -> None:
    found = of("http 5xx rate > 0.8% over 5m")

    assert (found.stage, found.sight.sample) == (1, 1800)
    assert found.per_look == pytest.approx(binomial_tail(15, 1800, 0.004), rel=1e-9)
    assert found.per_day == pytest.approx(288 * found.per_look, rel=1e-12)


def test_a_trigger_on_a_success_rate_counts_what_is_missing_to_all() -> None:
    found = of("login success rate < 92% over 30m")

    assert found.sight.sample == 108
    assert found.per_look == pytest.approx(binomial_tail(9, 108, 0.028), rel=1e-9)


def test_a_percentile_is_judged_by_what_is_slower_than_its_limit() -> None:
    assert of("p99 latency > 400ms over 5m").per_look == pytest.approx(binomial_tail(19, 1800, 0.005), rel=1e-9)


def test_all_traffic_is_looked_at_where_the_trigger_says_so() -> None:
    assert of("http 5xx rate > 0.8% over 5m on all").sight.sample == 36000


@pytest.mark.parametrize("trigger", [
    "`https://api.example.com/healthz`: not `200` for 2m", "`checkout success rate < 90% over 5m`",
    "`http 5xx rate > 2%`", "`p99 latency > 800ms over 5m`", "`failed jobs > 3 over 5m`",
    "`http 5xx rate > 2% over 5m on stable`",
])  # fmt: skip
def test_what_cannot_be_computed_is_left_out(trigger: str) -> None:
    assert false_alarm(PLAN, read_check(trigger)) is None


def test_small_chances_keep_their_digits() -> None:
    assert per_day(1e-15, Duration(300)) == pytest.approx(2.88e-13, rel=1e-9)
    assert per_day(1.0, Duration(300)) == 288


def test_the_number_a_day_is_what_a_simulation_shows() -> None:
    found = of("http 5xx rate > 0.8% over 5m")
    dice = random.Random(20261124)
    days = 4000
    alarms = sum(dice.random() < found.per_look for _ in range(288 * days))
    error = math.sqrt(found.per_day / days)

    assert found.per_day > 2
    assert abs(alarms / days - found.per_day) < 4 * error


@pytest.mark.parametrize("trigger", [
    "http 5xx rate > 0.8% over 5m", "http 5xx rate >= 0.6% over 10m", "login success rate < 95% over 30m",
    "http 5xx rate > baseline * 2 over 1m",
])  # fmt: skip
def test_the_way_out_fires_falsely_less_than_once_a_month(trigger: str) -> None:
    others = quieter(of(trigger), 1 / 30)

    assert others
    for other in others:
        assert isinstance(other, Measure)
        assert of(other.text).per_day <= 1 / 30


def test_a_window_without_an_event_is_filled_or_its_trigger_not_drafted() -> None:
    plan = Plan(
        issue="x",
        stages=(Stage(name="everyone", exposure=read_exposure("everyone"), duration=Duration(86_400)),),
        baselines=(read_baseline("`export success rate 99% over 7d`"), read_baseline("`exports 40/d`")),
    )
    trigger = read_check("`export success rate < 90% over 5m`")
    hopeless = read_check("`export success rate < 98% over 5m`")

    assert is_empty(plan, trigger)
    assert str(quiet(plan, trigger, 1 / 30)) == "`export success rate < 90% over 12h`"
    assert quiet(plan, hopeless, 1 / 30) is None
