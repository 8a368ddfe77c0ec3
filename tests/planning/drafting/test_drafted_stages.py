"""What stages do, where the repository shows exactly one way; where it shows several, they are named."""

from planning.commands.grounding.entries import (
    Chart,
    Entry,
    Input,
    Kustomization,
    Release,
    Task,
    Variable,
    Workflow,
    Workload,
)
from planning.commands.grounding.kinds import Kind
from planning.drafting.rollout import fit_rollout
from planning.plan.model import Plan
from planning.plan.parts import Action
from planning.risk import Risk
from planning.rollout.proposal import Proposal, Wanted, propose
from planning.rollout.stages import StageWanted
from planning.rollout.strategy import Strategy
from tests.planning.drafting.stored import CI, DEPLOY, DEPLOYMENT, INGRESS, MAKE, ROLLOUT, Stored, listing, repository

IMAGE = "`registry.example.com/checkout-api:3.8.0`"


def proposed(
    held: Stored, strategy: Strategy, version: str = IMAGE, risk: Risk = Risk.MEDIUM, shares: tuple[str, ...] = ()
) -> tuple[Proposal, str]:
    stages = tuple(StageWanted(exposure=share, duration="1h") for share in shares) or None
    wanted = Wanted(summary="x", strategy=strategy, release={"version": version} if version else {}, stages=stages)
    return fit_rollout(propose(Plan(issue="x"), wanted, (), risk, ()), held)


def shown(proposal: Proposal) -> list[tuple[str, list[str]]]:
    return [
        (str(stage.exposure), [action.command for action in stage.do if isinstance(action, Action)])
        for stage in proposal.plan.stages
    ]


SET_IMAGE = "kubectl argo rollouts set image api api=registry.example.com/checkout-api:3.8.0 -n prod"
PROMOTE = "kubectl argo rollouts promote api -n prod"


def test_a_canary_stops_where_its_manifest_stops() -> None:
    proposal, offers = proposed(repository(ROLLOUT, CI), Strategy.CANARY)

    assert shown(proposal) == [
        ("5% of requests", [SET_IMAGE]),
        ("25% of requests", [PROMOTE]),
        ("100% of requests", [PROMOTE]),
    ]
    assert offers == ""
    assert {drafted.source for drafted in proposal.filled if "stages[" in drafted.where} == {"deploy/rollout.yaml:1"}


def test_stages_that_somebody_gave_are_kept_and_told_of_where_they_do_not_fit() -> None:
    proposal, offers = proposed(repository(ROLLOUT), Strategy.CANARY, shares=("10%", "100%"))

    assert shown(proposal) == [("10% of requests", []), ("100% of requests", [])]
    assert "it stops at 5%, 25%, 100%" in offers
    assert "deploy/rollout.yaml:1" in offers


def test_a_workflow_that_starts_the_rollout_is_its_beginning() -> None:
    proposal, _ = proposed(repository(ROLLOUT, DEPLOY), Strategy.CANARY)

    assert [commands for _, commands in shown(proposal)] == [
        ["gh workflow run deploy.yml -f environment=prod -f version=3.8.0"],
        [PROMOTE],
        [PROMOTE],
    ]
    assert [drafted.source for drafted in proposal.filled if ".do[" in drafted.where] == [
        ".github/workflows/deploy.yml:1",
        "deploy/rollout.yaml:1",
        "deploy/rollout.yaml:1",
    ]


def test_a_deployment_is_replaced_in_one_stage_but_not_at_high_risk() -> None:
    rolled = ["kubectl -n shop set image deployment/api api=registry.example.com/api:2.0.0"]
    rolled += ["kubectl -n shop rollout status deployment/api --timeout=10m"]

    assert shown(proposed(repository(DEPLOYMENT), Strategy.ROLLING, "`2.0.0`")[0]) == [("100% of instances", rolled)]
    risky, offers = proposed(repository(DEPLOYMENT), Strategy.ROLLING, "`2.0.0`", Risk.HIGH)
    assert [commands for _, commands in shown(risky)] == [[], [], []]
    assert "it brings everything at once" in offers


