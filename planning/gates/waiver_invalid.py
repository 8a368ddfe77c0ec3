"""Gate `waiver-invalid`."""

import re
from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.gates.waivable import is_waivable
from planning.plan.parts import Waiver
from planning.text.placeholders import says_nothing

_NOBODY = re.compile(
    r"\b(?:ai|agent|assistant|claude|chatgpt|gpt|copilot|gemini|llm|model|bot|someone|somebody|anyone|whoever|deploy-planner)\b",
    re.IGNORECASE,
)
"""A waiver is a person's: an agent cannot own a risk, nor can nobody in particular."""
_SHORTEST = 3
"""Words of a reason; `ok` is none."""


@gate(
    topic=Topic.DOCUMENT,
    blocks=Blocks.ALWAYS,
    bad='- `#shop-releases`: "The price cache starts at 5% at 09:00 UTC."\n\n## Waivers\n\n| Gate | Reason | By |\n|---|---|---|\n| lead-missing |  | release manager |',
    good='- `#shop-releases`: "The price cache starts at 5% at 09:00 UTC."',
    waivable=False,
)
def waiver_invalid(case: Case) -> Iterator[Problem]:
    """A waiver without a reason or a name, or for a gate that cannot be waived.

    A waiver is a named person or role who owns a risk; without them it is a hole in the plan.
    """
    for index, waiver in enumerate(case.plan.waivers):
        for problem in wrong(waiver):
            yield Problem(f"waivers[{index}]", problem, "| lead-missing | one person is on duty | release manager |")


def wrong(waiver: Waiver) -> Iterator[str]:
    """Say what a waiver lacks."""
    if not is_waivable(waiver.gate):
        yield f"`{waiver.gate}` is no gate that can be waived"
    if says_nothing(waiver.reason) or len(waiver.reason.split()) < _SHORTEST:
        yield "gives no reason"
    if says_nothing(waiver.by) or _NOBODY.search(waiver.by):
        yield "names no person or role"
