"""What the criteria of a plan do: what they count, what a stage sees of it, and the words and the ways out."""

from fractions import Fraction

import pytest

from planning.checks import Measure, read_baseline, read_check
from planning.duration import Duration, read_duration
from planning.gates.case import Case
from planning.gates.criterion_without_traffic import criterion_without_traffic
from planning.gates.limit_at_regression import limit_at_regression
from planning.gates.underpowered_stage import underpowered_stage
from planning.plan.model import Plan
from planning.plan.parts import Fact, Stage
from planning.risk import Risk
from planning.rollout.exposure import read_exposure
from planning.rollout.strategy import Strategy
from planning.sizing.drafting import sized_stages
from planning.sizing.events import Events, events_of
from planning.sizing.limits import Odds
from planning.sizing.sentence import odds_of_stage, stage_sentences
from planning.sizing.stage import Sized, Unsized, aims_at, size_stage
from planning.sizing.ways_out import remedies
from planning.sizing.words import a_day, lasting, often, percent, two_digits

RATES = (("requests", Fraction(120)), ("logins", Fraction(6, 5)), ("Checkout starts", Fraction(3)))
BASELINES = (
    "http 5xx rate 0.4% over 7d",
    "login success rate 97.2% over 7d",
    "requests over 400ms 0.5% over 7d",
    "requests 120/s",
    "logins 1.2/s",
)


def plan_of(
    *criteria: str,
    exposure: str = "5% of requests",
    duration: str = "30m",
    baselines: tuple[str, ...] = BASELINES,
    notice: tuple[str, ...] = (),
    risk: Risk = Risk.MEDIUM,
) -> Plan:
    """Make a plan of one stage with these criteria."""
    stage = Stage(
        name="canary",
        exposure=read_exposure(exposure),
        duration=read_duration(duration) or Duration(0),
        proceed_when=tuple(read_check(criterion) for criterion in criteria),
    )
    return Plan(
        issue="x",
        risk=risk,
        stages=(stage,),
        baselines=tuple(read_baseline(f"`{value}`") for value in baselines),
        notice=tuple(read_baseline(f"`{value}`") for value in notice),
    )


def seen(plan: Plan) -> list[tuple[str, int] | tuple[str, str]]:
    """Give what each criterion is judged on, or why nobody can say what it does."""
    return [
        (one.sight.events, one.sight.sample) if isinstance(one, Sized) else (one.reason, one.record)
        for one in size_stage(plan, 0)
    ]


def flag_off(*criteria: str, duration: str = "30m") -> Plan:
    """Make the plan of a release that is deployed with its flag off."""
    return plan_of(*criteria, exposure="0% of users", duration=duration).having(strategy=Strategy.FEATURE_FLAG)


def test_with_the_flag_off_the_release_is_judged_on_all_traffic_since_it_serves_all_of_it() -> None:
    plan = flag_off("http 5xx rate < 0.6% on all", "http 5xx rate < 0.6%", "http 5xx rate < 0.6% on new")

    assert seen(plan) == [("requests", 216000), ("requests", 216000), ("nobody has the flag yet", "")]
    assert stage_sentences(flag_off("http 5xx rate < 0.6% on all"), 0) == (
        "Sees 216000 requests and 2160 logins, with the flag off.",
        "Its criteria stop a healthy release, and let a doubled http 5xx rate (0.8%) pass, less than once in 1000 times.",
    )


def test_a_limit_beyond_the_regression_is_found_and_a_drafted_one_put_right_where_the_flag_is_off() -> None:
    plan = flag_off("http 5xx rate < 1% on all").having(notice=(read_baseline("`http 5xx rate 0.8%`"),))

    (found,) = limit_at_regression.check(Case(plan))
    (stage,), _ = sized_stages(plan, Risk.MEDIUM)

    assert found.where == "stages[0].proceed_when[0]"
    assert found.fix.startswith("`http 5xx rate < 0.6% on all` on the 216000 requests that it sees")
    assert [str(check) for check in stage.proceed_when] == ["`http 5xx rate < 0.6% on all`"]


def test_a_quiet_service_with_its_flag_off_is_told_how_long_to_wait_and_no_share_to_reach() -> None:
    plan = flag_off("login success rate > 95%", duration="2m")

    (found,) = underpowered_stage.check(Case(plan))

    assert found.fix.startswith(
        "`login success rate > 95.9%` for 9m at 0% of users (598 logins); or `login success rate"
    )
    assert " of users (" not in found.fix.partition("; or ")[2]


