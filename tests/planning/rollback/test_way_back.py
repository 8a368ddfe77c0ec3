"""The way back, drafted from what the rollout does."""

import pytest

from planning.checks import Measure, Record, read_baseline, read_check
from planning.duration import Duration
from planning.gates.case import Case
from planning.gates.gate import Problem
from planning.gates.rollback_unverified import rollback_unverified
from planning.plan.action import read_action
from planning.plan.model import Plan, Release
from planning.plan.parts import Playbook, Stage, Step
from planning.rollback.contradiction import contradicts
from planning.rollback.draft import draft_playbooks, draft_triggers, draft_verification
from planning.rollback.playbooks import last_return, make_playbooks
from planning.rollout.exposure import read_exposure
from planning.rollout.strategy import Strategy
from planning.sizing.false_alarm import false_alarm


def stage(name: str, do: str, *criteria: str) -> Stage:
    return Stage(
        name=name,
        exposure=read_exposure("5%"),
        duration=Duration(1800),
        do=(read_action(do),),
        proceed_when=tuple(read_check(line) for line in criteria),
    )


def plan(*stages: Stage, no_return: str = "") -> Plan:
    return Plan(
        issue="x",
        release=Release(version="`api:2.4.0`", roll_back_to="`api:2.3.7`", no_return_after=no_return),
        stages=stages,
    )


@pytest.mark.parametrize(("criterion", "trigger"), [
    ("`http 5xx rate < 0.6%`", "`http 5xx rate > 1.2% over 5m`"),
    ("`login success rate >= 97%`", "`login success rate < 94% over 5m`"),
    ("`p99 latency <= 400ms`", "`p99 latency > 800ms over 5m`"),
    ("`failed jobs == 0`", "`failed jobs > 0`"),
    ("`error rate <= baseline * 1.5`", "`error rate > baseline * 2 over 5m`"),
    ("`success rate >= stable - 1pp`", "`success rate < stable - 2pp over 5m`"),
    ("`error rate <= baseline`", "`error rate > baseline * 2 over 5m`"),
    ("`make smoke`: expect `12 passed`", "`make smoke`: not `12 passed`"),
])  # fmt: skip
def test_a_trigger_lies_twice_as_far_out_as_its_criterion(criterion: str, trigger: str) -> None:
    drafted = draft_triggers(plan(stage("canary", "`make x`", criterion)))

    assert [(str(check), where) for check, where in drafted] == [(trigger, "stages[0].proceed_when[0]")]


def test_the_loosest_criterion_on_a_metric_makes_its_trigger() -> None:
    two = plan(stage("a", "`make x`", "`error rate < 1%`"), stage("b", "`make y`", "`error rate < 0.5%`"))

    assert [str(check) for check, _ in draft_triggers(two)] == ["`error rate > 2% over 5m`"]


def test_each_version_that_is_judged_has_its_own_trigger_since_all_traffic_hides_what_few_users_suffer() -> None:
    off, on = "`error rate < 1% on all`", "`error rate < 0.5%`"
    two = plan(stage("off", "`make x`", off), stage("on", "`make y`", on, "`error rate < 2% on stable`"))

    assert [(str(check), where) for check, where in draft_triggers(two)] == [
        ("`error rate > 2% over 5m on all`", "stages[0].proceed_when[0]"),
        ("`error rate > 1% over 5m`", "stages[1].proceed_when[0]"),
    ]


def test_what_names_no_version_where_the_flag_is_off_is_watched_on_all_traffic() -> None:
    off = stage("off", "`make x`", "`error rate < 1%`").model_copy(update={"exposure": read_exposure("0% of users")})
    flagged = plan(off, stage("on", "`make y`", "`error rate < 0.5%`")).having(strategy=Strategy.FEATURE_FLAG)

    assert [str(check) for check, _ in draft_triggers(flagged)] == [
        "`error rate > 2% over 5m on all`", "`error rate > 1% over 5m`",
    ]  # fmt: skip


@pytest.mark.parametrize("requests", ["10/m", "1/s", "5/s", "20/s", "120/s", "2000/s"])
@pytest.mark.parametrize("criterion", [
    "`http 5xx rate < 0.07%`", "`http 5xx rate <= stable + 0.02pp`", "`http 5xx rate < 0.06% over 30m`",
    "`http 5xx rate < baseline * 1.4`", "`p99.9 latency < 300ms`",
])  # fmt: skip
def test_no_drafted_trigger_fires_falsely_once_a_month(criterion: str, requests: str) -> None:
    values = ("http 5xx rate 0.05%", f"requests {requests}", "requests over 600ms 0.05%")
    release = plan(stage("canary", "`make x`", criterion)).having(
        baselines=tuple(read_baseline(f"`{value}`") for value in values)
    )
    check = read_check(criterion)
    assert isinstance(check, Measure)

    for trigger, _ in draft_triggers(release):
        found = false_alarm(release, trigger)
        assert isinstance(trigger, Measure)
        assert found
        assert found.per_day <= 1 / 30
        assert trigger.over
        assert trigger.over <= Duration(1800)
        assert not contradicts(trigger, check, Duration(1800), release.baselines)


