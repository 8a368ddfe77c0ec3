"""Values files that Helm may have been meant to read: those of the repository, the likest first."""

import re
from collections.abc import Iterator

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import closest_names

_FOLDER = "values"
_MOST = 40
"""So many folders of the root are looked into."""
_SAYS_NOTHING = re.compile(r"^values[-_.]?|[-_.]?values$")


def values_files(path: str, repository: Repository) -> tuple[str, ...]:
    """Name values files for one that is absent: alike by their own name, else by their folder, else all there are."""
    files = tuple(dict.fromkeys(_found(path, repository)))
    named = [file for file in files if _alike(_telling(path), _telling(file))]
    beside = [file for file in files if _folder(file) == _folder(path)]
    alike = [*(file for file in named if file in beside), *named] or beside
    return tuple(dict.fromkeys(alike)) or closest_names(path, files) or files


def _found(path: str, repository: Repository) -> Iterator[str]:
    charts = [listing.folder for listing in repository.everywhere(Kind.CHART).listings]
    names = dict.fromkeys((_folder(path) or _FOLDER, _FOLDER))
    above = dict.fromkeys(["", *repository.names("")[:_MOST], *(chart.rpartition("/")[0] for chart in charts)])
    for folder in dict.fromkeys([*(f"{top}/{name}".lstrip("/") for name in names for top in above), *charts, *above]):
        for name in repository.names(folder):
            file = f"{folder}/{name}".lstrip("/")
            if name.endswith((".yaml", ".yml")) and ("values" in name or _folder(file) in names):
                yield file


def _folder(path: str) -> str:
    return path.rpartition("/")[0].rpartition("/")[2]


def _telling(path: str) -> str:
    """Give what tells one values file from another: `prod` of `values-prod.yaml`."""
    return _SAYS_NOTHING.sub("", path.rpartition("/")[2].rpartition(".")[0])


def _alike(one: str, other: str) -> bool:
    return one == other or bool(one and other and closest_names(one, [other]))
