"""What git ignores, and the folders that are never walked: built, downloaded or private, not the project's word."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final
from warnings import catch_warnings, simplefilter

from planning.limits import FILE_NAME_BYTES

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NEVER: Final = frozenset({
    ".git", ".hg", ".svn", "node_modules", ".venv", "venv", "__pycache__", ".tox", ".nox", ".mypy_cache",
    ".ruff_cache", ".pytest_cache", ".terraform", ".gradle", ".next", ".turbo", ".yarn", "bower_components",
})  # fmt: skip
"""Folders that hold nothing that people wrote, whatever .gitignore says."""
_LINES: Final = 10_000
_LINE_CHARS: Final = 1_000
_PARTS: Final = 100
"""Bounds of a .gitignore and of a path that nobody's comes near; what is beyond them is not read."""
_WILD: Final = re.compile(r"(?:\*[^*/]+){5}|(?:\*\*.*?){4}")
"""So many stars that a pattern takes for ever to fit nothing."""


@dataclass(slots=True)
class Ignored:
    """The .gitignore files of a repository, each read when a path below its folder is asked for."""

    read: Callable[[str], str | None]
    _folders: dict[str, bool] = field(default_factory=dict[str, bool])
    _specs: "dict[str, GitIgnoreSpec | None]" = field(default_factory=dict[str, "GitIgnoreSpec | None"])

    def matches(self, path: str, *, folder: bool) -> bool:
        """Whether git leaves a path out, by its own name or by that of a folder above it.

        A path that no file system takes counts as left out: nothing is said of it.
        """
        if path.count("/") > _PARTS or max(map(len, path.split("/"))) > FILE_NAME_BYTES:
            return True
        above = path.rpartition("/")[0]
        if path.rpartition("/")[2] in NEVER or (above and self._folder(above)):
            return True
        return self._folder(path) if folder else self._named(path, folder=False)

    def _folder(self, path: str) -> bool:
        """Ask from the root on: a folder below one that is left out is left out too."""
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            here = "/".join(parts[:depth])
            if here not in self._folders:
                self._folders[here] = parts[depth - 1] in NEVER or self._named(here, folder=True)
            if self._folders[here]:
                return True
        return False

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

    lines = [line for line in islice(text.splitlines(), _LINES) if len(line) <= _LINE_CHARS and not _WILD.search(line)]
    with catch_warnings():
        # A pattern such as `[[a]` makes it warn of what Python's patterns will once mean.
        simplefilter("ignore", FutureWarning)
        try:
            return GitIgnoreSpec.from_lines(lines)
        except (ValueError, re.error):
            return None
