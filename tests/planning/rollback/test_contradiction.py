"""When one steady value fires a trigger and passes a criterion."""

import pytest

from planning.checks import Measure, read_baseline, read_check
from planning.duration import Duration
from planning.rollback.contradiction import contradicts

TODAY = (read_baseline("`e rate 0.4%`"), read_baseline("`hit rate 98%`"), read_baseline("`p99 latency 200ms`"))


def judged(trigger: str, criterion: str) -> bool:
    one, other = read_check(f"`{trigger}`"), read_check(f"`{criterion}`")
    assert isinstance(one, Measure)
    assert isinstance(other, Measure)
    return contradicts(one, other, Duration(3600), TODAY)


@pytest.mark.parametrize(("trigger", "criterion"), [
    ("e rate > 0.3% over 5m", "e rate < 0.5%"), ("e rate > 0.3% over 1h", "e rate < 0.5%"),
    ("e rate > 0.3% over 10m", "e rate < 0.5% over 30m"), ("hit rate < 99% over 5m", "hit rate >= 98%"),
])  # fmt: skip
def test_a_bound_within_the_criterion_contradicts_it_over_the_same_or_a_shorter_window(
    trigger: str, criterion: str
) -> None:
    assert judged(trigger, criterion)


@pytest.mark.parametrize(("trigger", "criterion"), [
    ("e rate > 2% over 5m", "e rate < 0.5%"), ("e rate > 0.5% over 5m", "e rate < 0.5%"),
    ("hit rate < 97% over 5m", "hit rate >= 98%"),
])  # fmt: skip
def test_a_burst_beyond_the_criterion_is_what_a_trigger_is_for(trigger: str, criterion: str) -> None:
    assert not judged(trigger, criterion)


@pytest.mark.parametrize(("trigger", "criterion"), [
    ("e rate > 0.3% over 6h", "e rate < 0.5%"), ("e rate > 0.3% over 30m", "e rate < 0.5% over 10m"),
])  # fmt: skip
def test_a_longer_window_may_be_the_stricter_one(trigger: str, criterion: str) -> None:
    assert not judged(trigger, criterion)


@pytest.mark.parametrize(("trigger", "criterion", "both"), [
    ("e rate > baseline + 1pp over 5m", "e rate < 2%", True), ("e rate > baseline + 1pp over 5m", "e rate < 1%", False),
    ("e rate > 0.7% over 5m", "e rate < baseline * 2", True), ("e rate > 0.9% over 5m", "e rate < baseline * 2", False),
    ("p99 latency > 250ms over 5m", "p99 latency <= baseline + 50%", True),
    ("p99 latency > 310ms over 5m", "p99 latency <= baseline + 50%", False),
    ("e rate > baseline + 1pp over 5m", "e rate < baseline * 2", False),
    ("unknown rate > baseline + 1pp over 5m", "unknown rate < 5%", False),
    ("e rate > stable + 1pp over 5m", "e rate < 5%", False),
])  # fmt: skip
def test_a_bound_on_the_baseline_is_compared_by_what_was_recorded(trigger: str, criterion: str, both: bool) -> None:
    assert judged(trigger, criterion) is both


@pytest.mark.parametrize(("trigger", "criterion", "both"), [
    ("e rate > 0.3% over 5m on stable", "e rate < 0.5%", False), ("e rate > 0.3% over 5m on all", "e rate < 0.5%", False),
    ("e rate > 0.3% over 5m on new", "e rate < 0.5%", True), ("e rate > 0.3% over 5m on all", "e rate < 0.5% on all", True),
])  # fmt: skip
def test_different_versions_are_not_compared_and_none_named_is_the_new_one(
    trigger: str, criterion: str, both: bool
) -> None:
    assert judged(trigger, criterion) is both


@pytest.mark.parametrize(("trigger", "criterion", "both"), [
    ("failed jobs > 20 over 5m", "failed jobs < 100 over 1h", False),
    ("failed jobs > 5 over 5m", "failed jobs < 100 over 1h", True),
    ("failed jobs > 50 over 5m", "failed jobs < 40 over 1h", False),
])  # fmt: skip
def test_plain_numbers_contradict_only_where_they_would_as_sums_and_as_levels(
    trigger: str, criterion: str, both: bool
) -> None:
    assert judged(trigger, criterion) is both
