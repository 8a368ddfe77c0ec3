"""Where the project is: as told, else as the host says, else upward from the working directory."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PLANNING: Final = ".claude/planning"
VARIABLES: Final = ("DEPLOY_PLANNER_ROOT", "CLAUDE_PROJECT_DIR")


@dataclass(frozen=True, slots=True)
class RootFound:
    """The root and who named it, or why there is none."""

    root: Path | None
    source: str
    """`--root`, the variable's name, or `working directory`."""
    problem: str = ""


def locate_root(explicit: str | None, environ: Mapping[str, str], cwd: Path, planning: str = PLANNING) -> RootFound:
    """Find the root; the first of the sources that says anything decides, even when it is wrong."""
    given = [("--root", explicit), *((name, environ.get(name)) for name in VARIABLES)]
    for source, value in given:
        if value and value.strip():
            return _given(source, value.strip(), cwd)
    for folder in (cwd, *cwd.parents):
        if is_folder(folder / planning):
            return RootFound(folder.resolve(), "working directory")
    return RootFound(
        None,
        "working directory",
        f"none of --root, {', '.join(VARIABLES)} is given, and no folder from {cwd} upward holds {planning}",
    )


def _given(source: str, value: str, cwd: Path) -> RootFound:
    if "${" in value:
        return RootFound(None, source, f"{source} is {value!r}: the host left the variable as it is")
    folder = _expanded(cwd, value)
    if is_folder(folder):
        return RootFound(folder.resolve(), source)
    reason = "is not a folder" if _exists(folder) else "does not exist"
    return RootFound(None, source, f"{source} names {value!r}, which {reason}")


def _expanded(cwd: Path, value: str) -> Path:
    try:
        return cwd / Path(value).expanduser()
    except RuntimeError:  # nobody's home is known
        return cwd / value


def is_folder(path: Path) -> bool:
    """Whether `path` is a folder that may be looked at; before Python 3.14 `is_dir` raises for others."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
