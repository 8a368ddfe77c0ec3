"""A project among folders that nobody may read: what lies there must never be told, and stays as it is."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.tools.projects import ISSUE, make_project

CANARY = "canary-7f3a91"
"""Stands in every file that nobody may read."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The project, and all around it."""

    around: Path
    root: Path

    @property
    def issue(self) -> Path:
        """The folder of the project's one issue."""
        return self.root / ".claude" / "planning" / ISSUE

    @property
    def outside(self) -> Path:
        """The folder whose name begins like the root's."""
        return self.around / "app-secrets"

    def snapshot(self) -> dict[str, tuple[object, ...]]:
        """Give what stands where, within the project and around it."""
        return dict(_entries(self.around))


def make_scene(around: Path) -> Scene:
    """Write a project, what lies beside it, and in it what is no document."""
    scene = Scene(around, make_project(around / "app"))
    for place in ("", "app-secrets", "app-secrets/.claude/planning/cache-prices", "app-secrets/docs"):
        _write(around / place / "STATUS.md", f"# Status: {CANARY}\n")
        _write(around / place / "ARCHITECTURE.md", f"# Architecture\n\n- {CANARY}\n")
    for name in (".env", ".git/config", "STATUS.md"):
        _write(scene.root / name, CANARY)
    return scene


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _entries(folder: Path) -> Iterator[tuple[str, tuple[object, ...]]]:
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        kind = stat.S_IFMT(status.st_mode)
        held: object = path.read_bytes() if stat.S_ISREG(kind) and status.st_size < 1_000_000 else status.st_size
        held = path.readlink() if stat.S_ISLNK(kind) else held
        yield str(path), (kind, status.st_ino, None if stat.S_ISDIR(kind) else held)
