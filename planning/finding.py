"""What is wrong with a plan, where, and how to put it right.

Refusal is the one exception of the domain: every step that declines raises it, always with findings.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a finding stops the step."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, sufficient by itself: whoever reads only this can mend it."""

    gate: str
    severity: Severity
    where: str
    """The argument's path and the place people see: `stages[1].duration (DEPLOY_PLAN.md:42)`."""
    message: str
    fix: str
    """What to do, with an example that passes."""

    def __post_init__(self) -> None:
        """Take out what looks like a secret: a finding quotes what it was given, and is told and logged everywhere."""
        from planning.text.secrets import without_secrets  # noqa: PLC0415  its patterns cost a start that finds nothing

        for name in ("where", "message", "fix"):
            object.__setattr__(self, name, without_secrets(getattr(self, name)))


class Refusal(Exception):
    """A step that was not carried out, with every reason at once; nothing was written."""

    def __init__(self, findings: Iterable[Finding], next_step: str = "") -> None:
        self.findings = tuple(findings)
        self.next_step = next_step
        super().__init__("; ".join(f"{f.gate}: {f.where}: {f.message}" for f in self.findings))


def refuse(gate: str, where: str, message: str, fix: str, next_step: str = "") -> Refusal:
    """Give the refusal of one blocking finding, for a caller to raise."""
    return Refusal([Finding(gate, Severity.ERROR, where, message, fix)], next_step)
