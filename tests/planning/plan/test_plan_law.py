"""The law of the plan's document: what is written reads back equal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import plans, sections

from planning.plan.model import Plan
from planning.plan.reader import read_plan
from planning.plan.writer import render


@pytest.mark.parametrize("section", sections)
@settings(deadline=None)
@given(data=st.data())
def test_what_is_written_reads_back_equal(section: str, data: st.DataObject) -> None:
    plan = Plan.model_validate({"issue": "x", **data.draw(sections[section])})

    reading = read_plan(render(plan))

    assert (plan, ()) == (reading.plan, reading.problems)


@settings(deadline=None, max_examples=50)
@given(plans())
def test_a_whole_plan_with_ticks_and_blocks_of_peoples_own_reads_back_equal(plan: Plan) -> None:
    reading = read_plan(render(plan))

    assert (plan, ()) == (reading.plan, reading.problems)


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert read_plan(text).plan.model_dump()
