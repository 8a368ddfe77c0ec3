"""Applications of Argo CD, in plain manifests and in templates of them."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Entry, Listing, Templated
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.manifests import is_placeholder, kind_of, may_hold_objects, name_of, read_objects
from resources.repository.formats.shape import mapping, text
from resources.repository.source import Source
from resources.repository.sources.workloads import MANIFESTS, is_for_manifests
from resources.repository.tree import Tree


def _read(tree: Tree, path: str) -> Listing | None:
    content = tree.text(path) if not path.endswith(".tf") else ""
    if "Application" not in content or "argo" not in content or not may_hold_objects(content):
        return None
    found = tuple(_applications(content))
    return Listing(Kind.ARGO_APPLICATION, path, found) if found else None


def _applications(content: str) -> Iterator[Entry]:
    for document in read_objects(content):
        name, line = name_of(document)
        if kind_of(document) == "ApplicationSet":
            metadata = mapping(mapping(mapping(document.get("spec")).get("template")).get("metadata"))
            yield Templated(text(metadata.get("name")) or "{{ }}", line, kind="Application")
        elif kind_of(document) == "Application" and name:
            yield Templated(name, line, kind="Application") if is_placeholder(name) else Entry(name, line)


SOURCE = Source(Kind.ARGO_APPLICATION, MANIFESTS, _read, folders=is_for_manifests, many=True)
