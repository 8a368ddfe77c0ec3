"""What follows from a plan: its sentences and figures."""

from fractions import Fraction

import pytest

from planning.checks import read_baseline, read_check
from planning.duration import Duration
from planning.gates.case import Case
from planning.gates.stale_figure import stale_figure
from planning.plan import derived
from planning.plan.harm import within
from planning.plan.model import Plan, Release
from planning.plan.parts import Playbook, Stage, Step
from planning.plan.reader import read_plan
from planning.plan.version import short_version
from planning.plan.writer import render
from planning.rollout.exposure import read_exposure
from planning.rollout.strategy import Strategy
from planning.sizing.harm import Span, harm_of

PLAN = Plan(
    issue="x",
    release=Release(version="`api:2.4.0`", roll_back_to="`api:2.3.7`"),
    baselines=(read_baseline("`http 5xx rate 0.4%`"), read_baseline("`requests 120/s`")),
    notice=(read_baseline("`http 5xx rate 0.8%`"),),
    stages=(Stage(name="canary", exposure=read_exposure("5% of requests"), duration=Duration(1800)),),
    playbooks=(Playbook(steps=(Step(action="abort", minutes=1), Step(action="undo", minutes=2))),),
)


def test_a_doubled_error_rate_costs_what_the_blast_radius_of_the_sre_workbook_says() -> None:
    found = harm_of(PLAN)

    assert found
    assert (found.failures, found.spans, found.rollback) == (
        50, (Span(0, Duration(1800), Fraction(6)),), Duration(300)
    )  # fmt: skip
    assert derived.harm(PLAN) == (
        "If 2.4.0 doubles the http 5xx rate, about 50 more requests fail before the rollback has taken hold "
        "(30m stage + 5m rollback at 6/s)."
    )


def test_a_regression_that_is_no_doubling_is_named_by_its_value() -> None:
    plan = PLAN.having(notice=(read_baseline("`http 5xx rate 1%`"),))

    assert derived.harm(plan).startswith("If 2.4.0 raises the http 5xx rate to 1%, about 76 more requests fail")


@pytest.mark.parametrize("unknown", ["baselines", "notice", "stages", "playbooks"])
def test_harm_is_not_guessed_where_a_figure_is_missing(unknown: str) -> None:
    plan = PLAN.having(**{unknown: ()})

    assert (harm_of(plan), derived.harm(plan), derived.harm_figures(plan)) == (None, "", ())


def test_a_regression_that_is_an_improvement_costs_nothing() -> None:
    assert harm_of(PLAN.having(notice=(read_baseline("`http 5xx rate 0.1%`"),))) is None


def test_a_way_back_has_a_limit_only_where_every_step_says_its_minutes() -> None:
    assert within(Playbook(steps=(Step(action="a", minutes=4), Step(action="b", minutes=5)))) == Duration(900)
    assert within(Playbook(steps=(Step(action="a", minutes=4), Step(action="b")))) is None
    assert within(Playbook()) is None


@pytest.mark.parametrize(("cell", "short"), [
    ("`registry.example.com/api:2.3.7`, `9a1e77c`", "2.3.7"),
    ("v1.8.0, signed", "v1.8.0"),
    ("build `docs-2`", "docs-2"),
    ("flag `new-login` off, on `web:3.41.0`", "flag `new-login` off"),
    ("", ""),
])  # fmt: skip
def test_a_version_is_shortened_to_what_people_call_it(cell: str, short: str) -> None:
    assert short_version(cell) == short


def test_playbooks_are_named_by_the_stage_they_start_from() -> None:
    forward = Playbook(from_stage=3, forward=True, note="nothing is copied back", steps=(Step(action="x"),))
    plan = PLAN.having(playbooks=(*PLAN.playbooks, forward))

    assert [derived.heading(plan, book) for book in plan.playbooks] == [
        "Steps from stage 1", "Fix forward from stage 3",
    ]  # fmt: skip
    assert [derived.promise(plan, book) for book in plan.playbooks] == [
        "Back to 2.3.7 within 5 minutes.",
        "No way back to 2.3.7: fix forward, in place of the steps from stage 1; nothing is copied back.",
    ]  # fmt: skip
    assert read_plan(render(plan)).plan == plan
    assert derived.heading(PLAN, PLAN.playbooks[0]) == "Steps"