def test_a_trigger_keeps_its_limit_where_half_an_hour_is_enough_and_moves_it_where_not() -> None:
    def drafted(requests: str) -> list[str]:
        values = tuple(read_baseline(f"`{value}`") for value in ("http 5xx rate 0.05%", f"requests {requests}"))
        release = plan(stage("canary", "`make x`", "`http 5xx rate < 0.07%`")).having(baselines=values)
        return [str(trigger) for trigger, _ in draft_triggers(release)]

    assert [drafted(requests) for requests in ("2000/s", "120/s", "20/s", "10/m")] == [
        ["`http 5xx rate > 0.14% over 5m`"], ["`http 5xx rate > 0.14% over 30m`"],
        ["`http 5xx rate > 1.4% over 5m`"], ["`http 5xx rate > 50% over 10m`"],
    ]  # fmt: skip


@pytest.mark.parametrize("criterion", [
    "`http 5xx rate < 0.6%`", "`login success rate >= 97%`", "`failed jobs == 0`", "`error rate <= baseline * 1.5`",
    "`success rate >= stable - 1pp`", "`p99 latency < 2s`", "`conversion rate >= 20%`", "`error rate < 60%`",
])  # fmt: skip
def test_no_drafted_trigger_fires_while_its_criterion_passes(criterion: str) -> None:
    check = read_check(criterion)
    trigger = draft_triggers(plan(stage("a", "`make x`", criterion)))[0][0]

    assert isinstance(check, Measure)
    assert isinstance(trigger, Measure)
    assert not contradicts(trigger, check, Duration(1800))


@pytest.mark.parametrize(("trigger", "criterion", "both"), [
    ("`e rate > 0.1% over 5m`", "`e rate < 0.5%`", True), ("`e rate > 2% over 5m`", "`e rate < 0.5%`", False),
    ("`e rate > 0.5% over 5m`", "`e rate <= 0.5%`", False), ("`e rate >= 0.5% over 5m`", "`e rate <= 0.5%`", True),
    ("`hit rate < 99% over 5m`", "`hit rate > 98%`", True), ("`e rate > 0.1% over 5m`", "`f rate < 0.5%`", False),
    ("`e rate > 0.1% over 2h`", "`e rate < 0.5%`", False), ("`e rate > baseline over 5m`", "`e rate < 1%`", False),
    ("`e rate > baseline + 1pp over 5m`", "`e rate < baseline + 2pp`", True), ("`jobs > 0`", "`jobs == 3`", True),
])  # fmt: skip
def test_a_trigger_contradicts_a_criterion_where_one_value_means_both(trigger: str, criterion: str, both: bool) -> None:
    one, other = read_check(trigger), read_check(criterion)

    assert isinstance(one, Measure)
    assert isinstance(other, Measure)
    assert contradicts(one, other, Duration(1800)) is both


def test_an_image_set_with_kubectl_goes_back_to_its_recorded_revision() -> None:
    books, records, filled = draft_playbooks(
        plan(stage("all", "`kubectl -n prod set image deployment/api api=api:2.4.0`"))
    )

    assert [step.command for book in books for step in book.steps] == [
        'kubectl -n prod rollout undo deployment/api --to-revision="$STABLE_REVISION"'
    ]
    assert [record.name for record in records] == ["STABLE_REVISION"]
    assert [where.source for where in filled] == ["stages[0].do[0]"]


SET = "`kubectl -n prod set image deployment/api api=api:2.4.0`"
PAUSE = "`kubectl -n prod rollout pause deployment/api`"
RESUME = "`kubectl -n prod rollout resume deployment/api`"
UNDO = 'kubectl -n prod rollout undo deployment/api --to-revision="$STABLE_REVISION"'


def both(name: str, *do: str) -> Stage:
    return stage(name, do[0]).model_copy(update={"do": tuple(read_action(line) for line in do)})


