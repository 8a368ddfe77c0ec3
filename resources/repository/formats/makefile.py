"""Makefiles read as text: rules, includes, and what keeps their names from being known. Nothing is expanded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_INCLUDE: Final = re.compile(r"^ *(-include|sinclude|include)\s+(.+)$")
_ASSIGNED: Final = re.compile(r"^ *(?:(?:export|override|private|unexport)\s+)*[^\s:#=]*\s*(?:::?:?|[+?!])?=")
_DEFINE: Final = re.compile(r"^ *(?:override\s+|export\s+)*define(?=\s)")
_PREFIX: Final = re.compile(r"^ *\.RECIPEPREFIX\s*:?=\s*(\S?)")
_MAKING: Final = re.compile(r"^ *\$[({](?:foreach|eval|call|shell|file|guile)\b")
_WORDS: Final = re.compile(
    r"^ *(?:ifeq|ifneq|ifdef|ifndef|else|endif|vpath|export|unexport|undefine|load|-load|private)(?=\s*$|\s+[^:\s])"
)
_REFERENCE: Final = re.compile(r"\$[({][^(){}]*[)}]|\$.")
_COMPUTED: Final = re.compile(r"[$%*?\[]")
_SAYS: Final = re.compile(r"^ *\$[({](?:info|warning|error)\b")
_VARIABLE: Final = re.compile(r"^ *(?:(?:export|override)\s+)*([\w.-]+)\s*(:{0,3}|[?+!])=\s*(.*)$")


@dataclass(frozen=True, slots=True)
class Line:
    """A logical line: its continuations joined, its comment taken off."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What one line says about names."""

    line: int
    names: tuple[str, ...] = ()
    phony: tuple[str, ...] = ()
    """Names that `.PHONY` promises."""
    includes: tuple[str, ...] = ()
    optional: bool = False
    """Whether the included may be absent without a fault: `-include`."""
    open: str = ""
    """Why this line may make more names than can be read."""
    patterns: tuple[str, ...] = ()
    """Regular expressions for the names of pattern rules."""


def read_rules(text: str) -> Iterator[Rule]:
    """Give what every line outside of recipes and `define` blocks says."""
    plain: dict[str, str] = {}
    for line in _statements(text):
        variable = _VARIABLE.match(line.text)
        if variable:
            # What is set twice, or by `+=`, is not known from one line.
            once = variable[1] not in plain and variable[2] not in {"+", "!"}
            plain[variable[1]] = variable[3].strip() if once else "$"
        rule = _rule(line, plain)
        if rule:
            yield rule


def _statements(text: str) -> Iterator[Line]:
    """Give the logical lines that are no recipe, no `define` block and not blank."""
    chosen = next((found for raw in text.splitlines() if (found := _PREFIX.match(raw))), None)
    prefix, depth = (chosen[1] if chosen else "") or "\t", 0
    for line in _logical(text, prefix):
        if depth and line.text.strip() == "endef":
            depth -= 1
        elif _DEFINE.match(line.text):
            depth += 1
        elif not depth and line.text.strip() and not line.text.startswith(prefix):
            yield line


def _logical(text: str, prefix: str) -> Iterator[Line]:
    """Join continued lines; a comment is taken off, in a recipe it belongs to the shell."""
    started, parts = 0, list[str]()
    for number, raw in enumerate(text.replace("\r", "").split("\n"), 1):
        started = started if parts else number
        continued = raw.endswith("\\") and not raw.endswith("\\\\")
        parts.append(raw[:-1] if continued else raw)
        if not continued:
            yield _line(started, parts, prefix)
            parts = []
    if parts:
        yield _line(started, parts, prefix)


def _line(number: int, parts: list[str], prefix: str) -> Line:
    joined = parts[0] + "".join(f" {part.strip()}" for part in parts[1:])
    return Line(number, joined if joined.startswith(prefix) else re.sub(r"(?<!\\)#.*$", "", joined))


def _rule(line: Line, plain: dict[str, str]) -> Rule | None:
    included = _INCLUDE.match(line.text)
    if included:
        return _included(line, included, plain)
    if _MAKING.match(line.text):
        return Rule(line.number, open="a computed rule")
    if any(pattern.match(line.text) for pattern in (_WORDS, _ASSIGNED, _SAYS)):
        return None
    return _targets(line, plain)


def _included(line: Line, included: re.Match[str], plain: dict[str, str]) -> Rule:
    named = _expanded(included[2], plain)
    optional = included[1] != "include"
    if "$" in named:
        return Rule(line.number, optional=optional, open="an include that is computed")
    return Rule(line.number, includes=tuple(named.split()), optional=optional)


def _targets(line: Line, plain: dict[str, str]) -> Rule | None:
    head, colon, after = _split(line.text)
    if not colon:
        return Rule(line.number, open="a computed line") if "$" in head else None
    if _ASSIGNED.match(after.lstrip()) and ";" not in after.partition("=")[0]:
        # A variable of a target makes no rule for it.
        return None
    if ".PHONY" in head.split():
        promised = _expanded(after, plain).split()
        return Rule(line.number, phony=tuple(name for name in promised if not _COMPUTED.search(name)))
    names = head.split()
    sure = () if "$" in head else tuple(name for name in names if not _COMPUTED.search(name) and not _is_special(name))
    patterns = tuple(_pattern(name) for name in names if _COMPUTED.search(name) and "$" not in head)
    return Rule(line.number, sure, open=_why_open(head), patterns=patterns)


def _pattern(name: str) -> str:
    """Make a regular expression of `deploy-%`; of a `%` alone, too."""
    return re.sub(r"%|\\\*|\\\?|\\\[.*", ".*", re.escape(name))


def _why_open(head: str) -> str:
    if "$" in head:
        return "a target named by a variable"
    if ".DEFAULT" in head.split():
        return "a rule for every other target"
    return ""


def _is_special(name: str) -> bool:
    return re.fullmatch(r"\.[A-Z_]+|(?:\.[a-zA-Z0-9]+){1,2}", name) is not None and not name.startswith(("..", "./"))


def _split(text: str) -> tuple[str, str, str]:
    """Split a rule at its colon; those in `$(...)` are none."""
    hidden = text
    while (shorter := _REFERENCE.sub(lambda found: "\0" * len(found[0]), hidden)) != hidden:
        hidden = shorter
    position = re.search(r"&?::?", hidden)
    if position is None:
        return text, "", ""
    return text[: position.start()], ":", text[position.end() :]


def _expanded(text: str, plain: dict[str, str]) -> str:
    """Put in the variables that this file sets once to plain words."""

    def value(found: re.Match[str]) -> str:
        known = plain.get(found[1], "$")
        return found[0] if "$" in known else known

    return re.sub(r"\$[({]([\w.-]+)[)}]", value, text)