@pytest.mark.parametrize(("step", "promised"), [
    (Step(action="Turn the flag off.", minutes=1, where="Flipper, flag gift-cards, off"), "Flag off within 5 minutes, 2.4.0 stays deployed"),
    (Step(action="Turn the flag off.", minutes=1, command="ldcli flags toggle-off --flag gift-cards"), "Flag off within 5 minutes, 2.4.0 stays deployed"),
    (Step(action="Turn the flag off and redeploy.", minutes=1, command="make redeploy-gift-cards"), "Back to 2.3.7 within 5 minutes"),
    (Step(action="Turn the flag off.", minutes=1, command="make rollback FLAG=off"), "Back to 2.3.7 within 5 minutes"),
    (Step(action="Turn the flag off, with 2.3.7.", minutes=1, where="console, off"), "Back to 2.3.7 within 5 minutes"),
    (Step(action="Stop the workers.", minutes=1, command="kubectl scale --replicas=0 deploy/worker"), "Back to 2.3.7 within 5 minutes"),
])  # fmt: skip
def test_steps_that_only_turn_the_flag_off_promise_no_old_version(step: Step, promised: str) -> None:
    back = PLAN.playbooks[0]
    later = Playbook(from_stage=2, note="carts are kept", steps=(step,))
    plan = PLAN.having(strategy=Strategy.FEATURE_FLAG, stages=PLAN.stages * 2, playbooks=(back, later))

    assert derived.promise(plan, later) == f"{promised}, in place of the steps from stage 1; carts are kept."
    assert read_plan(render(plan)).plan == plan


def test_a_release_that_goes_back_to_its_flag_off_says_so_in_its_own_words() -> None:
    release = Release(version="`web:3.41.0`, flag `new` on", roll_back_to="flag `new` off, on `web:3.41.0`")
    off = Playbook(steps=(Step(action="Turn the flag off.", minutes=1, where="LaunchDarkly, new, off"),))
    plan = PLAN.having(strategy=Strategy.FEATURE_FLAG, release=release, playbooks=(off,))

    assert derived.promise(plan, off) == "Back to flag `new` off within 5 minutes."


def test_after_the_point_of_no_return_the_lead_stops() -> None:
    plan = PLAN.having(
        release=Release(no_return_after="stage 2: entries exist in one store only"), stages=PLAN.stages * 2, notice=()
    )

    assert list(derived.outcomes(plan)) == [
        (
            "Neither passed nor triggered: the release lead holds the stage for its duration once more, "
            "then rolls back (stops, after stage 2)."
        )
    ]


def test_a_stage_without_traffic_or_without_a_readable_length_sees_nothing() -> None:
    dark = PLAN.stages[0].model_copy(update={"exposure": read_exposure("0% of requests")})
    vague = PLAN.stages[0].model_copy(update={"exposure": read_exposure("some users")})
    plan = PLAN.having(stages=(dark, vague, *PLAN.stages))

    assert [derived.sees(plan, index) for index in range(3)] == [(), (), ("Sees 10800 requests.",)]


def test_figures_that_are_stale_in_one_sentence_are_one_finding() -> None:
    plan = PLAN.having(
        stages=(PLAN.stages[0].model_copy(update={"proceed_when": (read_check("`http 5xx rate < 0.5%`"),)}),),
        baselines=(*PLAN.baselines, read_baseline("`logins 1/s`")),
    )
    case = Case(plan, figures={"stages[0].sees": "Sees nothing."})

    assert [problem.message for problem in stale_figure.check(case)] == [
        f"shows other figures than the plan gives: {', '.join(dict.fromkeys(derived.sees_figures(plan, 0)))}"
    ]
