"""Gate `trigger-unwatched`."""

from collections.abc import Iterator

from planning.checks import Check, Measure
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.walk import walk_criteria


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.HIGH,
    bad="- `p99 latency > 900ms over 5m`\n- `queue depth > 500 over 5m`",
    good="- `p99 latency > 900ms over 5m`",
)
def trigger_unwatched(case: Case) -> Iterator[Problem]:
    """A trigger on something that no stage looks at.

    It fires when nobody watches, or never, because it is not measured at all.
    """
    watched = {check.subject for _, check in (*walk_criteria(case.plan), *_metrics(case)) if isinstance(check, Measure)}
    seen = " ".join(stage.watch for stage in case.plan.stages).lower()
    for index, trigger in enumerate(case.plan.triggers):
        if isinstance(trigger, Measure) and trigger.subject not in watched and trigger.metric.lower() not in seen:
            yield Problem(
                f"triggers[{index}]",
                f"no stage looks at {trigger.metric}",
                f"make it a criterion, or name its dashboard under Watch: {trigger.metric}",
            )


def _metrics(case: Case) -> Iterator[tuple[str, Check]]:
    yield from ((f"metrics[{index}]", check) for index, check in enumerate(case.plan.metrics))
