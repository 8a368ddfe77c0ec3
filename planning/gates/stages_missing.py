"""Gate `stages-missing`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate


@gate(
    topic=Topic.ROLLOUT,
    blocks=Blocks.ALWAYS,
    bad="## 2. Rollout Strategy\n\n**Big bang**, because the change is small and reversible.\n\nFacts: no service (`PROJECT_SPEC.md:7`).",
    good='## 2. Rollout Strategy\n\n**Big bang**, because the change is small and reversible.\n\nFacts: no service (`PROJECT_SPEC.md:7`).\n\n### Stage 1: everyone\n\n- Exposure: everyone who installs the latest version\n- Duration: 3d\n- Do:\n  1. `make release VERSION=1.8.1`\n- Proceed when:\n  - `make smoke-install VERSION=1.8.1`: expect `1.8.1`\n- Watch: issue tracker, label "1.8.1"',
)
def stages_missing(case: Case) -> Iterator[Problem]:
    """A rollout without a single stage.

    Without stages there is no moment at which anybody decides.
    """
    if not case.plan.stages:
        yield Problem("stages", "the rollout has no stage", "### Stage 1: canary, with exposure, duration and criteria")
