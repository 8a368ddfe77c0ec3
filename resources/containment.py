"""The one fence: no path leaves the root, whatever links lie on the way."""

from pathlib import Path

from planning.finding import refuse


def resolved(path: Path, root: Path) -> Path | None:
    """Follow every link; None where that leaves the root, goes in circles or cannot be followed."""
    try:
        real = path.resolve()
        return real if real.is_relative_to(root.resolve()) else None
    except (OSError, RuntimeError, ValueError):
        return None


def contained(path: Path, root: Path) -> Path:
    """Follow every link of a path that stays inside the root.

    Raises:
        Refusal: gate `unreadable`, where it does not.
    """
    if (real := resolved(path, root)) is not None:
        return real
    fix = "put the document itself into the issue's folder, or link to a file inside the repository"
    raise refuse("unreadable", shown(path, root), "the path leaves the root, or a link goes in circles", fix)


def shown(path: Path, root: Path) -> str:
    """Give a path as people see it: from the root on, with forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
