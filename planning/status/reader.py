"""Reads a STATUS.md by its Markdown structure, in any dialect."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from planning.markdown.blocks import parse_blocks, split_lines
from planning.status.checklist import Checklist, find_checklist
from planning.status.entries import find_groups
from planning.status.header import read_issue, read_risk
from planning.status.model import Phase, PhaseState, Status
from planning.status.words import box_state

_OVER = (PhaseState.COMPLETED, PhaseState.SKIPPED)


@lru_cache(maxsize=64)
def read_status(text: str) -> Status:
    """Read any text; what it does not say is empty or unknown, and nothing raises."""
    root = parse_blocks(text)
    checklist = find_checklist(find_groups(root, split_lines(text)))
    status = Status(read_issue(root), read_risk(root), checklist.phases, ())
    return replace(status, warnings=(*_contradictions(checklist), *_repetitions(checklist), *_open_part(status)))


def _contradictions(checklist: Checklist) -> Iterator[str]:
    for line in checklist.lines:
        phase, shown = line.phase, box_state(line.entry.box)
        if shown is not PhaseState.UNKNOWN and (shown in _OVER) != (phase.state in _OVER):
            yield f"line {phase.line}: {phase.name} is read as {phase.state} for its words, against its box"


def _repetitions(checklist: Checklist) -> Iterator[str]:
    first = {line.phase.name: line.phase for line in reversed(checklist.lines)}
    for line in checklist.repeated:
        taken = first[line.phase.name]
        if taken.state is not line.phase.state:
            yield f"line {line.phase.line}: {line.phase.name} is listed again; line {taken.line} is taken"


def _open_part(status: Status) -> Iterator[str]:
    part: Phase | None = status.security.open_part
    if part and status.security.state is PhaseState.COMPLETED:
        yield f"line {part.line}: Security is completed, but a part of it is {part.state}: {part.part}"
