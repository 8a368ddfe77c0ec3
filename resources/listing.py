"""The Markdown files of a folder that may be read: named so that people can see the name, inside the root."""

import os
from dataclasses import dataclass
from pathlib import Path

from resources.containment import resolved
from resources.issue_names import natural


@dataclass(frozen=True, slots=True)
class Listed:
    """A Markdown file of a folder."""

    path: Path
    bytes: int
    inside: bool
    """Whether the file, its link followed, lies inside the root."""

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.name


def markdown_files(folder: Path, root: Path) -> tuple[Listed, ...]:
    """List the Markdown files right in a folder in natural order; none where it cannot be looked at."""
    if resolved(folder, root) is None:
        return ()
    try:
        with os.scandir(folder) as entries:
            files = [file for entry in entries if (file := _listed(entry, root)) is not None]
    except OSError:
        return ()
    return tuple(sorted(files, key=lambda file: natural(file.name)))


def _listed(entry: os.DirEntry[str], root: Path) -> Listed | None:
    if not _named(entry.name):
        return None
    path = Path(entry.path)
    if entry.is_symlink() and resolved(path, root) is None:
        return Listed(path, 0, inside=False)
    try:
        return Listed(path, entry.stat().st_size, inside=True) if entry.is_file() else None
    except OSError:  # it vanished meanwhile, or is a link to nothing
        return None


def _named(name: str) -> bool:
    return name[-3:].casefold() == ".md" and not name.startswith(".") and name.isprintable()
