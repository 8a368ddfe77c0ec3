"""Migrations of Drizzle: SQL files in the order of `meta/_journal.json`; drizzle-kit has no way back."""

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.json_file import read_json
from resources.repository.formats.shape import mapping, required_mapping, sequence, text
from resources.repository.sources.migrations.migration import migration
from resources.repository.sources.migrations.ordered import in_line
from resources.repository.tree import Tree, below


def holds(folder: str, names: tuple[str, ...]) -> bool:
    """Whether a folder may be one of Drizzle's."""
    del folder
    return "meta" in names and any(name.endswith(".sql") for name in names)


def read(tree: Tree, path: str) -> Listing | None:
    """Read the journal; None where there is none."""
    journal = below(path, "meta/_journal.json")
    if "_journal.json" not in tree.names(below(path, "meta")):
        return None
    document = required_mapping(read_json(tree, journal), "the file")
    tags = [text(mapping(entry).get("tag")) for entry in sequence(document.get("entries"))]
    entries = [migration(tag, 0, "", "drizzle", below(path, f"{tag}.sql"), (), False) for tag in tags if tag]
    return Listing(Kind.MIGRATION, path, in_line(entries))
