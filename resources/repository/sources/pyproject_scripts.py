"""Commands and scripts that pyproject.toml and Pipfile name for Python's project tools."""

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.tables import entries_of
from resources.repository.formats.toml_file import read_toml
from resources.repository.source import Source
from resources.repository.tree import Tree


def _source(kind: Kind, file: str, *tables: str) -> Source:
    def read(tree: Tree, path: str) -> Listing | None:
        document, source = read_toml(tree, path), tree.text(path)
        found = [entry for table in tables for entry in entries_of(document, source, *table.split("."))]
        # A key that begins so sets what all scripts share.
        names = tuple(entry for entry in found if not entry.name.startswith("_"))
        return Listing(kind, path, names) if names else None

    return Source(kind, (file,), read)


COMMANDS = _source(
    Kind.PYTHON_COMMAND, "pyproject.toml", "project.scripts", "project.gui-scripts", "tool.poetry.scripts"
)
PDM = _source(Kind.PDM_SCRIPT, "pyproject.toml", "tool.pdm.scripts")
RYE = _source(Kind.RYE_SCRIPT, "pyproject.toml", "tool.rye.scripts")
PIPENV = _source(Kind.PIPENV_SCRIPT, "Pipfile", "scripts")
