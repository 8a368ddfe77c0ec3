"""What decides a strategy: facts about one change, each known, denied or not known."""

from collections.abc import Iterable
from dataclasses import dataclass

from planning.plan.parts import Fact

_FLAGS = {
    "user_facing": "user-facing",
    "zero_downtime": "zero downtime",
    "performance_sensitive": "performance-sensitive",
    "stateless": "stateless",
    "gradual": "gradual",
}


@dataclass(frozen=True, slots=True)
class Change:
    """The facts; None where nobody said."""

    user_facing: bool | None = None
    zero_downtime: bool | None = None
    performance_sensitive: bool | None = None
    stateless: bool | None = None
    gradual: bool | None = None
    no_service: bool | None = None
    flag: str = ""
    schema_change: str = ""
    """`none`, `expand`, `contract`, or empty."""
    delivery: str = ""
    """What the platform is set up to do: `canary`, `blue-green`, or empty; nobody states it, manifests show it."""


def facts_of(change: Change) -> tuple[Fact, ...]:
    """Put what was stated into the words in which a plan records facts."""
    facts = [
        Fact(fact=words if value else f"not {words}")
        for name, words in _FLAGS.items()
        if (value := getattr(change, name)) is not None
    ]
    facts += [Fact(fact=f"flag: {change.flag}")] if change.flag else []
    facts += [Fact(fact=f"schema change: {change.schema_change}")] if change.schema_change else []
    return tuple(facts)


def change_of(facts: Iterable[Fact]) -> Change:
    """Read the facts of a plan back; words that decide nothing are left alone."""
    said = {fact.fact.lower(): fact.fact for fact in facts}
    return Change(
        **{name: _known(said, words) for name, words in _FLAGS.items()},
        no_service=True if "no service" in said else None,
        flag=_after(said, "flag: "),
        schema_change=_after(said, "schema change: ").lower(),
        delivery=_after(said, "delivery: ").lower(),
    )


def _known(said: dict[str, str], words: str) -> bool | None:
    return False if f"not {words}" in said else True if words in said else None


def _after(said: dict[str, str], prefix: str) -> str:
    return next((fact[len(prefix) :].strip() for key, fact in said.items() if key.startswith(prefix)), "")


def merge_facts(stated: Iterable[Fact], found: Iterable[Fact]) -> tuple[Fact, ...]:
    """Join facts; what a person stated stands, what a document says confirms it with its place."""
    found = tuple(found)
    places = {fact.fact: fact for fact in found}
    joined = [places.get(fact.fact, fact) for fact in stated]
    topics = {_topic(fact) for fact in joined}
    return (*joined, *(fact for fact in found if _topic(fact) not in topics))


def _topic(fact: Fact) -> str:
    return fact.fact.removeprefix("not ").partition(":")[0]
