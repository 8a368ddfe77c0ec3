"""Where the repository is: what was said, else what the host says, else upward from here."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

PLANNING: Final = ".claude/planning"
VARIABLES: Final = ("DEPLOY_PLANNER_ROOT", "CLAUDE_PROJECT_DIR")


def find_root(
    explicit: str | None, environ: Mapping[str, str], cwd: Path, planning: str = PLANNING
) -> Path | None:
    """Find the repository's root; None where nothing names one and no folder upward has plans.

    What was said is taken as it is, even where no such folder exists: the workspace refuses it by name,
    instead of a server that quietly works somewhere else or does not start.
    """
    for given in (explicit, *(environ.get(name) for name in VARIABLES)):
        if given and given.strip():
            return _absolute(given.strip(), cwd)
    return next((folder for folder in (cwd, *cwd.parents) if is_folder(folder / planning)), None)


def is_folder(path: Path) -> bool:
    """Tell whether a folder is there and can be looked at; never raises."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _absolute(given: str, cwd: Path) -> Path:
    try:
        return cwd / Path(given).expanduser()
    except RuntimeError:  # `~somebody` whom the machine does not know
        return cwd / given
