"""Scripts in the folders where people keep them, with the first words of comment as what they are."""

from typing import Final

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence
from resources.repository.source import Source
from resources.repository.tree import BrokenError, Tree, below

_FOLDERS: Final = ("scripts", "script", "bin", "tools", "hack", "ops", "ci", "deploy")
_ENDINGS: Final = (".sh", ".bash", ".zsh", ".py", ".rb", ".js", ".mjs", ".ts", ".pl", ".ps1", ".php")
_SCRIPTS: Final = 200


def _read(tree: Tree, path: str) -> Listing | None:
    if tree.presence(path) is not Presence.FOLDER:
        return None
    names, folders = tree.listed(path)
    plain = [
        name for name in names if below(path, name) not in folders and (name.endswith(_ENDINGS) or "." not in name)
    ]
    entries = tuple(entry for name in plain[:_SCRIPTS] for entry in _script(tree, path, name))
    return Listing(Kind.SCRIPT, path, entries) if entries else None


def _script(tree: Tree, folder: str, name: str) -> "tuple[Entry, ...]":
    path = below(folder, name)
    try:
        text = tree.text(path)
    except BrokenError:
        return ()
    if not name.endswith(_ENDINGS) and not text.startswith("#!"):
        return ()
    return (Entry(path, note=_comment(text), source=path),)


def _comment(text: str) -> str:
    """Give the first line of comment or of a docstring."""
    for line in text.splitlines()[:20]:
        plain = line.strip()
        if plain.startswith(("#!", "# -*-", "# shellcheck")) or not plain:
            continue
        if plain.startswith(("#", "//", '"""')):
            said = plain.lstrip("#/").strip().strip('"').strip()
            if said:
                return said[:120]
        else:
            return ""
    return ""


SOURCE = Source(Kind.SCRIPT, _FOLDERS, _read, many=True)
