"""What the manifests mean for a change: facts that decide a strategy, and facts that people want to know."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Workload
from planning.commands.grounding.repository import Repository
from planning.drafting.entries import Cited
from planning.drafting.production import SERVES, serving
from planning.plan.parts import Fact

_DECIDING = ("not stateless", "delivery: ")
"""What a plan records; the rest is told, and no strategy hangs on it."""


def find_bearings(repository: Repository) -> tuple[Fact, ...]:
    """Give the facts of the one thing that serves users; of several nobody can tell which the change is about."""
    found = serving(repository, *SERVES)
    return tuple(_facts(found[0])) if len(found) == 1 else ()


def find_deciding(repository: Repository) -> tuple[Fact, ...]:
    """Give those of them that a strategy rests on."""
    return tuple(fact for fact in find_bearings(repository) if fact.fact.startswith(_DECIDING))


def contradictions(said: tuple[Fact, ...], repository: Repository) -> Iterator[str]:
    """Say where the documents claim what the manifests do not bear out."""
    claims = {fact.fact: fact.source for fact in said}
    for fact in find_bearings(repository):
        if fact.fact == "not stateless" and "stateless" in claims:
            yield f"{claims['stateless']} says stateless, {fact.source} keeps volumes or an order of instances"
        if fact.fact.startswith("downtime: ") and "zero downtime" in claims:
            yield f"{claims['zero downtime']} asks for zero downtime, {fact.source}: {fact.fact.removeprefix('downtime: ')}"


def _facts(cited: Cited[Workload]) -> Iterator[Fact]:
    one, source = cited.entry, cited.source
    if one.replicas is not None:
        yield Fact(fact=f"replicas: {one.replicas}", source=source)
    if one.kind == "StatefulSet" or one.claims:
        yield Fact(fact="not stateless", source=source)
    interrupted = _interrupted(one)
    if interrupted:
        yield Fact(fact=f"downtime: {interrupted}", source=source)
    if one.limits:
        yield Fact(fact=f"rolling limits: {one.limits.replace(',', '')}", source=source)
    if one.kind == "Rollout" and one.update in _GRADUAL:
        yield Fact(fact=f"delivery: {_GRADUAL[one.update]}", source=source)


_GRADUAL = {"canary": "canary", "blueGreen": "blue-green"}


def _interrupted(one: Workload) -> str:
    """Say why an update interrupts the service; empty where nothing shows that it does."""
    if one.update == "Recreate":
        return "all instances stop before the new ones start"
    return (
        "the only instance stops before its successor starts" if one.kind == "StatefulSet" and one.replicas == 1 else ""
    )