def test_a_flag_needs_the_code_first_and_its_own_switch_later() -> None:
    held = repository(listing(Kind.MAKE_TARGET, "Makefile", Task("deploy", 3, variables=(Variable("VERSION"),))))
    proposal, _ = proposed(held, Strategy.FEATURE_FLAG, risk=Risk.LOW)

    assert [commands for _, commands in shown(proposal)] == [["make deploy VERSION=3.8.0"], [], []]


def test_several_ways_are_named_with_their_places() -> None:
    held = repository(DEPLOYMENT, listing(Kind.MAKE_TARGET, "Makefile", Entry("deploy", 9)))
    proposal, offers = proposed(held, Strategy.BIG_BANG, "`2.0.0`")

    assert shown(proposal) == [("100%", [])] or shown(proposal)[0][1] == []
    assert offers == (
        "the repository offers `make deploy` (Makefile:9) or "
        "`kubectl -n shop set image deployment/api api=registry.example.com/api:2.0.0` (k8s/api.yaml:4): "
        "give the one that is used as stages[].do"
    )


def test_without_a_version_nothing_is_drafted() -> None:
    proposal, offers = proposed(repository(ROLLOUT), Strategy.CANARY, "")

    assert [commands for _, commands in shown(proposal)] == [[], [], []]
    assert "its image is not known" in offers


def test_an_input_that_nobody_can_know_leaves_it_open() -> None:
    inputs = (Input("version", True), Input("ticket", True))
    flow = listing(
        Kind.WORKFLOW, ".github/workflows/deploy.yml",
        Workflow("deploy.yml", 1, triggers=("workflow_dispatch",), inputs=inputs),
    )  # fmt: skip
    proposal, offers = proposed(repository(flow), Strategy.BIG_BANG)

    assert shown(proposal)[0][1] == []
    assert "not every input is known" in offers


def test_platforms_are_deployed_by_their_own_commands() -> None:
    fly = listing(Kind.PLATFORM_APP, "fly.toml", Entry("shop", 1))
    kamal = listing(Kind.PLATFORM_APP, "config/deploy.yml", Entry("shop", 2))
    vercel = listing(Kind.PLATFORM_APP, "vercel.json", Entry("", 0))

    assert [shown(proposed(repository(one), Strategy.BIG_BANG)[0])[0][1] for one in (fly, kamal, vercel)] == [
        ["fly deploy --app shop --image registry.example.com/checkout-api:3.8.0"],
        ["kamal deploy --version=3.8.0"],
        ["vercel deploy --prod"],
    ]


def test_an_empty_repository_says_nothing() -> None:
    proposal, offers = proposed(repository(), Strategy.CANARY)

    assert offers == ""
    assert [commands for _, commands in shown(proposal)] == [[], [], []]


def test_a_helm_release_is_upgraded_with_its_values_of_production() -> None:
    chart = Chart("api", 2, values=("values.yaml", "values-prod.yaml"), tag="image.tag")
    release = Release("shop-api", 9, chart="./charts/api", namespace="shop")
    charts = listing(Kind.CHART, "charts/api/Chart.yaml", chart)
    named = listing(Kind.RELEASE, ".github/workflows/cd.yml", release)

    assert shown(proposed(repository(charts, named), Strategy.ROLLING)[0])[0][1] == [
        "helm upgrade shop-api ./charts/api -n shop -f charts/api/values-prod.yaml --set image.tag=3.8.0 --wait"
    ]
    _, offers = proposed(repository(charts), Strategy.ROLLING)
    assert "Helm chart charts/api with charts/api/values-prod.yaml, the name of its release is not known" in offers


