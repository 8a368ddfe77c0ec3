"""What a Kubernetes object says of the pods that it starts: containers, images, probes, settings, volumes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from resources.repository.formats.shape import mapping, sequence, text

_PROBES = ("startupProbe", "readinessProbe", "livenessProbe")


@dataclass(frozen=True, slots=True)
class Pods:
    """The pod that an object starts; empty for an object that starts none."""

    pod: Mapping[str, object]

    @property
    def containers(self) -> tuple[Mapping[str, object], ...]:
        """The containers, those left out that have to end first."""
        return tuple(mapping(one) for one in sequence(self.pod.get("containers")))

    @property
    def starters(self) -> tuple[Mapping[str, object], ...]:
        """The containers that have to end first."""
        return tuple(mapping(one) for one in sequence(self.pod.get("initContainers")))

    @property
    def health(self) -> tuple[str, ...]:
        """The paths that the probes ask for by HTTP."""
        probes = (mapping(mapping(one.get(probe)).get("httpGet")) for one in self.containers for probe in _PROBES)
        return _unique(text(probe.get("path")) for probe in probes)

    @property
    def claims(self) -> tuple[str, ...]:
        """The volumes that outlive the pod."""
        volumes = (mapping(mapping(one).get("persistentVolumeClaim")) for one in sequence(self.pod.get("volumes")))
        return _unique(text(claim.get("claimName")) for claim in volumes)

    @property
    def needs(self) -> tuple[str, ...]:
        """What the variables are taken from: `secret/api-db`, `configmap/api`."""
        return _unique(self._needs())

    def _needs(self) -> Iterator[str]:
        for one in (*self.containers, *self.starters):
            for source in sequence(one.get("envFrom")):
                yield _reference(mapping(source), "configMapRef", "secretRef")
            for variable in sequence(one.get("env")):
                yield _reference(mapping(mapping(variable).get("valueFrom")), "configMapKeyRef", "secretKeyRef")


def pods_of(document: Mapping[str, object]) -> Pods:
    """Find the pod of an object: in the template of a Deployment, in that of a CronJob's job, or a Pod itself."""
    spec = mapping(document.get("spec"))
    job = mapping(mapping(spec.get("jobTemplate")).get("spec"))
    template = mapping((job or spec).get("template"))
    return Pods(mapping(template.get("spec")) or spec)


def texts(items: Iterable[Mapping[str, object]], key: str) -> tuple[str, ...]:
    """Give the text under a key of each item that has one."""
    return tuple(said for item in items if (said := text(item.get(key))))


def _reference(source: Mapping[str, object], config_map: str, secret: str) -> str:
    if name := text(mapping(source.get(config_map)).get("name")):
        return f"configmap/{name}"
    name = text(mapping(source.get(secret)).get("name"))
    return f"secret/{name}" if name else ""


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
