"""Gate `stage-without-criterion`."""

from collections.abc import Iterator

from planning.checks import Judged
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate


@gate(
    topic=Topic.CRITERIA,
    blocks=Blocks.ALWAYS,
    bad='  - Judged by shop on-call: prices appear as before\n- Watch: Grafana "Shop overview", Grafana "Checkout"',
    good='  - `http 5xx rate < 0.5%`\n  - `checkout success rate >= baseline - 1pp`\n- Watch: Grafana "Shop overview", Grafana "Checkout"',
)
def stage_without_criterion(case: Case) -> Iterator[Problem]:
    """A stage without a criterion that anybody could decide alike.

    From medium risk on a judgement alone does not count: two people would decide differently.
    """
    for index, stage in enumerate(case.plan.stages):
        if not stage.proceed_when:
            yield Problem(
                f"stages[{index}].proceed_when",
                "nothing decides whether to go on",
                "- Proceed when:\n  - `http 5xx rate < 0.6%`",
            )
        elif case.risk.rank > 0 and all(isinstance(check, Judged) for check in stage.proceed_when):
            yield Problem(
                f"stages[{index}].proceed_when",
                "only judgement decides whether to go on",
                "add a measure or a probe: `http 5xx rate < 0.6%`",
            )
