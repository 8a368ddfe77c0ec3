"""Gate `stage-without-criterion`."""

from collections.abc import Iterator

from planning.checks import Check, Judged, Measure, Version
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.model import Plan
from planning.plan.parts import Stage
from planning.rollout.traffic import has_no_traffic
from planning.sizing.example import example_limit


@gate(
    topic=Topic.CRITERIA,
    blocks=Blocks.ALWAYS,
    bad='  - Judged by shop on-call: prices appear as before\n- Watch: Grafana "Shop overview", Grafana "Checkout"',
    good='  - `http 5xx rate < 0.5%`\n  - `checkout success rate >= baseline - 1pp`\n- Watch: Grafana "Shop overview", Grafana "Checkout"',
)
def stage_without_criterion(case: Case) -> Iterator[Problem]:
    """A stage without a criterion that anybody could decide alike.

    From medium risk on a judgement alone does not count: two people would decide differently. What is measured on the
    stable version says nothing about the new one.
    """
    for index, stage in enumerate(case.plan.stages):
        where, example = f"stages[{index}].proceed_when", _example(stage, case.plan)
        deciding = [check for check in stage.proceed_when if not _is_on_stable(check)]
        if not stage.proceed_when:
            yield Problem(where, "nothing decides whether to go on", f"- Proceed when:\n  - {example}")
        elif not deciding:
            yield Problem(where, "only the stable version is measured", f"add what the new version shows: {example}")
        elif case.risk.rank > 0 and all(isinstance(check, Judged) for check in deciding):
            yield Problem(where, "only judgement decides whether to go on", f"add a measure or a probe: {example}")


def _is_on_stable(check: Check) -> bool:
    return isinstance(check, Measure) and check.on is Version.STABLE


def _example(stage: Stage, plan: Plan) -> str:
    """A rate where there is traffic, else a probe of the version that waits."""
    idle = has_no_traffic(stage, plan.strategy)
    return "`https://preview.example.com/healthz`: expect `200`" if idle else f"`{example_limit(plan)}`"
