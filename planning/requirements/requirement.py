"""What a requirement is: its words, its place, who can see whether it is met, and the criterion that it becomes."""

from dataclasses import dataclass
from enum import StrEnum

from planning.checks import Measure


class Sort(StrEnum):
    """Who can see whether a requirement is met, and when."""

    STAGE = "stage"
    """A stage of the rollout sees it: a latency, an error or success rate."""
    MONTH = "month"
    """It counts over weeks or longer: monthly availability, an error budget, an adoption rate."""
    CAPACITY = "capacity"
    """How much there can be at once: requests per second, users, memory, storage. A load test shows it."""
    COVERAGE = "coverage"
    """Of tests."""
    ONCE = "once"
    """Shown once, before or beside the rollout: a bundle's size, a build, a recovery drill, a page's score."""
    NEVER = "never"
    """It must not happen at all: no order lost, no card charged twice. A count, a probe or people show it."""
    UNSEEN = "unseen"
    """No number of this service that could be read off: a version, a retention, what others run."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that the documents ask for: a figure, or that something never happens."""

    measure: Measure | None
    """The criterion that it becomes; None for whatever a stage does not see."""
    text: str
    """The words of the document."""
    source: str
    """Where they stand: `PROJECT_SPEC.md:44`."""
    sort: Sort
