"""The machine and the person that a host runs for: what places and starts depend on."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Machine:
    """Read once, so that everything below is a function of it."""

    home: Path
    system: str = "linux"
    """As `sys.platform` says it: `linux`, `darwin`, `win32`."""
    environ: Mapping[str, str] = field(default_factory=dict[str, str])

    def folder(self, variable: str, default: str) -> Path:
        """Give the folder that a variable names, else the default below the home."""
        named = self.environ.get(variable, "").strip()
        return Path(named) if named else self.home / default

    def shown(self, path: Path, root: Path | None = None) -> str:
        """Name a path as people do: from the root on, or with ~ for the home."""
        if root and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
        inside = path.is_relative_to(self.home) and self.home != Path("/")
        return f"~/{path.relative_to(self.home).as_posix()}" if inside else str(path)


def this_machine() -> Machine:
    """Read the machine that this process runs on."""
    return Machine(Path.home(), sys.platform, dict(os.environ))
