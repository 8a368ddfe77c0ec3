"""Migrations of Django: `NNNN_name.py` in the `migrations` folder of an app, read as syntax trees."""

import ast
import re

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.revision import Revision
from planning.migrations.django import migration_class, operations
from planning.migrations.python_calls import argument, assigned, called, constant
from resources.repository.formats.python_file import read_python
from resources.repository.sources.migrations.migration import migration
from resources.repository.sources.migrations.ordered import in_order
from resources.repository.tree import BrokenError, Tree, below

_NAME = re.compile(r"\d{4}_\w+\.py")
_KNOWN = frozenset({
    "CreateModel", "DeleteModel", "RenameModel", "AlterModelTable", "AlterModelTableComment", "AlterUniqueTogether",
    "AlterIndexTogether", "AlterOrderWithRespectTo", "AlterModelOptions", "AlterModelManagers", "AddField", "RemoveField",
    "AlterField", "RenameField", "AddIndex", "RemoveIndex", "RenameIndex", "AddConstraint", "RemoveConstraint",
    "AlterConstraint", "AddIndexConcurrently", "RemoveIndexConcurrently",
})  # fmt: skip
"""Operations that Django takes back by itself."""


def holds(folder: str, names: tuple[str, ...]) -> bool:
    """Whether a folder is one of Django's."""
    return folder.rpartition("/")[2] == "migrations" and any(_NAME.fullmatch(name) for name in names)


def read(tree: Tree, path: str) -> Listing:
    """Read the migrations of one app."""
    label = _label(tree, path.rpartition("/")[0])
    revisions: list[Revision] = []
    problems: list[str] = []
    for name in tree.names(path):
        if name.endswith(".py") and not name.startswith("_"):
            try:
                revisions.append(_revision(read_python(tree, below(path, name)), below(path, name), label))
            except BrokenError as error:
                problems.append(f"{below(path, name)}:{error.line}: {error.reason}")
                revisions.append(Revision(name.removesuffix(".py"), tool="django", path=below(path, name), group=label))
    return Listing(Kind.MIGRATION, path, in_order(revisions), warning=problems[0] if problems else "")


def _label(tree: Tree, app: str) -> str:
    """Give the app's label: what its AppConfig says, else the name of its folder."""
    name = app.rpartition("/")[2]
    if "apps.py" not in tree.names(app):
        return name
    try:
        found = re.search(r"^[ \t]+label[ \t]*=[ \t]*[\"'](\w+)[\"']", tree.text(below(app, "apps.py")), re.MULTILINE)
    except BrokenError:
        return name
    return found[1] if found else name


def _revision(tree: ast.Module, path: str, label: str) -> Revision:
    found = migration_class(tree)
    body = found.body if found else []
    before = _of_app(assigned(body, "dependencies"), label)
    replaced = _of_app(assigned(body, "replaces"), label)
    name = path.rpartition("/")[2].removesuffix(".py")
    backs = [_back(call) for call in operations(tree)]
    way_back = False if False in backs else None if None in backs else True
    return migration(name, 0, "", "django", path, before, way_back, replaced, label)


def _of_app(node: ast.expr | None, label: str) -> tuple[str, ...]:
    """Give the names of the migrations of one app in a list of pairs."""
    pairs = (
        [pair for pair in node.elts if isinstance(pair, ast.Tuple)] if isinstance(node, ast.List | ast.Tuple) else []
    )
    names = [(constant(pair.elts[0]), constant(pair.elts[1])) for pair in pairs if len(pair.elts) == 2]
    return tuple(str(name) for app, name in names if app == label)


def _back(call: ast.Call) -> bool | None:
    name = called(call)
    if name == "RunPython":
        return argument(call, 1, "reverse_code") is not None
    if name == "RunSQL":
        return argument(call, 1, "reverse_sql") is not None
    return True if name in _KNOWN else None
