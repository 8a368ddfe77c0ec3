"""Gate `item-without-evidence`."""

from collections.abc import Iterator

from planning.checks import Unclear
from planning.commands.evidence import absent_documents, is_bare
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.texts import UNNAMED
from planning.text.placeholders import says_nothing, stands_open


@gate(
    topic=Topic.CHECKLIST,
    blocks=Blocks.MEDIUM,
    bad="- [ ] **Code review approved**",
    good="- [ ] **Code review approved**: see pull request 214",
)
def item_without_evidence(case: Case) -> Iterator[Problem]:
    """A checklist item that nothing proves.

    A tick without a command or a place to look is a hope.
    """
    for index, item in enumerate(case.plan.checklist):
        if item.name == UNNAMED:
            yield Problem(f"checklist[{index}].item", "the item has no name", 'item: "Runbook updated"')
            continue
        if item.evidence:
            yield from (Problem(f"checklist[{index}]", *wrong) for wrong in _wrong(item.name, item.evidence, case))
            continue
        if item.check is None:
            yield Problem(f"checklist[{index}]", f"nothing proves {item.name!r}", FIX)
        elif isinstance(item.check, Unclear):
            yield Problem(f"checklist[{index}]", f"{item.name!r}: {item.check.problem}", item.check.fix or FIX)
    for index, away in enumerate(case.plan.not_applicable):
        if says_nothing(away.reason):
            yield Problem(
                f"not_applicable[{index}]",
                f"{', '.join(away.items)}: no reason",
                "- Not applicable: feature flags (the canary weight is the switch)",
            )


def _wrong(name: str, evidence: str, case: Case) -> Iterator[tuple[str, str]]:
    """Say what keeps a text from being evidence: a bare word, or a document that is not there."""
    if is_bare(evidence) or stands_open(evidence):
        yield f"{name!r}: {evidence!r} is no evidence", FIX
    elif case.around.repository:
        for absent in absent_documents(evidence, case.around.repository):
            near = " or ".join(f"see {one}" for one in absent.nearest)
            yield f"{name!r}: {absent.grounds}", near or "name the document that is there, or add it first"


FIX = "its command (`make test`: expect exit 0), or where the proof is (see pull request 214)"
