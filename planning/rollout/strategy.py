"""The five strategies of the phase, and how they are spelt."""

from enum import StrEnum


class Strategy(StrEnum):
    """How a release reaches its users."""

    BIG_BANG = "big-bang"
    FEATURE_FLAG = "feature-flag"
    CANARY = "canary"
    BLUE_GREEN = "blue-green"
    ROLLING = "rolling"

    @property
    def label(self) -> str:
        """The name as a plan writes it."""
        return "Blue-green" if self is Strategy.BLUE_GREEN else self.value.replace("-", " ").capitalize()

    @property
    def counts(self) -> str:
        """What a percentage counts under this strategy."""
        return {"feature-flag": "users", "rolling": "instances"}.get(self.value, "requests")


def read_strategy(text: str) -> Strategy | None:
    """Read a strategy's name in any spelling (`Blue Green`, `big_bang`); None where it is no strategy."""
    key = "-".join(text.strip().strip("*`").lower().replace("_", " ").replace("-", " ").split())
    return next((strategy for strategy in Strategy if strategy.value == key), None)
