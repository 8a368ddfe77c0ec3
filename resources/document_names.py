"""The real names of documents: `STATUS.md`, `00_STATUS.md`, `_STATUS.md`, in any case."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

_NUMBERED: Final = re.compile(r"([0-9]+)[a-z]?_.+\.md", re.IGNORECASE)
_CONTEXT: Final = re.compile(r"(?:[0-9]+[a-z]?_)?_?[a-z][a-z_-]*\.md", re.IGNORECASE)
_PLAN_NUMBER: Final = "9"
_PLAN: Final = "DEPLOY_PLAN"
_DRAFT: Final = "DEPLOY_PLAN.draft"
_DRAFT_SUFFIX: Final = ".draft.md"


@dataclass(frozen=True, slots=True)
class Habit:
    """How a folder names its documents."""

    digits: int = 0
    """Width of the number in front, 0 for none."""
    lower: bool = False

    def plan_name(self) -> str:
        """Name a new plan: the Deploy phase comes ninth."""
        number = f"{_PLAN_NUMBER.zfill(self.digits)}_" if self.digits else ""
        return f"{number}{'deploy_plan' if self.lower else 'DEPLOY_PLAN'}.md"


def natural(name: str) -> tuple[list[tuple[int, int, str]], str]:
    """Give the key of an order in which 2 comes before 10, the same on every machine."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name.casefold())
    return [(0, int(part), "") if part[0] in "0123456789" else (1, 0, part) for part in parts], name


def matching(names: Iterable[str], kind: str) -> tuple[str, ...]:
    """Choose the names under which `kind` ("STATUS") may stand, those in the folder's habit first."""
    names = tuple(names)
    found = [name for name in names if _pattern(kind).fullmatch(name)]
    if len(found) < 2:
        return tuple(found)
    numbered = habit_of(names).digits > 0
    return tuple(sorted(found, key=lambda name: (is_numbered(name) is not numbered, natural(name))))


def habit_of(names: Iterable[str]) -> Habit:
    """Tell a folder's habit: that of its one STATUS, else that of most of its documents."""
    context = [name for name in names if _CONTEXT.fullmatch(name)]
    status = [name for name in context if _pattern("STATUS").fullmatch(name)]
    witnesses = status if len(status) == 1 else [name for name in context if name not in status]
    widths = [len(match[1]) for name in witnesses if (match := _NUMBERED.fullmatch(name))]
    lower = bool(witnesses) and all(name == name.lower() for name in witnesses)
    return Habit(widths[0] if len(widths) * 2 > len(witnesses) else 0, lower)


def is_numbered(name: str) -> bool:
    """Whether a document's name begins with a number."""
    return _NUMBERED.fullmatch(name) is not None


def plan_name(names: Iterable[str]) -> str:
    """Choose the plan among a folder's files, or name a new one: after its draft, else by the habit."""
    names = tuple(names)
    plans, drafts = matching(names, _PLAN), matching(names, _DRAFT)
    if plans:
        return plans[0]
    return drafts[0][: -len(_DRAFT_SUFFIX)] + ".md" if drafts else habit_of(names).plan_name()


def draft_name(names: Iterable[str]) -> str:
    """Choose the draft among a folder's files, the plan's own first, or name a new one."""
    names = tuple(names)
    own = plan_name(names)[: -len(".md")] + _DRAFT_SUFFIX
    return own if own in names else next(iter(matching(names, _DRAFT)), own)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[0-9]+[a-z]?_)?_?{re.escape(kind)}\.md", re.IGNORECASE)