@pytest.mark.parametrize("first", [
    (SET, PAUSE), (PAUSE, SET), (SET, "`kubectl rollout pause deploy api -n prod`"),
    ("`kubectl -n prod set image deployment/api api=api:2.4.0 && kubectl -n prod rollout pause deployment/api`",),
])  # fmt: skip
def test_a_paused_rollout_is_resumed_before_it_is_undone_and_only_while_it_is_paused(first: tuple[str, ...]) -> None:
    books, _, _ = draft_playbooks(plan(both("one", *first), both("rest", RESUME)))

    assert [(book.from_stage, [(step.command, step.minutes) for step in book.steps]) for book in books] == [
        (1, [("kubectl -n prod rollout resume deployment/api", 1), (UNDO, 4)]),
        (2, [(UNDO, 4)]),
    ]


def test_a_rollout_that_is_resumed_or_another_that_is_paused_is_undone_at_once() -> None:
    other = "`kubectl -n prod rollout pause deployment/worker`"
    books, _, _ = draft_playbooks(plan(both("one", SET, PAUSE, RESUME, other)))

    assert [step.command for step in books[0].steps] == [UNDO]


def test_a_resume_of_what_no_stage_set_shows_no_way_back() -> None:
    assert draft_playbooks(plan(both("one", PAUSE), both("rest", RESUME))) == ((), (), ())


def test_a_helm_release_goes_back_to_its_recorded_revision() -> None:
    books, records, _ = draft_playbooks(plan(stage("all", "`helm upgrade api ./chart -n prod`")))

    assert [step.command for book in books for step in book.steps] == [
        'helm rollback api "$STABLE_REVISION" -n prod --wait'
    ]
    assert records == (Record("STABLE_REVISION", "helm history api -n prod --max 1 -o json | jq -r '.[0].revision'"),)


def test_another_command_is_run_again_with_the_old_version() -> None:
    books, records, _ = draft_playbooks(plan(stage("all", "`make deploy VERSION=2.4.0`")))

    assert books == (
        Playbook(steps=(Step(action="Put 2.3.7 back in the place of 2.4.0.", command="make deploy VERSION=2.3.7"),)),
    )
    assert records == ()


def test_nothing_is_drafted_where_no_command_shows_a_way_back() -> None:
    assert draft_playbooks(plan(stage("all", "`make promote`"), stage("b", "`echo 'open`"))) == ((), (), ())


def test_a_rollback_is_confirmed_by_the_probe_that_showed_the_new_version() -> None:
    version = "`curl -s https://x.example/version`: expect `2.4.0`"
    drafted = draft_verification(plan(stage("a", "`make x`", "`make smoke`: expect `12 passed`", version)))

    assert [str(check) for check in drafted] == ["`curl -s https://x.example/version`: expect `2.3.7`"]


def test_steps_beyond_the_point_of_no_return_lead_forward() -> None:
    first, second, third = (Step(action=name) for name in ("one", "two", "three"))
    three = plan(*(stage(name, "`make x`") for name in ("a", "b", "c")), no_return="stage 2")

    assert make_playbooks(three, ((None, first), (3, second), (None, third))) == (
        Playbook(from_stage=1, steps=(first,)),
        Playbook(from_stage=3, forward=True, steps=(second, third)),
    )


def test_steps_that_name_no_stage_cover_the_first_where_nothing_else_does() -> None:
    first, second = (Step(action=name) for name in ("one", "two"))
    two = plan(stage("a", "`make x`"), stage("b", "`make y`"))
    books = (Playbook(from_stage=1, steps=(first,)), Playbook(from_stage=2, steps=(second,)))

    assert make_playbooks(two, ((2, second), (None, first))) == books
    assert make_playbooks(two, ((2, second), (1, first))) == books


@pytest.mark.parametrize(("said", "stage_number"), [
    ("", None), ("none", None), ("stage 2: entries differ", 2), ("the writes stage", 2), ("midnight", None),
])  # fmt: skip
def test_the_last_stage_with_a_way_back_is_found_by_number_or_name(said: str, stage_number: int | None) -> None:
    assert last_return(plan(stage("reads", "`make x`"), stage("writes", "`make y`"), no_return=said)) == stage_number


@pytest.mark.parametrize(
    "command",
    [
        "kubectl argo rollouts get rollout api -n prod",
        "kubectl argo rollouts set weight shop 2",
        "kubectl exec deploy/api -- ./migrate.sh",
        "kubectl scale deployment/api --replicas 5",
        "kubectl set image statefulset/db db=db:stable",
        "helm upgrade --unheard-of api ./chart",
        "echo done",
    ],
)
def test_a_command_that_is_not_known_word_by_word_shows_no_way_back(command: str) -> None:
    assert draft_playbooks(plan(stage("a", f"`{command}`"))) == ((), (), ())


