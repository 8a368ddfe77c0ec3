"""A repository in memory: what its sources would have read, and the files that lie there."""

from dataclasses import dataclass

from planning.commands.grounding.entries import Entry, Input, Listing, Task, Variable, Workflow, Workload
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Everywhere, Presence
from planning.commands.grounding.revision import Revision
from planning.migrations.hazard import Hazard


@dataclass(frozen=True)
class Stored:
    """Listings and paths."""

    listings: tuple[Listing, ...] = ()
    files: frozenset[str] = frozenset()

    def at(self, kind: Kind, folder: str) -> Listing | None:
        return next((one for one in self.listings if one.kind is kind and one.folder == folder), None)

    def everywhere(self, kind: Kind) -> Everywhere:
        return Everywhere(tuple(one for one in self.listings if one.kind is kind))

    def presence(self, path: str) -> Presence:
        if path in self.files:
            return Presence.FILE
        return Presence.FOLDER if any(file.startswith(f"{path}/") for file in self.files) else Presence.ABSENT

    def names(self, folder: str) -> tuple[str, ...]:
        start = f"{folder}/" if folder else ""
        return tuple(sorted({file[len(start) :].partition("/")[0] for file in self.files if file.startswith(start)}))

    def hazards(self, revision: Revision) -> tuple[Hazard, ...]:
        del revision
        return ()

    def creates(self, revision: Revision) -> frozenset[str] | None:
        del revision
        return None


def repository(*listings: Listing, files: tuple[str, ...] = ()) -> Stored:
    return Stored(listings, frozenset(files))


def listing(kind: Kind, file: str, *entries: Entry) -> Listing:
    return Listing(kind, file, entries)


ROLLOUT = listing(
    Kind.WORKLOAD,
    "deploy/rollout.yaml",
    Workload(
        "api", 1, kind="Rollout", namespace="prod", containers=("api",), replicas=12,
        images=("registry.example.com/checkout-api:3.7.2",), needs=("secret/checkout-api-database",),
        health=("/healthz", "/readyz"), update="canary",
        weights=(5, 25),
    ),
)  # fmt: skip
DEPLOYMENT = listing(
    Kind.WORKLOAD,
    "k8s/api.yaml",
    Workload(
        "api", 4, kind="Deployment", namespace="shop", containers=("api",), replicas=3,
        images=("registry.example.com/api:1.0.0",), needs=("configmap/api-settings",), update="RollingUpdate",
        limits="maxSurge 1, maxUnavailable 0",
    ),
)  # fmt: skip
INGRESS = listing(
    Kind.WORKLOAD,
    "deploy/ingress.yaml",
    Workload("api", 1, kind="Ingress", namespace="prod", hosts=("https://checkout.example.com",)),
)
ALERTS = listing(
    Kind.WORKLOAD, "deploy/prometheusrule.yaml", Workload("checkout-api", 1, kind="PrometheusRule", namespace="prod")
)
CI = listing(
    Kind.WORKFLOW,
    ".github/workflows/ci.yml",
    Workflow("ci.yml", 1, title="CI", triggers=("push", "pull_request"), runs=("make install", "make test")),
)
DEPLOY = listing(
    Kind.WORKFLOW,
    ".github/workflows/deploy.yml",
    Workflow(
        "deploy.yml", 1, title="Deploy", triggers=("workflow_dispatch",),
        inputs=(Input("environment", True, ("staging", "prod")), Input("version", True)),
        runs=("kubectl argo rollouts set image api api=registry.example.com/checkout-api:${{ inputs.version }}",),
    ),
)  # fmt: skip
MAKE = listing(
    Kind.MAKE_TARGET,
    "Makefile",
    Entry("test", 15),
    Entry("db-test", 19),
    Task("smoke", 37, variables=(Variable("ENV", "local", "ENV is local, staging, prod or prod-canary"),)),
)
MIGRATIONS = listing(
    Kind.MIGRATION,
    "migrations/versions",
    Revision("0041", 7, tool="alembic", path="migrations/versions/0041_currency.py", before=("0040",), way_back=True),
    Revision("0042", 10, tool="alembic", path="migrations/versions/0042_key.py", before=("0041",), way_back=True),
)
RUNBOOK = listing(Kind.RUNBOOK, "docs/runbooks/orders.md", Entry("docs/runbooks/orders.md", 1, "Orders"))
