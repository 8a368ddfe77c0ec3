"""Settings that the targets of a Makefile take from whoever calls them, and what its comments say of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from planning.commands.grounding.entries import Variable

_RULE: Final = re.compile(r"^([^\s#:=$%][^#:=$%]*?)\s*::?(?![:=])([^=]*)$")
_ASSIGNED: Final = re.compile(r"^ *(?:export +)?([A-Za-z_][\w.-]*)\s*(\?|:{0,3}|\+|!)=\s*(.*)$")
_USED: Final = re.compile(r"(?<!\$)(?:\$\$)*\$[({]([A-Z][A-Z0-9_]*)[)}]")
_TOLD: Final = re.compile(r"(?:^|_)(?:VERSION|TAG|RELEASE|ENV|ENVIRONMENT|STAGE|NAMESPACE)$")
"""Settings that people give although the file sets them."""
_AMBIENT: Final = re.compile(
    r"MAKE\w*|CURDIR|SHELL|HOME|PWD|USER|PATH|CI|GITHUB_\w+|\w*(?:ARGS|FLAGS|OPTS)|EXTRA\w*|V|Q"
)
_DEEP: Final = 8


@dataclass(slots=True)
class _Target:
    """What a target runs, with what its prerequisites are called."""

    said: str
    needs: tuple[str, ...]
    recipe: list[str] = field(default_factory=list[str])


def variables_of(text: str) -> dict[str, tuple[Variable, ...]]:
    """Give the settings of each target, in the order in which its recipe and those before it use them."""
    assigned, targets = dict[str, tuple[str, str]](), dict[str, _Target]()
    comment, current = list[str](), list[_Target]()
    for line in text.splitlines():
        if line.startswith("\t"):
            for target in current:
                target.recipe.append(line)
            continue
        if line.startswith("#"):
            comment.append(line.lstrip("# ").rstrip())
            continue
        if found := _ASSIGNED.match(line):
            assigned.setdefault(found[1], (found[2], found[3].strip()))
        elif rule := _RULE.match(line):
            said = " ".join([*comment, line.partition("##")[2].strip()]).strip()
            current = [_Target(said, tuple(rule[2].partition(";")[0].split())) for _ in rule[1].split()]
            targets |= {
                name: one for name, one in zip(rule[1].split(), current, strict=True) if not name.startswith(".")
            }
        comment = []
    return {name: tuple(_taken(name, targets, assigned)) for name in targets}


def _taken(name: str, targets: dict[str, _Target], assigned: dict[str, tuple[str, str]]) -> Iterator[Variable]:
    for used in dict.fromkeys(_used(name, targets, assigned, 0)):
        sign, value = assigned.get(used, ("", ""))
        open_ = used not in assigned or sign == "?" or bool(_TOLD.search(used))
        if open_ and not _AMBIENT.fullmatch(used):
            said = targets[name].said
            yield Variable(used, value, said if used in said else "")


def _used(name: str, targets: dict[str, _Target], assigned: dict[str, tuple[str, str]], depth: int) -> Iterator[str]:
    target = targets.get(name)
    if target is None or depth > _DEEP:
        return
    for line in target.recipe:
        yield from _within(line, assigned, 0)
    for need in target.needs:
        yield from _used(need, targets, assigned, depth + 1)


def _within(line: str, assigned: dict[str, tuple[str, str]], depth: int) -> Iterator[str]:
    for used in _USED.findall(line) if depth <= _DEEP else ():
        yield used
        yield from _within(assigned.get(used, ("", ""))[1], assigned, depth + 1)
