"""Scripts of hatch's environments: `lint` of the default one, `docs:build` of another."""

from collections.abc import Iterator, Mapping

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.tables import runs
from resources.repository.formats.toml_file import line_of_key, read_toml, table
from resources.repository.source import Source
from resources.repository.tree import Tree

_NEEDED = ("dependencies", "extra-dependencies")


def _read(tree: Tree, path: str) -> Listing | None:
    start = () if path.endswith("hatch.toml") else ("tool", "hatch")
    document = read_toml(tree, path)
    settings = table(document, *start)
    environments = table(settings, "envs")
    if not environments:
        return None
    source, header = tree.text(path), ".".join((*start, "envs"))
    entries = tuple(
        one for name in {"default": 0, **environments} for one in _scripts(name, environments, source, header)
    )
    collected = f"{path}: a plugin collects environments" if table(settings, "env") else ""
    return Listing(Kind.HATCH_SCRIPT, path, entries, collected)


def _scripts(name: str, environments: Mapping[str, object], source: str, header: str) -> Iterator[Entry]:
    """Give the scripts of an environment, those of its template too; the environment itself as `docs:`, with what it installs."""
    needed = (text(one) for key in _NEEDED for one in sequence(table(environments, name).get(key)))
    yield Entry(f"{name}:", line_of_key(source, header, name), " ".join(needed))
    for owner in _templates(name, environments):
        for script, value in table(environments, owner, "scripts").items():
            line = line_of_key(source, f"{header}.{owner}.scripts", script)
            yield Entry(f"{name}:{script}", line, runs(value))
            if name == "default":
                yield Entry(script, line, runs(value))


def _templates(name: str, environments: Mapping[str, object]) -> Iterator[str]:
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        yield name
        own = mapping(environments.get(name))
        name = name if own.get("detached") is True else text(own.get("template")) or "default"


SOURCE = Source(Kind.HATCH_SCRIPT, ("hatch.toml", "pyproject.toml"), _read, many=True)
