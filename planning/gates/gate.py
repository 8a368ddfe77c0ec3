"""What a gate is: one pure check of a plan with its reason, a bad and a good example.

A gate says where and what; the engine stamps who and how grave, so a gate cannot mislabel itself.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from inspect import getdoc

from planning.gates.case import Case


class Topic(StrEnum):
    """What a gate guards; the first four are the quality gates of the Deploy phase."""

    ROLLOUT = "The rollout strategy is specific"
    CRITERIA = "Success criteria are measurable"
    ROLLBACK = "The rollback playbook has concrete steps"
    CHECKLIST = "The checklist references actual commands and tools"
    AFTER = "The plan says how the deployment is verified and announced"
    DOCUMENT = "The document is whole and true"


class Blocks(StrEnum):
    """From which risk on a finding of the gate stops the step; below it, it warns."""

    ALWAYS = "always"
    MEDIUM = "medium"
    HIGH = "high"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Problem:
    """Where something is wrong, what, and what to do."""

    where: str
    """Path of the value: `stages[1].duration`."""
    message: str
    fix: str
    """What to do, with an example that passes."""
    line: int = 0
    """Line in the document where the path alone does not lead to it."""
    file: str = ""
    """The document of that line, where it is not the plan."""


Check = Callable[[Case], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Gate:
    """A rule that a plan must pass, with its own explanation."""

    name: str
    blocks: Blocks
    topic: Topic
    waivable: bool
    why: str
    bad: str
    good: str
    check: Check


def gate(*, topic: Topic, blocks: Blocks, bad: str, good: str, waivable: bool = True) -> Callable[[Check], Gate]:
    """Make a gate of a check: its name is the gate's, its docstring the reason.

    `good` is text of a sound plan; the same plan with `bad` in its place has this finding and no other.
    """

    def make(check: Check) -> Gate:
        name = check.__name__.replace("_", "-")
        return Gate(name, blocks, topic, waivable, getdoc(check) or "", bad.strip("\n"), good.strip("\n"), check)

    return make
