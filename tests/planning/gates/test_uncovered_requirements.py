"""Gate `requirement-uncovered`: what it compares, what it leaves alone, what it says, and how it is set aside."""

import pytest

from planning.checks import read_baseline, read_check
from planning.context.statements import read_statements
from planning.duration import Duration
from planning.finding import Finding
from planning.gates.case import Case, Surroundings
from planning.gates.judge import Judgement, judge
from planning.gates.requirement_uncovered import requirement_uncovered
from planning.plan.model import Plan, Release
from planning.plan.parts import Stage, Waiver
from planning.requirements import read_requirements
from planning.risk import Risk
from planning.rollout.exposure import Exposure


def judged(
    requirement: str, *criteria: str, waived: str | None = None, release: str = "", risk: Risk = Risk.HIGH
) -> Judgement:
    waiver = Waiver(gate="requirement-uncovered", where=waived or "", reason="agreed for a day", by="product owner")
    first = Stage(name="canary", exposure=Exposure(percent=None), duration=Duration(600), proceed_when=())
    last = first.model_copy(update={"name": "everyone", "proceed_when": tuple(read_check(line) for line in criteria)})
    plan = Plan(
        issue="x",
        risk=risk,
        release=Release(version=release),
        baselines=(read_baseline("`checkout success rate 98.1% over 7d`"),),
        stages=(first, last),
        waivers=() if waived is None else (waiver,),
    )
    statements = read_statements(f"# Spec\n\n## NFR\n\n- {requirement}\n", "03_PROJECT_SPEC.md")
    around = Surroundings(requirements=read_requirements(statements))
    return judge(Case(plan, around), (requirement_uncovered,), "DEPLOY_PLAN.md")


def messages(requirement: str, *criteria: str, release: str = "") -> list[str]:
    return [finding.message for finding in judged(requirement, *criteria, release=release).findings]


def test_a_finding_says_the_place_the_words_what_there_is_and_the_criterion_that_passes() -> None:
    assert judged("p99 latency < 300ms over 1 hour", "`p99 latency <= 400ms`", "`p95 latency <= 300ms`").errors == (
        Finding(
            "requirement-uncovered",
            judged("p99 latency < 300ms", "`queue depth < 5`").errors[0].severity,
            "stages[1].proceed_when (stage 2)",
            (
                "03_PROJECT_SPEC.md:5 asks: p99 latency < 300ms over 1 hour; "
                "the last stage has `p99 latency <= 400ms`, `p95 latency <= 300ms`, which let more pass"
            ),
            (
                "add `p99 latency < 300ms` to the last stage, "
                "or let a person waive `requirement-uncovered` for 03_PROJECT_SPEC.md:5"
            ),
        ),
    )


def test_a_metric_that_nothing_asks_for_is_said_to_be_absent() -> None:
    assert messages("Order success rate ≥ 97%", "`http 5xx rate < 0.5%`") == [
        "03_PROJECT_SPEC.md:5 asks: Order success rate ≥ 97%; the last stage has nothing on that metric"
    ]


def test_a_comparison_with_the_stable_version_is_no_figure_where_today_is_not_recorded() -> None:
    assert messages("Error rate < 1%", "`http 5xx rate <= stable + 0.2pp`") == [
        (
            "03_PROJECT_SPEC.md:5 asks: Error rate < 1%; "
            "the last stage has `http 5xx rate <= stable + 0.2pp`, which is no figure to compare"
        )
    ]


@pytest.mark.parametrize(("criterion", "has"), [
    ("`entry mismatches <= 5`", "the last stage has `entry mismatches <= 5`, which lets more pass"),
    ("`failed jobs == 0`", "the last stage has nothing on that metric"),
])  # fmt: skip
def test_a_count_in_a_code_span_is_asked_for(criterion: str, has: str) -> None:
    assert messages("No entry is lost: `entry mismatches == 0`", criterion) == [
        f"03_PROJECT_SPEC.md:5 asks: No entry is lost: `entry mismatches == 0`; {has}"
    ]


@pytest.mark.parametrize(("requirement", "criterion"), [
    ("No entry is lost: `entry mismatches == 0`", "`entry mismatches == 0`"),
    ("No entry is lost: `entry mismatches == 0`", "`entry_mismatches <= 0`"),
    ("No entry is lost: `entry mismatches == 0`", "`entry mismatches < 1`"),
    ("Few are late: `late mails <= 5`", "`late mails < 6`"),
    ("Few are late: `late mails <= 5`", "`late mails == 0`"),
])  # fmt: skip
def test_a_count_that_is_strict_enough_covers_it(requirement: str, criterion: str) -> None:
    assert messages(requirement, criterion) == []


