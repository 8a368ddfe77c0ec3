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
    _specs: "dict[str, GitIgnoreSpec | None]" = field(default_factory=dict[str, "GitIgnoreSpec | None"])

    def matches(self, path: str, *, folder: bool) -> bool:
        """Whether git leaves a path out, by its own name or that of a folder above it."""
        parts = path.split("/")
        if any(part in NEVER for part in parts):
            return True
        return any(
            self._left_out("/".join(parts[:depth]), folder=folder or depth < len(parts))
            for depth in range(1, len(parts) + 1)
        )

    def _left_out(self, path: str, *, folder: bool) -> bool:
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
