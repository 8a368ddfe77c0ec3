"""Environments of tox, from tox.ini, setup.cfg, pyproject.toml or tox.toml; what a name may be made of is a note."""

import re
from collections.abc import Iterable, Iterator, Mapping

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.factors import generated
from resources.repository.formats.ini_file import Section, read_sections
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.toml_file import line_of_key, read_toml, table
from resources.repository.source import Source
from resources.repository.tree import Tree

FACTOR = "factor"
"""The note of an entry that is no environment but may be part of the name of one."""
_CONDITION = re.compile(r"^!?([\w.{},!-]+)\s*:(?:\s|$)")


def _read(tree: Tree, path: str) -> Listing | None:
    name = path.rpartition("/")[2]
    if name in {"tox.ini", "setup.cfg"}:
        return _of_ini(path, tree.text(path), 0, core="tox" if name == "tox.ini" else "tox:tox")
    document, source = read_toml(tree, path), tree.text(path)
    settings = document if name == "tox.toml" else table(document, "tool", "tox")
    if not settings:
        return None
    legacy = text(settings.get("legacy_tox_ini"))
    if legacy:
        return _of_ini(path, legacy, line_of_key(source, "tool.tox", "legacy_tox_ini"))
    return _of_toml(path, settings, source, "" if name == "tox.toml" else "tool.tox.")


def _of_ini(path: str, source: str, before: int, core: str = "tox") -> Listing | None:
    sections = list(read_sections(source))
    main = next((section for section in sections if section.name == core), None)
    environments = [section for section in sections if section.name.startswith("testenv")]
    if main is None and not environments:
        return None
    entries = [
        Entry(name, section.line + before)
        for section in environments
        for name in generated(section.name[len("testenv:") :])
    ]
    reason = ""
    for line, row in _listed(main) if main else ():
        reason = reason or (f"{path}:{line + before}: a computed list" if "{[" in row or "{env:" in row else "")
        entries += (Entry(name, line + before) for name in generated(row) if "{" not in name)
    entries += (
        Entry(factor, note=FACTOR) for section in environments for factor in _conditions(section.values.values())
    )
    return Listing(Kind.TOX_ENVIRONMENT, path, tuple(entries), reason)


def _listed(main: Section) -> Iterator[tuple[int, str]]:
    """Give the lines of the list of environments; as one where braces reach over lines."""
    for key in ("envlist", "env_list"):
        rows = main.rows.get(key, [])
        if all(row.count("{") == row.count("}") for _, row in rows):
            yield from rows
        else:
            yield rows[0][0], main.values[key]


def _conditions(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        for line in value.split("\n"):
            condition = _CONDITION.match(line.strip())
            for name in generated(condition[1]) if condition else ():
                yield from name.replace("!", "").split("-")


def _of_toml(path: str, settings: Mapping[str, object], source: str, header: str) -> Listing:
    entries = [Entry(name, line_of_key(source, f"{header}env", name)) for name in mapping(settings.get("env"))]
    reason = ""
    for key in ("env_list", "envlist"):
        line = line_of_key(source, header.removesuffix("."), key) or _top_line(source, key)
        for one in sequence(settings.get(key)):
            if not isinstance(one, str):
                reason = f"{path}:{line}: a computed list"
            entries += (Entry(name, line) for name in generated(text(one)))
    return Listing(Kind.TOX_ENVIRONMENT, path, tuple(entries), reason)


def _top_line(source: str, key: str) -> int:
    found = re.search(rf"^[ \t]*{key}[ \t]*=", source, re.MULTILINE)
    return source.count("\n", 0, found.end()) + 1 if found else 0


SOURCE = Source(Kind.TOX_ENVIRONMENT, ("tox.ini", "setup.cfg", "pyproject.toml", "tox.toml"), _read, many=True)
