"""How much a wrong step costs: the risk of an issue, as its STATUS.md states it."""

from enum import StrEnum


class Risk(StrEnum):
    """Ordered from harmless to dear; unknown counts as medium, and is said so."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    UNKNOWN = "unknown"

    @property
    def rank(self) -> int:
        """0 for low, 1 for medium and unknown, 2 for high."""
        return {Risk.LOW: 0, Risk.HIGH: 2}.get(self, 1)
