"""Criteria that nobody gave: where they come from, and which of two stands."""

from planning.checks import read_baseline, read_check
from planning.context.statements import Statement
from planning.requirements import Requirement, read_requirements
from planning.rollout.criteria import DraftedCheck, draft_criteria


def asked(*lines: str) -> tuple[Requirement, ...]:
    return read_requirements(tuple(Statement(line, 7, ("Quality",), "PROJECT_SPEC.md") for line in lines))


def test_a_baseline_of_what_gets_worse_by_growing_bounds_it_from_above_and_others_from_below() -> None:
    baselines = (read_baseline("`http 5xx rate 0.4% over 7d`"), read_baseline("`checkout success rate 98% over 7d`"))

    assert draft_criteria(baselines, ()) == (
        DraftedCheck(read_check("`http 5xx rate <= baseline * 1.5`"), "baseline http 5xx rate"),
        DraftedCheck(read_check("`checkout success rate >= baseline - 2pp`"), "baseline checkout success rate"),
    )


def test_traffic_and_unclear_lines_make_no_criterion() -> None:
    assert draft_criteria((read_baseline("`requests 120/s`"), read_baseline("as usual")), ()) == ()


def test_a_requirement_is_read_from_a_sentence_or_a_row_of_a_table() -> None:
    rows = asked("`p99 latency <= 300ms`", "http 5xx rate | < 1% | Grafana", "p95 latency | 200 ms")

    assert draft_criteria((), rows) == (
        DraftedCheck(read_check("`p99 latency <= 300ms`"), "PROJECT_SPEC.md:7"),
        DraftedCheck(read_check("`http 5xx rate < 1%`"), "PROJECT_SPEC.md:7"),
        DraftedCheck(read_check("`p95 latency <= 200ms`"), "PROJECT_SPEC.md:7"),
    )


def test_a_requirement_without_a_bound_makes_none() -> None:
    assert draft_criteria((), asked("There are 3 services.", "Metric | Target", "")) == ()


def test_a_requirement_stands_before_a_baseline_of_the_same_metric_however_it_is_spelt() -> None:
    baselines = (read_baseline("`P99-Latency 210ms over 7d`"), read_baseline("`http 5xx rate 0.4% over 7d`"))

    assert draft_criteria(baselines, asked("`p99 latency <= 300ms`")) == (
        DraftedCheck(read_check("`p99 latency <= 300ms`"), "PROJECT_SPEC.md:7"),
        DraftedCheck(read_check("`http 5xx rate <= baseline * 1.5`"), "baseline http 5xx rate"),
    )


def test_a_requirement_against_the_baseline_is_left_to_the_baseline() -> None:
    assert draft_criteria((), asked("`p99 latency <= baseline * 1.1`")) == ()


def test_a_requirement_stands_before_a_baseline_that_means_the_same_metric() -> None:
    assert draft_criteria((read_baseline("`http 5xx rate 0.4% over 7d`"),), asked("Error rate below 1%")) == (
        DraftedCheck(read_check("`error rate < 1%`"), "PROJECT_SPEC.md:7"),
    )


def test_of_two_requirements_on_one_metric_the_stricter_stands() -> None:
    assert draft_criteria((), asked("p99 latency < 400ms", "p95 latency < 500ms", "p99 response time < 300ms")) == (
        DraftedCheck(read_check("`p99 response time < 300ms`"), "PROJECT_SPEC.md:7"),
    )


def test_what_no_stage_sees_becomes_no_criterion() -> None:
    assert draft_criteria((), asked("Availability 99.95% per month", "500 rps", "Test coverage ≥ 80%")) == ()
