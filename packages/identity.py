"""Who we are: name, version and words, read from pyproject.toml and nowhere else."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Identity:
    """What every package says of itself."""

    name: str
    title: str
    """As people read it in a list of extensions."""
    registry_name: str
    """In the MCP registry: the owner's namespace, a slash, the server."""
    version: str
    description: str
    """At most 100 characters, since the registry takes no more."""
    keywords: tuple[str, ...]
    licence: str
    author: str
    python: str
    """The interpreters that will do, as `>=3.11`."""


def identity(root: Path = ROOT) -> Identity:
    """Read the project's own table and ours below it.

    Raises:
        KeyError: where pyproject.toml lacks one of them.
    """
    document: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    project, ours = document["project"], document["tool"]["deploy-planner"]
    return Identity(
        name=project["name"],
        title=ours["title"],
        registry_name=ours["registry-name"],
        version=project["version"],
        description=project["description"],
        keywords=tuple(project["keywords"]),
        licence=project["license"],
        author=project["authors"][0]["name"],
        python=project["requires-python"],
    )
