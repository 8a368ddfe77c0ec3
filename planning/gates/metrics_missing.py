"""Gate `metrics-missing`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.risk import Risk
from planning.rollout.change import change_of


@gate(
    topic=Topic.AFTER,
    blocks=Blocks.MEDIUM,
    bad="### Manual checks\n\n- Judged by shop on-call: the shop opens",
    good="### Metrics to watch\n\n- `http 5xx rate < 0.5% over 1h`\n- `p99 latency <= 300ms over 1h`\n- `checkout success rate >= baseline - 1pp over 1h`",
)
def metrics_missing(case: Case) -> Iterator[Problem]:
    """A deployment that nobody watches once it is out.

    Leaks, caches and nightly jobs show within a day, not within a stage.
    """
    silent = case.risk is Risk.LOW and case.plan.no_verification
    if not silent and not case.plan.metrics and not change_of(case.plan.facts).no_service:
        yield Problem("metrics", "nothing is watched after the rollout", "- `http 5xx rate < 0.5% over 1h`")
