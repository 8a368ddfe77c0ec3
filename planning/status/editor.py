"""Marks Deploy in a STATUS.md in the document's own dialect; every byte it does not mean stays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from planning.finding import Refusal, refuse
from planning.markdown.blocks import parse_blocks, split_lines
from planning.status.artifacts import list_plan
from planning.status.checklist import Checklist, Line, find_checklist
from planning.status.dialect import Dialect, one_line, read_dialect, rewrite_cell, rewrite_item, tick
from planning.status.edit import Edit, apply_edits
from planning.status.entries import Shape, find_groups
from planning.status.model import Phase, PhaseState
from planning.status.place import add_line
from planning.status.reader import read_status
from planning.status.updated import refresh
from planning.status.words import word_state


@dataclass(frozen=True, slots=True)
class Marked:
    """The document after marking."""

    text: str
    line: int
    """Of Deploy, counted from 1."""
    status_line: str
    """The Deploy line as it stands now, without its ending."""
    changed: bool


def mark_deploy(text: str, verdict: str, today: date, plan: str | None) -> Marked:
    """Say `Completed (planned)` or `Skipped (reason)` on the Deploy line.

    Refreshes the `Updated` value and lists `plan` under Artifacts, where there are such. A Deploy line that
    already says so changes nothing at all.

    Raises:
        Refusal: there is no checklist, or its shape does not let the line be changed alone.
    """
    wanted = word_state(verdict)
    lines = split_lines(text)
    root = parse_blocks(text)
    groups = find_groups(root, lines)
    checklist = find_checklist(groups)
    if not checklist.known:
        raise _no_checklist(verdict)
    if checklist.deploy and checklist.deploy.phase.state is wanted:
        return _marked(text, checklist.deploy.phase, changed=False)
    edits = [*_mark(checklist, lines, verdict, wanted), *refresh(root, lines, today)]
    edits += list_plan(groups, lines, plan) if plan else ()
    after = apply_edits(lines, edits)
    read = read_status(after)
    # Read back, Deploy must say what was wanted, and all other phases what they said.
    if not read.deploy or read.deploy.state is not wanted or _others(read.phases) != _others(checklist.phases):
        raise _not_alone(verdict)
    return _marked(after, read.deploy, changed=True)


def _mark(checklist: Checklist, lines: list[str], verdict: str, wanted: PhaseState) -> Iterator[Edit]:
    dialect = read_dialect(checklist.lines, wanted)
    deploy = checklist.deploy
    if deploy is None:
        yield add_line(checklist.lines, lines, verdict, dialect)
        return
    entry = deploy.entry
    words = one_line(verdict, deploy.group.shape)
    if entry.words is not None:
        yield Edit(entry.line, entry.start, entry.end, tick(entry.text, dialect))
        yield _mark_cell(deploy, entry.words, lines[entry.line], words, dialect)
        return
    yield Edit(entry.line, entry.start, entry.end, rewrite_item(deploy, words, dialect))


def _mark_cell(deploy: Line, old: str, raw: str, verdict: str, dialect: Dialect) -> Edit:
    cell = rewrite_cell(old, verdict, dialect)
    start, end = deploy.entry.words_start, deploy.entry.words_end
    room = len(raw) - end - len(raw[end:].lstrip(" "))
    # Columns that were aligned stay so while there is room.
    spare = min(max(room - 1, 0), max(len(cell) - len(old), 0))
    return Edit(deploy.entry.line, start, end + spare, cell)


def _marked(text: str, deploy: Phase, *, changed: bool) -> Marked:
    return Marked(text, deploy.line, split_lines(text)[deploy.line - 1].rstrip("\r\n"), changed)


def _others(phases: Iterable[Phase]) -> list[tuple[str, PhaseState, str]]:
    return [(phase.name, phase.state, phase.note) for phase in phases if phase.name != "Deploy"]


def _no_checklist(verdict: str) -> Refusal:
    line = f"- [x] Deploy - {one_line(verdict, Shape.LIST)}"
    return refuse(
        "section-missing",
        "STATUS.md",
        "there is no checklist of phases to mark Deploy in",
        f"add the heading `## Progress` and under it the line `{line}`",
    )


def _not_alone(verdict: str) -> Refusal:
    line = f"- [x] Deploy - {one_line(verdict, Shape.LIST)}"
    return refuse(
        "unreadable",
        "STATUS.md",
        "the Deploy line cannot be changed here without changing how other lines read",
        f"write it by hand in the checklist, for example `{line}`",
    )
