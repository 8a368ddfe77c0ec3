"""The ways in which a repository brings a new version to its users."""

from dataclasses import dataclass

from planning.rollout.strategy import Strategy

AT_ONCE = frozenset({Strategy.BIG_BANG, Strategy.FEATURE_FLAG})
"""Strategies for which one command brings the code to everyone; a flag then holds it back."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One way: the commands that begin it, and the one that takes each further stage."""

    name: str
    """`Argo Rollout api`, `workflow deploy.yml`."""
    source: str
    begin: tuple[str, ...] = ()
    """Empty where something of the command is not known."""
    proceed: str = ""
    """Takes the next stage; empty where one command brings everything."""
    proceed_source: str = ""
    """Where `proceed` rests on, where that is another place."""
    strategies: frozenset[Strategy] = AT_ONCE
    shares: tuple[int, ...] = ()
    """Percentages of its stages, where the repository fixes them."""
    lacks: str = ""
    """What is not known, where `begin` is empty."""
    said: str = ""
    """Everything that it runs, as far as its file shows it."""
    object: str = ""
    """The object that it changes: `rollouts api`, `deployment/api`."""

    def __str__(self) -> str:
        shown = f"`{self.begin[0]}`" if self.begin else f"{self.name}, {self.lacks}"
        return f"{shown} ({self.source})"