def test_users_that_have_the_flag_are_not_asked_for_where_nobody_has_it() -> None:
    plan = flag_off("http 5xx rate < 0.6% on new", "http 5xx rate < 0.6%")

    assert [(p.where, p.fix) for p in criterion_without_traffic.check(Case(plan))] == [
        ("stages[0].proceed_when[0]", "judge the release on all traffic: `http 5xx rate < 0.6% on all`")
    ]


@pytest.mark.parametrize(
    ("metric", "events"),
    [
        ("http 5xx rate", Events("requests", Fraction(120))),
        ("error rate", Events("requests", Fraction(120))),
        ("login success rate", Events("logins", Fraction(6, 5))),
        ("checkout failure rate", Events("Checkout starts", Fraction(3))),
        ("http 5xx rate on /auth/callback", Events("requests on /auth/callback")),
        ("payment error rate", Events("payments")),
        ("category page error rate", Events("category pages")),
        ("delivery failure rate", Events("deliveries")),
    ],
)
def test_a_metric_is_counted_in_what_it_is_a_share_of(metric: str, events: Events) -> None:
    assert events_of(metric, RATES) == events


@pytest.mark.parametrize(
    ("criterion", "exposure", "expected"),
    [
        ("http 5xx rate < 0.6%", "5% of requests", ("requests", 10_800)),
        ("http 5xx rate < 0.6% over 10m", "5% of requests", ("requests", 3_600)),
        ("http 5xx rate < 0.6%", "5 of 100 hosts", ("requests", 10_800)),
        ("http 5xx rate < 0.6%", "everyone", ("requests", 216_000)),
        ("http 5xx rate < 0.45% on all", "5% of requests", ("requests", 216_000)),
        ("login success rate >= 96%", "20% of users", ("logins", 432)),
        ("p99 latency <= 400ms", "5% of requests", ("requests", 10_800)),
    ],
)
def test_a_stage_sees_its_share_of_what_happens_in_its_window(
    criterion: str, exposure: str, expected: tuple[str, int]
) -> None:
    assert seen(plan_of(criterion, exposure=exposure)) == [expected]


def test_an_audience_counts_itself() -> None:
    plan = plan_of(
        "tester failure rate < 10%", exposure="50 invited testers", baselines=("tester failure rate 2% over 7d",)
    )

    assert seen(plan) == [("testers", 50)]


@pytest.mark.parametrize(
    ("criterion", "exposure", "baselines", "expected"),
    [
        (
            "http 5xx rate < 0.6%",
            "5% of requests",
            ("http 5xx rate 0.4% over 7d",),
            ("how many requests there are is not recorded", "requests 3/s"),
        ),
        (
            "http 5xx rate < 0.6%",
            "5% of requests",
            ("requests 120/s",),
            ("today's http 5xx rate is not recorded", "http 5xx rate 0.4% over 7d"),
        ),
        ("p99 latency <= 250ms", "5% of requests", BASELINES, ("today's requests over 250ms is not recorded", "")),
        ("http 5xx rate < 0.6%", "50 invited testers", BASELINES, ("50 invited testers is no share of requests", "")),
        ("http 5xx rate < 0.6%", "0% of requests", BASELINES, ("nobody reaches the new version yet", "")),
        (
            "http 5xx rate <= stable + 0.2pp",
            "100% of requests",
            BASELINES,
            ("no stable version runs beside it to compare with", ""),
        ),
        ("http 5xx rate <= baseline + 0.2pp", "5%", ("requests 9/s",), ("today's http 5xx rate is not recorded", "")),
        (
            "http 5xx rate < 0.6%",
            "5%",
            ("http 5xx rate 60%", "requests 9/s"),
            ("no http 5xx rate worse than today's is named: give one in notice", ""),
        ),
    ],
)
def test_what_nobody_can_say_is_said_with_what_would_help(
    criterion: str, exposure: str, baselines: tuple[str, ...], expected: tuple[str, str]
) -> None:
    assert seen(plan_of(criterion, exposure=exposure, baselines=baselines)) == [expected]


def test_a_value_of_nothing_today_needs_a_regression_by_name() -> None:
    baselines = ("http 5xx rate 0% over 7d", "requests 30/s")

    assert seen(plan_of("http 5xx rate < 0.05%", baselines=baselines)) == [
        ("no http 5xx rate worse than today's is named: give one in notice", "")
    ]
    assert seen(plan_of("http 5xx rate < 0.05%", baselines=baselines, notice=("http 5xx rate 0.1%",))) == [
        ("requests", 2_700)
    ]


