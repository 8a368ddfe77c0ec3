"""What holds of any text whatever, for each reader: a law is a function that raises where it is broken."""

from collections.abc import Callable, Mapping
from datetime import date

from planning.checks import Unclear, read_check
from planning.commands.shell.reading import read_calls
from planning.finding import Refusal
from planning.gates import GATES
from planning.gates.case import Surroundings, case_of
from planning.gates.judge import judge
from planning.plan.reader import read_plan
from planning.plan.writer import render
from planning.status import mark_deploy, read_status
from planning.status.model import PhaseState, Status

TODAY = date(2026, 11, 23)
PLAN = "09_DEPLOY_PLAN.md"
VERDICTS = {"Completed (planned)": PhaseState.COMPLETED, "Skipped (no | runtime\nat all)": PhaseState.SKIPPED}


def status_law(text: str) -> None:
    """A STATUS.md is read without an error, and its phases stand on lines that it has."""
    last = len(text.splitlines()) + 1
    assert all(1 <= phase.line <= last for phase in read_status(text).phases)


def marking_law(text: str) -> None:
    """Marking is refused, or says what it was told, leaves the other phases alone and changes nothing the second time."""
    before = _others(read_status(text))
    for verdict, state in VERDICTS.items():
        try:
            marked = mark_deploy(text, verdict, TODAY, PLAN)
        except Refusal:
            continue
        after = read_status(marked.text)
        assert after.deploy is not None
        assert (after.deploy.state, after.deploy.line) == (state, marked.line)
        assert _others(after) == before
        assert mark_deploy(marked.text, verdict, TODAY, PLAN).text == marked.text


def plan_law(text: str) -> None:
    """A plan is read without an error; what is read whole is written and read back equal."""
    reading = read_plan(text)
    if not reading.problems:
        again = read_plan(render(reading.plan))
        assert (again.plan, again.problems) == (reading.plan, ())


def judging_law(text: str) -> None:
    """Every gate judges any plan without an error."""
    judge(case_of(read_plan(text), Surroundings()), GATES, PLAN)


def criterion_law(text: str) -> None:
    """A check line has one canonical form, and the fix of one that is unclear passes."""
    check = read_check(text)
    assert read_check(str(check)) == check
    if isinstance(check, Unclear):
        fix = check.fix if check.corrected else check.fix.removeprefix("for example: ")
        assert not isinstance(read_check(fix), Unclear)


def shell_law(text: str) -> None:
    """A command line is read without an error, into calls that stand in it."""
    assert all(isinstance(call.text, str) for call in read_calls(text))


def _others(status: Status) -> list[tuple[str, PhaseState, str]]:
    return [(phase.name, phase.state, phase.note) for phase in status.phases if phase.name != "Deploy"]


LAWS: Mapping[str, Callable[[str], None]] = {
    "status": status_law,
    "marking": marking_law,
    "plan": plan_law,
    "judging": judging_law,
    "criterion": criterion_law,
    "shell": shell_law,
}
"""By the name of the reader."""
