"""What nobody gave and the planner filled in, with the place it was taken from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drafted:
    """One value that was filled in."""

    where: str
    """Path of the value: `stages[1].duration`."""
    text: str
    """Empty where the result shows it at that very place, or the source is all there is: nothing is told twice."""
    source: str
