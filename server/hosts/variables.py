"""Variables in the files of hosts, replaced as each host does."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_BRACED: Final = re.compile(r"\$\{(\w+)(?::-([^}]*))?\}")
_SHELL: Final = re.compile(r"\$(?:\{(\w+)\}|(\w+))")
_EDITOR: Final = re.compile(r"\$\{(env:)?(\w+)\}")


def as_written(text: str, _environ: Mapping[str, str], _root: Path | None, _home: Path) -> str:
    """Leave the text: this host replaces nothing."""
    return text


def braced(text: str, environ: Mapping[str, str], _root: Path | None, _home: Path) -> str:
    """Replace `${NAME}` and `${NAME:-default}`; an unset name stays as it is written."""
    return _BRACED.sub(lambda found: environ.get(found[1], found[0] if found[2] is None else found[2]), text)


def shell(text: str, environ: Mapping[str, str], _root: Path | None, _home: Path) -> str:
    """Replace `$NAME` and `${NAME}`; an unset name stays as it is written."""
    return _SHELL.sub(lambda found: environ.get(found[1] or found[2], found[0]), text)


def editor(text: str, environ: Mapping[str, str], root: Path | None, home: Path) -> str:
    """Replace `${workspaceFolder}`, `${userHome}` and `${env:NAME}`; an unset name of the environment is empty."""
    known = {"userHome": str(home)}
    if root:
        known |= {"workspaceFolder": str(root), "workspaceFolderBasename": root.name}
    return _EDITOR.sub(lambda found: environ.get(found[2], "") if found[1] else known.get(found[2], found[0]), text)
