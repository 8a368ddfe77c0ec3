"""Ways to deploy to Kubernetes: an Argo Rollout, a Deployment, a Helm release."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Chart, Release, Workload
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.drafting.delivery import AT_ONCE, Delivery
from planning.drafting.entries import Cited, entries
from planning.drafting.production import SERVES, is_production, scope, serving
from planning.drafting.release import Outgoing
from planning.rollout.strategy import Strategy

_ROLLS = AT_ONCE | {Strategy.ROLLING}


def cluster_deliveries(repository: Repository, release: Outgoing) -> Iterator[Delivery]:
    """Give a way for every Rollout, Deployment and StatefulSet that serves users, and for every Helm release."""
    found = _released(serving(repository, *SERVES), release)
    yield from (_rollout(one, release) for one in found if one.entry.kind == "Rollout")
    yield from (_deployment(one, release) for one in found if one.entry.kind != "Rollout")
    yield from _releases(repository, release)


def _released(found: tuple[Cited[Workload], ...], release: Outgoing) -> tuple[Cited[Workload], ...]:
    """Leave what runs the image of the release, where something does."""
    own = tuple(one for one in found if release.image and any(map(release.image_for, one.entry.images)))
    return own or found


def _rollout(cited: Cited[Workload], release: Outgoing) -> Delivery:
    rollout = cited.entry
    begin = _set_image("kubectl argo rollouts set image {name} {pair}{scope}", cited, release)
    green = rollout.update == "blueGreen"
    return Delivery(
        f"Argo Rollout {rollout.name}",
        cited.source,
        begin,
        f"kubectl argo rollouts promote {rollout.name}{scope(rollout)}",
        strategies=frozenset({Strategy.BLUE_GREEN if green else Strategy.CANARY}),
        shares=() if green or not rollout.weights else (*rollout.weights, 100),
        lacks="" if begin else _lacking(rollout),
        object=f"rollouts {rollout.name}",
    )


def _deployment(cited: Cited[Workload], release: Outgoing) -> Delivery:
    one = cited.entry
    kind = one.kind.lower()
    begin = _set_image(f"kubectl{scope(one)} set image {kind}/{{name}} {{pair}}", cited, release)
    status = f"kubectl{scope(one)} rollout status {kind}/{one.name} --timeout=10m"
    return Delivery(
        f"{one.kind} {one.name}",
        cited.source,
        (*begin, status) if begin else (),
        strategies=AT_ONCE if one.update == "Recreate" else _ROLLS,
        lacks="" if begin else _lacking(one),
        object=f"{kind}/{one.name}",
    )


def _set_image(form: str, cited: Cited[Workload], release: Outgoing) -> tuple[str, ...]:
    """The command that sets the image; several containers leave it open which of them is the release's."""
    one = cited.entry
    image = release.image_for(one.images[0] if len(one.images) == 1 else "") if len(one.containers) == 1 else ""
    pair = f"{one.containers[0]}={image}" if image else ""
    return (form.format(name=one.name, pair=pair, scope=scope(one)),) if pair else ()


def _lacking(one: Workload) -> str:
    return "which of its containers gets the new image" if len(one.containers) > 1 else "its image is not known"


def _releases(repository: Repository, release: Outgoing) -> Iterator[Delivery]:
    """A Helm release is deployed by its chart, where the chart's values show what holds the version."""
    charts = tuple(entries(repository, Kind.CHART, Chart))
    named = tuple(entries(repository, Kind.RELEASE, Release))
    for one in named:
        chart = next(
            (chart for chart in charts if chart.folder == one.entry.chart.removeprefix("./").rstrip("/")), None
        )
        command = _upgrade(one, chart, release) if chart else ""
        begin, lacks = ((command,), "") if command else ((), "what its chart takes the version from is not known")
        yield Delivery(f"Helm release {one.entry.name}", one.source, begin, strategies=_ROLLS, lacks=lacks)
    for chart in charts if not named else ():
        values = _values(chart)
        name = f"Helm chart {chart.folder or chart.entry.name}{f' with {values}' if values else ''}"
        yield Delivery(name, chart.source, strategies=_ROLLS, lacks="the name of its release is not known")


def _upgrade(one: Cited[Release], chart: Cited[Chart], release: Outgoing) -> str:
    """Give the command; empty for what a helmfile deploys, or where the version or its place is not known."""
    if not (chart.entry.tag and release.version) or "helmfile" in one.file:
        return ""
    place = f" -n {one.entry.namespace}" if one.entry.namespace else ""
    values = f" -f {file}" if (file := _values(chart)) else ""
    path = f"./{chart.folder}" if chart.folder else "."
    return f"helm upgrade {one.entry.name} {path}{place}{values} --set {chart.entry.tag}={release.version} --wait"


def _values(chart: Cited[Chart]) -> str:
    """Give the path of the one values file of production."""
    files = [name for name in chart.entry.values if is_production(name)]
    path = f"{chart.folder}/{files[0]}" if files and chart.folder and "/" not in files[0] else "".join(files[:1])
    return path if len(files) == 1 else ""
