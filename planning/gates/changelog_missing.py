"""Gate `changelog-missing`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.risk import Risk


@gate(
    topic=Topic.AFTER,
    blocks=Blocks.MEDIUM,
    bad="### Release notes\n\n> - Product pages show prices faster.",
    good="### Changelog\n\n> - Product pages show prices faster.",
)
def changelog_missing(case: Case) -> Iterator[Problem]:
    """A release that nobody can look up.

    Whoever searches the cause of an incident starts with what changed.
    """
    if case.risk is Risk.LOW and case.plan.no_communication:
        return
    if not case.plan.changelog:
        yield Problem("changelog", "the release has no changelog entry", "> - Fields that hold a semicolon are quoted.")
