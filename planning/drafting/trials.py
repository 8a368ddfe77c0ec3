"""Smoke tests and health checks that the repository holds."""

import re
from collections.abc import Iterator

from planning.checks import Check, read_check
from planning.commands.grounding.entries import Entry, Workload
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence, Repository
from planning.drafting.entries import Cited, entries, workflows
from planning.drafting.inputs import dispatch
from planning.drafting.production import SERVES, production_place, serving
from planning.drafting.tasks import Runnable, named, only
from planning.markdown.spans import code_span

_SIGNS = (
    re.compile(r"(?:test[:_-])?smoke(?:[:_-]?tests?)?(?:\.sh|\.py)?"),
    re.compile(
        r"(?:smoke|e2e|health|verify)(?:[:_-](?:tests?|check|prod|production))?(?:\.sh|\.py)?|healthcheck|test[:_-]e2e"
    ),
)
"""The plainer name first: an end-to-end suite is taken only where nothing is called smoke."""
_FOLDERS = ("tests/smoke", "test/smoke", "smoke")
_FLOW = re.compile(r"(?:smoke|e2e|post-?deploy|verify)(?:[_-]?tests?)?\.ya?ml")
_LATEST_RUN = (
    """gh run watch --exit-status "$(gh run list --workflow {} --limit 1 --json databaseId -q '.[0].databaseId')\""""
)
"""Waits for the end of a run; the ten seconds before it are those in which GitHub makes one."""
_PROBED = 2
"""Addresses that are asked: liveness and readiness."""


def draft_smoke_tests(repository: Repository) -> tuple[tuple[Check, str], ...]:
    """Draft the one smoke test of a repository, with its place; empty where it has none or none is sure."""
    found = next(_smoke(repository), None)
    return ((read_check(f"{code_span(found[0])}: expect exit 0"), found[1]),) if found else ()


def _smoke(repository: Repository) -> Iterator[tuple[str, str]]:
    place = production_place(repository)
    for sign in _SIGNS:
        tasks = tuple(task for task in named(repository, sign) if task.called(place))
        task = only(tasks) or only(_of_root(tasks))
        command = task.called(place) if task else None
        if task and command:
            yield command, task.source
        if tasks:
            return
    flows = [flow for flow in workflows(repository) if _FLOW.fullmatch(flow.entry.name)]
    started = dispatch(flows[0].entry, place, "") if len(flows) == 1 else None
    if started:
        yield f"{started} && sleep 10 && {_LATEST_RUN.format(flows[0].entry.name)}", flows[0].source
        return
    for folder in _FOLDERS:
        if any(name.startswith("test_") for name in repository.names(folder)) and _has_pytest(repository):
            yield f"pytest {folder}", folder
            return


def _of_root(tasks: tuple[Runnable, ...]) -> tuple[Runnable, ...]:
    return tuple(task for task in tasks if "/" not in task.source)


def _has_pytest(repository: Repository) -> bool:
    return any(
        repository.presence(f) is Presence.FILE for f in ("pyproject.toml", "pytest.ini", "tox.ini", "setup.cfg")
    )


def draft_health_checks(repository: Repository) -> tuple[tuple[Check, str], ...]:
    """Draft a check of every address that probes ask and that is reached from outside, with its place."""
    found = tuple(_addresses(repository))
    return tuple((read_check(f"{code_span(address)}: expect `200`"), source) for address, source in found[:_PROBED])


def _addresses(repository: Repository) -> Iterator[tuple[str, str]]:
    """Join the paths of probes with the one address that the ingress has; several leave it open which is whose."""
    probed: list[Cited[Workload]] = [w for w in serving(repository, *SERVES) if w.entry.health]
    doors = [door for door in serving(repository, "Ingress") if door.entry.hosts]
    hosts = {host for door in doors for host in door.entry.hosts}
    if len(probed) == 1 and len(hosts) == 1 and doors[0].entry.namespace == probed[0].entry.namespace:
        host = hosts.pop()
        yield from ((f"{host}{path}", probed[0].source) for path in probed[0].entry.health)
        return
    apps = [app for app in entries(repository, Kind.PLATFORM_APP, Entry) if app.entry.note.startswith("http")]
    if not probed and len(apps) == 1:
        yield apps[0].entry.note, apps[0].source
