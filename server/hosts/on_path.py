"""Commands that the PATH finds, and never the folder we happen to stand in."""

import os
import sys
from pathlib import Path

_ENDINGS = os.environ.get("PATHEXT", ".COM;.EXE;.BAT;.CMD").lower().split(";") if sys.platform == "win32" else []


def on_path(name: str, path: str, endings: list[str] = _ENDINGS) -> str | None:
    """Give the first program of that name in the absolute folders of a PATH.

    Where programs have `endings`, one of them is theirs. Unlike `shutil.which`, which looks into the working
    directory first on Windows: a program that lies in a cloned repository is not one that this machine installed.
    """
    names = [name, *(name + ending for ending in endings)]
    if endings:
        names = [one for one in names if one.lower().endswith(tuple(endings))]
    folders = [Path(folder) for folder in path.split(os.pathsep) if os.path.isabs(folder)]  # noqa: PTH117  of a text
    return next((str(folder / one) for folder in folders for one in names if is_program(folder / one)), None)


def is_program(path: Path) -> bool:
    """Whether a file may be executed."""
    return path.is_file() and os.access(path, os.X_OK)
