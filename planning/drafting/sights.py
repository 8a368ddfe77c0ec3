"""What a repository shows of how it is deployed, a line for each thing, with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planning.commands.grounding.entries import Chart, Entry, Release, Workload
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.revision import Revision
from planning.drafting.doors import PARTS
from planning.drafting.entries import entries, workflows
from planning.drafting.items import runs_tests, testing_workflow
from planning.drafting.migrations import newest
from planning.drafting.production import SERVES, serving
from planning.drafting.tasks import named

_TASKS = re.compile(
    r"(?:.*[:_-])?(?:deploy|release|ship|rollout|rollback|smoke|e2e|migrate|migration|db|verify|health)(?:[:_-].*)?(?:\.sh)?"
)
_DEPLOYING = re.compile(r"deploy|rollout|release|rollback|promote|migrate", re.IGNORECASE)
_TASKS_LISTED = 8
_KAMAL = re.compile(r"(?:.*/)?config/deploy(?:[.-][\w-]+)?\.ya?ml")
_KINDS = {"Rollout": "Argo Rollout"}
_MORE = {
    Kind.ARGO_APPLICATION: "Argo CD application",
    Kind.PLATFORM_APP: "application",
    Kind.RUNBOOK: "runbook",
}
_FILES = {Kind.TERRAFORM: "Terraform", Kind.PLAYBOOK: "Ansible playbook"}


@dataclass(frozen=True, slots=True)
class Sight:
    """One thing."""

    text: str
    source: str


def find_sights(repository: Repository) -> tuple[Sight, ...]:
    """Give what a deployment needs to know, the nearest to production first."""
    return tuple(
        dict.fromkeys(
            (
                *_workloads(repository),
                *_charts(repository),
                *_kamal(repository),
                *_workflows(repository),
                *_migrations(repository),
                *_tasks(repository),
                *_others(repository),
            )
        )
    )


def _workloads(repository: Repository) -> Iterator[Sight]:
    for cited in serving(repository, *SERVES):
        yield Sight(_workload(cited.entry), cited.source)
    for cited in serving(repository, "PrometheusRule"):
        yield Sight(f"PrometheusRule {cited.entry.name}", cited.source)


def _workload(one: Workload) -> str:
    place = f" in {one.namespace}" if one.namespace else ""
    count = "" if one.replicas is None else f", {one.replicas} replica{'' if one.replicas == 1 else 's'}"
    return f"{_KINDS.get(one.kind, one.kind)} {one.name}{place}{count}"


def _charts(repository: Repository) -> Iterator[Sight]:
    for chart in entries(repository, Kind.CHART, Chart):
        yield Sight(f"Helm chart {chart.folder or chart.entry.name}", chart.source)
    for release in entries(repository, Kind.RELEASE, Release):
        yield Sight(f"Helm release {release.entry.name}", release.source)


def _kamal(repository: Repository) -> Iterator[Sight]:
    """Tell of a service with its destinations, each in a file of its own, and the roles and accessories of all of them."""
    found = [one for one in repository.everywhere(Kind.PLATFORM_APP).listings if _KAMAL.fullmatch(one.file)]
    for main in found:
        service = next((entry for entry in main.entries if entry.note == "service"), None)
        if service is None:
            continue
        start = main.file.rpartition(".")[0] + "."
        own = [one for one in found if one is main or one.file.startswith(start)]
        parts = {
            "destinations": sorted(one.file[len(start) :].rpartition(".")[0] for one in own if one is not main),
            "roles": dict.fromkeys(entry.name for one in own for entry in one.entries if entry.note == "role"),
            "accessories": dict.fromkeys(
                entry.name for one in own for entry in one.entries if entry.note == "accessory"
            ),
        }
        said = "".join(f", {word} {' and '.join(names)}" for word, names in parts.items() if names)
        yield Sight(f"Kamal service {service.name}{said}", main.receipt(service))


def _workflows(repository: Repository) -> Iterator[Sight]:
    tests = testing_workflow(repository)
    for flow in workflows(repository):
        takes = ", ".join(one.name for one in flow.entry.inputs)
        if takes and _DEPLOYING.search(flow.entry.name):
            yield Sight(f"workflow {flow.entry.name} takes {takes}", flow.source)
        elif flow == tests or _DEPLOYING.search(flow.entry.name):
            runs = flow == tests and runs_tests(flow.entry)
            yield Sight(f"workflow {flow.entry.name}{' runs the tests' if runs else ''}", flow.source)


def _migrations(repository: Repository) -> Iterator[Sight]:
    tools = dict.fromkeys(revision.entry.tool for revision in entries(repository, Kind.MIGRATION, Revision))
    for tool in tools:
        for one in newest(repository, tool):
            way = {True: ", way back yes", False: ", way back no", None: ""}[one.way_back]
            name = f"{one.group} {one.name}".strip() if one.group != tool else one.name
            yield Sight(f"migrations {tool}, newest {name}{way}", one.receipt)


def _tasks(repository: Repository) -> Iterator[Sight]:
    found = named(repository, _TASKS)
    if found:
        more = f" and {len(found) - _TASKS_LISTED} more" if len(found) > _TASKS_LISTED else ""
        shown = ", ".join(task.command for task in found[:_TASKS_LISTED])
        yield Sight(f"tasks: {shown}{more}", found[0].source)


def _others(repository: Repository) -> Iterator[Sight]:
    for kind, word in _MORE.items():
        for cited in entries(repository, kind, Entry):
            if cited.entry.note not in PARTS and not _KAMAL.fullmatch(cited.file):
                yield Sight(f"{word} {cited.entry.name}".rstrip(), cited.source)
    for kind, word in _FILES.items():
        for listing in repository.everywhere(kind).listings:
            yield Sight(f"{word} {listing.file}", listing.file)
