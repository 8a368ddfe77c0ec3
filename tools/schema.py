"""What a tool takes, as hosts are told it: plain JSON Schema, since many of them mangle the rest."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from inspect import Parameter, signature
from types import SimpleNamespace
from typing import Annotated, get_type_hints

from pydantic import BaseModel, Field, GetJsonSchemaHandler
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from tools.json_value import is_object
from tools.shape import Shape, read_shape

TABOO = frozenset({"$ref", "$defs", "anyOf", "oneOf", "allOf", "title", "default", "additionalProperties", "const"})


@dataclass(frozen=True, slots=True)
class _Required:
    """Marks a field that hosts are told to give though its model has a default.

    What is missing then becomes the finding of a gate, and not a type error that hides the others.
    """

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "x-required": True}


Required = _Required()


class _Generator(GenerateJsonSchema):
    """Pydantic's own, that also tells which field a bare string stands for (`main` on the model)."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        told = super().model_schema(schema)
        main: object = getattr(schema["cls"], "main", None)
        return {**told, "x-main": main} if isinstance(main, str) else told


def arguments_of(fn: Callable[..., object]) -> type[BaseModel]:
    """Give the model of a tool's arguments: its parameters without the first, the workspace."""
    parameters = list(signature(fn).parameters.values())[1:]
    hints = _hints(fn, {p.name: p.annotation for p in parameters})
    defaults = {p.name: ... if p.default is Parameter.empty else p.default for p in parameters}
    fields = {name: Annotated[hints[name], Field(default=default)] for name, default in defaults.items()}
    return type(fn.__name__, (BaseModel,), {"__module__": fn.__module__, "__annotations__": fields})


def result_of(fn: Callable[..., object]) -> object:
    """Give the declared type of a tool's result."""
    return _hints(fn, {"return": signature(fn).return_annotation})["return"]


def shape_of(arguments: type[BaseModel]) -> Shape:
    """Read the shape of the arguments from pydantic's schema of them."""
    return read_shape(arguments.model_json_schema(schema_generator=_Generator))


def published(shape: Shape) -> dict[str, object]:
    """Render a shape as the schema that hosts see."""
    told: dict[str, object] = {"type": shape.kind}
    if shape.description:
        told["description"] = shape.description
    if shape.choices:
        told["enum"] = list(shape.choices)
    if shape.items is not None:
        told["items"] = published(shape.items)
    if shape.kind == "object":
        told["properties"] = {name: published(field) for name, field in shape.fields.items()}
    if shape.required:
        told["required"] = list(shape.required)
    return {**told, **shape.limits}


def schema_problems(schema: Mapping[str, object], where: str = "") -> Iterator[str]:
    """Name whatever in a published schema some host is known to mangle."""
    yield from (f"{where}: has {key}" for key in TABOO & schema.keys())
    kind = schema.get("type")
    if not isinstance(kind, str):
        yield f"{where}: has no plain type"
    items, properties = schema.get("items"), schema.get("properties")
    if kind == "array" and not is_object(items):
        yield f"{where}: has no items"
    if where and kind == "object" and not properties:
        yield f"{where}: is an object without fields"
    if is_object(items):
        yield from schema_problems(items, f"{where}[]")
    for name, field in properties.items() if is_object(properties) else ():
        if is_object(field):
            yield from schema_problems(field, f"{where}.{name}")


def _hints(fn: Callable[..., object], annotations: Mapping[str, object]) -> dict[str, object]:
    # one by one, not get_type_hints(fn): the workspace may be imported for type checkers only
    holder = SimpleNamespace(__annotations__=dict(annotations))
    hints: dict[str, object] = get_type_hints(holder, globalns=getattr(fn, "__globals__", {}), include_extras=True)
    return hints
