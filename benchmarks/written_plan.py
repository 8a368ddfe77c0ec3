"""A plan of any number of stages, written by the one writer of plans: the sample's, its rollout drawn out."""

from decimal import Decimal

from planning.checks import read_check
from planning.duration import Duration
from planning.plan.model import Plan
from planning.plan.parts import Action, Stage
from planning.plan.reader import read_plan
from planning.plan.writer import render
from planning.rollout.exposure import Exposure

HOURS = 12
"""Of each stage."""


def plan_of(stages: int, sample: str) -> str:
    """Draw the rollout of a plan's document out to so many stages, each with criteria of its own."""
    plan = read_plan(sample).plan
    window = f"2026-12-01 09:00 UTC, {HOURS * stages + 1}h"
    drawn = tuple(_stage(at, stages) for at in range(1, stages + 1))
    return render(_having(plan, window, drawn))


def _having(plan: Plan, window: str, stages: tuple[Stage, ...]) -> Plan:
    return plan.having(release=plan.release.model_copy(update={"window": window}), stages=stages)


def _stage(at: int, stages: int) -> Stage:
    command = "make migrate" if at == 1 else "kubectl argo rollouts promote api -n prod"
    image = "kubectl argo rollouts set image api api=registry.example.com/checkout-api:3.8.0 -n prod"
    # no two stages ask the same: what was worked out for one is of no use for the next
    lines = (
        f"http 5xx rate < {0.5 - (stages - at) / stages / 20:.4f}%",
        f"p99 latency <= {450 - (stages - at) / stages:.2f}ms",
        "order success rate >= baseline - 1pp",
        "`make count-duplicates ENV=prod`: expect `0 duplicate orders`",
    )
    return Stage(
        name=f"step {at}",
        exposure=Exposure(percent=round(4 + Decimal(96 * (at - 1)) / (stages - 1), 4), what="requests"),
        duration=Duration(3600 * HOURS),
        do=tuple(Action(command=line) for line in ((command, image) if at == 1 else (command,))),
        proceed_when=tuple(read_check(line) for line in lines),
        watch='Grafana "Checkout API"',
    )
