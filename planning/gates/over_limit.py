"""Gate `over-limit`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.walk import walk_texts


@gate(
    topic=Topic.DOCUMENT,
    blocks=Blocks.ALWAYS,
    bad="| Downtime | " + "some minutes " * 700 + "|",
    good="| Downtime | none |",
)
def over_limit(case: Case) -> Iterator[Problem]:
    """More than a plan can hold.

    Nobody executes a plan of sixty stages, and a server must not be made to read one.
    """
    for name, most in MOST.items():
        count = len(getattr(case.plan, name))
        if count > most:
            yield Problem(
                name,
                f"{count} are more than the {most} that a plan holds",
                "split the release, or join what belongs together",
            )
    for where, text in walk_texts(case.plan):
        if len(text) > LONGEST:
            yield Problem(
                where,
                f"{len(text)} characters are more than {LONGEST}",
                "say it shorter; move the detail into a runbook",
            )


MOST = {
    "stages": 50, "triggers": 100, "playbooks": 20, "verify": 100, "checklist": 100, "migrations": 200,
    "smoke_tests": 100, "health_checks": 100, "metrics": 100, "manual_checks": 100, "record": 100,
    "baselines": 100, "notice": 20, "waivers": 100, "announcements": 20,
}  # fmt: skip
LONGEST = 8000
"""Characters of one text."""
