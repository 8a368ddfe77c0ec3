"""Profiles of skaffold."""

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.yaml_file import Lined, read_yaml
from resources.repository.source import Source
from resources.repository.tree import Tree


def _read(tree: Tree, path: str) -> Listing:
    documents = [mapping(document) for document in read_yaml(tree, path)]
    profiles = [one for document in documents for one in sequence(document.get("profiles")) if isinstance(one, Lined)]
    entries = tuple(Entry(text(one.get("name")), one.lines.get("name", one.line)) for one in profiles)
    required = any(document.get("requires") for document in documents)
    return Listing(Kind.SKAFFOLD_PROFILE, path, entries, f"{path} requires other configurations" if required else "")


SOURCE = Source(Kind.SKAFFOLD_PROFILE, ("skaffold.yaml", "skaffold.yml", "skaffold*.y*ml"), _read, many=True)
