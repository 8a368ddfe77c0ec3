"""Criteria that can be drafted: from what is measured today and from the requirements that a stage sees."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planning.checks import Baseline, Check, Measure, Unclear, read_check
from planning.markdown.spans import code_span
from planning.requirements import Requirement, Sort
from planning.requirements.coverage import covers, same_metric
from planning.requirements.gauge import gauge_of, gauge_of_measure, limit_of


@dataclass(frozen=True, slots=True)
class DraftedCheck:
    """A check that nobody gave, with the place it comes from."""

    check: Check
    source: str


def draft_criteria(
    baselines: Iterable[Baseline | Unclear], requirements: Iterable[Requirement]
) -> tuple[DraftedCheck, ...]:
    """Draft criteria; where a requirement and a baseline speak of one metric, the requirement stands.

    Of two requirements on one metric the stricter stands: what passes it meets both.
    """
    asked = _strictest((r.measure, r.source) for r in requirements if r.sort is Sort.STAGE and r.measure)
    found: dict[str, DraftedCheck] = {}
    for baseline, drafted in _from_baselines(baselines):
        if not any(_is_on(measure, baseline) for measure, _ in asked):
            found.setdefault(baseline.subject, drafted)
    return (*(DraftedCheck(measure, source) for measure, source in asked), *found.values())


def _strictest(asked: Iterable[tuple[Measure, str]]) -> list[tuple[Measure, str]]:
    kept: list[tuple[Measure, str]] = []
    for measure, source in asked:
        if not any(_is_enough(other, measure) for other, _ in kept):
            kept = [(other, place) for other, place in kept if not _is_enough(measure, other)]
            kept.append((measure, source))
    return kept


def _is_enough(strict: Measure, loose: Measure) -> bool:
    one, other = limit_of(strict), limit_of(loose)
    return one is not None and other is not None and covers(one, other)


def _is_on(measure: Measure, baseline: Baseline) -> bool:
    """Whether a requirement is on the metric of a baseline, however both are spelt."""
    one, other = gauge_of_measure(measure), gauge_of(baseline.metric, baseline.value.unit)
    same = one is not None and other is not None and same_metric(one, other) and one.percentile == other.percentile
    return same or measure.subject == baseline.subject


def _from_baselines(baselines: Iterable[Baseline | Unclear]) -> Iterator[tuple[Baseline, DraftedCheck]]:
    for baseline in baselines:
        if isinstance(baseline, Unclear) or baseline.per_second is not None:
            continue
        bound = "<= baseline * 1.5" if not baseline.higher_is_better else ">= baseline - 2pp"
        check = read_check(code_span(f"{baseline.metric} {bound}"))
        if isinstance(check, Measure):
            yield baseline, DraftedCheck(check, f"baseline {baseline.metric}")
