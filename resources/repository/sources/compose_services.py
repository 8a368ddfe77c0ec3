"""Services of compose files and of what these include."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence
from resources.repository.formats.shape import mapping, required_mapping, sequence, text
from resources.repository.formats.yaml_file import Lined, read_yaml
from resources.repository.source import Source
from resources.repository.tree import BrokenError, Tree, below

_INCLUDED = 20
"""Files that one may include, all in all."""
_SERVICES = re.compile(r"^services:\s*(#.*)?$", re.MULTILINE)
_KEYS = frozenset({"services", "include", "name", "version", "volumes", "networks", "configs", "secrets"})


def _read(tree: Tree, path: str) -> Listing | None:
    """Read a file that is called after compose, or that has services as compose files have them."""
    named = "compose" in path.rpartition("/")[2]
    if not named and (path.startswith(".") or not _SERVICES.search(tree.text(path))):
        return None
    return _listing(tree, path, [_INCLUDED])


def _listing(tree: Tree, path: str, budget: list[int]) -> Listing:
    documents = read_yaml(tree, path)
    document = required_mapping(documents[0] if documents else {}, "the file")
    why_open = "" if not document or set(document) & _KEYS else f"{path} has no services"
    entries = list(_services(document))
    for included in _included(document):
        inner = _inner(tree, path, included, budget)
        entries += [replace(one, source=one.source or inner.file) for one in inner.entries]
        why_open = why_open or inner.open
    return Listing(Kind.COMPOSE_SERVICE, path, tuple(entries), why_open)


def _services(document: Mapping[str, object]) -> Iterator[Entry]:
    services = document.get("services")
    for name, service in mapping(services).items():
        build = mapping(service).get("build")
        context = text(build) or text(mapping(build).get("context"))
        yield Entry(name, services.lines.get(name, 0) if isinstance(services, Lined) else 0, context)


def _included(document: Mapping[str, object]) -> Iterator[str]:
    for one in sequence(document.get("include")):
        path = mapping(one).get("path")
        yield from (text(inner) for inner in sequence(path) or [one if isinstance(one, str) else path])


def _inner(tree: Tree, path: str, included: str, budget: list[int]) -> Listing:
    """Read an included file; it is beside the one that includes it, or below."""
    inner = below(path.rpartition("/")[0], included.removeprefix("./"))
    odd = not included or included.startswith(("../", "/")) or "$" in included or "://" in included or budget[0] <= 0
    if odd or tree.presence(inner) is not Presence.FILE:
        return Listing(Kind.COMPOSE_SERVICE, inner, open=f"{path} includes {included}")
    budget[0] -= 1
    try:
        return _listing(tree, inner, budget)
    except BrokenError:
        return Listing(Kind.COMPOSE_SERVICE, inner, open=f"{inner} cannot be read")


SOURCE = Source(
    Kind.COMPOSE_SERVICE,
    ("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml", "*.yaml", "*.yml"),
    _read,
    many=True,
)
