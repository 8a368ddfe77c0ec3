"""The checklist of a plan, item by item: as given, as it was, or drafted where the documents prove or rule out."""

from dataclasses import dataclass, field

from planning.checks import Check, Probe, read_check
from planning.drafting.items import Asked, draft_item
from planning.markdown.prose import one_line
from planning.markdown.spans import code_span
from planning.plan.checklist import STANDARD_ITEMS, Standard, find_standard
from planning.plan.drafted import Drafted
from planning.plan.model import Plan
from planning.plan.parts import Item, NotApplicable
from planning.rollout.change import change_of
from planning.rollout.strategy import Strategy
from planning.status.model import PhaseState
from tools.arguments import ItemGiven
from tools.desk import Desk


@dataclass(slots=True)
class _Items:
    """The items while they are put together, by key: the short name of a standard item, else the item's own."""

    held: dict[str, Item]
    away: dict[str, NotApplicable]
    drafted: list[Drafted] = field(default_factory=list[Drafted])

    def take(self, key: str, wanted: ItemGiven) -> None:
        """Put what was given in the place of what was held."""
        self.held.pop(key, None)
        self.away.pop(key, None)
        if wanted.not_applicable is None:
            self.held[key] = _item(wanted, key)
        else:
            self.away[key] = NotApplicable(items=(_short(wanted.item or ""),), reason=wanted.not_applicable)

    def rule_out(self, standard: Standard, reason: str) -> None:
        """Draft that a standard item does not apply."""
        self.away[standard.short] = NotApplicable(items=(standard.short,), reason=reason)
        self.drafted.append(Drafted(_place(standard), "", f"not applicable: {reason}"))

    def ranked(self) -> tuple[Item, ...]:
        """Give the items, the standard ones first and in their order."""
        return tuple(self.held[key] for key in sorted(self.held, key=_rank))

    def ruled_out(self) -> tuple[NotApplicable, ...]:
        """Give what does not apply in the same order: writing the same twice writes the same."""
        return _joined(tuple(self.away[key] for key in sorted(self.away, key=_rank)))


def fill_checklist(plan: Plan, given: tuple[ItemGiven, ...] | None, desk: Desk) -> tuple[Plan, tuple[Drafted, ...]]:
    """Take the items that were given, keep the others, and draft those that the documents prove or rule out."""
    items = _Items(
        dict(zip(_keys([item.name for item in plan.checklist]), plan.checklist, strict=True)),
        {_key(name): NotApplicable(items=(name,), reason=a.reason) for a in plan.not_applicable for name in a.items},
    )
    names = [wanted.item or "" for wanted in given or ()]
    for key, wanted in zip(_keys(names), given or (), strict=True):
        items.take(key, wanted)
    for standard in STANDARD_ITEMS:
        if standard.short not in items.held and standard.short not in items.away:
            _draft(standard, plan, desk, items)
    filled = plan.having(checklist=items.ranked(), not_applicable=items.ruled_out())
    return filled, tuple(items.drafted)


def _draft(standard: Standard, plan: Plan, desk: Desk, items: _Items) -> None:
    change = change_of(plan.facts)
    if standard.short == "security audit":
        _draft_audit(standard, plan, desk, items)
    elif standard.short == "code review":
        _draft_review(standard, desk, items)
    elif standard.short == "database migrations" and (change.schema_change == "none" or plan.no_migrations):
        items.rule_out(standard, plan.no_migrations or "no schema change")
    elif standard.short == "feature flags" and plan.strategy is not Strategy.FEATURE_FLAG and not change.flag:
        items.rule_out(standard, f"{str(plan.strategy).replace('-', ' ')} needs no flag")
    elif desk.repository:
        _draft_from_files(standard, Asked(plan, desk.repository, f"{desk.folder.name} {plan.summary}"), items)


def _draft_from_files(standard: Standard, asked: Asked, items: _Items) -> None:
    found = draft_item(standard, asked)
    if found:
        item, source = found
        items.held[standard.short] = item
        items.drafted.append(Drafted(_place(standard), _told(item), source))


def _draft_audit(standard: Standard, plan: Plan, desk: Desk, items: _Items) -> None:
    """An audit that passed is cited; one that a person waived is not said to have passed."""
    status = desk.status_document.name
    if desk.status.security.state is PhaseState.COMPLETED:
        audit = desk.folder.find("SECURITY_AUDIT").path
        verdict = desk.status.security.note or desk.status.security.state
        place = f"`{audit.name}`, {verdict}" if audit else f"`{status}`, Security: {verdict}"
        items.held[standard.short] = Item(name=standard.name, evidence=place)
        items.drafted.append(Drafted(_place(standard), "", f"{status}:{desk.status.security.line}"))
    elif waivers := [waiver for waiver in plan.waivers if waiver.gate == "security-incomplete"]:
        items.rule_out(standard, f"waived by {waivers[0].by}")


def _draft_review(standard: Standard, desk: Desk, items: _Items) -> None:
    """A review that STATUS.md says is completed is cited from there."""
    review = next((phase for phase in desk.status.phases if phase.name == "Review"), None)
    if review and review.state is PhaseState.COMPLETED:
        status = desk.status_document.name
        evidence = f"`{status}`, Review: {review.note or review.state}"
        items.held[standard.short] = Item(name=standard.name, evidence=evidence)
        items.drafted.append(Drafted(_place(standard), "", f"{status}:{review.line}"))


def _told(item: Item) -> str:
    """Give the command that proves the item; what it must print stands in the plan."""
    check = item.check
    return code_span(check.command) if isinstance(check, Probe) and check.command else str(check or "")


def _place(standard: Standard) -> str:
    return f"checklist: {standard.short}"


def _rank(key: str) -> int:
    order = [standard.short for standard in STANDARD_ITEMS]
    return order.index(key) if key in order else len(order)


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
    name = standard.name if standard else wanted.item or ""
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


def _joined(away: tuple[NotApplicable, ...]) -> tuple[NotApplicable, ...]:
    """Items that share a reason share a line."""
    by_reason: dict[str, tuple[str, ...]] = {}
    for entry in away:
        by_reason[entry.reason] = (*by_reason.get(entry.reason, ()), *entry.items)
    return tuple(NotApplicable(items=items, reason=reason) for reason, items in by_reason.items())
