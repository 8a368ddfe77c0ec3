"""Gate `rollback-unverified`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from planning.checks import Probe
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.plan.model import Plan
from planning.plan.version import short_version
from planning.plan.walk import countable
from planning.rollback.switching import only_switches_off
from planning.rollback.versions import is_telling, names_version, with_version


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad="- Judged by shop on-call: all is well",
    good="- `curl -s https://shop.example.com/version`: expect `5.0.3`",
)
def rollback_unverified(case: Case) -> Iterator[Problem]:
    """A rollback that nothing confirms.

    A command that returns is not a service that is back; data may need a look too. Nor does a check confirm anything
    that must fail after its own steps: where they only turn the flag off, the new version goes on answering.
    """
    if not any(countable(check) for check in case.plan.verify):
        yield Problem(
            "verify",
            "nothing shows that the rollback worked",
            "- `curl -s https://api.example.com/version`: expect `2.3.7`",
        )
    yield from _demands_what_stays_away(case.plan)


def _demands_what_stays_away(plan: Plan) -> Iterator[Problem]:
    """Find checks that ask for the old version after steps that leave the new one where it is."""
    staying = [book.from_stage for book in plan.playbooks if only_switches_off(plan, book)]
    new, old = short_version(plan.release.version), short_version(plan.release.roll_back_to)
    if not staying or not is_telling(old) or names_version(old, new):
        return
    returning = [book.from_stage for book in plan.playbooks if book.from_stage not in staying]
    for index, check in enumerate(plan.verify):
        asks = isinstance(check, Probe) and not check.negated and names_version(check.value, old)
        if asks and isinstance(check, Probe) and not _STAGE.search(check.lead):
            turned = replace(check, value=with_version(check.value, old, new)) if new else check
            after = replace(check, lead=_after(returning[0], check.lead)) if returning else turned
            yield Problem(
                f"verify[{index}]",
                f"{check} must fail after the steps from stage {staying[0]}: they only turn the flag off, "
                f"and {new or 'the release'} stays deployed",
                f"- {after}" if after != check else "ask for what the flag changes, not for the version",
            )


def _after(stage: int, lead: str) -> str:
    return ", ".join(part for part in (f"After the steps from stage {stage}", lead) if part)


_STAGE = re.compile(r"\bstage \d", re.IGNORECASE)
"""How a check says after which steps it passes."""
