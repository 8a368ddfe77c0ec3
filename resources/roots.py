"""Where the project is: as told, else upward from where the host says, else upward from the working directory."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PLANNING: Final = ".claude/planning"
HOST: Final = "CLAUDE_PROJECT_DIR"
"""Where the host was started: a person's folder of the moment, often one below the project's."""
VARIABLES: Final = ("DEPLOY_PLANNER_ROOT", HOST)


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
            found = _given(source, value.strip(), cwd)
            above = _upward(found.root, planning) if found.root and source == HOST else None
            return RootFound(above, source) if above else found
    if root := _upward(cwd, planning):
        return RootFound(root, "working directory")
    return RootFound(
        None,
        "working directory",
        f"none of --root, {', '.join(VARIABLES)} is given, and no folder from {cwd} upward holds {planning}",
    )


def _upward(start: Path, planning: str) -> Path | None:
    folders = (folder for folder in (start, *start.parents) if is_folder(folder / planning))
    return next((folder.resolve() for folder in folders), None)


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