def test_a_percentile_of_some_requests_takes_what_is_known_of_all() -> None:
    (sized,) = size_stage(plan_of("p99 latency for posting an entry <= 400ms"), 0)

    assert isinstance(sized, Sized)
    assert (sized.limit.name, sized.today, sized.regression) == (
        "requests over 400ms",
        Fraction(5, 1000),
        Fraction(2, 100),
    )


def test_a_5xx_rate_is_an_http_5xx_rate() -> None:
    assert seen(plan_of("5xx rate < 0.6%")) == [("requests", 10_800)]


@pytest.mark.parametrize("criterion", ["duplicates == 0", "queue length < 100", "http 5xx rate < 1% on stable"])
def test_what_is_no_share_of_the_new_versions_events_is_left_alone(criterion: str) -> None:
    assert seen(plan_of(criterion)) == []


@pytest.mark.parametrize(
    ("criterion", "share"),
    [
        ("http 5xx rate < 0.6%", Fraction(6, 1000)),
        ("http 5xx rate <= baseline + 0.2pp", Fraction(6, 1000)),
        ("http 5xx rate <= baseline * 1.5", Fraction(6, 1000)),
        ("http 5xx rate <= baseline + 50%", Fraction(6, 1000)),
        ("login success rate >= 96%", Fraction(4, 100)),
        ("login success rate >= baseline - 1pp", Fraction(38, 1000)),
        ("p99 latency <= 400ms", Fraction(1, 100)),
    ],
)
def test_every_form_of_a_limit_is_one_share_of_failures(criterion: str, share: Fraction) -> None:
    (sized,) = size_stage(plan_of(criterion), 0)

    assert isinstance(sized, Sized)
    assert sized.limit.limit == share


def test_a_regression_that_all_traffic_dilutes_is_harder_to_see() -> None:
    (sized,) = size_stage(plan_of("http 5xx rate < 0.41% on all"), 0)

    assert isinstance(sized, Sized)
    assert (sized.today, sized.regression) == (Fraction(4, 1000), Fraction(42, 10_000))


def test_the_reference_stage_is_said_in_words_that_people_know() -> None:
    plan = plan_of("http 5xx rate < 0.6%", "p99 latency <= 250ms", notice=("http 5xx rate 0.8%",))
    later = Stage(
        name="everyone",
        exposure=read_exposure("100%"),
        duration=Duration(14_400),
        proceed_when=(read_check("login success rate >= baseline - 1pp"),),
    )

    assert stage_sentences(plan.having(stages=(*plan.stages, later)), 0) == (
        "Sees 10800 requests and 108 logins.",
        "Its criteria stop a healthy release once in 870 times; a doubled http 5xx rate (0.8%) passes once in 140 times.",
        "108 logins are too few to judge.",
        "Not sized: `p99 latency <= 250ms`.",
    )


def test_false_stops_of_a_stage_add_up_and_its_worst_miss_counts() -> None:
    plan = plan_of("http 5xx rate < 0.6%", "login success rate >= 96%")
    one, other = (sized.odds for sized in size_stage(plan, 0) if isinstance(sized, Sized))

    assert odds_of_stage(plan, 0) == Odds(one.false_stop + other.false_stop, max(one.miss, other.miss))
    assert odds_of_stage(plan_of("duplicates == 0"), 0) is None


@pytest.mark.parametrize(
    ("criterion", "duration", "way_out"),
    [
        (
            "http 5xx rate < 0.8%",
            "30m",
            (
                "`http 5xx rate < 0.6%` on the 10800 requests that it sees (stops a healthy release once in 870 times, "
                "the regression passes once in 140 times)"
            ),
        ),
        (
            "http 5xx rate < 0.6%",
            "5m",
            (
                "`http 5xx rate < 0.58%` for 13m at 5% of requests (4360 requests); or `http 5xx rate < 0.58%` for 5m at "
                "20% of requests; or `http 5xx rate < 0.58%` with synthetic requests to the new version, 9/s or more; or "
                "watch it after the release, with a waiver by whoever owns the risk"
            ),
        ),
        (
            "login success rate >= stable - 2.8pp",
            "12h",
            (
                "`login success rate >= stable - 1.3pp` on the 2592 logins that it sees (stops a healthy release less "
                "than once in 1000 times, the regression passes less than once in 1000 times)"
            ),
        ),
    ],
)
def test_the_way_out_has_its_numbers(criterion: str, duration: str, way_out: str) -> None:
    plan = plan_of(criterion, duration=duration, notice=("http 5xx rate 0.8%",))
    (sized,) = size_stage(plan, 0)

    assert isinstance(sized, Sized)
    assert remedies(plan, plan.stages[0], sized, aims_at(plan.risk)) == way_out


