"""What must hold of any list of tools before a host sees it."""

import json
from collections.abc import Iterator, Mapping, Sequence

from tools.json_value import is_object
from tools.schema import schema_problems
from tools.shape import Shape
from tools.tool import ToolSpec

BYTES = 9_000
"""Of names, descriptions and input schemas together: an agent pays for each."""


def listing_problems(tools: Sequence[ToolSpec]) -> Iterator[str]:
    """Name everything about the tools that some host or model would stumble over."""
    names = [tool.name for tool in tools]
    yield from (f"{name}: listed twice" for name in {*names} if names.count(name) > 1)
    for tool in tools:
        yield from (f"{tool.name}{problem}" for problem in _problems(tool))
    if (size := listing_bytes(tools)) > BYTES:
        yield f"the list has {size} bytes, more than {BYTES}"


def listing_bytes(tools: Sequence[ToolSpec]) -> int:
    told = [{"name": t.name, "description": t.listed.description, "inputSchema": t.listed.input_schema} for t in tools]
    return len(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())


def _problems(tool: ToolSpec) -> Iterator[str]:
    listed = tool.listed
    yield from schema_problems(listed.input_schema)
    hints = tool.annotations.model_dump(exclude={"title"})
    yield from (f": leaves {hint} open" for hint, value in hints.items() if value is None)
    if not tool.title or not listed.description:
        yield ": has no title or no description"
    yield from (f".{name}: has no description" for name, field in _top(tool.shape) if not field.description)
    yield from (f" -> {name}: is deeper than one level" for name in _deep(listed.output_schema or {}))
    if "next" not in (listed.output_schema or {}).get("properties", {}):
        yield " -> has no next"


def _top(shape: Shape) -> Iterator[tuple[str, Shape]]:
    yield from shape.fields.items()


def _deep(schema: Mapping[str, object]) -> Iterator[str]:
    properties = schema.get("properties")
    for name, told in properties.items() if is_object(properties) else ():
        if not is_object(told) or set(told) != {"type"}:
            yield name
