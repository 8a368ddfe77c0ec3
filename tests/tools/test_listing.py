"""The list of tools as a whole."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from tests.tools.guards import listing_problems
from tools import TOOLS
from tools.tool import reads


@dataclass(frozen=True, slots=True)
class Said:
    next: str


@dataclass(frozen=True, slots=True)
class Mute:
    words: str


def good(workspace: object, issue: Annotated[str, Field(description="Folder name")]) -> Said:
    """Do well."""
    raise NotImplementedError(workspace, issue)


def bad(workspace: object, table: dict[str, str]) -> Mute:
    raise NotImplementedError(workspace, table)


def test_every_tool_is_fit_for_every_host() -> None:
    assert list(listing_problems(TOOLS)) == []


def test_a_good_list_passes_and_each_fault_of_a_bad_one_is_named() -> None:
    assert list(listing_problems([reads(good, title="Good")])) == []
    assert list(listing_problems([reads(bad, title=""), reads(bad, title="Bad")])) == [
        "bad: listed twice",
        "bad.table: is an object without fields",
        "bad: has no title or no description",
        "bad.table: has no description",
        "bad -> has no next",
        "bad.table: is an object without fields",
        "bad: has no title or no description",
        "bad.table: has no description",
        "bad -> has no next",
    ]


def test_the_bytes_of_the_list_are_bounded() -> None:
    def long(workspace: object) -> Said:
        raise NotImplementedError(workspace)

    long.__doc__ = "x" * 9_000
    assert list(listing_problems([reads(long, title="Long")])) == ["the list has 9082 bytes, more than 9000"]
