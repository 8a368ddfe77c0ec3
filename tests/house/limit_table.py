"""The limits as a table: each constant of `planning/limits.py` with its value, and what its docstring says."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from source import ROOT

from planning import limits

FILE = ROOT / "planning" / "limits.py"
HEAD = """\
# Limits

Every bound that somebody may meet, from `planning/limits.py`. Above a limit the answer names it; nothing is written then.
"""


@dataclass(frozen=True, slots=True)
class Limit:
    """One bound."""

    name: str
    value: str
    what: str
    above: str
    group: str


def limits_told() -> tuple[Limit, ...]:
    """Give every constant in the order of the file."""
    return tuple(_read())


def limit_table() -> str:
    """Write the page."""
    told, lines = limits_told(), [HEAD]
    for group in dict.fromkeys(limit.group for limit in told):
        rows = [f"| {one.what} | {one.value} | {one.above} |" for one in told if one.group == group]
        lines += [f"## {group}\n", "| What | Limit | Above |", "|---|---|---|", *rows, ""]
    return "\n".join(lines)


def _read() -> Iterator[Limit]:
    source = FILE.read_text(encoding="utf-8")
    groups = {number: line[2:] for number, line in enumerate(source.splitlines(), 1) if line.startswith("# ")}
    body = ast.parse(source).body
    for statement, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            name = statement.target.id
            what, _, above = _docstring(after, name).partition(" Above: ")
            group = groups[max(number for number in groups if number < statement.lineno)]
            yield Limit(name, _shown(getattr(limits, name)), what.rstrip("."), above.rstrip("."), group)


def _docstring(after: ast.stmt | None, name: str) -> str:
    assert isinstance(after, ast.Expr), f"{name} has no docstring"
    assert isinstance(after.value, ast.Constant), f"{name} has no docstring"
    return " ".join(str(after.value.value).split())


def _shown(value: float | Mapping[str, int]) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name.replace('_', ' ')} {most}" for name, most in value.items())
    return f"{value:,.10g}"
