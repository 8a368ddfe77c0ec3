"""A way out that is offered is one that no other gate refuses."""

import pytest

from planning.checks import read_baseline, read_check
from planning.duration import Duration, read_duration
from planning.plan.model import Plan
from planning.plan.parts import Stage
from planning.risk import Risk
from planning.rollout.exposure import read_exposure
from planning.rollout.strategy import Strategy
from planning.sizing.stage import Sized, aims_at, size_stages
from planning.sizing.ways_out import remedies

LIMIT = "http 5xx rate < 0.15%"
SYNTHETIC = "`http 5xx rate < 0.137%` with synthetic requests to the new version, 1/s or more"
WATCHED = "watch it after the release, with a waiver by whoever owns the risk"


def told(*stages: tuple[str, str, str], requests: str = "10/s") -> str:
    """Give the ways out of the first criterion that misses the aims of a high risk; stages: exposure, length, limit."""
    plan = Plan(
        issue="x",
        strategy=Strategy.CANARY,
        risk=Risk.HIGH,
        baselines=(read_baseline("`http 5xx rate 0.1%`"), read_baseline(f"`requests {requests}`")),
        stages=tuple(
            Stage(
                name=exposure,
                exposure=read_exposure(exposure),
                duration=read_duration(length) or Duration(0),
                proceed_when=(read_check(f"`{limit}`"),) if limit else (),
            )
            for exposure, length, limit in stages
        ),
    )
    aims = aims_at(plan.risk)
    one = next(one for one in size_stages(plan) if isinstance(one, Sized) and not one.odds.meets(aims))
    return remedies(plan, plan.stages[one.stage], one, aims)


def test_a_first_stage_is_offered_no_more_than_its_strategy_allows() -> None:
    later = ("100% of requests", "1d", "")

    assert told(("5% of requests", "12h", LIMIT), later) == (
        "`http 5xx rate < 0.137%` for 14h at 5% of requests (25099 requests); or `http 5xx rate < 0.137%` for 12h at 10% of "
        "requests; or `http 5xx rate < 0.137%` with synthetic requests to the new version, 1/s or more; or leave this "
        "criterion to a later stage"
    )
    assert " at 20% " not in told(("5% of requests", "4h", LIMIT), later)
    assert " at 100% " not in told(("5% of requests", "45m", LIMIT), later)


def test_a_later_stage_is_offered_no_more_than_the_one_after_it() -> None:
    first, last = ("1% of requests", "1h", ""), ("100% of requests", "1d", "")

    assert "for 4h at 20% of requests" in told(first, ("10% of requests", "4h", LIMIT), last)
    assert " at 20% " not in told(first, ("10% of requests", "4h", LIMIT), ("15% of requests", "4h", ""), last)


@pytest.mark.parametrize(("requests", "way_out"), [
    ("0.1/s", f"`http 5xx rate < 0.137%` for 3d at everyone (25099 requests); or {SYNTHETIC}; or {WATCHED}"),
    ("0.01/s", f"{SYNTHETIC}; or {WATCHED}"),
])  # fmt: skip
def test_the_last_stage_has_none_after_it_and_may_last_a_week(requests: str, way_out: str) -> None:
    assert told(("5% of requests", "1h", ""), ("everyone", "1d", LIMIT), requests=requests) == way_out


def test_what_all_traffic_dilutes_is_judged_on_the_new_version_alone() -> None:
    assert told(("5% of requests", "1d", f"{LIMIT} on all"), ("everyone", "1d", "")) == (
        "all traffic together shows 0.105% when the new version fails 0.2%: drop `on all`, `http 5xx rate < 0.15%` on the "
        "43200 requests that it sees (stops a healthy release once in 850 times, the regression passes once in 140 times)"
    )
    assert "drop `on all`, then `http 5xx rate < 0.137%` for" in told(
        ("5% of requests", "1h", "http 5xx rate < 0.102% on all"), ("everyone", "1d", "")
    )


def test_a_limit_for_a_window_is_offered_with_its_window() -> None:
    assert told(("10% of requests", "1d", "http 5xx rate < 0.19% over 12h"), ("everyone", "1d", "")).startswith(
        "`http 5xx rate < 0.14% over 12h` on the 43200 requests that it sees"
    )
