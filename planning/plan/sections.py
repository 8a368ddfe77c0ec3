"""The `##` sections of a plan, in the order of the document, and how a heading names one."""

import re
from enum import StrEnum

_NUMBER = re.compile(r"^\d+[.)]?\s*")


class Section(StrEnum):
    """A part of the plan; the value is its heading."""

    HEADER = "Deployment Plan"
    CHECKLIST = "1. Pre-Deployment Checklist"
    ROLLOUT = "2. Rollout Strategy"
    MIGRATIONS = "3. Database Migration Plan"
    ROLLBACK = "4. Rollback Playbook"
    VERIFICATION = "5. Post-Deployment Verification"
    COMMUNICATION = "6. Communication Plan"
    WAIVERS = "Waivers"

    @property
    def slug(self) -> str:
        """The section's one-word name: its template, its reader."""
        return self.name.lower()


NUMBERED = (
    Section.CHECKLIST, Section.ROLLOUT, Section.MIGRATIONS,
    Section.ROLLBACK, Section.VERIFICATION, Section.COMMUNICATION,
)  # fmt: skip


def find_section(heading: str) -> Section | None:
    """Name the section of a `##` heading; its number, its case and its hyphens do not matter."""
    return _BY_NAME.get(_key(heading))


def _key(heading: str) -> str:
    return _NUMBER.sub("", heading.strip().strip("*")).replace("-", " ").lower().strip()


_BY_NAME = {_key(section): section for section in (*NUMBERED, Section.WAIVERS)}
