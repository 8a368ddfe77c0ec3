"""Limits of what a client sends, and of a plan."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from mcp.shared.exceptions import MCPError

from planning import limits
from planning.finding import Refusal
from planning.gates.case import Case
from planning.gates.over_limit import over_limit
from planning.plan.model import Plan
from planning.plan.parts import Waiver
from planning.plan.reader import read_plan
from server.wanted import Wanted
from tests.limits.asked import Talk, talking
from tests.tools.projects import ISSUE, make_project
from tools import TOOLS
from tools.door import admit
from tools.json_value import overflow

SOUND = Path(__file__).parents[1] / "planning" / "gates" / "fixtures" / "sound_plan.md"


def told(tool: str, **arguments: object) -> list[str]:
    """Give the findings of the door."""
    (spec,) = (spec for spec in TOOLS if spec.name == tool)
    try:
        admit(spec.arguments, spec.shape, {"issue": ISSUE, **arguments})
    except Refusal as refusal:
        return [f"{found.gate}: {found.where}: {found.message}" for found in refusal.findings]
    return []


def whole_call(_: Path) -> None:
    # each value and each name counts one more than its characters
    assert overflow({"a": "x" * (limits.CALL_CHARS - 3)}) == ""
    above = ["over-limit: arguments: have more than 1,000,000 characters, which is what one call may carry"]
    assert told("read_status", a="x" * limits.CALL_CHARS) == above
    assert told("read_status", stages=[0] * limits.CALL_CHARS) == above
    assert told("read_status", **{"x" * limits.CALL_CHARS: 1}) == above


def depth(_: Path) -> None:
    def nested(levels: int) -> object:
        return [nested(levels - 1)] if levels else "x"

    assert overflow([nested(limits.CALL_DEPTH - 1)]) == ""
    above = "go more than 20 lists and objects deep"
    assert overflow([nested(limits.CALL_DEPTH)]) == above
    assert told("read_status", issue=nested(500)) == [f"over-limit: arguments: {above}"]


def text(_: Path) -> None:
    assert told("write_plan", changelog="x" * limits.TEXT_CHARS) == []
    assert told("write_plan", changelog="x" * (limits.TEXT_CHARS + 1)) == [
        "over-limit: changelog: has 20,001 characters, 20,000 are allowed"
    ]
    assert judged(Plan(issue=ISSUE, changelog="x" * limits.TEXT_CHARS)) == []
    assert judged(Plan(issue=ISSUE, changelog="x" * (limits.TEXT_CHARS + 1))) == [
        "changelog: 20,001 characters are more than 20,000"
    ]


def elements(_: Path) -> None:
    assert told("write_plan", metrics=["x"] * limits.LIST_ELEMENTS) == []
    assert told("write_plan", metrics=["x"] * (limits.LIST_ELEMENTS + 1)) == [
        "over-limit: metrics: has 201 elements, 200 are allowed"
    ]


def names(_: Path) -> None:
    many = {f"x{number}": 1 for number in range(limits.OBJECT_NAMES)}
    assert len(told("propose_rollout", change=many)) == limits.OBJECT_NAMES
    above = "has 101 names, 100 are allowed"
    assert told("propose_rollout", change={**many, "y": 1}) == [f"over-limit: change: {above}"]
    assert told("read_status", **many) == [f"over-limit: arguments: {above}"]


def name(_: Path) -> None:
    known = "x" * limits.ARGUMENT_NAME_CHARS
    assert told("read_status", **{known: 1}) == [f"argument: {known}: is no argument here"]
    assert told("read_status", **{f"{known}x": 1}) == [f"argument: {known}...: is no argument here"]


def minutes(_: Path) -> None:
    assert told("draft_rollback", steps=[{"minutes": limits.MINUTES}, {"minutes": 0}]) == []
    assert told("draft_rollback", steps=[{"minutes": limits.MINUTES + 1}, {"minutes": -1}]) == [
        "argument: steps[0].minutes: input should be less than or equal to 999999",
        "argument: steps[1].minutes: input should be greater than or equal to 0",
    ]


def address(root: Path) -> None:
    async def ask(talk: Talk) -> None:
        known = f"planning://{ISSUE}/"
        at = await talk.fault("read_resource", known + "x" * (limits.URI_CHARS - len(known)))
        above = await talk.fault("read_resource", known + "x" * (limits.URI_CHARS - len(known) + 1))
        assert "holds no document" in at
        assert "the address has 2,001 characters, 2,000 are allowed" in above

    talking(make_project(root), ask)
    Wanted().take("a", ["x" * limits.URI_CHARS])
    with pytest.raises(MCPError, match="an address has at most 2,000 characters"):
        Wanted().take("a", ["x" * (limits.URI_CHARS + 1)])


def addresses(_: Path) -> None:
    wanted = Wanted()
    wanted.take("a", [f"planning://{ISSUE}/{number}.md" for number in range(limits.SUBSCRIBED_URIS)])
    with pytest.raises(MCPError, match="at most 10000 addresses can be subscribed to"):
        wanted.take("b", [f"planning://{ISSUE}/more.md"])
    wanted.take("b", [f"planning://{ISSUE}/1.md"])


def entries(_: Path) -> None:
    plan = sound()
    for name, most in limits.PLAN_ENTRIES.items():
        (one, *_rest) = getattr(plan, name)
        assert judged(plan.model_copy(update={name: (one,) * most})) == []
        above = judged(plan.model_copy(update={name: (one,) * (most + 1)}))
        assert above == [f"{name}: {most + 1} are more than the {most} that a plan holds"]


def entries_of_a_part(_: Path) -> None:
    plan, most = sound(), limits.PART_ENTRIES
    for whole, inner in (("stages", "do"), ("stages", "proceed_when"), ("playbooks", "steps")):
        (part, *_rest) = getattr(plan, whole)
        (one, *_rest) = getattr(part, inner)
        filled = [part.model_copy(update={inner: (one,) * number}) for number in (most, most + 1)]
        at, above = (judged(plan.model_copy(update={whole: (changed,)})) for changed in filled)
        assert (at, above) == ([], [f"{whole}[0].{inner}: 101 are more than the 100 that a plan holds"])


def sound() -> Plan:
    plan = read_plan(SOUND.read_text(encoding="utf-8")).plan
    waiver = Waiver(gate="lead-missing", reason="one is on duty", by="CTO")
    return plan.model_copy(update={"waivers": (waiver,), "manual_checks": plan.metrics})


def judged(plan: Plan) -> list[str]:
    return [f"{problem.where}: {problem.message}" for problem in over_limit.check(Case(plan))]


TRIALS: Mapping[str, Callable[[Path], None]] = {
    "CALL_CHARS": whole_call,
    "CALL_DEPTH": depth,
    "TEXT_CHARS": text,
    "LIST_ELEMENTS": elements,
    "OBJECT_NAMES": names,
    "ARGUMENT_NAME_CHARS": name,
    "MINUTES": minutes,
    "URI_CHARS": address,
    "SUBSCRIBED_URIS": addresses,
    "PLAN_ENTRIES": entries,
    "PART_ENTRIES": entries_of_a_part,
}
