"""Ways to deploy that the repository has made for itself: a workflow, a task, a platform's command line."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Entry
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.drafting.delivery import AT_ONCE, Delivery
from planning.drafting.entries import Cited, entries, workflows
from planning.drafting.inputs import dispatch, takes_version
from planning.drafting.production import is_production, production_place
from planning.drafting.release import Outgoing
from planning.drafting.tasks import Runnable, named
from planning.rollout.strategy import Strategy

PARTS = frozenset({
    "process", "function", "environment", "stage", "task", "role", "accessory", "database", "binding", "alias",
})  # fmt: skip
"""Notes of what belongs to an application and is none itself."""
_FLOW = re.compile(
    r"(?:.*[-_])?(?:deploy|deployment|rollout|ship|cd|release-prod|promote)(?:[-_].*)?\.ya?ml", re.IGNORECASE
)
_TASK = re.compile(
    r"(?:deploy|ship|rollout|release)(?:[:_-](?:prod|production|live))?(?:\.sh)?|(?:prod|production)[:_-]deploy"
)
_REHEARSAL = re.compile(r"staging|preview|dev(?:elop)?\b|docs?\b|pages|storybook|rollback", re.IGNORECASE)
_ROLLS = AT_ONCE | {Strategy.ROLLING}


def workflow_deliveries(repository: Repository, release: Outgoing) -> Iterator[Delivery]:
    """Give a way for every workflow that deploys and is started by hand."""
    place = production_place(repository)
    for flow in workflows(repository):
        by_hand = "workflow_dispatch" in flow.entry.triggers
        if not by_hand or not _FLOW.fullmatch(flow.entry.name) or _REHEARSAL.search(flow.entry.name):
            continue
        named_ = takes_version(flow.entry) and release.version
        command = dispatch(flow.entry, place, release.version) if named_ else None
        yield Delivery(
            f"workflow {flow.entry.name}",
            flow.source,
            (command,) if command else (),
            strategies=_ROLLS,
            lacks="" if command else "not every input is known" if takes_version(flow.entry) else "it takes no version",
            said="\n".join(flow.entry.runs),
        )


def task_deliveries(repository: Repository, release: Outgoing) -> Iterator[Delivery]:
    """Give a way for every task that is called as deployments are; the one for production hides the plain one."""
    found = named(repository, _TASK)
    live = tuple(task for task in found if is_production(task.name))
    yield from (_task(task, repository, release) for task in live or found)


def _task(task: Runnable, repository: Repository, release: Outgoing) -> Delivery:
    command = task.called(production_place(repository), release.version)
    begin = (command,) if command and release.version else ()
    lacks = "" if begin else "what its settings are in production is not known"
    return Delivery(
        f"task {task.name}",
        task.source,
        begin,
        strategies=_ROLLS,
        lacks=lacks,
        said=task.note,
        object=task.command.removeprefix("./"),
    )


def platform_deliveries(repository: Repository, release: Outgoing) -> Iterator[Delivery]:
    """Give a way for every file that names an application of a platform, by the platform that the file belongs to."""
    once = {app.file: app for app in reversed(_apps(repository))}
    for app in reversed(once.values()):
        file = app.file.rpartition("/")[2]
        command = _platform(app.file, app.entry.name, release)
        if command is not None:
            strategies = _ROLLS if file.startswith("fly.") else AT_ONCE
            lacks = "" if command else "the release names no version"
            name = f"{_PLATFORMS.get(file, 'kamal')} {app.entry.name}".strip()
            yield Delivery(
                name,
                app.source,
                (command,) if command else (),
                strategies=strategies,
                lacks=lacks,
                object=_OBJECTS.get(file, ""),
            )


def _apps(repository: Repository) -> tuple[Cited[Entry], ...]:
    return tuple(app for app in entries(repository, Kind.PLATFORM_APP, Entry) if app.entry.note not in PARTS)


def _platform(path: str, app: str, release: Outgoing) -> str | None:
    """Give the command of a platform; empty where it lacks the version, None for a platform that nobody here knows."""
    folder, _, file = path.rpartition("/")
    match file:
        case "fly.toml" if app:
            config = f" --config {path}" if folder else ""
            return f"fly deploy{config} --app {app} --image {release.image}" if release.image else ""
        case "vercel.json" if not folder:
            return "vercel deploy --prod" if release.version else ""
        case "deploy.yml" if folder == "config":
            return f"kamal deploy --version={release.version}" if release.version else ""
        case _:
            return None


_OBJECTS = {"fly.toml": "fly deploy", "vercel.json": "vercel deploy", "deploy.yml": "kamal deploy"}
"""What a task or workflow runs that goes the same way."""
_PLATFORMS = {"fly.toml": "fly", "vercel.json": "vercel"}
