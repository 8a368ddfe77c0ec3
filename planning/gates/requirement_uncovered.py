"""Gate `requirement-uncovered`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.requirements.uncovered import Uncovered, uncovered
from planning.requirements.zeros import unwatched, zero_example
from planning.text.secrets import without_secrets


@gate(
    topic=Topic.CRITERIA,
    blocks=Blocks.HIGH,
    bad="  - `http 5xx rate < 0.5%`\n  - `checkout success rate >= baseline - 1.5pp`",
    good="  - `http 5xx rate < 0.5%`\n  - `checkout success rate >= baseline - 1pp`",
)
def requirement_uncovered(case: Case) -> Iterator[Problem]:
    """A requirement that no criterion of the last stage asks for.

    The rollout would be called complete while the service misses what its specification promises. Compared by the
    metric's meaning and on one scale: a stricter percentile with the same bound is enough, an availability of 99.9%
    is an error rate of 0.1%. What counts over a month, capacities and test coverage are left alone. What must never
    happen (no order lost, no card charged twice) is a requirement of zero: some check of the plan has to look for it.
    """
    yield from _never(case)
    for found in uncovered(case.plan, case.around.requirements):
        place = found.requirement.source
        yield Problem(
            f"stages[{len(case.plan.stages) - 1}].proceed_when",
            f"{place} asks: {_said(found)}; {_has(found)}",
            f"add {found.passing} to the last stage, or let a person waive `requirement-uncovered` for {place}",
        )


def _never(case: Case) -> Iterator[Problem]:
    for found in unwatched(case.plan, case.around.requirements):
        yield Problem(
            f"stages[{len(case.plan.stages) - 1}].proceed_when",
            f"{found.source} asks: {_shortened(found.text)}; no check of the plan looks for it",
            f"add {zero_example(found.text)} to the last stage, or a probe that counts it, or a line that people judge; "
            f"or let a person waive `requirement-uncovered` for {found.source}",
        )


_LONGEST = 120
"""Characters of a requirement's words that are repeated."""


def _said(found: Uncovered) -> str:
    return _shortened(found.requirement.text)


def _shortened(words: str) -> str:
    words = words.rstrip(" .")
    words = without_secrets(words)  # before it is cut: half a secret looks like none
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 3]}..."


def _has(found: Uncovered) -> str:
    if not found.held:
        return "the last stage has nothing on that metric"
    return f"the last stage has {', '.join(str(check) for check in found.held)}, which {_falls_short(found)}"


def _falls_short(found: Uncovered) -> str:
    one = len(found.held) == 1
    return (
        f"{'lets' if one else 'let'} more pass"
        if found.comparable
        else f"{'is' if one else 'are'} no figure to compare"
    )
