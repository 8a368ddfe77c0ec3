"""Gate `health-check-missing`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate


@gate(
    topic=Topic.AFTER,
    blocks=Blocks.MEDIUM,
    bad="### Manual checks\n\n- Judged by shop on-call: the shop opens",
    good="### Health checks\n\n- `https://shop.example.com/healthz`: expect `200`",
)
def health_check_missing(case: Case) -> Iterator[Problem]:
    """A service whose health endpoint the plan forgets.

    The documents name one; it is the cheapest signal there is.
    """
    services = [fact.fact for fact in case.plan.facts if fact.fact.startswith("service http")]
    if services and not case.plan.health_checks:
        yield Problem(
            "health_checks",
            "the service's health is checked nowhere",
            f"- `{services[0].removeprefix('service ')}`: expect `200`",
        )
