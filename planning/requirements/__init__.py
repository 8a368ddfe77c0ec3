"""Non-functional requirements of the project's documents: read with their places, sorted by who can see them, compared."""

from planning.requirements.reading import read_requirements
from planning.requirements.requirement import Requirement, Sort

__all__ = ["Requirement", "Sort", "read_requirements"]
