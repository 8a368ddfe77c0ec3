"""Helm charts: their names, what they depend on, and the values files beside them."""

from fnmatch import fnmatch

from planning.commands.grounding.entries import Chart, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.yaml_file import Lined, read_yaml
from resources.repository.source import Source
from resources.repository.tree import BrokenError, Tree


def _read(tree: Tree, path: str) -> Listing:
    document = next((one for one in read_yaml(tree, path) if isinstance(one, Lined)), None)
    if document is None:
        raise BrokenError("says nothing of a chart")
    chart = Chart(
        text(document.get("name")),
        document.lines.get("name", 0),
        version=text(document.get("version")),
        dependencies=tuple(text(mapping(one).get("name")) for one in sequence(document.get("dependencies"))),
        values=tuple(name for name in tree.names(path.rpartition("/")[0]) if fnmatch(name, "*values*.y*ml")),
    )
    return Listing(Kind.CHART, path, (chart,))


SOURCE = Source(Kind.CHART, ("Chart.yaml",), _read)
