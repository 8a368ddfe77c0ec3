"""Resources of a SAM or CloudFormation template, and the environments of samconfig.toml."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.shape import text
from resources.repository.formats.toml_file import read_toml
from resources.repository.formats.yaml_file import Lined, read_yaml
from resources.repository.platforms.lines import line_of
from resources.repository.source import Source
from resources.repository.tree import Tree


def _read(tree: Tree, path: str) -> Listing | None:
    documents = read_yaml(tree, path)
    resources = documents[0].get("Resources") if documents and isinstance(documents[0], Lined) else None
    if not isinstance(resources, Lined):
        return None
    made = next((name for name in resources if name.startswith("Fn::")), "")
    why = f"{path}:{resources.lines[made]}: {made} makes resources" if made else ""
    entries = tuple(Entry(name, resources.lines.get(name, 0), _type(value)) for name, value in resources.items())
    return Listing(Kind.SAM_RESOURCE, path, entries, why)


def _type(resource: object) -> str:
    return text(resource.get("Type")) if isinstance(resource, Lined) else ""


def _read_environments(tree: Tree, path: str) -> Listing:
    return Listing(Kind.SAM_ENVIRONMENT, path, tuple(_environments(tree, path)))


def _environments(tree: Tree, path: str) -> Iterator[Entry]:
    for name, value in read_toml(tree, path).items():
        if isinstance(value, dict):
            yield Entry(name, line_of(tree.text(path), rf"^[ \t]*\[+[ \t]*{name}[ \t]*[.\]]"))


SOURCE = Source(Kind.SAM_RESOURCE, ("template.yaml", "template.yml"), _read)
ENVIRONMENTS = Source(Kind.SAM_ENVIRONMENT, ("samconfig.toml",), _read_environments)
