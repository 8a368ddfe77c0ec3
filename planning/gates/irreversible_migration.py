"""Gate `irreversible-migration`."""

import re
from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.derived import returns_not


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad="| none | 1 | irreversible |",
    good="| none | 1 | keep |",
)
def irreversible_migration(case: Case) -> Iterator[Problem]:
    """A migration that cannot be undone, in a plan that pretends it can go back.

    Expand first (add, write both, backfill), contract in a later release; or say from where there is no way back.
    """
    if returns_not(case.plan):
        return
    for index, migration in enumerate(case.plan.migrations):
        if not LEADS_BACK.match(migration.on_rollback) and IRREVERSIBLE.search(migration.on_rollback):
            yield Problem(
                f"migrations[{index}].on_rollback",
                f"{migration.script} leads nowhere back, and the plan names no point of no return",
                "name it (`| Point of no return | stage 2 |`) with a fix-forward list, or split the change: expand now, contract in a later release",
            )


IRREVERSIBLE = re.compile(
    r"\b(?:irreversible|not reversible|cannot|can't|can not|impossible|not possible|no way back|one[- ]way|nothing)\b|^none\.?$|^no\.?$|^-$",
    re.IGNORECASE,
)
LEADS_BACK = re.compile(r"\s*(?:keep\b|restore\b|`)", re.IGNORECASE)
"""The three forms that lead back: keep, a restore, a command."""
