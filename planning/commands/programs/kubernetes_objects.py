"""Looks up Kubernetes objects in the manifests, kustomizations and charts of a repository."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from planning.commands.grounding.entries import Chart, Entry, Kustomization, Listing, Release, Templated
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.planned import is_made
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Near, closest_names
from planning.commands.programs.kubernetes_kinds import FREE_OF_WORKLOADS
from planning.commands.programs.kustomized import MOST, Found, found_objects

ANYTHING = "kubernetes objects of another source"
"""What a plan makes that applies manifests from elsewhere."""
_ASIDE = re.compile(r"(^|/)(tests?|testdata|fixtures?|examples?|samples?|docs?|e2e)/")
_OFFERED = 3
_BESIDE = re.compile(r"-.+|v?\d+")
"""What follows the name of an object in that of another beside it."""


@dataclass(frozen=True)
class Objects:
    """The objects that a repository names."""

    repository: Repository

    @cached_property
    def all(self) -> tuple[Found, ...]:
        """Every object of every manifest, under every name that it gets."""
        return found_objects(self.repository)

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that the manifests have."""
        return tuple(dict.fromkeys(found.object.kind for found in self.all))

    def of(self, kind: str) -> tuple[Found, ...]:
        """Give the objects of a kind."""
        return tuple(found for found in self.all if found.object.kind == kind)

    def called(self, kind: str, name: str) -> tuple[Found, ...]:
        """Find the objects of a kind that are called so, as they are written or as kustomize calls them."""
        return tuple(found for found in self.of(kind) if found.object.name == name)

    def generated(self, kind: str, name: str) -> str:
        """Give the place of the generator that makes an object of this name, with or without its hash."""
        for listing, one in self._kustomizations:
            for made, base in one.generated:
                if made == kind and re.fullmatch(rf".*{re.escape(base)}(-[a-z0-9]{{10}})?.*", name):
                    return listing.receipt(one)
        return ""

    def is_namespace(self, name: str, kind: str) -> bool:
        """Whether the repository speaks of a namespace, or says of none where this kind is."""
        named = {found.object.namespace for found in self.of(kind)} | {one.namespace for _, one in self._kustomizations}
        if not named - {""}:
            return not _SYSTEM.search(name)
        return name in named or any(found.object.name == name for found in self.of("Namespace"))

    def lists(self, kind: str) -> bool:
        """Whether the repository's own manifests have objects of a kind; examples and tests do not count."""
        return any(not _ASIDE.search(found.listing.file) for found in self.of(kind))

    def why_open(self, kind: str) -> str:
        """Give the reason why there may be more objects of a kind than the manifests name."""
        return next((why for why in self._openings(kind) if why), "")

    def why_doubtful(self, name: str) -> str:
        """Give the reason why an object of this name may come from elsewhere, though none of this kind has to."""
        if is_made(self.repository, ANYTHING):
            return "the plan applies manifests that are not in the repository"
        if _SYSTEM.search(name) or name in _INSTALLED:
            return "it may be installed beside the applications"
        controller = self.controller_of(name)
        if controller:
            return f"the controller of {controller} may make it"
        release = next(
            (f"the release {one.name}" for _, one in self._each(Kind.RELEASE) if isinstance(one, Release)), ""
        )
        chart = next((f"a chart that {one.name} needs" for _, one in self._charts if one.dependencies), "")
        return f"{release or chart} may have made it" if release or chart else ""

    def beside(self, kind: str, name: str, namespace: str) -> str:
        """Say which object one of this name may stand beside: `api-canary`, `api-v1`, `api-headless` beside `api`.

        A workload stands beside workloads only, and what has the whole name already, as another kind, is known.
        """
        if any(found.object.name == name for found in self.all):
            return ""
        there = (
            found for found in self.all if found.is_in(namespace) and (found.object.kind in _RUNS or kind not in _RUNS)
        )
        known = (found for found in there if _BESIDE.fullmatch(name.removeprefix(found.object.name)))
        return next((f"it may stand beside {one.object.name} ({one.receipt})" for one in known), "")

    def controller_of(self, name: str) -> str:
        """Give the object of an added kind whose controller may make one of this name: `Kafka orders`."""
        asked = (found.object for found in self.all if found.object.kind not in FREE_OF_WORKLOADS)
        return next((f"{one.kind} {one.name}" for one in asked if f"{name}-".startswith(f"{one.name}-")), "")

    def nearest(self, kind: str, name: str, namespace: str) -> tuple[Near, ...]:
        """Offer what may be meant: the same name of another kind, then the most alike of this one."""
        twins = (found for found in self.all if found.object.name == name and found.object.kind in _RUNS - {kind})
        near = [Near(f"{twin.object.kind.lower()}/{name}", twin.receipt) for twin in twins]
        known = {found.object.name: found for found in reversed(self.of(kind)) if found.is_in(namespace)}
        alike = closest_names(name, known) or tuple(known)
        near += [Near(f"{kind.lower()}/{other}", known[other].receipt) for other in alike]
        return tuple(dict.fromkeys(near))[:_OFFERED]

    def _openings(self, kind: str) -> Iterator[str]:
        yield self.repository.everywhere(Kind.WORKLOAD).why_open
        yield self.repository.everywhere(Kind.KUSTOMIZATION).why_open
        yield "the kustomizations come to too many objects" if len(self.all) >= MOST else ""
        yield from (f"{one.remote}: takes objects from elsewhere" for _, one in self._kustomizations if one.remote)
        for listing, one in self._each(Kind.WORKLOAD):
            if isinstance(one, Templated) and one.kind == kind:
                yield f"{listing.receipt(one)}: a template names a {kind}"
        if kind == "Application":
            yield from (f"{found.receipt} makes applications" for found in self.of("ApplicationSet"))
        yield from self._unseen_templates()

    def _unseen_templates(self) -> Iterator[str]:
        seen = {listing.folder for listing in self.repository.everywhere(Kind.WORKLOAD).listings}
        yield self.repository.everywhere(Kind.CHART).why_open
        for listing, _ in self._charts:
            templates = f"{listing.folder}/templates" if listing.folder else "templates"
            if templates not in seen and self.repository.names(templates):
                yield f"the chart {listing.folder or 'of the root'} names its objects by templates"

    @cached_property
    def _kustomizations(self) -> tuple[tuple[Listing, Kustomization], ...]:
        return tuple(
            (listing, one) for listing, one in self._each(Kind.KUSTOMIZATION) if isinstance(one, Kustomization)
        )

    @cached_property
    def _charts(self) -> tuple[tuple[Listing, Chart], ...]:
        return tuple((listing, one) for listing, one in self._each(Kind.CHART) if isinstance(one, Chart))

    def _each(self, kind: Kind) -> Iterator[tuple[Listing, Entry]]:
        return ((listing, one) for listing in self.repository.everywhere(kind).listings for one in listing.entries)


_RUNS = frozenset({"Deployment", "StatefulSet", "DaemonSet", "Rollout", "CronJob", "Job", "DeploymentConfig"})
_SYSTEM = re.compile(
    r"^(kube-.*|.*-system|ingress.*|cert-manager|monitoring|observability|logging|argo.*|flux.*|istio.*|linkerd.*"
    r"|traefik|keda|vault|external-.*|prometheus|grafana|datadog|velero|consul|karpenter|knative.*|openshift.*)$"
)
"""Namespaces of what is installed beside the applications."""
_INSTALLED = frozenset(
    {"coredns", "metrics-server", "cluster-autoscaler", "aws-load-balancer-controller", "redis", "nginx"}
)
