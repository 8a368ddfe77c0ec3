"""The figures of the guide on sizing are those of the code, each computed anew from the plan of its example."""

import pytest

from planning.checks import Check, read_baseline, read_check
from planning.duration import Duration, read_duration
from planning.plan.model import Plan
from planning.plan.parts import Fact, Playbook, Stage, Step
from planning.risk import Risk
from planning.rollout.exposure import read_exposure
from planning.sizing.false_alarm import false_alarm
from planning.sizing.harm import harm_of
from planning.sizing.harm_sentence import budget_of
from planning.sizing.remedy import cure_anywhere, duration_for
from planning.sizing.stage import Sized, aims_at, size_stage
from planning.sizing.words import a_day, often, percent
from planning.sizing.zero_failures import passes_needed
from resources.guides import GUIDES

LIMIT = "http 5xx rate < 0.6%"


def guide() -> str:
    """The page as one line, so that a figure is found wherever a line breaks."""
    return " ".join(next(guide.text() for guide in GUIDES if guide.uri == "deploy://sizing").split())


def plan(criterion: str = LIMIT, duration: str = "30m", trigger: str = "") -> Plan:
    return Plan(
        issue="x",
        baselines=(read_baseline("`http 5xx rate 0.4% over 7d`"), read_baseline("`requests 120/s`")),
        notice=(read_baseline("`http 5xx rate 0.8%`"),),
        facts=(Fact(fact="SLO: 99.95% of requests a month"),),
        stages=(
            Stage(
                name="canary",
                exposure=read_exposure("5% of requests"),
                duration=read_duration(duration) or Duration(0),
                proceed_when=(check(criterion),),
            ),
        ),
        triggers=(check(trigger),) if trigger else (),
        playbooks=(Playbook(steps=(Step(action="abort", minutes=3),)),),
    )


def check(text: str) -> Check:
    return read_check(f"`{text}`")


def sized(example: Plan) -> Sized:
    (found,) = size_stage(example, 0)
    assert isinstance(found, Sized)
    return found


def chances(found: Sized) -> tuple[str, str]:
    return often(found.odds.false_stop), often(found.odds.miss)


@pytest.mark.parametrize(("duration", "limit"), [("30m", "0.6%"), ("10m", "0.6%"), ("30m", "0.8%")])
def test_each_row_of_the_table_is_what_its_limit_does(duration: str, limit: str) -> None:
    found = sized(plan(f"http 5xx rate < {limit}", duration))
    row = (f"5% for {duration}", f"{found.sight.sample} requests", limit, *chances(found))

    assert f"| {' | '.join(row)} |" in guide()


def test_the_reference_is_the_one_of_the_literature() -> None:
    assert chances(sized(plan())) == ("once in 870 times", "once in 140 times")
    assert chances(sized(plan(duration="10m"))) == ("once in 27 times", "once in 12 times")


@pytest.mark.parametrize(("risk", "said"), [
    (Risk.MEDIUM, "{limit} on {sample} requests ({length} at 5%) keeps both at 5%"),
    (Risk.HIGH, "at high risk {limit} on {sample} requests ({length})"),
])  # fmt: skip
def test_the_way_out_meets_both_aims(risk: Risk, said: str) -> None:
    example, aims = plan(), aims_at(risk)
    cure = cure_anywhere(sized(example), aims)

    assert cure
    assert cure.odds.meets(aims)
    length = duration_for(example, example.stages[0], sized(example), cure.sample)
    limit = cure.criterion.rpartition(" ")[2]
    assert said.format(limit=limit, sample=cure.sample, length=length) in guide()


def test_the_aims_are_those_that_stages_are_judged_by() -> None:
    assert (aims_at(Risk.MEDIUM).false_stop, aims_at(Risk.MEDIUM).miss, aims_at(Risk.HIGH).miss) == (0.05, 0.05, 0.01)


def test_a_comparison_with_stable_is_what_it_does() -> None:
    found = sized(plan("http 5xx rate <= stable + 0.2pp"))
    stopped, missed = chances(found)

    assert f"with {found.sight.beside} requests on the stable version" in guide()
    assert f"stops a healthy release {stopped} and lets the regression pass {missed}" in guide()


def test_harm_and_budget_are_those_of_the_plan() -> None:
    found = harm_of(plan())

    assert found
    assert f"costs {found.failures} more failed requests in {found.spans[0].duration} of stage" in guide()
    assert f"and {found.rollback} of rollback" in guide()
    assert budget_of(found) == ("0.065% of this month's error budget (99.95%)",)
    assert "take 0.065% of the error budget" in guide()


def test_the_false_alarms_of_a_trigger_are_said_by_the_day() -> None:
    noisy = false_alarm(plan(trigger="http 5xx rate > 1% over 5m"), check("http 5xx rate > 1% over 5m"))
    quiet = false_alarm(plan(), check("http 5xx rate > 1.5% over 5m"))

    assert noisy
    assert quiet
    assert f"sees {noisy.sight.sample} requests each time" in guide()
    assert f"nothing is wrong {a_day(noisy.per_day)}" in guide()
    assert f"at `> 1.5%` {a_day(quiet.per_day)}" in guide()


def test_the_passes_of_probes_are_those_of_the_success_run_theorem() -> None:
    share = sized(plan()).regression

    assert f"{passes_needed(float(share), 0.95)} that pass show at 95% that" in guide()
    assert f"fewer than {percent(share)} fail" in guide()
    assert f"{passes_needed(0.05, 0.95)} passes exclude 5% at 95%" in guide()


def test_the_guide_is_one_page() -> None:
    assert len(next(guide.text() for guide in GUIDES if guide.uri == "deploy://sizing").splitlines()) <= 70
