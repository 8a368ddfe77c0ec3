"""Which section of the document a path belongs to."""

from planning.plan.sections import Section

_ROOTS: dict[Section, tuple[str, ...]] = {
    Section.HEADER: (
        "issue",
        "summary",
        "strategy",
        "risk",
        "release",
        "written",
        "based_on",
        "state",
        "rows",
    ),
    Section.CHECKLIST: ("checklist", "not_applicable", "record", "baselines"),
    Section.ROLLOUT: ("because", "facts", "notice", "stages", "harm"),
    Section.MIGRATIONS: ("migrations", "no_migrations"),
    Section.ROLLBACK: ("triggers", "playbooks", "steps", "verify", "notify", "status_page"),
    Section.VERIFICATION: ("watch_for", "smoke_tests", "health_checks", "metrics", "manual_checks"),
    Section.COMMUNICATION: ("changelog", "announcements", "release_notes"),
    Section.WAIVERS: ("waivers",),
}
_SECTION_OF = {root: section for section, roots in _ROOTS.items() for root in roots}


def roots_of(section: Section) -> tuple[str, ...]:
    """Name the fields of a plan that stand in a section."""
    return _ROOTS[section]


def section_of(where: str) -> Section | None:
    """Name the section of a path: `stages[1].duration` is the rollout's; None for the document as a whole."""
    return _SECTION_OF.get(where.partition(".")[0].partition("[")[0])
