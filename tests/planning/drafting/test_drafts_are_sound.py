"""Nothing that is drafted names what the repository does not have: the gate never speaks against a draft."""

from planning.checks import Probe
from planning.commands.grounding.judge import judge_command
from planning.commands.grounding.verdict import State
from planning.drafting.items import Asked, draft_item
from planning.drafting.rollout import fit_rollout
from planning.drafting.trials import draft_health_checks, draft_smoke_tests
from planning.plan.checklist import STANDARD_ITEMS
from planning.plan.model import Plan
from planning.plan.walk import walk_commands
from planning.risk import Risk
from planning.rollback.draft import draft_playbooks
from planning.rollout.proposal import Wanted, propose
from planning.rollout.strategy import Strategy
from tests.planning.drafting.stored import (
    ALERTS,
    CI,
    DEPLOY,
    INGRESS,
    MAKE,
    MIGRATIONS,
    ROLLOUT,
    RUNBOOK,
    Stored,
    repository,
)

HELD = repository(ROLLOUT, INGRESS, ALERTS, CI, DEPLOY, MAKE, MIGRATIONS, RUNBOOK)


def whole(held: Stored) -> Plan:
    release = {"version": "`r.example.com/api:3.8.0`", "roll_back_to": "`r.example.com/api:3.7.2`"}
    wanted = Wanted(summary="Orders carry a key", strategy=Strategy.CANARY, release=release)
    plan = fit_rollout(propose(Plan(issue="x"), wanted, (), Risk.MEDIUM, ()), held)[0].plan
    asked = Asked(plan, held, "orders")
    items = tuple(found[0] for standard in STANDARD_ITEMS if (found := draft_item(standard, asked)))
    books, records, _ = draft_playbooks(plan)
    checks = {
        "smoke_tests": tuple(check for check, _ in draft_smoke_tests(held)),
        "health_checks": tuple(check for check, _ in draft_health_checks(held)),
    }
    return plan.having(checklist=items, playbooks=books, record=records, **checks)


def test_every_drafted_command_is_found_or_open() -> None:
    commands = tuple(walk_commands(whole(HELD)))
    wrong = [(where, command) for where, command in commands if _missing(command)]

    assert len(commands) >= 10
    assert wrong == []


def _missing(command: str) -> bool:
    return any(verdict.state is State.MISSING for verdict in judge_command(command, HELD))


def test_every_drafted_check_can_be_read() -> None:
    plan = whole(HELD)
    checks = [item.check for item in plan.checklist if not item.evidence] + [*plan.smoke_tests, *plan.health_checks]

    assert all(isinstance(check, Probe) for check in checks)
    assert len(plan.checklist) == 5
