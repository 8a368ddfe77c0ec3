"""Revisions of Alembic: every section of alembic.ini with a `script_location`, its `versions` read as syntax trees."""

import ast
import re
from collections.abc import Iterator
from configparser import Error, RawConfigParser

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.revision import Revision
from planning.migrations.python_calls import assigned
from resources.repository.sources.migrations.migration import migration
from resources.repository.sources.migrations.ordered import in_order
from resources.repository.tree import BrokenError, Tree, below

_HERE = re.compile(r"%\(here\)s/?|^\./")


def read(tree: Tree, path: str) -> Listing:
    """Read the revisions of every section; what cannot be read leaves the list open."""
    folder = path.rpartition("/")[0]
    revisions: list[Revision] = []
    problems: list[str] = []
    for section, places in _places(tree.text(path), folder):
        found: list[Revision] = []
        for place in places:
            found += _versions(tree, place, section, problems)
            if not tree.names(place):
                problems.append(f"{path}: {place} is not here")
        revisions += in_order(found)
    broken = next((problem for problem in problems if "is no Python" in problem), "")
    return Listing(Kind.MIGRATION, path, tuple(revisions), open=problems[0] if problems else "", warning=broken)


def _places(text: str, folder: str) -> Iterator[tuple[str, list[str]]]:
    parser = RawConfigParser(strict=False)
    try:
        parser.read_string(text)
    except Error as error:
        raise BrokenError(f"is no INI file: {str(error).splitlines()[0]}", getattr(error, "lineno", 0)) from None
    for section in parser.sections():
        location = parser.get(section, "script_location", fallback="")
        if not location:
            continue
        given = parser.get(section, "version_locations", fallback="")
        names = re.split(r"[\s;,]+|:(?=[^/\\]*/)", given) if given else [f"{location.rstrip('/')}/versions"]
        if "%(" in _HERE.sub("", " ".join(names)) or location.startswith("/"):
            raise BrokenError(f"{section}: its script_location is known at run time only")
        yield section, [_place(name, folder) for name in names if name]


def _place(name: str, folder: str) -> str:
    relative = _HERE.sub("", name).replace(":", "/").strip("/")
    parts: list[str] = []
    for part in below(folder, relative).split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)


def _versions(tree: Tree, folder: str, section: str, problems: list[str]) -> Iterator[Revision]:
    names, folders = tree.listed(folder)
    for name in names:
        if name.endswith(".py") and not name.startswith("__"):
            try:
                revision = _revision(tree.text(below(folder, name)), below(folder, name), section)
            except BrokenError as error:
                problems.append(f"{below(folder, name)}:{error.line}: {error.reason}")
                continue
            if revision:
                yield revision
    for inner in folders:
        yield from _versions(tree, inner, section, problems)


def _revision(text: str, path: str, section: str) -> Revision | None:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError) as error:
        raise BrokenError(f"is no Python: {error}", getattr(error, "lineno", 0) or 0) from None
    named = assigned(tree.body, "revision")
    if named is None:
        return None
    if not isinstance(named, ast.Constant):
        raise BrokenError("its revision is known at run time only", named.lineno)
    stem = path.rpartition("/")[2].removesuffix(".py")
    return migration(
        str(named.value), named.lineno, (ast.get_docstring(tree) or "").partition("\n")[0], "alembic", path,
        _texts(assigned(tree.body, "down_revision")), _way_back(tree),
        (*_texts(assigned(tree.body, "branch_labels")), stem), section,
    )  # fmt: skip


def _texts(node: ast.expr | None) -> tuple[str, ...]:
    parts = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]
    return tuple(str(part.value) for part in parts if isinstance(part, ast.Constant) and part.value is not None)


def _way_back(tree: ast.Module) -> bool | None:
    """Whether `downgrade` does something; where `upgrade` does nothing there is nothing to take back."""
    bodies = {node.name: _body(node) for node in tree.body if isinstance(node, ast.FunctionDef)}
    if not any(name.startswith("downgrade") for name in bodies):
        return None if _may_define(tree, "downgrade") else False
    back = [node for name, body in bodies.items() if name.startswith("downgrade") for node in body]
    if not any(body for name, body in bodies.items() if name.startswith("upgrade")):
        return True
    if any(isinstance(node, ast.Raise) for node in back):
        return False
    return bool(back)


def _may_define(tree: ast.Module, name: str) -> bool:
    """Whether a module may have a function in another way: imported, assigned, within a condition."""
    for node in ast.walk(tree):
        if isinstance(node, ast.alias) and (node.asname or node.name) in {name, "*"}:
            return True
        if (
            isinstance(node, ast.Name | ast.FunctionDef)
            and (node.id if isinstance(node, ast.Name) else node.name) == name
        ):
            return True
    return False


def _body(function: ast.FunctionDef) -> list[ast.stmt]:
    return [
        node
        for node in function.body
        if not isinstance(node, ast.Pass) and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]