def test_a_way_out_meets_the_aims_when_it_is_taken() -> None:
    plan = plan_of("http 5xx rate < 0.58%", duration="13m")

    (sized,) = size_stage(plan, 0)

    assert isinstance(sized, Sized)
    assert sized.odds.meets(aims_at(Risk.MEDIUM))


def test_at_high_risk_a_miss_is_accepted_once_in_a_hundred_times() -> None:
    assert [aims_at(risk) for risk in (Risk.LOW, Risk.MEDIUM, Risk.UNKNOWN, Risk.HIGH)] == [
        Odds(0.05, 0.05), Odds(0.05, 0.05), Odds(0.05, 0.05), Odds(0.05, 0.01),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (1.0, "every time"), (0.7, "70 times in 100"), (0.5, "about every second time"), (1 / 12.3, "once in 12 times"),
        (1 / 868.7, "once in 870 times"), (1 / 5000, "less than once in 1000 times"), (0.0, "less than once in 1000 times"),
    ],
)  # fmt: skip
def test_chances_are_said_as_people_say_them(chance: float, words: str) -> None:
    assert often(chance) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (288.0, "about 290 a day"), (2.1, "about 2 a day"), (1.5, "about 2 a day"), (1.2, "about once a day"),
        (0.7, "about once a day"), (0.6, "once in 2 days"), (0.2, "once in 5 days"), (1 / 30, "once in 30 days"),
        (0.03, "less than once a month"), (0.0, "less than once a month"),
    ],
)  # fmt: skip
def test_an_expected_number_a_day_is_said_as_people_say_it(number: float, words: str) -> None:
    assert a_day(number) == words


def test_what_is_too_slow_is_named_as_such() -> None:
    slow = plan_of("p99 latency <= 120ms", baselines=("requests over 120ms 0.5%", "requests 120/s"))
    slight = slow.having(notice=(read_baseline("`requests over 120ms 1%`"),))

    assert stage_sentences(slow, 0) == (
        "Sees 10800 requests.",
        "Its criteria stop a healthy release, and let 2% of requests over 120ms pass, less than once in 1000 times.",
    )
    assert "1% of requests over 120ms pass about every second time" in stage_sentences(slight, 0)[1]


def test_figures_keep_two_digits_and_lengths_are_those_that_people_write() -> None:
    assert [two_digits(number) for number in (3.4, 27.06, 143.27, 868.7, 12_345)] == [3, 27, 140, 870, 12_000]
    assert [percent(share) for share in (0.006, 0.0054, 0.05, 1.0, 0.0001)] == ["0.6%", "0.54%", "5%", "100%", "0.01%"]
    assert [str(lasting(seconds)) for seconds in (61, 1_260, 11_400, 90_000)] == ["2m", "25m", "3h15m", "28h"]


def test_an_unsized_criterion_keeps_what_it_is() -> None:
    criterion = read_check("http 5xx rate < 0.6%")
    assert isinstance(criterion, Measure)

    assert list(size_stage(plan_of("http 5xx rate < 0.6%", baselines=()), 0)) == [
        Unsized(
            "stages[0].proceed_when[0]",
            criterion,
            "today's http 5xx rate is not recorded",
            "http 5xx rate 0.4% over 7d",
        )
    ]


def test_where_nothing_else_counts_a_suite_that_passes_says_how_little_it_shows() -> None:
    quiet = plan_of("`make smoke`: expect `12 passed`", baselines=())
    busy = plan_of("`make smoke`: expect `12 passed`", "http 5xx rate < 0.6%")

    assert stage_sentences(quiet, 0) == ("Sees 12 passes of `make smoke` (fewer than 22.1% fail).",)
    assert "passes" not in stage_sentences(busy, 0)[0]


def test_a_drafted_stage_lasts_as_long_as_the_change_takes_to_show() -> None:
    waiting = plan_of("http 5xx rate < 0.6%").having(facts=(Fact(fact="TTL: 2h", source="ARCHITECTURE.md:4"),))
    dark = plan_of(exposure="0% of requests").having(facts=waiting.facts)
    endless = waiting.having(facts=(Fact(fact="TTL: 30d", source="ARCHITECTURE.md:4"),))

    lengths = [str(sized_stages(plan, Risk.MEDIUM)[0][0].duration) for plan in (waiting, dark, endless)]

    assert lengths == ["2h", "30m", "30m"]
