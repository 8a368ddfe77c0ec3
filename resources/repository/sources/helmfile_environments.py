"""Environments of helmfiles."""

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.shape import mapping
from resources.repository.formats.yaml_file import Lined, parse_yaml
from resources.repository.source import Source
from resources.repository.tree import BrokenError, Tree


def _read(tree: Tree, path: str) -> Listing:
    content = tree.text(path)
    try:
        documents = [mapping(document) for document in parse_yaml(content)]
    except BrokenError:
        if "{{" not in content:
            raise
        return Listing(Kind.HELM_ENVIRONMENT, path, open=f"{path} is a template")
    found = [one for document in documents if isinstance(one := document.get("environments"), Lined)]
    entries = tuple(Entry(name, one.lines.get(name, 0)) for one in found for name in one)
    split = any(document.get("helmfiles") or document.get("bases") for document in documents)
    return Listing(Kind.HELM_ENVIRONMENT, path, entries, f"{path} takes in further helmfiles" if split else "")


SOURCE = Source(Kind.HELM_ENVIRONMENT, ("helmfile.yaml", "helmfile.yml", "helmfile*.y*ml*"), _read, many=True)
