"""Whether a criterion asks at least as much as a requirement: by meaning, direction and bound."""

from fractions import Fraction

import pytest

from planning.checks import Measure, read_check
from planning.requirements.coverage import covers
from planning.requirements.gauge import limit_of


def is_enough(criterion: str, requirement: str, today: Fraction | None = None) -> bool:
    one, other = read_check(f"`{criterion}`"), read_check(f"`{requirement}`")
    assert isinstance(one, Measure)
    assert isinstance(other, Measure)
    strict, loose = limit_of(one, today), limit_of(other)
    assert strict
    assert loose
    return covers(strict, loose)


@pytest.mark.parametrize(
    ("criterion", "requirement"),
    [
        ("p99 latency <= 300ms", "99th percentile response time < 0.3s"),
        ("P99 Latency < 300ms", "p99 latency <= 400ms"),
        ("p99 latency <= 300ms", "p95 latency <= 300ms"),
        ("p99.9 latency <= 300ms", "p99 latency <= 300ms"),
        ("p50 latency <= 40ms", "median latency < 40ms"),
        ("p95 latency <= 150ms", "API response time < 150ms"),
        ("http 5xx rate <= 0.1%", "availability >= 99.9%"),
        ("success rate >= 99.9%", "error rate <= 0.1%"),
        ("non-5xx rate >= 99.9%", "http 5xx rate <= 0.1%"),
        ("http 5xx rate == 0%", "error rate < 1%"),
        ("order failure rate < 2%", "order success rate >= 97%"),
        ("success rate of orders >= 98%", "order success rate >= 97%"),
        ('http_request_duration_seconds{quantile="0.99"} < 0.2s', "p99 latency < 250ms"),
        ("p99 latency of GET /v1/orders <= 300ms", "p99 latency for /orders <= 300ms"),
        ("cache hit rate >= 80%", "cache hit ratio > 75%"),
        ("taxa de erros < 0.4%", "error rate < 0.5%"),
    ],
)  # fmt: skip
def test_a_criterion_is_enough(criterion: str, requirement: str) -> None:
    assert is_enough(criterion, requirement)


@pytest.mark.parametrize(
    ("criterion", "requirement"),
    [
        ("p99 latency <= 400ms", "p99 latency <= 300ms"),
        ("p95 latency <= 300ms", "p99 latency <= 300ms"),
        ("latency <= 300ms", "p99 latency <= 300ms"),
        ("p99 latency <= 300ms", "p99 latency for /checkout <= 300ms"),
        ("p99 latency for /cart <= 300ms", "p99 latency <= 300ms"),
        ("p99 latency of GET /orders <= 300ms", "p99 latency of POST /orders <= 300ms"),
        ("http 5xx rate <= 0.2%", "availability >= 99.9%"),
        ("http 5xx rate <= 0.1%", "login success rate >= 99.9%"),
        ("http 5xx rate > 0.1%", "error rate < 1%"),
        ("http 4xx rate <= 0.1%", "http 5xx rate <= 0.1%"),
        ("p99 replication lag <= 1s", "p99 latency <= 1s"),
        ("cache hit rate >= 70%", "cache hit ratio > 75%"),
    ],
)
def test_a_criterion_is_not_enough(criterion: str, requirement: str) -> None:
    assert not is_enough(criterion, requirement)


@pytest.mark.parametrize(
    ("criterion", "enough"),
    [
        ("checkout success rate >= baseline - 1pp", True),
        ("checkout success rate >= baseline - 2pp", False),
        ("checkout success rate >= stable - 1%", True),
        ("checkout success rate >= baseline", True),
        ("checkout failure rate <= baseline * 1.5", False),
    ],
)
def test_a_bound_that_starts_from_today_is_compared_where_today_is_recorded(criterion: str, *, enough: bool) -> None:
    assert is_enough(criterion, "checkout success rate >= 97%", Fraction("0.981")) is enough


@pytest.mark.parametrize("line", ["requests >= 100/s", "heap size < 512MB", "checkout success rate >= baseline"])
def test_what_has_no_figure_on_a_common_scale_has_no_limit(line: str) -> None:
    measure = read_check(f"`{line}`")
    assert isinstance(measure, Measure)

    assert limit_of(measure) is None
