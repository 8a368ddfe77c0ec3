"""Asks squawk, the linter of PostgreSQL migrations, where a person has installed it: what it knows adds to our own reading."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final, cast

from planning.migrations.hazard import Harm, Hazard, shortened
from planning.migrations.sql import way_up
from planning.migrations.sql_plain import made_by
from planning.migrations.sql_words import Statement, read_statements
from resources.containment import OutsideError, is_inside, resolve_inside
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.tree import Tree

_SECONDS: Final = 10
_RULES: Final = {
    "ban-drop-column": Harm.DROP_COLUMN,
    "ban-drop-table": Harm.DROP_TABLE,
    "renaming-column": Harm.RENAME_COLUMN,
    "renaming-table": Harm.RENAME_TABLE,
    "adding-required-field": Harm.NOT_NULL,
    "adding-not-nullable-field": Harm.NOT_NULL,
    "changing-column-type": Harm.TYPE,
}


def squawk_hazards(tree: Tree, path: str, script: str, known: tuple[Hazard, ...]) -> tuple[Hazard, ...]:
    """Add what squawk finds in statements of the way up in which `known` holds nothing."""
    findings = _findings(tree.root, path)
    if not findings:
        return known
    statements = tuple(read_statements(way_up(script)))
    made = {name for statement in statements for name in made_by(statement)}
    told = {hazard.line for hazard in known}
    added = [
        Hazard(harm, "", line, shortened(statement.text))
        for harm, line in findings
        if (statement := _at(line, statements)) and not told & _lines(statement) and not made & _names(statement)
    ]
    return tuple(sorted((*known, *added), key=lambda hazard: hazard.line))


def _findings(root: str, path: str) -> list[tuple[Harm, int]]:
    program = shutil.which("squawk")
    if not program or _is_of(root, program):
        return []
    try:
        file = resolve_inside(Path(root, path), Path(root))
        # What it is given is a path and fixed options; it reads the file and runs nothing of it.
        run = subprocess.run(  # noqa: S603 - the same
            [program, "--reporter", "Json", str(file)], capture_output=True, timeout=_SECONDS, check=False, cwd=root
        )
        return list(_read(json.loads(run.stdout)))
    except (OSError, ValueError, OutsideError, subprocess.SubprocessError):
        return []


def _is_of(root: str, program: str) -> bool:
    """Whether a program comes with the repository: a PATH may name `.` or its node_modules, and it is not a person's then."""
    return (
        not Path(program).is_absolute()
        or is_inside(Path(program), Path(root))
        or is_inside(Path(program).parent, Path(root))
    )


def _read(findings: object) -> Iterator[tuple[Harm, int]]:
    """Give what is a hazard; squawk counts lines from 0. A script that it cannot read is none of PostgreSQL's."""
    found = [mapping(finding) for finding in sequence(findings)]
    if any(one.get("rule_name") == "syntax-error" for one in found):
        return
    for one in found:
        harm = _RULES.get(text(one.get("rule_name")))
        if harm and isinstance(one.get("line"), int):
            yield harm, cast("int", one["line"]) + 1


def _at(line: int, statements: tuple[Statement, ...]) -> Statement | None:
    return next((statement for statement in statements if line in _lines(statement)), None)


def _lines(statement: Statement) -> set[int]:
    return set(range(statement.line, statement.words[-1].line + 1))


def _names(statement: Statement) -> set[str]:
    return {word.name.lower() for word in statement.words}
