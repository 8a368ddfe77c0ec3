"""Three tests for all gates: the bad example is caught by its gate alone, the good one passes, the list is whole."""

from functools import cache
from pathlib import Path

import pytest

from planning.context.statements import read_statements
from planning.gates import GATES, Gate
from planning.gates.case import Surroundings, case_of
from planning.gates.judge import judge
from planning.plan.reader import read_plan
from planning.requirements import Requirement, read_requirements
from planning.status.reader import read_status
from resources.repository.repository import repository_at

FIXTURES = Path(__file__).parent / "fixtures"
PLANS = ("sound_plan.md", "sound_small_plan.md")


@cache
def text(name: str) -> str:
    return (FIXTURES / name).read_text(encoding="utf-8")


def gates_found(plan: str, status: str) -> list[str]:
    sound = read_plan(text("sound_plan.md")).plan
    around = Surroundings(
        read_status(status),
        (),
        sound.based_on,
        repository=repository_at(FIXTURES / "repository"),
        requirements=requirements_of(plan),
    )
    judgement = judge(case_of(read_plan(plan), around), GATES, "DEPLOY_PLAN.md")
    return sorted({finding.gate for finding in judgement.findings})


def requirements_of(plan: str) -> tuple[Requirement, ...]:
    """Give what the specification of the large plan asks for; the small one is of a tool without any figures."""
    large = "add-price-cache" in plan.partition("\n")[0]
    return read_requirements(read_statements(text("sound_spec.md"), "03_PROJECT_SPEC.md")) if large else ()


def swapped(gate: Gate) -> tuple[str, str]:
    """Give the plan and the STATUS.md with the bad example in the place of the good one."""
    status = text("sound_status.md")
    if gate.good in status:
        return text("sound_plan.md"), status.replace(gate.good, gate.bad)
    plan = next(text(name) for name in PLANS if gate.good in text(name))
    return plan.replace(gate.good, gate.bad), status


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_the_bad_example_is_caught_by_its_gate_alone(gate: Gate) -> None:
    assert gates_found(*swapped(gate)) == [gate.name]


@pytest.mark.parametrize("name", PLANS)
def test_a_sound_plan_passes_every_gate(name: str) -> None:
    assert gates_found(text(name), text("sound_status.md")) == []


def test_the_list_holds_every_gate_file_once_with_a_reason() -> None:
    folder = Path(__file__).parents[3] / "planning" / "gates"
    engine = {"__init__", "case", "gate", "judge", "waivable", "book", "procedural"}
    files = {path.stem for path in folder.glob("*.py")} - engine

    assert sorted(gate.name for gate in GATES) == sorted(name.replace("_", "-") for name in files)
    assert all(gate.why and gate.bad and gate.good for gate in GATES)
