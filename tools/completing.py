"""What write_plan adds to a draft: the checklist item by item, migrations, verification, communication."""

from dataclasses import dataclass

from planning.checks import Check, Judged, Probe, Unclear, read_check
from planning.duration import Duration, read_duration
from planning.markdown.prose import one_line, prose
from planning.markdown.spans import code_span
from planning.plan.checklist import STANDARD_ITEMS, Standard, find_standard
from planning.plan.model import Plan
from planning.plan.parts import Announcement, Item, Migration, NotApplicable
from planning.rollout.change import change_of
from planning.rollout.exposure import Misread
from planning.rollout.strategy import Strategy
from planning.status.model import PhaseState
from tools.arguments import AnnouncementGiven, ItemGiven, MigrationGiven, Texts
from tools.desk import Desk
from tools.told import Drafted

_DAY = Duration(86400)


@dataclass(frozen=True, slots=True)
class Given:
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


def complete(desk: Desk, given: Given) -> tuple[Plan, tuple[Drafted, ...]]:
    """Fill the sections of the last step: as given, else as the base has them, else drafted from what is known."""
    drafted: list[Drafted] = []
    plan = _checklist(desk.base.plan, given.checklist, desk, drafted)
    plan = _migrations(plan, given.migrations, drafted)
    plan = _checks(plan, given, drafted)
    return _words(plan, given), tuple(drafted)


def _checklist(plan: Plan, given: tuple[ItemGiven, ...] | None, desk: Desk, drafted: list[Drafted]) -> Plan:
    """Take the items that were given, keep the others, and draft those that the documents prove or rule out."""
    items = dict(zip(_keys([item.name for item in plan.checklist]), plan.checklist, strict=True))
    away = {_key(name): NotApplicable(items=(name,), reason=a.reason) for a in plan.not_applicable for name in a.items}
    names = [wanted.item or "" for wanted in given or ()]
    for key, wanted in zip(_keys(names), given or (), strict=True):
        items.pop(key, None)
        away.pop(key, None)
        if wanted.not_applicable is not None:
            away[key] = NotApplicable(items=(_short(wanted.item or ""),), reason=wanted.not_applicable)
        else:
            items[key] = _item(wanted, key)
    for standard in STANDARD_ITEMS:
        if standard.short not in items and standard.short not in away:
            _draft_item(standard, plan, desk, items, away, drafted)
    order = [standard.short for standard in STANDARD_ITEMS]
    ranked = sorted(items, key=lambda key: order.index(key) if key in order else len(order))
    return plan.having(checklist=tuple(items[key] for key in ranked), not_applicable=_joined(tuple(away.values())))


def _keys(names: list[str]) -> list[str]:
    """Give each item its own key: of two that mean one standard item, the plainer is it, the other is extra."""
    plain = {_key(name) for name in names if _is_plain(name)}
    keys: list[str] = []
    for name in names:
        key = _key(name)
        own = key in keys or (key in plain and not _is_plain(name))
        keys.append(name.lower().strip() if own else key)
    return keys


def _is_plain(name: str) -> bool:
    standard = find_standard(name)
    return standard is not None and name.lower().strip() in {standard.short, standard.name.lower()}


def _key(name: str) -> str:
    standard = find_standard(name)
    return standard.short if standard else name.lower().strip()


def _short(name: str) -> str:
    standard = find_standard(name)
    return standard.short if standard else name


def _item(wanted: ItemGiven, key: str) -> Item:
    standard = next((item for item in STANDARD_ITEMS if item.short == key), None)
    name = standard.name if standard else wanted.item or "unnamed"
    if wanted.command:
        return Item(name=name, check=_probe(wanted.command, wanted.expect))
    if wanted.evidence:
        return Item(name=name, evidence=wanted.evidence.removeprefix("see "))
    return Item(name=name, check=read_check(wanted.expect) if wanted.expect else None)


def _probe(command: str, expect: str | None) -> Check:
    """Join a command and what it has to print; a whole check line given as the command is taken as it is."""
    whole = read_check(command)
    if isinstance(whole, Probe) or not one_line(command):
        return whole
    target = code_span(one_line(command).strip("`"))
    value = one_line(expect or "exit 0").strip("`").removeprefix("expect ").strip()
    return read_check(f"{target}: expect {value if value.startswith('exit ') else code_span(value or 'exit 0')}")


