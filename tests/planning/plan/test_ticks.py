"""A tick belongs to its line."""

from planning.checks import read_check
from planning.plan.model import Plan
from planning.plan.ticks import carried

CHECKS = tuple(read_check(f"`make {name}`: expect exit 0") for name in ("one", "two", "three"))
BEFORE = Plan(issue="x", smoke_tests=CHECKS, ticks=frozenset({"smoke_tests[0]", "smoke_tests[2]"}))


def test_a_tick_moves_with_its_line() -> None:
    assert carried(BEFORE, BEFORE.having(smoke_tests=CHECKS[::-1])) == {"smoke_tests[2]", "smoke_tests[0]"}
    assert carried(BEFORE, BEFORE.having(smoke_tests=CHECKS[1:])) == {"smoke_tests[1]"}


def test_a_tick_goes_with_its_line() -> None:
    assert carried(BEFORE, BEFORE.having(smoke_tests=())) == frozenset()


def test_nothing_moves_where_nothing_changed() -> None:
    assert carried(BEFORE, BEFORE) == BEFORE.ticks
