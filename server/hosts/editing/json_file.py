"""JSON as editors write it, with comments and commas at the end, and the place of every value."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

from server.hosts.dialect import Dialect
from server.hosts.editing.broken import BrokenFileError

_STRING: Final = r'"(?:\\.|[^"\\\n])*"'
_COMMENT: Final = re.compile(_STRING + r"|//[^\n]*|/\*.*?\*/", re.DOTALL)
_TRAILING: Final = re.compile(_STRING + r"|[\[{]\s*,|,(?=\s*[\]}])", re.DOTALL)


class Number(str):
    """A number as it is spelled: equal only to one that is spelled so, and of any length."""

    __slots__ = ()


_DECODER: Final = json.JSONDecoder(parse_float=Number, parse_int=Number, parse_constant=Number)


@dataclass(frozen=True, slots=True)
class Span:
    """A value's place."""

    start: int
    end: int
    key: int = -1
    """Where the key of this value begins, in an object."""


class JsonFile:
    """A JSON text, its value, and where each value stands; raises BrokenFileError with the line where it is none.

    Comments and commas at the end are blanks in `bare`, which keeps every offset.
    """

    def __init__(self, text: str, dialect: Dialect = "commas") -> None:
        self.text = text
        uncommented = _blanked(_COMMENT, text)
        self.bare = _blanked(_TRAILING, uncommented)
        if dialect == "plain" and uncommented != text:
            raise BrokenFileError("holds a comment, which this host does not read", self._differ(uncommented, text))
        if dialect != "commas" and self.bare != uncommented:
            reason = "holds a comma behind the last value, which this host does not read"
            raise BrokenFileError(reason, self._differ(self.bare, uncommented))
        self.value = self._parsed()
        start = self._next(0)
        self.top = Span(start, self._end(start))

    def _parsed(self) -> object:
        try:
            return cast("object", _DECODER.decode(self.bare))
        except json.JSONDecodeError as error:
            raise BrokenFileError(f"is no JSON: {error.msg}", error.lineno) from None
        except RecursionError:
            raise BrokenFileError("is nested too deeply") from None

    def _differ(self, one: str, other: str) -> int:
        return self.line(next(at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]))

    def line(self, at: int) -> int:
        """Give the line of an offset, counted from 1."""
        return self.text.count("\n", 0, at) + 1

    def members(self, span: Span, what: str) -> dict[str, Span]:
        """Give an object's values by their keys; raises BrokenFileError for no object, and for a key that stands twice."""
        if self.bare[span.start] != "{":
            raise BrokenFileError(f"{what} is no object", self.line(span.start))
        found = dict[str, Span]()
        for key, value in self._pairs(span):
            if key in found:
                raise BrokenFileError(f"{what} has the key {key!r} twice", self.line(value.start))
            found[key] = value
        return found

    def _pairs(self, span: Span) -> Iterator[tuple[str, Span]]:
        at = self._next(span.start + 1)
        while self.bare[at] != "}":
            key, behind = cast("tuple[str, int]", _DECODER.raw_decode(self.bare, at))
            start = self._next(self.bare.index(":", behind) + 1)
            value = Span(start, self._end(start), at)
            yield key, value
            at = self._next(value.end)

    def items(self, span: Span) -> list[Span]:
        """Give the values of a list."""
        found, at = list[Span](), self._next(span.start + 1)
        while self.bare[at] != "]":
            found.append(Span(at, self._end(at)))
            at = self._next(found[-1].end)
        return found

    def read(self, span: Span) -> object:
        """Give the value of a span."""
        return cast("object", _DECODER.decode(self.bare[span.start : span.end]))

    def commented(self, span: Span) -> bool:
        """Whether comments stand within a span."""
        inner = self.text[span.start : span.end]
        return _blanked(_COMMENT, inner) != inner

    def _next(self, at: int) -> int:
        """Pass over blanks, and the comma between two values."""
        while self.bare[at].isspace() or self.bare[at] == ",":
            at += 1
        return at

    def _end(self, at: int) -> int:
        return _DECODER.raw_decode(self.bare, at)[1]


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: found[0] if found[0][0] in '"[{' else re.sub(r"[^\n]", " ", found[0]), text)