def _draft_item(
    standard: Standard,
    plan: Plan,
    desk: Desk,
    items: dict[str, Item],
    away: dict[str, NotApplicable],
    drafted: list[Drafted],
) -> None:
    change = change_of(plan.facts)
    waived = next((w.by for w in plan.waivers if w.gate == "security-incomplete"), "")
    if standard.short == "security audit" and desk.status.security.state is PhaseState.COMPLETED:
        audit = desk.folder.find("SECURITY_AUDIT").path
        verdict = desk.status.security.note or desk.status.security.state
        place = f"`{audit.name}`, {verdict}" if audit else f"`{desk.status_document.name}`, Security: {verdict}"
        items[standard.short] = Item(name=standard.name, evidence=place)
        drafted.append(Drafted("checklist", standard.name, f"{desk.status_document.name}:{desk.status.security.line}"))
    elif standard.short == "security audit" and waived:
        _away(standard, f"waived by {waived}", away, drafted)
    elif standard.short == "database migrations" and change.schema_change == "none":
        _away(standard, "no schema change", away, drafted)
    elif standard.short == "feature flags" and plan.strategy is not Strategy.FEATURE_FLAG and not change.flag:
        _away(standard, f"{str(plan.strategy).replace('-', ' ')} needs no flag", away, drafted)


def _away(standard: Standard, reason: str, away: dict[str, NotApplicable], drafted: list[Drafted]) -> None:
    away[standard.short] = NotApplicable(items=(standard.short,), reason=reason)
    drafted.append(Drafted("checklist", f"not applicable: {standard.short}", reason))


def _joined(away: tuple[NotApplicable, ...]) -> tuple[NotApplicable, ...]:
    """Items that share a reason share a line."""
    by_reason: dict[str, tuple[str, ...]] = {}
    for entry in away:
        by_reason[entry.reason] = (*by_reason.get(entry.reason, ()), *entry.items)
    return tuple(NotApplicable(items=items, reason=reason) for reason, items in by_reason.items())


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
            on_rollback=m.on_rollback or "",
        )
        for m in given
    )
    return plan.having(
        migrations=rows, no_migrations="" if rows else plan.no_migrations or "no migration in this release"
    )


def _checks(plan: Plan, given: Given, drafted: list[Drafted]) -> Plan:
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
        drafted.append(Drafted("watch_for", str(_DAY), "the phase asks for 24 hours"))
    return _services(plan.having(**changes), given, drafted)


def _manual(text: str, lead: str) -> Check:
    """Somebody has to look: words alone are judged by the release lead."""
    check = read_check(text)
    role = prose(lead.partition(":")[0]) or "release lead"
    return Judged(role, check.text) if isinstance(check, Unclear) and check.text else check


def _services(plan: Plan, given: Given, drafted: list[Drafted]) -> Plan:
    """Draft health checks from the addresses that the documents name, metrics from the last stage's criteria."""
    services = [fact for fact in plan.facts if fact.fact.startswith("service http")]
    if given.health_checks is None and not plan.health_checks and services:
        address = services[0].fact.removeprefix("service ")
        check = read_check(f"{code_span(address)}: expect `200`")
        drafted.append(Drafted("health_checks[0]", str(check), services[0].source))
        plan = plan.having(health_checks=(check,))
    if given.metrics is None and not plan.metrics and plan.stages:
        measures = tuple(c for c in plan.stages[-1].proceed_when if not isinstance(c, Probe | Judged | Unclear))
        drafted += [Drafted(f"metrics[{i}]", str(c), "criterion of the last stage") for i, c in enumerate(measures)]
        plan = plan.having(metrics=measures)
    return plan


def _words(plan: Plan, given: Given) -> Plan:
    said = given.announcement
    announcements = plan.announcements
    if said is not None:
        announcements = (Announcement(channel=said.channel or "team channel", message=said.message or ""),)
    return plan.having(
        changelog=plan.changelog if given.changelog is None else given.changelog,
        announcements=announcements,
        release_notes=plan.release_notes if given.release_notes is None else given.release_notes,
    )
