"""Folders that kustomize puts together: what they take in, and what they do to its names."""

from collections.abc import Iterator, Mapping

from planning.commands.grounding.entries import Kustomization, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.yaml_file import Lined, read_yaml
from resources.repository.source import Source
from resources.repository.tree import Tree

_TAKEN = ("resources", "bases", "components")
_MADE = ("helmCharts", "helmChartInflationGenerator", "generators", "transformers")
"""What makes objects, or names them anew, in ways that only a run of kustomize shows."""
_GENERATED = {"configMapGenerator": "ConfigMap", "secretGenerator": "Secret"}


def _read(tree: Tree, path: str) -> Listing:
    documents = [document for document in read_yaml(tree, path) if isinstance(document, Lined)]
    return Listing(Kind.KUSTOMIZATION, path, tuple(_kustomization(path, document) for document in documents[:1]))


def _kustomization(path: str, document: Lined) -> Kustomization:
    return Kustomization(
        path.rpartition("/")[0] or ".",
        namespace=text(document.get("namespace")),
        prefix=text(document.get("namePrefix")),
        suffix=text(document.get("nameSuffix")),
        resources=tuple(_resources(document)),
        generated=tuple(_generated(document)),
        remote=_remote(path, document),
    )


def _resources(document: Mapping[str, object]) -> Iterator[str]:
    return (text(item) for key in _TAKEN for item in sequence(document.get(key)))


def _generated(document: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, kind in _GENERATED.items():
        yield from ((kind, text(mapping(item).get("name"))) for item in sequence(document.get(key)))


def _remote(path: str, document: Lined) -> str:
    key = next((key for key in _MADE if document.get(key)), "")
    if not key and any(_is_remote(resource) for resource in _resources(document)):
        key = next(key for key in _TAKEN if any(_is_remote(text(item)) for item in sequence(document.get(key))))
    return f"{path}:{document.lines[key]}" if key else ""


def _is_remote(resource: str) -> bool:
    return "://" in resource or "?ref=" in resource or "//" in resource or resource.startswith(("git@", "github.com/"))


SOURCE = Source(Kind.KUSTOMIZATION, ("kustomization.yaml", "kustomization.yml", "Kustomization"), _read)
