"""Criteria that can be drafted: from what is measured today and from the requirements that hold a measure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planning.checks import Absolute, Baseline, Check, Measure, Unclear, read_check
from planning.context.statements import Statement
from planning.markdown.spans import code_span


@dataclass(frozen=True, slots=True)
class DraftedCheck:
    """A check that nobody gave, with the place it comes from."""

    check: Check
    source: str


def draft_criteria(
    baselines: Iterable[Baseline | Unclear], requirements: Iterable[Statement]
) -> tuple[DraftedCheck, ...]:
    """Draft criteria; where a requirement and a baseline speak of one metric, the requirement stands."""
    found: dict[str, DraftedCheck] = {}
    for drafted in (*_from_requirements(requirements), *_from_baselines(baselines)):
        check = drafted.check
        if isinstance(check, Measure):
            found.setdefault(check.subject, drafted)
    return tuple(found.values())


def _from_baselines(baselines: Iterable[Baseline | Unclear]) -> Iterator[DraftedCheck]:
    for baseline in baselines:
        if isinstance(baseline, Unclear) or baseline.per_second is not None:
            continue
        bound = "<= baseline * 1.5" if not baseline.higher_is_better else ">= baseline - 2pp"
        yield DraftedCheck(read_check(code_span(f"{baseline.metric} {bound}")), f"baseline {baseline.metric}")


def _from_requirements(requirements: Iterable[Statement]) -> Iterator[DraftedCheck]:
    for statement in requirements:
        cells = [cell.strip() for cell in statement.text.split(" | ")]
        for candidate in (*cells, " ".join(cells[:2]), " ".join(cells[1:3])):
            check = read_check(candidate)
            if isinstance(check, Measure) and isinstance(check.bound, Absolute):
                yield DraftedCheck(check, statement.source)
                break
