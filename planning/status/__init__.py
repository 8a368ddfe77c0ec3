"""STATUS.md: which phases are done, read and edited in the dialect people wrote it in."""

from planning.status.editor import Marked, mark_deploy
from planning.status.model import Phase, PhaseState, Security, Status
from planning.status.reader import read_status

__all__ = ["Marked", "Phase", "PhaseState", "Security", "Status", "mark_deploy", "read_status"]
