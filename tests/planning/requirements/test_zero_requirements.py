"""What must never happen has no number, and is asked for all the same."""

import pytest

from planning.checks import Judged, Measure, read_check
from planning.context.facts import find_requirements
from planning.context.statements import read_statements
from planning.gates.case import Case, Surroundings
from planning.gates.gate import Problem
from planning.gates.requirement_uncovered import requirement_uncovered
from planning.plan.model import Plan
from planning.plan.parts import Stage
from planning.requirements import read_requirements
from planning.requirements.zeros import zero_example
from planning.rollout.exposure import Misread, read_exposure

SAID = "No gift card may be redeemed twice."
SPEC = read_statements(f"# Spec\n\n## Non-functional requirements\n\n- {SAID}\n- It looks nice.\n", "SPEC.md")


def found(*lines: str, said: str = SAID) -> list[Problem]:
    statements = read_statements(f"# Spec\n\n## Non-functional requirements\n\n- {said}\n", "SPEC.md")
    stage = Stage(
        name="all",
        exposure=read_exposure("everyone"),
        duration=Misread("", ""),
        proceed_when=tuple(map(read_check, ("`http 5xx rate < 0.6%`", *lines))),
    )
    return list(requirement_uncovered.check(
        Case(Plan(issue="x", stages=(stage,)), Surroundings(requirements=read_requirements(statements)))
    ))  # fmt: skip


def test_it_is_listed_among_the_requirements() -> None:
    assert [said.text for said in find_requirements(SPEC)] == [SAID]


def test_a_plan_that_looks_for_it_nowhere_is_told_a_line_in_its_own_words() -> None:
    assert found() == [
        Problem(
            "stages[0].proceed_when",
            "SPEC.md:5 asks: No gift card may be redeemed twice; no check of the plan looks for it",
            "add `gift card redeemed twice == 0` to the last stage, or a probe that counts it, or a line that people judge; "
            "or let a person waive `requirement-uncovered` for SPEC.md:5",
        )
    ]


@pytest.mark.parametrize("line", [
    "`gift cards redeemed twice == 0`", "`double redemptions <= 0`", "`bin/count_double_redemptions`: expect `0`",
    "Judged by finance: no gift card was redeemed twice", "`psql -f redemptions.sql`: expect `0`",
])  # fmt: skip
def test_a_line_on_the_same_matter_that_counts_to_zero_covers_it(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize("line", [
    "`gift card redemption rate > 5%`", "`make smoke`: expect `0`", "`invoices sent twice == 0`",
    "Judged by finance: the gift cards look well",
])  # fmt: skip
def test_a_line_on_another_matter_does_not(line: str) -> None:
    assert len(found(line)) == 1


@pytest.mark.parametrize(("said", "example"), [
    (SAID, "`gift card redeemed twice == 0`"),
    ("Orders are never lost, even when the queue restarts.", "`orders lost == 0`"),
    ("Each webhook is delivered exactly once.", "`webhook delivered twice == 0`"),
    ("Payments must not be processed more than once", "`payments processed twice == 0`"),
    ("Data loss is not tolerated.", "`data loss == 0`"),
    ("**No** duplicate `invoices`.", "`duplicate invoices == 0`"),
    (
        "No message of a partner that is connected over the old gateway in the north is lost",
        "Judged by release lead: No message of a partner that is connected over the old gateway in the north is lost",
    ),
])  # fmt: skip
def test_the_example_can_be_read_and_covers_the_requirement(said: str, example: str) -> None:
    assert zero_example(said) == example
    assert isinstance(read_check(example), Measure | Judged)
    assert len(found(said=said)) == 1
    assert found(example, said=said) == []
