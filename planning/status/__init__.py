"""STATUS.md: which phases are done, read and edited in the dialect people wrote it in."""

from planning.status.model import Phase, PhaseState, Security, Status
from planning.status.reader import read_status

__all__ = ["Phase", "PhaseState", "Security", "Status", "read_status"]
