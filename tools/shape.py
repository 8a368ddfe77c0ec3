"""The shape of an argument: what may stand there, read from pydantic's schema with references resolved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tools.json_value import is_list, is_object

LIMITS = ("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern")
_EXAMPLES: Mapping[str, object] = {"string": "...", "integer": 2, "number": 2, "boolean": True}


@dataclass(frozen=True, slots=True)
class Shape:
    """What one argument, field or list element may be."""

    kind: str
    """`string`, `integer`, `number`, `boolean`, `array` or `object`."""
    description: str = ""
    choices: tuple[str, ...] = ()
    items: "Shape | None" = None
    fields: Mapping[str, "Shape"] = field(default_factory=dict[str, "Shape"])
    required: tuple[str, ...] = ()
    """What hosts are told to give."""
    demanded: tuple[str, ...] = ()
    """What the door itself insists on; the rest of `required` is for the gates to miss."""
    main: str = ""
    """The field that a bare string stands for."""
    given_example: object = None
    limits: Mapping[str, object] = field(default_factory=dict[str, object])

    @property
    def example(self) -> object:
        """Something that fits: the example of the declaration, else the plainest of its kind."""
        if self.given_example is not None:
            return self.given_example
        if self.choices:
            return self.choices[0]
        if self.kind == "array":
            return [self.items.example] if self.items else []
        if self.kind == "object":
            return {name: self.fields[name].example for name in self.required or tuple(self.fields)[:1]}
        return _EXAMPLES[self.kind]


def read_shape(schema: Mapping[str, object]) -> Shape:
    """Read pydantic's JSON Schema; of a union the first branch that is not null counts."""
    return _read(schema, _mapping(schema.get("$defs")))


def _read(schema: Mapping[str, object], defs: Mapping[str, object]) -> Shape:
    schema = _resolved(schema, defs)
    items, fields = _mapping(schema.get("items") or schema.get("prefixItems")), schema.get("properties")
    read = {name: _read(_mapping(raw), defs) for name, raw in _mapping(fields).items()}
    examples = _listed(schema.get("examples"))
    return Shape(
        kind=str(schema.get("type", "string")),
        description=str(schema.get("description", "")) if "x-own" in schema else "",
        choices=_choices(schema),
        items=_read(items, defs) if items else None,
        fields=read,
        required=tuple(_required(schema)),
        demanded=tuple(str(name) for name in _listed(schema.get("required"))),
        main=str(schema.get("x-main", "")),
        given_example=examples[0] if examples else None,
        limits={key: schema[key] for key in LIMITS if key in schema},
    )


def _resolved(schema: Mapping[str, object], defs: Mapping[str, object]) -> dict[str, object]:
    # a model's docstring is for its readers: only what a field says of itself is told to hosts
    flat: dict[str, object] = {**schema, **({"x-own": True} if "description" in schema else {})}
    while "$ref" in flat or "anyOf" in flat or "oneOf" in flat:
        if "$ref" in flat:
            inner = {**_mapping(defs[str(flat.pop("$ref")).rsplit("/", 1)[-1]])}
            inner.pop("description", None)
        else:
            inner = _first_branch(flat.pop("anyOf", None) or flat.pop("oneOf", None))
        flat = {**inner, **flat}
    return flat


def _first_branch(branches: object) -> dict[str, object]:
    listed = (_mapping(b) for b in _listed(branches))
    return {**next(b for b in listed if b.get("type") != "null")}


def _required(schema: Mapping[str, object]) -> Iterator[str]:
    outright = _listed(schema.get("required"))
    for name, raw in _mapping(schema.get("properties")).items():
        if name in outright or _mapping(raw).get("x-required"):
            yield name


def _choices(schema: Mapping[str, object]) -> tuple[str, ...]:
    found = [schema["const"]] if "const" in schema else _listed(schema.get("enum"))
    return tuple(str(choice) for choice in found)


def _mapping(value: object) -> Mapping[str, object]:
    return value if is_object(value) else {}


def _listed(value: object) -> list[object]:
    return list(value) if is_list(value) else []
