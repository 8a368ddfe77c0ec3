"""The labelled specifications: what each line asks for stands behind it in a comment, which the reader does not see."""

import re
from dataclasses import dataclass
from pathlib import Path

from planning.checks import Measure, read_check
from planning.context.statements import read_statements
from planning.requirements import Requirement, Sort, read_requirements

SPECS = Path(__file__).parent / "specs"
_LABEL = re.compile(r"\s*<!-- (.*?) -->")


@dataclass(frozen=True)
class Asked:
    """What a line asks for."""

    line: int
    sort: Sort
    measure: Measure | None = None

    def __str__(self) -> str:
        return f"{self.line}: {self.sort}{f' {self.measure.text}' if self.measure else ''}"


def labelled(name: str) -> tuple[Asked, ...]:
    lines = (SPECS / name).read_text(encoding="utf-8").splitlines()
    return tuple(
        _asked(number, label.strip())
        for number, line in enumerate(lines, 1)
        if (found := _LABEL.search(line))
        for label in found[1].split(";")
    )


def _asked(line: int, label: str) -> Asked:
    sort, _, criterion = label.partition(": ")
    measure = read_check(f"`{criterion}`") if criterion else None
    assert measure is None or isinstance(measure, Measure), label
    return Asked(line, Sort(sort), measure)


def found(name: str) -> tuple[Asked, ...]:
    text = _LABEL.sub("", (SPECS / name).read_text(encoding="utf-8"))
    return tuple(_found(r) for r in read_requirements(read_statements(text, name)))


def _found(requirement: Requirement) -> Asked:
    return Asked(int(requirement.source.rpartition(":")[2]), requirement.sort, requirement.measure)
