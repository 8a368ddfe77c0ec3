"""Functions of the Serverless Framework."""

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.shape import sequence
from resources.repository.formats.yaml_file import Lined, read_yaml
from resources.repository.source import Source
from resources.repository.tree import Tree


def _read(tree: Tree, path: str) -> Listing:
    if not path.endswith((".yml", ".yaml")):
        return Listing(Kind.SERVERLESS, path, open=f"{path} is a program or JSON")
    documents = read_yaml(tree, path)
    document = documents[0] if documents else None
    given = document.get("functions") if isinstance(document, Lined) else None
    groups = [group for group in [given, *sequence(given)] if isinstance(group, Lined)]
    entries = tuple(Entry(name, group.lines.get(name, 0)) for group in groups for name in group)
    is_whole = isinstance(given, Lined) or (sequence(given) and len(groups) == len(sequence(given)))
    return Listing(Kind.SERVERLESS, path, entries, "" if is_whole else f"{path} takes its functions from elsewhere")


SOURCE = Source(
    Kind.SERVERLESS, ("serverless.yml", "serverless.yaml", "serverless.json", "serverless.ts", "serverless.js"), _read
)
