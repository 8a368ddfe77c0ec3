"""Gate `section-missing`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.sections import NUMBERED, Section


@gate(
    topic=Topic.DOCUMENT,
    blocks=Blocks.ALWAYS,
    bad="None: no database.",
    good="## 3. Database Migration Plan\n\nNone: no database.",
    waivable=False,
)
def section_missing(case: Case) -> Iterator[Problem]:
    """A plan that leaves one of the six sections out.

    Whoever executes it cannot tell whether the part was forgotten or is not needed; one line can say so.
    """
    present = case.sections
    if present is not None:
        for section in NUMBERED:
            if section not in present:
                yield Problem(section.slug, f"there is no section `## {section.value}`", FIX[section])


FIX = {
    Section.CHECKLIST: "call write_plan with checklist, or add the heading and its items",
    Section.ROLLOUT: "call propose_rollout, or add the heading and `### Stage 1: <name>`",
    Section.MIGRATIONS: "call write_plan with migrations, or add the heading and `None: no database.`",
    Section.ROLLBACK: "call draft_rollback, or add the heading, `### Triggers` and `### Steps`",
    Section.VERIFICATION: "call write_plan with smoke_tests, or add the heading and `### Smoke tests`",
    Section.COMMUNICATION: "call write_plan with changelog, or add the heading and `### Changelog`",
}
