"""What manifests mean for a change, and what the documents say against them."""

from planning.commands.grounding.entries import Entry, Workload
from planning.commands.grounding.kinds import Kind
from planning.drafting.bearings import contradictions, find_bearings, find_deciding
from planning.drafting.sights import find_sights
from planning.plan.parts import Fact
from planning.risk import Risk
from planning.rollout.change import change_of
from planning.rollout.proposal import because
from planning.rollout.recommend import recommend
from planning.rollout.strategy import Strategy
from tests.planning.drafting.stored import (
    ALERTS,
    CI,
    DEPLOY,
    DEPLOYMENT,
    MAKE,
    MIGRATIONS,
    ROLLOUT,
    RUNBOOK,
    listing,
    repository,
)

DATABASE = listing(
    Kind.WORKLOAD, "k8s/db.yaml", Workload("db", 1, kind="StatefulSet", replicas=1, claims=("data",), namespace="shop")
)
RESTARTED = listing(
    Kind.WORKLOAD, "k8s/api.yaml", Workload("api", 4, kind="Deployment", update="Recreate", claims=("uploads",))
)


def test_a_rollout_shows_its_replicas_and_how_it_delivers() -> None:
    assert find_bearings(repository(ROLLOUT)) == (
        Fact(fact="replicas: 12", source="deploy/rollout.yaml:1"),
        Fact(fact="delivery: canary", source="deploy/rollout.yaml:1"),
    )
    assert [fact.fact for fact in find_deciding(repository(ROLLOUT))] == ["delivery: canary"]


def test_a_deployment_is_never_called_stateless() -> None:
    assert [fact.fact for fact in find_bearings(repository(DEPLOYMENT))] == [
        "replicas: 3",
        "rolling limits: maxSurge 1 maxUnavailable 0",
    ]


def test_volumes_and_a_restart_are_told() -> None:
    assert [fact.fact for fact in find_bearings(repository(RESTARTED))] == [
        "not stateless",
        "downtime: all instances stop before the new ones start",
    ]


def test_of_several_nobody_can_tell_which_is_meant() -> None:
    assert find_bearings(repository(DEPLOYMENT, DATABASE)) == ()


def test_documents_that_say_otherwise_are_named() -> None:
    said = (Fact(fact="stateless", source="A.md:5"), Fact(fact="zero downtime", source="A.md:6"))

    assert list(contradictions(said, repository(RESTARTED))) == [
        "A.md:5 says stateless, k8s/api.yaml:4 keeps volumes or an order of instances",
        "A.md:6 asks for zero downtime, k8s/api.yaml:4: all instances stop before the new ones start",
    ]
    assert list(contradictions(said, repository(DEPLOYMENT))) == []


def test_a_platform_that_divides_traffic_speaks_for_a_canary_with_its_receipt() -> None:
    facts = find_deciding(repository(ROLLOUT))
    verdicts = recommend(change_of(facts), Risk.MEDIUM)

    assert verdicts[0].strategy is Strategy.CANARY
    assert because(Strategy.CANARY, verdicts, facts) == (
        "the platform divides traffic between versions already (`deploy/rollout.yaml:1`)"
    )
    assert recommend(change_of(facts), Risk.LOW)[0].strategy is Strategy.BIG_BANG


def test_sights_are_one_line_each() -> None:
    held = repository(ROLLOUT, ALERTS, CI, DEPLOY, MAKE, MIGRATIONS, RUNBOOK)

    assert [(sight.text, sight.source) for sight in find_sights(held)] == [
        ("Argo Rollout api in prod, 12 replicas", "deploy/rollout.yaml:1"),
        ("PrometheusRule checkout-api", "deploy/prometheusrule.yaml:1"),
        ("workflow ci.yml runs the tests", ".github/workflows/ci.yml:1"),
        ("workflow deploy.yml takes environment, version", ".github/workflows/deploy.yml:1"),
        ("migrations alembic, newest 0042, way back yes", "migrations/versions/0042_key.py:10"),
        ("tasks: make db-test, make smoke", "Makefile:19"),
        ("runbook docs/runbooks/orders.md", "docs/runbooks/orders.md:1"),
    ]


def test_kamal_is_one_line_with_its_destinations_roles_and_accessories() -> None:
    entries = (
        Entry("larder", 1, "service"), Entry("web", 5, "role"), Entry("job", 7, "role"), Entry("redis", 14, "accessory"),
        Entry("console", 20, "alias"), Entry("tail", 21, "alias"),
    )  # fmt: skip
    held = repository(
        listing(Kind.PLATFORM_APP, "config/deploy.yml", *entries),
        listing(Kind.PLATFORM_APP, "config/deploy.staging.yml", Entry("web", 2, "role")),
        listing(Kind.PLATFORM_APP, "config/deploy.production.yml", Entry("web", 2, "role")),
    )

    assert [(sight.text, sight.source) for sight in find_sights(held)] == [
        ("Kamal service larder, destinations production and staging, roles web and job, accessories redis",
         "config/deploy.yml:1"),
    ]  # fmt: skip
