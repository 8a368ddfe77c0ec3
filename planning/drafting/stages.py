"""What the stages of a rollout do, where the repository shows exactly one way."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from planning.commands.grounding.repository import Repository
from planning.drafting.clusters import cluster_deliveries
from planning.drafting.delivery import Delivery
from planning.drafting.doors import platform_deliveries, task_deliveries, workflow_deliveries
from planning.drafting.release import Outgoing, outgoing
from planning.markdown.spans import code_span
from planning.plan.action import read_action
from planning.plan.drafted import Drafted
from planning.plan.model import Plan
from planning.plan.parts import Stage
from planning.rollout.exposure import Exposure
from planning.rollout.strategy import Strategy


@dataclass(frozen=True, slots=True)
class Doings:
    """The stages with their commands, or why nothing was drafted."""

    stages: tuple[Stage, ...]
    drafted: tuple[Drafted, ...] = ()
    offers: str = ""
    """What the repository offers where it does not decide; empty where it decides or offers nothing."""


def find_deliveries(repository: Repository, release: Outgoing) -> tuple[Delivery, ...]:
    """Give the ways of a repository; one that another way runs is no way of its own."""
    inner = (*cluster_deliveries(repository, release), *platform_deliveries(repository, release))
    tasks = tuple(task_deliveries(repository, release))
    flows = tuple(workflow_deliveries(repository, release))
    tasks = tuple(task for task in tasks if not _run_by(task, (*flows, *(other for other in tasks if other != task))))
    doors = tuple(_joined(door, inner) for door in (*flows, *tasks))
    return (*doors, *(way for way in inner if not _run_by(way, (*flows, *tasks))))


def _run_by(way: Delivery, doors: Iterable[Delivery]) -> bool:
    return any(_runs(door, way) for door in doors)


def _runs(door: Delivery, way: Delivery) -> bool:
    """Whether what a door runs shows that it goes this way."""
    said = door.said.replace("flyctl ", "fly ")
    signs = (way.begin[0] if way.begin else "", way.object.replace("rollouts ", "set image "))
    return any(sign and sign in said for sign in signs)


def _joined(door: Delivery, inner: Iterable[Delivery]) -> Delivery:
    """A workflow that starts a Rollout is its beginning; its further stages are the Rollout's own."""
    way = next((way for way in inner if way.object and _runs(door, way)), None)
    if way is None:
        return door
    return replace(
        door,
        proceed=way.proceed,
        proceed_source=way.source,
        strategies=way.strategies,
        shares=way.shares,
        object=way.object,
    )


def draft_doings(plan: Plan, repository: Repository) -> Doings:
    """Fill stages that say nothing to do; only where all say nothing, so that no way is mixed with another."""
    stages = plan.stages
    if not stages or any(stage.do for stage in stages):
        return Doings(stages)
    release = outgoing(plan.release.version)
    ways = find_deliveries(repository, release)
    if len(ways) != 1:
        return Doings(stages, offers=_several(ways))
    way = ways[0]
    commands = _commands(way, plan)
    if commands is None:
        return Doings(stages, offers=f"the repository offers {way}: {_unfit(way, plan)}")
    filled = tuple(
        stage.model_copy(update={"do": tuple(read_action(code_span(command)) for command in stage_commands)})
        for stage, stage_commands in zip(stages, commands, strict=True)
    )
    return Doings(filled, tuple(_drafted(commands, way)))


def _drafted(commands: tuple[tuple[str, ...], ...], way: Delivery) -> list[Drafted]:
    return [
        Drafted(f"stages[{index}].do[{number}]", command, (index and way.proceed_source) or way.source)
        for index, stage in enumerate(commands)
        for number, command in enumerate(stage)
    ]


def _several(ways: tuple[Delivery, ...]) -> str:
    if not ways:
        return ""
    shown = " or ".join(str(way) for way in ways[:3]) + (f" or {len(ways) - 3} more" if len(ways) > 3 else "")
    return f"the repository offers {shown}: give the one that is used as stages[].do"


def _commands(way: Delivery, plan: Plan) -> tuple[tuple[str, ...], ...] | None:
    """Give the commands of every stage; None where the way does not fit the strategy or the stages."""
    if not way.begin or plan.strategy not in way.strategies:
        return None
    further = len(plan.stages) - 1
    if way.proceed:
        fits = (plan.strategy is Strategy.BLUE_GREEN and further == 1) or _shares(plan) == way.shares
        return (way.begin, *((way.proceed,),) * further) if fits or (not way.shares and further) else None
    dark = plan.strategy is Strategy.FEATURE_FLAG and _shares(plan)[:1] == (0,)
    return (way.begin, *((),) * further) if dark or not further else None


def _shares(plan: Plan) -> tuple[int, ...]:
    exposures = [stage.exposure for stage in plan.stages]
    percents = [one.percent for one in exposures if isinstance(one, Exposure) and one.percent is not None]
    whole = len(percents) == len(exposures) and all(percent == percent.to_integral_value() for percent in percents)
    return tuple(int(Decimal(percent)) for percent in percents) if whole else ()


def _unfit(way: Delivery, plan: Plan) -> str:
    if not way.begin:
        return "give it as stages[].do"
    if plan.strategy not in way.strategies:
        fitting = " or ".join(sorted(str(strategy) for strategy in way.strategies))
        return f"it does {fitting}, not {plan.strategy}"
    if way.shares:
        return f"it stops at {', '.join(f'{share}%' for share in way.shares)}; these stages stop elsewhere"
    return "it brings everything at once; say what each stage does"
