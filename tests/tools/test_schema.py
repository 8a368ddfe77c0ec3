"""The schema that hosts see: plain, inline, terse."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import BaseModel, Field

from tools.schema import Required, arguments_of, published, schema_problems, shape_of

if TYPE_CHECKING:
    from resources.workspace import Workspace


class Color(StrEnum):
    BLUE = "blue"
    DARK_GREEN = "dark-green"


class Change(BaseModel):
    """Readers of the code see this; hosts do not."""

    main: ClassVar[str] = "summary"
    summary: Annotated[str | None, Required] = None
    flag: Annotated[str | None, Field(description="Its name")] = None


class Stage(BaseModel):
    exposure: Annotated[str | None, Required] = None
    do: tuple[str, ...] | None = None
    minutes: Annotated[int | None, Field(ge=0)] = None


def paint(
    workspace: "Workspace",
    issue: Annotated[str, Field(description="Folder name")],
    change: Annotated[Change | None, Field(description="What changes"), Required] = None,
    color: Color | None = None,
    pace: Literal["slow", "fast"] = "slow",
    stages: tuple[Stage, ...] | None = None,
    confirmed: bool = False,
) -> None:
    raise NotImplementedError(workspace, issue, change, color, pace, stages, confirmed)


def test_a_published_schema_is_inline_and_names_what_is_required() -> None:
    assert published(shape_of(arguments_of(paint))) == {
        "type": "object",
        "properties": {
            "issue": {"type": "string", "description": "Folder name"},
            "change": {
                "type": "object",
                "description": "What changes",
                "properties": {
                    "summary": {"type": "string"},
                    "flag": {"type": "string", "description": "Its name"},
                },
                "required": ["summary"],
            },
            "color": {"type": "string", "enum": ["blue", "dark-green"]},
            "pace": {"type": "string", "enum": ["slow", "fast"]},
            "stages": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "exposure": {"type": "string"},
                        "do": {"type": "array", "items": {"type": "string"}},
                        "minutes": {"type": "integer", "minimum": 0},
                    },
                    "required": ["exposure"],
                },
            },
            "confirmed": {"type": "boolean"},
        },
        "required": ["issue", "change"],
    }


def test_what_is_required_for_hosts_only_may_still_be_absent() -> None:
    assert shape_of(arguments_of(paint)).demanded == ("issue",)


def test_a_published_schema_has_nothing_that_hosts_mangle() -> None:
    assert list(schema_problems(published(shape_of(arguments_of(paint))))) == []


def test_pydantics_own_schema_is_told_apart_by_the_guard() -> None:
    assert set(schema_problems(arguments_of(paint).model_json_schema())) >= {
        ": has $defs",
        ".change: has anyOf",
        ".change: has no plain type",
        ".confirmed: has default",
    }


def test_a_list_without_items_is_told_by_the_guard() -> None:
    schema = {"type": "object", "properties": {"a": {"type": "array"}, "b": {"type": ["string", "null"]}}}
    assert list(schema_problems(schema)) == [".a: has no items", ".b: has no plain type"]