@pytest.mark.parametrize("criterion", [
    "`checkout success rate >= stable - 0.1pp`", "`checkout success rate >= stable`",
    "`checkout success rate >= 99% on stable`",
])  # fmt: skip
def test_what_rests_on_the_stable_version_covers_nothing_since_none_is_left(criterion: str) -> None:
    assert len(messages("Checkout success rate ≥ 97%", criterion)) == 1


@pytest.mark.parametrize(
    ("requirement", "criterion"),
    [
        ("99th percentile response time < 300 ms", "`p99 latency <= 0.3s`"),
        ("p95 latency < 300ms", "`p99 latency <= 300ms`"),
        ("Per-request availability: 99.9%", "`http 5xx rate <= 0.1%`"),
        ("Checkout success rate ≥ 97%", "`checkout success rate >= baseline - 1pp`"),
        ("p99 latency of the price list < 300ms", "`p99 latency <= 300ms`"),
        ("P99 < 400ms for /checkout", "`p99 latency of /checkout <= 400ms`"),
    ],
)
def test_a_criterion_on_the_same_metric_by_meaning_is_enough(requirement: str, criterion: str) -> None:
    assert messages(requirement, criterion) == []


@pytest.mark.parametrize(
    "requirement",
    ["Availability 99.95% per month", "500 rps", "Test coverage 80%", "Bundle size < 200 KB", "Error budget 0.1%"],
)
def test_what_no_stage_sees_is_left_alone(requirement: str) -> None:
    assert messages(requirement, "`queue depth < 5`") == []


@pytest.mark.parametrize(
    ("requirement", "criterion"),
    [
        ("P99 < 400ms for /checkout", "`p99 latency <= 400ms`"),
        ("Order success rate ≥ 97%", "`http 5xx rate <= 0.1%`"),
        ("Checkout success rate ≥ 97%", "`checkout success rate >= baseline - 2pp`"),
        ("p99 latency < 300ms", "`p99 latency < 300ms on stable`"),
        ("p99 replication lag < 5s", "`p99 latency <= 300ms`"),
    ],
)
def test_a_criterion_on_another_metric_or_a_looser_one_is_not_enough(requirement: str, criterion: str) -> None:
    assert len(messages(requirement, criterion)) == 1


@pytest.mark.parametrize("criteria", [(), ("Judged by on-call: pages look right",)])
def test_a_stage_that_no_figure_decides_is_another_gates_matter(criteria: tuple[str, ...]) -> None:
    assert messages("p99 latency < 300ms", *criteria) == []


def test_a_baseline_that_is_not_recorded_is_another_gates_matter() -> None:
    assert messages("Error rate < 1%", "`http 5xx rate <= baseline * 1.5`") == []


def test_the_name_of_the_service_says_nothing_about_a_part_of_it() -> None:
    requirement, criterion = "checkout error rate < 1%", "`http 5xx rate < 0.5%`"

    assert len(messages(requirement, criterion)) == 1
    assert messages(requirement, criterion, release="registry.example.com/shop/checkout-api:3.8.0") == []


@pytest.mark.parametrize("place", ["03_PROJECT_SPEC.md:5", "PROJECT_SPEC.md:5", "`03_PROJECT_SPEC.md:5`", ""])
def test_a_waiver_sets_one_line_aside(place: str) -> None:
    judgement = judged("p99 latency < 300ms", "`queue depth < 5`", waived=place)

    assert (judgement.findings, len(judgement.waived)) == ((), 1)


@pytest.mark.parametrize("place", ["03_PROJECT_SPEC.md:55", "ROJECT_SPEC.md:5", "SPEC.md:5"])
def test_a_waiver_for_another_line_does_not(place: str) -> None:
    assert len(judged("p99 latency < 300ms", "`queue depth < 5`", waived=place).findings) == 1


def test_below_high_risk_it_warns() -> None:
    judgement = judged("p99 latency < 300ms", "`queue depth < 5`", risk=Risk.MEDIUM)

    assert (len(judgement.errors), len(judgement.warnings)) == (0, 1)
