"""How this very installation is started by others: a name, a path, or by way of uvx."""

import json
import os
import shlex
import sys
import sysconfig
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final, cast
from urllib.parse import urlparse
from urllib.request import url2pathname

from planning.finding import refuse
from server.hosts.on_path import is_program, on_path
from server.version import NAME

_CACHE: Final = "CACHEDIR.TAG"
_RECEIPTS: Final = {"uv-receipt.toml": "uv tool update-shell", "pipx_metadata.json": "pipx ensurepath"}
"""What those who install tools leave in an environment, and how each puts its folder of commands on the PATH."""


@dataclass(frozen=True, slots=True)
class Installation:
    """Where the program stands that is running now."""

    prefix: Path
    scripts: Path
    path: str
    """The folders in which commands are looked for, as PATH has them."""
    origin: str | None = None
    """The address, folder or wheel it was installed from; None where nobody wrote it down."""
    installed: bool = True
    """False in a checkout that was never installed."""


@dataclass(frozen=True, slots=True)
class Command:
    """The words that start the server, and what people should know of them."""

    words: tuple[str, ...]
    note: str = ""


def this_installation() -> Installation:
    """Look at the program that is running."""
    scripts, path = Path(sysconfig.get_path("scripts")), os.environ.get("PATH", os.defpath)
    try:
        told = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        checkout = str(Path(__file__).resolve().parents[2])
        return Installation(Path(sys.prefix), scripts, path, checkout, installed=False)
    return Installation(Path(sys.prefix), scripts, path, origin_of(told) if told else None)


def command_for(installation: Installation, *, shared: bool) -> Command:
    """Give the command for a file; a shared file gets the name where every shell finds it, else paths that last.

    Refuses where no command lasts, and says how to install one.
    """
    elsewhere = os.pathsep.join(
        folder for folder in installation.path.split(os.pathsep) if folder and Path(folder) != installation.scripts
    )
    # A virtual environment is on the PATH only of the shell that activated it.
    lasting = _own_shell(installation) or on_path(NAME, elsewhere)
    if lasting:
        return Command((NAME,) if shared else (lasting,))
    if _in_cache(installation.prefix):
        return _by_uvx(installation, shared=shared)
    command = _link(installation) or on_path(NAME, str(installation.scripts))
    if not installation.installed or command is None:
        raise refuse("host-configuration", NAME, "is not installed here: no command lasts", _for_good(installation))
    note = f"{command} is of this machine, and {NAME} is not on the PATH: before others use the file, "
    return Command((command,), note + _reached(installation, Path(command)) if shared else "")


def _link(installation: Installation) -> str | None:
    """Give the link to our command that `uv tool` or pipx made: it outlasts the environment's own path."""
    named = [
        Path(folder) for name in ("UV_TOOL_BIN_DIR", "XDG_BIN_HOME", "PIPX_BIN_DIR") if (folder := os.environ.get(name))
    ]
    own = (installation.scripts / NAME).resolve()
    links = [folder / NAME for folder in (*named, Path.home() / ".local" / "bin")] if _by_tool(installation) else []
    return next((str(link) for link in links if is_program(link) and link.resolve() == own), None)


def _by_tool(installation: Installation) -> str:
    """Give the command that puts the tool's folder on the PATH; empty where no tool installed us."""
    return next((fix for receipt, fix in _RECEIPTS.items() if (installation.prefix / receipt).is_file()), "")


def _reached(installation: Installation, command: Path) -> str:
    tool = _by_tool(installation)
    if not tool:
        return _for_good(installation)
    return f"put {command.parent} on the PATH (`{tool}` does), open a new shell and call again"


def _for_good(installation: Installation) -> str:
    """Say how to install it; from where it came, for no index needs to have it."""
    source = shlex.quote(installation.origin) if installation.origin else "FOLDER"
    where = "" if installation.origin else ", FOLDER being the folder or wheel from which you installed it"
    return f"install it for good: `uv tool install {source}` or `pipx install {source}`{where}, then call again"


def _own_shell(installation: Installation) -> str | None:
    """Give our command where it is on the PATH and not of a virtual environment."""
    if (installation.prefix / "pyvenv.cfg").is_file() or _in_cache(installation.prefix):
        return None
    return on_path(NAME, installation.path)


def _in_cache(prefix: Path) -> bool:
    """Whether an environment stands in a cache, which is emptied some day: of `uvx`, or of `pipx run`."""
    return any((folder / _CACHE).is_file() for folder in prefix.parents) or {".cache", "pipx"} <= set(prefix.parts)


def _by_uvx(installation: Installation, *, shared: bool) -> Command:
    uvx = on_path("uvx", installation.path)
    if uvx is None:
        message = f"runs from a cache, {installation.prefix}, which is emptied some day"
        raise refuse("host-configuration", NAME, message, _for_good(installation))
    source = ("--from", installation.origin) if installation.origin else ()
    faster = shlex.quote(installation.origin or NAME)
    note = f"{NAME} runs from a cache: each start goes by way of uvx; `uv tool install {faster}` starts faster"
    if shared and installation.origin and Path(installation.origin).is_dir():
        note += f"; {installation.origin} is a folder of this machine: others do not have it"
    return Command(("uvx" if shared else uvx, *source, NAME), note)


def origin_of(told: str) -> str | None:
    """Read where a package was installed from, as pip and uv write it down."""
    found = cast("dict[str, object]", json.loads(told))
    address = str(found.get("url", ""))
    version = cast("dict[str, object]", found.get("vcs_info") or {})
    if version:
        revision = version.get("requested_revision")
        return f"{version.get('vcs', 'git')}+{address}" + (f"@{revision}" if revision else "")
    return url2pathname(urlparse(address).path) if address.startswith("file:") else address or None