@pytest.mark.parametrize(
    "command",
    [
        "helm upgrade -f values.yaml api ./chart -n prod",
        "helm upgrade --install --timeout 5m api ./chart -n prod",
        "helm upgrade api ./chart -n prod --set image.tag=9.9.9",
    ],
)
def test_helm_goes_back_by_its_release_whatever_options_stand_before_it(command: str) -> None:
    books, _, _ = draft_playbooks(plan(stage("a", f"`{command}`")))

    assert [step.command for step in books[0].steps] == ['helm rollback api "$STABLE_REVISION" -n prod --wait']


def test_a_version_is_replaced_only_where_it_stands_by_itself() -> None:
    books, _, _ = draft_playbooks(plan(stage("a", "`deploy --chart 12.4.0 --tag 2.4.0`")))

    assert [step.command for step in books[0].steps] == ["deploy --chart 12.4.0 --tag 2.3.7"]


@pytest.mark.parametrize(
    ("criterion", "trigger"),
    [
        ("`conversion rate >= 3%`", "`conversion rate < 1.5% over 5m`"),
        ("`login success rate >= 97%`", "`login success rate < 94% over 5m`"),
        ("`http 5xx rate < 0.6%`", "`http 5xx rate > 1.2% over 5m`"),
        ("`cache miss rate <= 60%`", "`cache miss rate > 80% over 5m`"),
        ("`p99 latency <= 400ms`", "`p99 latency > 800ms over 5m`"),
        ("`failed jobs == 0`", "`failed jobs > 0`"),
    ],
)
def test_a_drafted_trigger_can_fire(criterion: str, trigger: str) -> None:
    assert [str(check) for check, _ in draft_triggers(plan(stage("a", "`make x`", criterion)))] == [trigger]


OFF = Step(action="Turn the flag off.", minutes=1, where="Flipper, flag gift-cards, off")
BACK = Step(action="Undo.", minutes=1, command="make undo")


@pytest.mark.parametrize(("books", "drafted"), [
    ((), ["`curl -s https://x/version`: expect `2.3.7`"]),
    ((Playbook(steps=(BACK,)), Playbook(from_stage=2, steps=(OFF, BACK))), ["`curl -s https://x/version`: expect `2.3.7`"]),
    (
        (Playbook(steps=(BACK,)), Playbook(from_stage=2, steps=(OFF,))),
        ["After the steps from stage 1; `curl -s https://x/version`: expect `2.3.7`"],
    ),
    ((Playbook(steps=(OFF,)),), []),
])  # fmt: skip
def test_the_old_version_is_asked_for_only_after_steps_that_bring_it(
    books: tuple[Playbook, ...], drafted: list[str]
) -> None:
    new = stage("a", "`make x`", "`curl -s https://x/version`: expect `2.4.0`")
    flagged = plan(new, new).having(strategy=Strategy.FEATURE_FLAG, playbooks=books)

    assert [str(check) for check in draft_verification(flagged)] == drafted
    assert (
        list(rollback_unverified.check(Case(flagged.having(verify=tuple(map(read_check, drafted))))))
        == [
            Problem(
                "verify",
                "nothing shows that the rollback worked",
                "- `curl -s https://api.example.com/version`: expect `2.3.7`",
            )
        ][len(drafted) :]
    )


@pytest.mark.parametrize(("books", "fix"), [
    ((Playbook(steps=(OFF,)),), "- `curl -s https://x/version`: expect `2.4.0`"),
    (
        (Playbook(steps=(BACK,)), Playbook(from_stage=2, steps=(OFF,))),
        "- After the steps from stage 1; `curl -s https://x/version`: expect `2.3.7`",
    ),
])  # fmt: skip
def test_a_check_that_must_fail_after_its_own_steps_is_refused(books: tuple[Playbook, ...], fix: str) -> None:
    checks = tuple(read_check(f"`curl -s https://x/version`: {said}") for said in ("expect `2.3.7`", "not `2.3.7`"))
    flagged = plan().having(strategy=Strategy.FEATURE_FLAG, playbooks=books, verify=checks)

    assert list(rollback_unverified.check(Case(flagged))) == [
        Problem(
            "verify[0]",
            f"`curl -s https://x/version`: expect `2.3.7` must fail after the steps from stage {len(books)}: "
            "they only turn the flag off, and 2.4.0 stays deployed",
            fix,
        )
    ]
    mended = flagged.having(verify=(read_check(fix.removeprefix("- ")),))
    assert list(rollback_unverified.check(Case(mended))) == []
