"""Which strategy fits a change: the decision table of the Deploy phase, with its reasons.

Big bang for low-risk, simple changes; a feature flag for high risk that needs a gradual rollout; canary
for what is performance-sensitive or needs validation in production; blue-green where zero downtime is
required; rolling for stateless services that are replaced gradually.
"""

from collections.abc import Callable
from dataclasses import dataclass

from planning.risk import Risk
from planning.rollout.change import Change
from planning.rollout.strategy import Strategy

_DIVIDES = "the platform divides traffic between versions already"
_TWO_COLOURS = "the platform keeps both colours already"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a strategy fits, and why or why not."""

    strategy: Strategy
    fits: bool
    why: str

    @property
    def fact(self) -> str:
        """The fact that speaks for the strategy, in the words in which a plan records it."""
        return "delivery" if self.why in {_DIVIDES, _TWO_COLOURS} else _FACTS[self.strategy]


def recommend(change: Change, risk: Risk) -> tuple[Verdict, ...]:
    """Judge all five strategies, the recommended one first."""
    verdicts = [Verdict(strategy, *rule(change, risk)) for strategy, rule in _RULES]
    best = next((verdict for verdict in verdicts if verdict.fits), None)
    if best is None:
        best = Verdict(Strategy.CANARY, fits=True, why="nothing shows that the change is low-risk or stateless")
    return (best, *(verdict for verdict in verdicts if verdict.strategy is not best.strategy))


def _flag(change: Change, risk: Risk) -> tuple[bool, str]:
    if change.flag:
        return True, f"the flag {change.flag} turns the change on and off without a deployment"
    if risk is Risk.HIGH and change.gradual and change.user_facing:
        return True, "the risk is high and the change has to reach users gradually"
    return False, "no flag was named" if change.gradual is not False else "nothing has to be gradual"


def _canary(change: Change, risk: Risk) -> tuple[bool, str]:
    if change.no_service:
        return False, "there is no traffic to divide"
    if change.performance_sensitive:
        return True, "the change is performance-sensitive and only production shows how it performs"
    if risk is Risk.HIGH:
        return True, "the risk is high and the change needs validation in production"
    if change.delivery == "canary" and (change.zero_downtime or risk is Risk.MEDIUM):
        return True, _DIVIDES
    return False, "nothing is performance-sensitive"


def _blue_green(change: Change, risk: Risk) -> tuple[bool, str]:
    if change.no_service:
        return False, "there is nothing to keep running"
    if change.delivery == "blue-green" and (change.zero_downtime or risk is not Risk.LOW):
        return True, _TWO_COLOURS
    if change.zero_downtime and not change.stateless:
        return True, "zero downtime is required and nothing says that the service is stateless"
    return False, "replacing instances one by one keeps the service up" if change.stateless else (
        "zero downtime is not required"
    )


def _rolling(change: Change, _risk: Risk) -> tuple[bool, str]:
    if change.no_service:
        return False, "there are no instances to replace"
    if change.stateless:
        return True, "the service is stateless and its instances can be replaced gradually"
    return (
        False,
        "the service is not stateless" if change.stateless is False else "nothing says that it is stateless",
    )


def _big_bang(change: Change, risk: Risk) -> tuple[bool, str]:
    if risk is Risk.HIGH:
        return False, "the risk is high"
    if change.no_service:
        return True, "the change has no traffic to divide"
    if risk is Risk.LOW and not change.gradual:
        return True, "the change is low-risk and simple"
    return False, "the risk is not low" if risk is not Risk.LOW else "the change has to be gradual"


_RULES: tuple[tuple[Strategy, Callable[[Change, Risk], tuple[bool, str]]], ...] = (
    (Strategy.FEATURE_FLAG, _flag),
    (Strategy.CANARY, _canary),
    (Strategy.BLUE_GREEN, _blue_green),
    (Strategy.ROLLING, _rolling),
    (Strategy.BIG_BANG, _big_bang),
)
_FACTS = {
    Strategy.FEATURE_FLAG: "flag",
    Strategy.CANARY: "performance-sensitive",
    Strategy.BLUE_GREEN: "zero downtime",
    Strategy.ROLLING: "stateless",
    Strategy.BIG_BANG: "no service",
}
