"""Which way of a metric is good, and numbers that cannot be meant."""

import pytest

from planning.checks import Baseline, Measure, Unclear, read_baseline, read_check
from planning.checks.direction import Good, good_of


@pytest.mark.parametrize(("metric", "good"), [
    ("http 5xx rate", Good.LOW), ("error rate", Good.LOW), ("login failures", Good.LOW), ("p99 latency", Good.LOW),
    ("latency of successful requests", Good.LOW), ("http_request_errors_total", Good.LOW),
    ("login success rate", Good.HIGH), ("availability", Good.HIGH), ("crash-free sessions rate", Good.HIGH),
    ("error budget remaining", None), ("error detection rate", None), ("failover success rate", Good.HIGH),
    ("share of requests under latency target", None), ("requests", None), ("conversion rate", None),
    ("recovered errors", None), ("mean time between failures", None), ("success to failure ratio", None),
    ("error rate of test requests", None),
])  # fmt: skip
def test_a_direction_is_known_only_where_the_name_decides_it(metric: str, good: Good | None) -> None:
    assert good_of(metric) is good


@pytest.mark.parametrize(("line", "problem", "fix"), [
    ("availability > 0.999%", "'> 0.999%': a fraction written as a percentage", "`availability > 99.9%`"),
    ("success rate >= 0.98%", "'>= 0.98%': a fraction written as a percentage", "`success rate >= 98%`"),
    ("http 5xx rate < 0.006", "'< 0.006': a rate needs its unit", "`http 5xx rate < 0.6%`"),
    ("http 5xx rate < 160%", "'< 160%': a rate lies between 0% and 100%", "for example: `http 5xx rate < 0.6%`"),
    ("http 5xx rate < -1%", "'< -1%': a rate lies between 0% and 100%", "for example: `http 5xx rate < 0.6%`"),
])  # fmt: skip
def test_a_limit_that_cannot_be_meant_is_refused_with_what_passes(line: str, problem: str, fix: str) -> None:
    found = read_check(f"`{line}`")

    assert isinstance(found, Unclear)
    assert (found.problem, found.fix) == (problem, fix)


@pytest.mark.parametrize(("line", "problem", "fix"), [
    ("http 5xx rate 98%", "'http 5xx rate 98%' says that 98% fail; that is what succeeds", "`http 5xx rate 2%`, or `success rate 98%`"),
    ("availability 0.999%", "'availability 0.999%' is a fraction written as a percentage", "`availability 99.9%`"),
    ("success rate 120%", "'success rate 120%': a rate lies between 0% and 100%", "for example: `success rate 98% over 7d`"),
    ("requests 0/s", "'requests 0/s' is no traffic: a release that nobody uses shows nothing", "give a usual hour: `requests 120/s`"),
    ("requests -5/s", "'requests -5/s' is negative", "for example: `requests 5/s`"),
])  # fmt: skip
def test_a_value_of_today_that_cannot_be_meant_is_refused_with_what_passes(line: str, problem: str, fix: str) -> None:
    assert read_baseline(f"`{line}`") == Unclear(f"`{line}`", problem, fix)


@pytest.mark.parametrize("line", [
    "conversion rate 0.8%", "failed requests 0/s", "dead letters 0/h", "http 5xx rate 0", "cpu utilisation 250%",
    "http 5xx rate 40%", "availability 91%",
])  # fmt: skip
def test_odd_values_that_can_be_meant_are_taken(line: str) -> None:
    assert isinstance(read_baseline(f"`{line}`"), Baseline)


def test_what_is_refused_passes_as_its_fix_says() -> None:
    assert isinstance(read_check("`availability > 99.9%`"), Measure)
    assert isinstance(read_baseline("`http 5xx rate 2%`"), Baseline)
