"""The changes of a Liquibase change set, from the format that its changelog is written in."""

from collections.abc import Iterator

from planning.commands.grounding.revision import Revision
from planning.migrations.hazard import Hazard
from planning.migrations.liquibase import Change, change_hazards, sql_section, tables_made, xml_changes
from planning.migrations.sql import sql_hazards, sql_made
from resources.repository.formats.json_file import read_json
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.yaml_file import Lined, read_yaml
from resources.repository.tree import Tree


def change_set_hazards(tree: Tree, revision: Revision) -> tuple[Hazard, ...]:
    """Read one change set; raises BrokenError for a file that is not what its name says."""
    if revision.path.endswith(".sql"):
        return sql_hazards(sql_section(tree.text(revision.path), revision.name))
    return change_hazards(_changes_of(tree, revision))


def change_set_made(tree: Tree, revision: Revision) -> frozenset[str] | None:
    """Name the tables that one change set makes; None where it changes nothing. Raises BrokenError as well."""
    if revision.path.endswith(".sql"):
        return sql_made(sql_section(tree.text(revision.path), revision.name))
    changes = tuple(_changes_of(tree, revision))
    return tables_made(changes) if changes else None


def _changes_of(tree: Tree, revision: Revision) -> Iterator[Change]:
    path = revision.path
    if path.endswith(".xml"):
        return xml_changes(tree.text(path), revision.name)
    documents = (read_json(tree, path),) if path.endswith(".json") else read_yaml(tree, path)
    return _changes(documents[0] if documents else None, revision)


def _changes(document: object, revision: Revision) -> Iterator[Change]:
    for item in sequence(mapping(document).get("databaseChangeLog")):
        given = mapping(mapping(item).get("changeSet"))
        if given and text(given.get("id")) == revision.name:
            for change in sequence(given.get("changes")):
                yield from (_change(name, value, revision.line) for name, value in mapping(change).items())


def _change(name: str, value: object, line: int) -> Change:
    given = mapping(value)
    columns = [mapping(mapping(column).get("column")) for column in sequence(given.get("columns"))]
    plain = {key: text(one) for key, one in given.items()}
    sql = plain.get("where", "") if name == "delete" else plain.get("sql", "") or text(value)
    at = value.line if isinstance(value, Lined) else line
    flat = tuple(
        {key: text(one) for key, one in column.items()} | _constraints(mapping(column.get("constraints")))
        for column in columns
    )
    return Change(name, plain, at, sql, flat)


def _constraints(given: object) -> dict[str, str]:
    return {key: str(value).lower() for key, value in mapping(given).items()}
