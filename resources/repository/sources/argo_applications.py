"""Applications of Argo CD, in plain manifests and in templates of them."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Entry, Kind, Listing
from resources.repository.formats.manifests import is_placeholder, kind_of, may_hold_objects, name_of, read_objects
from resources.repository.source import Source
from resources.repository.sources.workloads import MANIFESTS, is_for_manifests
from resources.repository.tree import Tree


def _read(tree: Tree, path: str) -> Listing | None:
    content = tree.text(path) if not path.endswith(".tf") else ""
    if "Application" not in content or "argo" not in content or not may_hold_objects(content):
        return None
    found = tuple(_applications(content))
    templated = next((one for one in found if is_placeholder(one.name)), None)
    named = tuple(one for one in found if one is not templated and not is_placeholder(one.name))
    return Listing(Kind.ARGO_APPLICATION, path, named, f"{path}:{templated.line}: a template" if templated else "")


def _applications(content: str) -> Iterator[Entry]:
    for document in read_objects(content):
        name, line = name_of(document)
        if kind_of(document) == "Application" and name:
            yield Entry(name, line)
        elif kind_of(document) == "ApplicationSet":
            yield Entry("{{ }}", line)


SOURCE = Source(Kind.ARGO_APPLICATION, MANIFESTS, _read, folders=is_for_manifests, many=True)
