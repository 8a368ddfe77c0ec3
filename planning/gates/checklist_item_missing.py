"""Gate `checklist-item-missing`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.checklist import STANDARD_ITEMS, find_standard


@gate(
    topic=Topic.CHECKLIST,
    blocks=Blocks.MEDIUM,
    bad="- [ ] **Security audit passed**: see `SECURITY_AUDIT.md`",
    good="- [ ] **Code review approved**: see pull request 214\n- [ ] **Security audit passed**: see `SECURITY_AUDIT.md`",
)
def checklist_item_missing(case: Case) -> Iterator[Problem]:
    """One of the nine items that every deployment is checked for.

    What does not apply is said to, with its reason; silence cannot be told from forgetting.
    """
    named = [item.name for item in case.plan.checklist] + [n for away in case.plan.not_applicable for n in away.items]
    held = {find_standard(name) for name in named}
    for standard in STANDARD_ITEMS:
        if standard not in held:
            yield Problem(
                "checklist",
                f"{standard.name!r} is missing",
                f"- [ ] **{standard.name}**: see pull request 214; or `- Not applicable: {standard.short} (nothing of it changes)`",
            )
