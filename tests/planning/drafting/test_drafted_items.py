"""Checklist items that the repository proves, each with its receipt; what it does not prove stays open."""

import pytest

from planning.commands.grounding.entries import Entry, Listing, Workflow, Workload
from planning.commands.grounding.kinds import Kind
from planning.drafting.items import Asked, draft_item
from planning.plan.checklist import find_standard
from planning.plan.model import Plan, Release
from tests.planning.drafting.stored import ALERTS, CI, DEPLOYMENT, MAKE, ROLLOUT, RUNBOOK, Stored, listing, repository


def drafted(item: str, held: Stored, version: str = "", about: str = "") -> tuple[str, str] | None:
    standard = find_standard(item)
    assert standard
    found = draft_item(standard, Asked(Plan(issue="x", release=Release(version=version)), held, about))
    return (str(found[0].check) if found[0].check else f"see {found[0].evidence}", found[1]) if found else None


RUNS = "gh run list --workflow ci.yml {} --json conclusion -q '.[0].conclusion'"


@pytest.mark.parametrize(("version", "ref"), [
    ("`registry.example.com/api:2.4.0`, `3f9c1ab`", "--commit 3f9c1ab"),
    ("`v3.8.0`", "--branch v3.8.0"),
    ("`registry.example.com/api:2.4.0`", "--branch main"),
    ("", "--branch main"),
])  # fmt: skip
def test_tests_are_proved_by_the_workflow_that_runs_them(version: str, ref: str) -> None:
    expected = f"`{RUNS.format(ref)}`: expect `success`"

    assert drafted("tests", repository(CI, MAKE), version) == (expected, ".github/workflows/ci.yml:1")


def test_the_branch_is_that_of_the_checkout() -> None:
    found = drafted("tests", repository(CI, files=(".git/refs/heads/master",)))

    assert found
    assert "--branch master" in found[0]


def test_of_two_testing_workflows_the_one_called_ci_counts_and_else_none() -> None:
    nightly = listing(
        Kind.WORKFLOW,
        ".github/workflows/slow.yml",
        Workflow("slow.yml", 1, triggers=("push",), runs=("pytest -m slow",)),
    )
    other = listing(
        Kind.WORKFLOW, ".github/workflows/more.yml", Workflow("more.yml", 1, triggers=("push",), runs=("tox",))
    )

    assert drafted("tests", repository(nightly, CI)) == drafted("tests", repository(CI))
    assert drafted("tests", repository(nightly, other)) is None


@pytest.mark.parametrize(("held", "expected", "source"), [
    (MAKE, "`make test`: expect exit 0", "Makefile:15"),
    (listing(Kind.NPM_SCRIPT, "package.json", Entry("test", 7)), "`npm test`: expect exit 0", "package.json:7"),
    (listing(Kind.TOX_ENVIRONMENT, "tox.ini", Entry("py312", 3)), "`tox -e py312`: expect exit 0", "tox.ini:3"),
    (listing(Kind.GITLAB_JOB, ".gitlab-ci.yml", Entry("unit", 4)),
     "`glab ci status --branch main`: expect `Pipeline state: success`", ".gitlab-ci.yml:4"),
])  # fmt: skip
def test_without_a_workflow_the_test_task_proves_it(held: Listing, expected: str, source: str) -> None:
    assert drafted("tests", repository(held)) == (expected, source)


def test_scripts_are_called_with_the_package_manager_of_the_lock_file() -> None:
    scripts = listing(Kind.NPM_SCRIPT, "web/package.json", Entry("test:db", 9))

    assert drafted("database migrations", repository(scripts, files=("pnpm-lock.yaml",))) == (
        "`pnpm --dir web run test:db`: expect exit 0",
        "web/package.json:9",
    )


def test_migrations_are_proved_by_the_task_that_says_so() -> None:
    assert drafted("database migrations", repository(MAKE)) == ("`make db-test`: expect exit 0", "Makefile:19")


def test_settings_are_those_that_the_manifest_takes() -> None:
    assert drafted("environment variables", repository(ROLLOUT)) == (
        "`kubectl -n prod get secret checkout-api-database -o name`: expect `secret/checkout-api-database`",
        "deploy/rollout.yaml:1",
    )
    assert drafted("environment variables", repository(DEPLOYMENT)) == (
        "`kubectl -n shop get configmap api-settings -o name`: expect `configmap/api-settings`",
        "k8s/api.yaml:4",
    )
    assert drafted("environment variables", repository(files=(".env.example",))) == (
        "see `.env.example`",
        ".env.example",
    )


def test_the_same_object_of_staging_is_not_asked_for() -> None:
    staging = listing(
        Kind.WORKLOAD,
        "deploy/staging.yaml",
        Workload("api", 1, kind="Deployment", namespace="staging", needs=("secret/s",)),
    )
    found = drafted("environment variables", repository(staging, ROLLOUT))

    assert found
    assert "kubectl -n prod get secret checkout-api-database" in found[0]


def test_alerts_are_the_rule_in_the_cluster_or_the_only_file() -> None:
    command = "`kubectl -n prod get prometheusrule checkout-api -o name`"
    printed = "`prometheusrule.monitoring.coreos.com/checkout-api`"
    assert drafted("monitoring", repository(ALERTS)) == (f"{command}: expect {printed}", "deploy/prometheusrule.yaml:1")
    assert drafted("monitoring", repository(files=("monitoring/alerts.yml",))) == (
        "see `monitoring/alerts.yml`",
        "monitoring/alerts.yml",
    )
    assert drafted("monitoring", repository(files=("monitoring/a-alerts.yml", "monitoring/b-alerts.yml"))) is None


def test_the_runbook_is_the_one_that_fits_the_change() -> None:
    receipts = listing(Kind.RUNBOOK, "docs/runbooks/receipts.md", Entry("docs/runbooks/receipts.md", 1, "Receipts"))

    assert drafted("runbook", repository(RUNBOOK)) == ("see `docs/runbooks/orders.md`", "docs/runbooks/orders.md")
    assert drafted("runbook", repository(RUNBOOK, receipts), about="retry an order") == drafted(
        "runbook", repository(RUNBOOK)
    )
    assert drafted("runbook", repository(RUNBOOK, receipts), about="serve prices") is None


@pytest.mark.parametrize("item", [
    "tests", "code review", "security audit", "migrations", "environment", "flags", "monitoring", "runbook", "stakeholders",
])  # fmt: skip
def test_an_empty_repository_proves_nothing(item: str) -> None:
    assert drafted(item, repository()) is None
