"""Helm releases that files of the repository name: helmfiles, HelmReleases of Flux, charts of Argo CD applications."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Listing, Release
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.manifests import is_placeholder, kind_of, may_hold_objects, name_of, read_objects
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.yaml_file import Lined, parse_yaml
from resources.repository.source import Source
from resources.repository.sources.workloads import MANIFESTS, is_for_manifests
from resources.repository.tree import BrokenError, Tree

_OPEN = "releases may be made by hand"


def _read(tree: Tree, path: str) -> Listing | None:
    name = path.rpartition("/")[2]
    content = tree.text(path) if not path.endswith(".tf") else ""
    if name.startswith("helmfile"):
        return _helmfile(path, content)
    if may_hold_objects(content) and ("HelmRelease" in content or "chart:" in content):
        found = tuple(_releases(content))
        return Listing(Kind.RELEASE, path, found, _OPEN) if found else None
    return None


def _helmfile(path: str, content: str) -> Listing:
    try:
        documents = parse_yaml(content)
    except BrokenError:
        if "{{" not in content:
            raise
        return Listing(Kind.RELEASE, path, open=f"{path} is a template")
    found = tuple(_release(one) for document in documents for one in sequence(mapping(document).get("releases")))
    split = any(mapping(document).get("helmfiles") or mapping(document).get("bases") for document in documents)
    named = tuple(one for one in found if one.name and not is_placeholder(one.name))
    return Listing(Kind.RELEASE, path, named, _why_open(path, split=split, templated=len(named) < len(found)))


def _why_open(path: str, *, split: bool, templated: bool) -> str:
    if split:
        return f"{path} takes in further helmfiles"
    return f"{path} names a release by a template" if templated else ""


def _release(value: object) -> Release:
    one = mapping(value)
    line = value.lines.get("name", value.line) if isinstance(value, Lined) else 0
    return Release(text(one.get("name")), line, chart=text(one.get("chart")), namespace=text(one.get("namespace")))


def _releases(content: str) -> Iterator[Release]:
    for document in read_objects(content):
        name, line = name_of(document)
        spec = mapping(document.get("spec"))
        source = mapping(spec.get("source"))
        if not name or is_placeholder(name):
            continue
        if kind_of(document) == "HelmRelease":
            called = text(spec.get("releaseName")) or name
            chart = text(mapping(mapping(spec.get("chart")).get("spec")).get("chart"))
            yield Release(called, line, chart=chart, namespace=text(spec.get("targetNamespace")))
        elif kind_of(document) == "Application" and (source.get("chart") or source.get("helm")):
            called = text(mapping(source.get("helm")).get("releaseName")) or name
            chart = text(source.get("chart")) or text(source.get("path"))
            yield Release(called, line, chart=chart, namespace=text(mapping(spec.get("destination")).get("namespace")))


SOURCE = Source(Kind.RELEASE, ("helmfile*.y*ml.gotmpl", *MANIFESTS), _read, folders=is_for_manifests, many=True)
