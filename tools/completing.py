"""What write_plan adds to a draft: the migrations, verification, communication."""

from dataclasses import dataclass, replace

from planning.checks import Check, Judged, Measure, Unclear, read_check
from planning.commands.grounding.revision import Revision
from planning.drafting.additions import says_it_adds
from planning.drafting.migrations import Sure, draft_migrations
from planning.drafting.trials import draft_health_checks, draft_smoke_tests
from planning.duration import Duration, read_duration
from planning.markdown.prose import prose
from planning.markdown.spans import code_span
from planning.migrations.on_rollback import with_code_span
from planning.plan.drafted import Drafted
from planning.plan.model import Plan
from planning.plan.parts import Announcement, Migration
from planning.rollout.change import change_of
from planning.rollout.exposure import Misread
from resources.repository.repository import ProjectRepository
from tools.arguments import AnnouncementGiven, ItemGiven, MigrationGiven, Texts
from tools.checklist import fill_checklist
from tools.desk import Desk

_DAY = Duration(86400)
_HOUR = Duration(3600)
"""What a criterion looks back over where there is no stage any more."""


@dataclass(frozen=True, slots=True)
class Completion:
    """The arguments of write_plan."""

    checklist: tuple[ItemGiven, ...] | None
    migrations: tuple[MigrationGiven, ...] | None
    smoke_tests: Texts | None
    health_checks: Texts | None
    metrics: Texts | None
    watch_for: str | None
    manual_checks: Texts | None
    changelog: str | None
    announcement: AnnouncementGiven | None
    release_notes: str | None


def complete(desk: Desk, given: Completion) -> tuple[Plan, tuple[Drafted, ...]]:
    """Fill the sections of the last step: as given, else as the base has them, else drafted from what is known."""
    drafted: list[Drafted] = []
    plan = _migrations(desk.base.plan, given.migrations, drafted)
    plan, proved = fill_checklist(plan, given.checklist, desk)
    drafted += proved
    if desk.repository:
        plan = _from_files(plan, given, desk, desk.repository, drafted)
    plan = _checks(plan, given, drafted)
    plan = _words(plan, given, drafted)
    return plan, tuple(drafted)


def _migrations(plan: Plan, given: tuple[MigrationGiven, ...] | None, drafted: list[Drafted]) -> Plan:
    if given is None:
        if not plan.migrations and not plan.no_migrations and change_of(plan.facts).schema_change == "none":
            drafted.append(Drafted("migrations", "None: no schema change.", "change.schema_change"))
            return plan.having(no_migrations="no schema change")
        return plan
    rows = tuple(
        Migration(
            script=m.script or "",
            compatible=m.compatible or "",
            backfill=m.backfill or "none",
            minutes=m.minutes,
            on_rollback=with_code_span(m.on_rollback or ""),
        )
        for m in given
    )
    return plan.having(
        migrations=rows, no_migrations="" if rows else plan.no_migrations or "no migration in this release"
    )


def _from_files(
    plan: Plan, given: Completion, desk: Desk, repository: ProjectRepository, drafted: list[Drafted]
) -> Plan:
    """Draft what the repository holds of the migrations, the smoke test and the health checks."""
    changes: dict[str, object] = {}
    if (
        given.migrations is None
        and not plan.migrations
        and change_of(plan.facts).schema_change in {"expand", "contract"}
    ):
        documents = (said.text for said in desk.statements)
        change = f"{plan.issue} {plan.summary}"
        rows, filled = draft_migrations(repository, documents, change, _sure(repository))
        drafted += filled
        changes["migrations"] = rows
    documented = any(fact.fact.startswith("service http") for fact in plan.facts)
    if given.smoke_tests is None and not plan.smoke_tests and not plan.no_verification:
        changes["smoke_tests"] = _told("smoke_tests", draft_smoke_tests(repository), drafted)
    if given.health_checks is None and not plan.health_checks and not documented and not plan.no_verification:
        changes["health_checks"] = _told("health_checks", draft_health_checks(repository), drafted)
    return plan.having(**changes)


def _sure(repository: ProjectRepository) -> Sure:
    """A migration that only adds is lived with by the running version, and stays when the code goes back."""

    def judged(revision: Revision) -> tuple[str, str]:
        adds = says_it_adds(repository.text(revision.path), revision.path)
        return (adds, "keep") if adds else ("", "")

    return judged


def _told(name: str, found: tuple[tuple[Check, str], ...], drafted: list[Drafted]) -> tuple[Check, ...]:
    drafted += [Drafted(f"{name}[{index}]", str(check), source) for index, (check, source) in enumerate(found)]
    return tuple(check for check, _ in found)


def _checks(plan: Plan, given: Completion, drafted: list[Drafted]) -> Plan:
    changes: dict[str, object] = {}
    for name in ("smoke_tests", "health_checks", "metrics"):
        texts: Texts | None = getattr(given, name)
        if texts is not None:
            changes[name] = tuple(read_check(text) for text in texts)
    if given.manual_checks is not None:
        changes["manual_checks"] = tuple(_manual(text, plan.release.lead) for text in given.manual_checks)
    if given.watch_for is not None:
        changes["watch_for"] = read_duration(given.watch_for) or Misread(prose(given.watch_for), "is no length of time")
    elif plan.watch_for is None:
        changes["watch_for"] = _DAY
        drafted.append(Drafted("watch_for", str(_DAY), "default"))
    return _services(plan.having(**changes), given, drafted)


def _manual(text: str, lead: str) -> Check:
    """Somebody has to look: words alone are judged by the release lead."""
    check = read_check(text)
    role = prose(lead.partition(":")[0]) or "release lead"
    return Judged(role, check.text) if isinstance(check, Unclear) and check.text else check


def _services(plan: Plan, given: Completion, drafted: list[Drafted]) -> Plan:
    """Draft health checks from the addresses that the documents name, metrics from the last stage's criteria."""
    services = [fact for fact in plan.facts if fact.fact.startswith("service http")]
    if given.health_checks is None and not plan.health_checks and services:
        address = services[0].fact.removeprefix("service ")
        check = read_check(f"{code_span(address)}: expect `200`")
        drafted.append(Drafted("health_checks[0]", str(check), services[0].source))
        plan = plan.having(health_checks=(check,))
    if given.metrics is None and not plan.metrics and plan.stages:
        criteria = plan.stages[-1].proceed_when
        measures = tuple(replace(c, over=c.over or _HOUR) for c in criteria if isinstance(c, Measure))
        drafted.append(Drafted("metrics", f"over {_HOUR}", "criteria of the last stage"))
        plan = plan.having(metrics=measures)
    return plan


def _words(plan: Plan, given: Completion, drafted: list[Drafted]) -> Plan:
    said = given.announcement
    announcements = plan.announcements
    if said is not None:
        channel = said.channel or plan.notify
        announcements = (Announcement(channel=channel, message=said.message or ""),)
        if not said.channel:
            drafted.append(Drafted("announcement.channel", channel, "whom a rollback notifies"))
    return plan.having(
        changelog=plan.changelog if given.changelog is None else given.changelog,
        announcements=announcements,
        release_notes=plan.release_notes if given.release_notes is None else given.release_notes,
    )
