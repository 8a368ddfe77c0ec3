"""The format holds plans for eight kinds of change: read without a gap, written back byte for byte, found sound."""

from pathlib import Path

import pytest

from planning.gates import GATES
from planning.gates.case import Surroundings, case_of
from planning.gates.judge import judge
from planning.plan.reader import read_plan
from planning.plan.writer import render
from planning.status.reader import read_status

FIXTURES = Path(__file__).parent / "fixtures"
PLANS = sorted(path.name for path in FIXTURES.glob("*.md"))
STATUS = "# Project Status: x\n\n## Progress\n\n- [x] Security - Completed\n- [ ] Deploy - Not started\n"


def text(name: str) -> str:
    return (FIXTURES / name).read_text(encoding="utf-8")


def test_there_is_a_plan_for_each_of_eight_kinds_of_change() -> None:
    assert PLANS == [
        "canary_service.md", "database_cutover.md", "feature_flag.md", "host_fleet.md", "library_release.md",
        "mobile_store_rollout.md", "no_runtime_change.md", "static_site.md",
    ]  # fmt: skip


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_written_by_hand_is_written_back_byte_for_byte(name: str) -> None:
    reading = read_plan(text(name))

    assert reading.problems == ()
    assert reading.plan.kept == ()
    assert render(reading.plan) == text(name)


@pytest.mark.parametrize("name", PLANS)
def test_no_gate_finds_anything(name: str) -> None:
    reading = read_plan(text(name))
    around = Surroundings(read_status(STATUS), (), reading.plan.based_on)

    assert judge(case_of(reading, around), GATES, name).findings == ()
