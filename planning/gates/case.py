"""What gates look at: the plan, how it was read, and what the project says around it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from planning.commands.grounding.repository import Repository
from planning.plan.model import Plan
from planning.plan.places import roots_of
from planning.plan.reader import Reading
from planning.plan.reading.notes import Unread
from planning.plan.sections import Section
from planning.requirements import Requirement
from planning.risk import Risk
from planning.status.model import Status

_STEP = re.compile(r"playbooks\[(\d+)\]\.steps\[(\d+)\]")

CONTEXT = ("ARCHITECTURE", "PROJECT_SPEC")
"""The documents that a plan is made from."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a plan when it is judged; None and empty mean that nobody looked."""

    status: Status | None = None
    missing: tuple[str, ...] = ()
    """Context documents that are not there: `ARCHITECTURE`, `PROJECT_SPEC`."""
    based_on: str | None = None
    """What `Based on` would say today."""
    status_file: str = "STATUS.md"
    """The name of the document that `status` was read from."""
    repository: Repository | None = None
    """Answers what commands name, when it is asked."""
    requirements: tuple[Requirement, ...] = ()
    """What the context documents ask for in figures."""


@dataclass(frozen=True, slots=True)
class Case:
    """One plan to be judged."""

    plan: Plan
    around: Surroundings = Surroundings()
    sections: Mapping[Section, int] | None = None
    """Sections of the document; None for a plan that was not read from one."""
    unread: tuple[Unread, ...] = ()
    figures: Mapping[str, str] = field(default_factory=dict[str, str])
    lines: Mapping[str, int] = field(default_factory=dict[str, int])

    @property
    def risk(self) -> Risk:
        """The plan's risk, else that of STATUS.md."""
        stated = self.around.status.risk if self.around.status else Risk.UNKNOWN
        return self.plan.risk if self.plan.risk is not Risk.UNKNOWN else stated

    def seen(self, where: str) -> str:
        """Name another place that a finding speaks of: `stages[0].proceed_when[1], line 59`."""
        return f"{where}, line {self.lines[where]}" if where in self.lines else where


def case_of(reading: Reading, around: Surroundings) -> Case:
    """Make the case of a plan that was read from its document."""
    return Case(reading.plan, around, reading.sections, reading.problems, reading.figures, lines_of(reading))


def lines_of(reading: Reading) -> dict[str, int]:
    """Give the line of every value, by the paths that gates use; what is absent has that of its section's heading."""
    headings = {root: line for section, line in reading.sections.items() for root in roots_of(section)}
    steps = sorted((at, line) for path, line in reading.lines.items() if (at := _step(path)))
    return headings | dict(reading.lines) | {f"steps[{n}]": line for n, (_, line) in enumerate(steps)}


def _step(path: str) -> tuple[int, int] | None:
    """Read `playbooks[1].steps[0]`; gates count the steps through, whatever their playbook."""
    match = _STEP.fullmatch(path)
    return (int(match[1]), int(match[2])) if match else None
