"""The nine items of the pre-deployment checklist of the Deploy phase, and how a name is recognised as one."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standard:
    """One of the nine."""

    name: str
    short: str
    """As it is named among what does not apply."""
    sign: re.Pattern[str]


def _standard(name: str, short: str, sign: str) -> Standard:
    return Standard(name, short, re.compile(sign, re.IGNORECASE))


STANDARD_ITEMS = (
    _standard(
        "All tests pass on CI",
        "tests",
        r"\btests? (?:pass|suite|green)|\btests\b(?!.*(?:migrat|database))|\bci\b",
    ),
    _standard("Code review approved", "code review", r"\breview"),
    _standard("Security audit passed", "security audit", r"\bsecurity\b"),
    _standard("Database migrations tested", "database migrations", r"\bmigrations?\b|\bdatabase\b"),
    _standard("Environment variables documented and configured", "environment variables", r"\benvironment\b|\benv\b"),
    _standard("Feature flags configured", "feature flags", r"\bflags?\b"),
    _standard("Monitoring and alerting updated", "monitoring", r"\bmonitor|\balert"),
    _standard("Runbook updated", "runbook", r"\brunbook|\bplaybook"),
    _standard("Stakeholders notified", "stakeholders", r"\bstakeholder|\bnotif"),
)


def find_standard(name: str) -> Standard | None:
    """Name the standard item that a text means; the more telling words come last in the list and win."""
    return next((item for item in reversed(STANDARD_ITEMS) if item.sign.search(name)), None)
