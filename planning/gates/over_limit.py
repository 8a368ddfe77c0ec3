"""Gate `over-limit`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.limits import PART_ENTRIES, PLAN_ENTRIES, TEXT_CHARS
from planning.plan.model import Plan
from planning.plan.walk import walk_texts

_SPLIT = "split the release, or join what belongs together"


@gate(
    topic=Topic.DOCUMENT,
    blocks=Blocks.ALWAYS,
    bad="| Downtime | " + "some minutes " * 1_600 + "|",
    good="| Downtime | none |",
)
def over_limit(case: Case) -> Iterator[Problem]:
    """More than a plan can hold.

    Nobody executes a plan of sixty stages, and a server must not be made to read one.
    """
    for where, count, most in _counts(case.plan):
        if count > most:
            yield Problem(where, f"{count:,} are more than the {most} that a plan holds", _SPLIT)
    for where, text in walk_texts(case.plan):
        if len(text) > TEXT_CHARS:
            yield Problem(
                where,
                f"{len(text):,} characters are more than {TEXT_CHARS:,}",
                "say it shorter; move the detail into a runbook",
            )


def _counts(plan: Plan) -> Iterator[tuple[str, int, int]]:
    """Give every list of a plan with how many it holds and how many it may."""
    for name, most in PLAN_ENTRIES.items():
        yield name, len(getattr(plan, name)), most
    for index, stage in enumerate(plan.stages):
        yield f"stages[{index}].do", len(stage.do), PART_ENTRIES
        yield f"stages[{index}].proceed_when", len(stage.proceed_when), PART_ENTRIES
    for index, playbook in enumerate(plan.playbooks):
        yield f"playbooks[{index}].steps", len(playbook.steps), PART_ENTRIES
