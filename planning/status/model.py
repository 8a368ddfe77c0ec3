"""What a STATUS.md says: the issue, its risk, and the state of each phase with its line."""

from dataclasses import dataclass
from enum import StrEnum

from planning.risk import Risk


class PhaseState(StrEnum):
    """How far a phase is, as its line says."""

    COMPLETED = "completed"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    SKIPPED = "skipped"
    FAILED = "failed"
    UNKNOWN = "unknown"


_OVER = (PhaseState.COMPLETED, PhaseState.SKIPPED)


@dataclass(frozen=True, slots=True)
class Phase:
    """One line of the checklist."""

    name: str
    """One of the workflow's ten names (Discovery to Retro), others as written."""
    state: PhaseState
    note: str
    """The words after the name: `Completed ✓ PASSED`."""
    line: int
    """Counted from 1."""
    part: str = ""
    """What is said of the name itself: `7b pentest` of `Security (7b pentest)`."""


@dataclass(frozen=True, slots=True)
class Security:
    """All Security lines as one: an audit that is done stays done while another part is open."""

    state: PhaseState
    note: str
    line: int
    """The line that decides; 0 where there is none."""
    open_part: Phase | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """A STATUS.md as read; nothing in it is guessed from prose."""

    issue: str
    """The issue's name of the title, or nothing."""
    risk: Risk
    phases: tuple[Phase, ...]
    warnings: tuple[str, ...]

    @property
    def security(self) -> Security:
        """Fold the Security lines: completed where one part is, with the part that is still open."""
        lines = [phase for phase in self.phases if phase.name == "Security"]
        if not lines:
            return Security(PhaseState.UNKNOWN, "", 0)
        done = [phase for phase in lines if phase.state is PhaseState.COMPLETED]
        still_open = [phase for phase in lines if phase.state not in _OVER]
        still_open.sort(key=lambda phase: not phase.part)
        failed = [phase for phase in lines if phase.state is PhaseState.FAILED]
        first = next(iter(failed or done or still_open or lines))
        rest = next((phase for phase in still_open if phase is not first), None)
        return Security(first.state, first.note, first.line, rest)

    @property
    def deploy(self) -> Phase | None:
        """The Deploy line, if the checklist has one."""
        return next((phase for phase in self.phases if phase.name == "Deploy"), None)
