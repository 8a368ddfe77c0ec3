"""What git ignores, and the folders that are never walked: built, downloaded or private, not the project's word."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NEVER: Final = frozenset({
    ".git", ".hg", ".svn", "node_modules", ".venv", "venv", "__pycache__", ".tox", ".nox", ".mypy_cache",
    ".ruff_cache", ".pytest_cache", ".terraform", ".gradle", ".next", ".turbo", ".yarn", "bower_components",
})  # fmt: skip
"""Folders that hold nothing that people wrote, whatever .gitignore says."""


@dataclass(slots=True)
class Ignored:
    """The .gitignore files of a repository, each read when a path below its folder is asked for."""

    read: Callable[[str], str | None]
    _folders: dict[str, bool] = field(default_factory=dict[str, bool])
    _specs: "dict[str, GitIgnoreSpec | None]" = field(default_factory=dict[str, "GitIgnoreSpec | None"])

    def matches(self, path: str, *, folder: bool) -> bool:
        """Whether git leaves a path out, by its own name or by that of a folder above it."""
        above = path.rpartition("/")[0]
        if path.rpartition("/")[2] in NEVER or (above and self._folder(above)):
            return True
        return self._folder(path) if folder else self._named(path, folder=False)

    def _folder(self, path: str) -> bool:
        if path not in self._folders:
            above, _, name = path.rpartition("/")
            self._folders[path] = (
                name in NEVER or (above != "" and self._folder(above)) or self._named(path, folder=True)
            )
        return self._folders[path]

    def _named(self, path: str, *, folder: bool) -> bool:
        """Ask the nearest .gitignore that says anything of the path."""
        parts = path.split("/")
        for depth in range(len(parts) - 1, -1, -1):
            spec = self._spec("/".join(parts[:depth]))
            said = spec.check_file("/".join(parts[depth:]) + ("/" if folder else "")).include if spec else None
            if said is not None:
                return said
        return False

    def _spec(self, folder: str) -> "GitIgnoreSpec | None":
        if folder not in self._specs:
            text = self.read(f"{folder}/.gitignore" if folder else ".gitignore")
            self._specs[folder] = _parse(text) if text else None
        return self._specs[folder]


def _parse(text: str) -> "GitIgnoreSpec | None":
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only a repository with a .gitignore needs it

    try:
        return GitIgnoreSpec.from_lines(text.splitlines())
    except ValueError:
        return None