def test_a_patch_of_production_is_filled_up_from_what_it_patches() -> None:
    base = Workload("api", 1, kind="Deployment", containers=("api",), images=("r.example.com/api:1.0.0",), replicas=1)
    patch = listing(Kind.WORKLOAD, "k8s/overlays/prod/patch.yaml", Workload("api", 2, kind="Deployment", replicas=5))
    overlay = listing(
        Kind.KUSTOMIZATION, "k8s/overlays/prod/kustomization.yaml", Kustomization("prod", namespace="shop")
    )
    held = repository(listing(Kind.WORKLOAD, "k8s/base/api.yaml", base), patch, overlay)

    assert shown(proposed(held, Strategy.ROLLING, "`2.0.0`")[0])[0][1][0] == (
        "kubectl -n shop set image deployment/api api=r.example.com/api:2.0.0"
    )


def test_what_examples_and_documents_deploy_is_no_way() -> None:
    held = repository(listing(Kind.NPM_SCRIPT, "docs/package.json", Entry("deploy", 4)))

    assert proposed(held, Strategy.BIG_BANG)[1] == ""


def test_an_image_of_something_else_is_never_replaced_by_the_release() -> None:
    proposal, offers = proposed(repository(DEPLOYMENT), Strategy.ROLLING)

    assert shown(proposal)[0][1] == []
    assert "Deployment api, its image is not known" in offers


def test_of_several_deployments_the_one_that_runs_the_release_is_meant() -> None:
    worker = Workload(
        "mail", 2, kind="Deployment", namespace="shop", containers=("m",), images=("r.example.com/mail:1.0",)
    )
    held = repository(DEPLOYMENT, listing(Kind.WORKLOAD, "k8s/mail.yaml", worker))
    proposal, _ = proposed(held, Strategy.ROLLING, "`registry.example.com/api:2.0.0`")

    assert shown(proposal)[0][1][0] == "kubectl -n shop set image deployment/api api=registry.example.com/api:2.0.0"


def test_a_script_that_runs_the_platform_is_no_second_way() -> None:
    fly = listing(Kind.PLATFORM_APP, "fly.toml", Entry("relay", 1), Entry("web", 11, "process"))
    ship = listing(Kind.NPM_SCRIPT, "package.json", Entry("ship", 11, "flyctl deploy --remote-only"))

    assert shown(proposed(repository(fly, ship), Strategy.BIG_BANG)[0])[0][1] == ["npm run ship"]


def test_a_script_is_the_way_of_the_workflow_that_runs_it() -> None:
    inputs = (Input("environment", True, ("staging", "production")), Input("version", True), Input("dry_run"))
    flow = Workflow("deploy.yml", 1, triggers=("workflow_dispatch",), inputs=inputs, runs=("./scripts/deploy.sh",))
    held = repository(
        listing(Kind.WORKFLOW, ".github/workflows/deploy.yml", flow),
        listing(Kind.SCRIPT, "scripts/deploy.sh", Entry("scripts/deploy.sh")),
    )

    assert shown(proposed(held, Strategy.BIG_BANG)[0])[0][1] == [
        "gh workflow run deploy.yml -f environment=production -f version=3.8.0"
    ]


def test_a_colour_that_nobody_reaches_is_asked_for_what_the_repository_asks() -> None:
    healthy, _ = proposed(repository(ROLLOUT, INGRESS, MAKE), Strategy.BLUE_GREEN)
    smoked, _ = proposed(repository(MAKE), Strategy.BLUE_GREEN)
    bare, _ = proposed(repository(CI), Strategy.BLUE_GREEN)

    assert [[str(c) for c in one.plan.stages[0].proceed_when] for one in (healthy, smoked, bare)] == [
        [
            "`https://checkout.example.com/healthz`: expect `200`",
            "`https://checkout.example.com/readyz`: expect `200`",
        ],
        ["`make smoke ENV=prod`: expect exit 0"],
        [],
    ]
    assert [d.source for d in smoked.filled if d.where == "stages[0].proceed_when[0]"] == [
        "Makefile:37; put the address of the version that waits"
    ]
