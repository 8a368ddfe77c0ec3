"""Kubernetes objects of manifests, in plain YAML and in templates of it."""

import re
from collections.abc import Iterator, Mapping

from planning.commands.grounding.entries import Listing, Templated, Workload
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.manifests import is_placeholder, kind_of, may_hold_objects, name_of, read_objects
from resources.repository.formats.pods import pods_of, texts
from resources.repository.formats.rollouts import hosts_of, limits_of, update_of, weights_of
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.source import Source
from resources.repository.tree import Tree

MANIFESTS = ("*.yaml", "*.yml", "*.y*ml.*")
"""What files of manifests are called, and templates of such files: `api.yaml.j2`."""
_NO_OBJECTS = ("kustomize.config.k8s.io", "skaffold/", "kind.x-k8s.io", "ctlptl.dev", "k3d.io", "audit.k8s.io")
"""Beginnings of an `apiVersion` that no cluster is ever sent."""
_NO_MANIFESTS = re.compile(r"(Chart|values.*|pnpm-lock|kustomization|skaffold.*)\.ya?ml|.*(-lock|\.lock)\.ya?ml")
_WRITTEN_BY_CODE = (".jsonnet", ".libsonnet", ".cue")
_TERRAFORM = re.compile(r'^[ \t]*resource\s+"(kubernetes|kubectl)_', re.MULTILINE)
_LIBRARY = re.compile(r"\{\{-?\s*+(include|template)\s")


def _read(tree: Tree, path: str) -> Listing | None:
    if _NO_MANIFESTS.fullmatch(path.rpartition("/")[2]):
        return None
    content = tree.text(path)
    if path.endswith(".tf"):
        made = _TERRAFORM.search(content)
        return Listing(Kind.WORKLOAD, path, open=f"{path} makes objects by Terraform") if made else None
    if not may_hold_objects(content):
        return _of_library(path, content)
    if path.endswith(_WRITTEN_BY_CODE):
        return Listing(Kind.WORKLOAD, path, open=f"{path} makes objects by its code")
    found = tuple(_entries(content))
    odd = next((one for one in found if not one.kind.isalnum()), None)
    return Listing(Kind.WORKLOAD, path, found, f"{path}:{odd.line}: the kind is a template" if odd else "")


def _of_library(path: str, content: str) -> Listing | None:
    """See a template that holds no object itself, only a call for one: it may be of any kind."""
    if "/templates/" in path and not path.endswith(".tf") and _LIBRARY.search(content) and "define" not in content:
        return Listing(Kind.WORKLOAD, path, open=f"{path} takes its objects from another chart")
    return None


def _entries(content: str) -> Iterator[Workload | Templated]:
    for document in read_objects(content):
        name, line = name_of(document)
        if text(document.get("apiVersion")).startswith(_NO_OBJECTS):
            continue
        if is_placeholder(name):
            yield Templated(name, line, kind=kind_of(document))
        elif name:
            yield _workload(document, name, line)


def _workload(document: Mapping[str, object], name: str, line: int) -> Workload:
    spec, pods = mapping(document.get("spec")), pods_of(document)
    replicas = text(spec.get("replicas"))
    return Workload(
        name,
        line,
        kind=kind_of(document),
        namespace=text(mapping(document.get("metadata")).get("namespace")),
        containers=texts(pods.containers, "name"),
        replicas=int(replicas) if replicas.isdecimal() else None,
        images=texts(pods.containers, "image"),
        update=update_of(spec),
        limits=limits_of(spec),
        weights=weights_of(spec),
        claims=(*pods.claims, *_claimed(spec)),
        needs=pods.needs,
        health=pods.health,
        hosts=hosts_of(document),
        starters=texts(pods.starters, "name"),
    )


def _claimed(spec: Mapping[str, object]) -> tuple[str, ...]:
    """Name the volumes that a StatefulSet claims for each of its instances."""
    claims = (mapping(mapping(one).get("metadata")) for one in sequence(spec.get("volumeClaimTemplates")))
    return texts(claims, "name")


def is_for_manifests(folder: str) -> bool:
    """Leave out the folders whose YAML is for a forge."""
    return not f"{folder}/".startswith((".github/", ".gitlab/", ".circleci/"))


SOURCE = Source(
    Kind.WORKLOAD, (*MANIFESTS, "*.jsonnet", "*.libsonnet", "*.cue", "*.tf"), _read, folders=is_for_manifests, many=True
)
