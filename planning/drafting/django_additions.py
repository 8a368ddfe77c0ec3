"""What a Django migration adds; one operation of any other kind, and nothing is said."""

import ast

from planning.migrations.django import operations
from planning.migrations.python_calls import argument, called, constant, parsed

_RULES = frozenset({"unique", "db_index", "default", "db_default", "primary_key", "unique_for_date"})
_LINKS = frozenset({"ForeignKey", "OneToOneField", "ManyToManyField", "GenericRelation"})


def django_additions(text: str) -> list[str] | None:
    """Say what the operations add; None where one may do more, or where nothing reads it."""
    tree = parsed(text)
    calls = tuple(operations(tree)) if tree else ()
    said = [_operation(call) for call in calls]
    sure = [one for one in said if one]
    return sure if sure and len(sure) == len(said) else None


def _operation(call: ast.Call) -> str:
    match called(call):
        case "CreateModel" if not _links(call):
            return f"the table of {constant(argument(call, 0, 'name'))}"
        case "AddField" if _is_free(argument(call, 2, "field")):
            model, name = (constant(argument(call, place, key)) for place, key in ((0, "model_name"), (1, "name")))
            return f"a nullable column {model}.{name}"
        case "AddIndexConcurrently":
            return f"an index of {constant(argument(call, 0, 'model_name'))} concurrently"
        case _:
            return ""


def _links(call: ast.Call) -> bool:
    return any(called(node) in _LINKS for node in ast.walk(call))


def _is_free(field: ast.expr | None) -> bool:
    """Whether a field may be empty in the database and binds no row."""
    if not isinstance(field, ast.Call) or called(field) in _LINKS:
        return False
    given = {keyword.arg: keyword.value for keyword in field.keywords}
    return constant(given.get("null")) is True and not _RULES & set(given)
