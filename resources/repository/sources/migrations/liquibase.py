"""Change sets of Liquibase: changelogs in XML, YAML, JSON or SQL, with what they include."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.revision import Revision
from resources.repository.formats.json_file import read_json
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.yaml_file import Lined, read_yaml
from resources.repository.sources.migrations.migration import migration
from resources.repository.sources.migrations.ordered import in_line
from resources.repository.tree import Tree, below

if TYPE_CHECKING:
    from collections.abc import Mapping

CHANGELOG = re.compile(
    r"(?:.*/)?(?:db[.-]?)?change[-.]?log(?:[.-]?(?:master|root|main))?\.(?:xml|ya?ml|json|sql)"
    r"|(?:.*/)?(?:changelogs?|liquibase)/(?:root|main|index|master|changes)\.(?:xml|ya?ml|json|sql)",
    re.IGNORECASE,
)
"""What a changelog that includes the others is called."""
_FILES = 500
_SET = re.compile(
    r"<changeSet\b([^<>]*)>(.*?)(?:</changeSet\s*>|\Z)|<include\b([^<>]*)/?>|<includeAll\b([^<>]*)/?>", re.DOTALL
)
_ATTRIBUTE = re.compile(r"(?<![\w:])([\w:]+)\s*+=\s*[\"']([^\"']*)[\"']")
_SQL_SET = re.compile(r"^[ \t]*--[ \t]*changeset[ \t]+([^:\s]+):(\S+)", re.IGNORECASE | re.MULTILINE)
_TAG = re.compile(r"<tagDatabase\b[^<>]*\btag\s*=\s*[\"']([^\"']*)")


def read(tree: Tree, path: str) -> Listing | None:
    """Read a changelog with what it includes; what cannot be found leaves the list open."""
    reader = _Reader(tree)
    revisions = list(reader.sets(path))
    if not revisions and not reader.problems:
        return None
    return Listing(Kind.MIGRATION, path, in_line(revisions), open=reader.problems[0] if reader.problems else "")


class _Reader:
    """One reading, which follows every include once."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.seen: set[str] = set()
        self.problems: list[str] = []

    def sets(self, path: str) -> Iterator[Revision]:
        if path in self.seen or len(self.seen) > _FILES:
            return
        self.seen.add(path)
        if path.endswith(".xml"):
            yield from self._xml(path)
        elif path.endswith((".yaml", ".yml")):
            documents = read_yaml(self.tree, path)
            yield from self._values(path, documents[0] if documents else None)
        elif path.endswith(".json"):
            yield from self._values(path, read_json(self.tree, path))
        elif path.endswith(".sql"):
            yield from _sql(path, self.tree.text(path))

    def _included(self, path: str, file: str, *, relative: bool, every: bool) -> Iterator[Revision]:
        places = [below(path.rpartition("/")[0], file)] if relative else _roots(path, file)
        for place in places:
            names = self.tree.names(place) if every else ()
            if every and names:
                for name in names:
                    yield from self.sets(below(place, name))
                return
            if not every and place.rpartition("/")[2] in self.tree.names(place.rpartition("/")[0]):
                yield from self.sets(place)
                return
        self.problems.append(f"{path} includes {file}, which is not here")

    def _xml(self, path: str) -> Iterator[Revision]:
        said = self.tree.text(path)
        if "<databaseChangeLog" not in said:
            return
        said = re.sub(r"<!--.*?(?:-->|\Z)", lambda match: re.sub(r"[^\n]", " ", match[0]), said, flags=re.DOTALL)
        for match in _SET.finditer(said):
            given = dict(_ATTRIBUTE.findall(match[1] or match[3] or match[4] or ""))
            if match[1] is not None:
                line = _line(said, match.start())
                back = _can_go_back(set(re.findall(r"<(\w+)", match[2])))
                yield migration(given.get("id", ""), line, given.get("author", ""), "liquibase", path, (), back)
                for tag in _TAG.finditer(said, match.start(), match.end()):
                    yield migration(tag[1], _line(said, tag.start()), "", "liquibase", path, (), True)
            else:
                relative = given.get("relativeToChangelogFile", "").lower() == "true"
                file = given.get("file") or given.get("path", "")
                yield from self._included(path, file, relative=relative, every=match[4] is not None)

    def _values(self, path: str, document: object) -> Iterator[Revision]:
        for item in sequence(mapping(document).get("databaseChangeLog")):
            one = mapping(item)
            if "changeSet" in one:
                yield from _from_values(path, one["changeSet"])
            for key in ("include", "includeAll"):
                given: Mapping[str, object] = mapping(one.get(key))
                if given:
                    relative = text(given.get("relativeToChangelogFile")).lower() == "true"
                    file = text(given.get("file")) or text(given.get("path"))
                    yield from self._included(path, file, relative=relative, every=key == "includeAll")


def _roots(path: str, file: str) -> list[str]:
    """Give the places that a path of the class path or of the working folder may mean."""
    file = file.removeprefix("classpath:").strip("/")
    folders = path.split("/")[:-1]
    return [below("/".join(folders[:depth]), file) for depth in range(len(folders), -1, -1)]


def _from_values(path: str, value: object) -> Iterator[Revision]:
    given = mapping(value)
    changes = [mapping(change) for change in sequence(given.get("changes"))]
    kinds = {kind for change in changes for kind in change} | ({"rollback"} & set(given))
    line = value.line if isinstance(value, Lined) else 0
    yield migration(text(given.get("id")), line, text(given.get("author")), "liquibase", path, (), _can_go_back(kinds))
    for change in changes:
        tag = change.get("tagDatabase")
        if text(mapping(tag).get("tag")):
            at = tag.lines.get("tag", 0) if isinstance(tag, Lined) else 0
            yield migration(text(mapping(tag).get("tag")), at, "", "liquibase", path, (), True)


def _line(said: str, place: int) -> int:
    return said.count("\n", 0, place) + 1


def _sql(path: str, said: str) -> Iterator[Revision]:
    found = list(_SQL_SET.finditer(said))
    ends = [*(match.start() for match in found[1:]), len(said)]
    # A script without change sets has one end more than it has beginnings.
    for match, end in zip(found, ends, strict=False):
        back = bool(re.search(r"^[ \t]*--[ \t]*rollback\b", said[match.end() : end], re.IGNORECASE | re.MULTILINE))
        line = _line(said, match.start())
        yield migration(match[2], line, match[1], "liquibase", path, (), back)


_BY_HAND = frozenset({
    "sql", "sqlFile", "dropTable", "dropColumn", "delete", "update", "insert", "loadData", "modifyDataType", "customChange",
    "createProcedure", "dropView", "dropIndex", "dropPrimaryKey", "dropForeignKeyConstraint", "mergeColumns",
})  # fmt: skip
"""Changes that Liquibase takes back only where a change set says how."""


def _can_go_back(kinds: set[str]) -> bool:
    return "rollback" in kinds or not kinds & _BY_HAND
