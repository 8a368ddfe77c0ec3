"""Which of a document's checklists is the workflow's, and the phases it lists."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planning.status.entries import Entry, Group, Shape
from planning.status.label import known_name, read_entry, read_part
from planning.status.model import Phase
from planning.status.names import canonical_name, rank
from planning.status.phrases import phrases

_HEADINGS = frozenset(
    phrases("""
    progress, workflow, phase, phases, stage, stages, gate, gates, tracker, pipeline, checkboxes, status,
    progreso, seguimiento, fases, etapas, estado, andamento, progresso, progression, étapes, fortschritt,
    phasen,
    进度, 进展, 阶段, 階段, 進捗, 진행, 단계, الحالة, прогресс, этапы
    """)
)
# Lists of this kind are never the workflow's, whatever their items are called.
_DECOYS = frozenset(
    phrases("""
    artifacts, artifact, acceptance, criteria, criterion, preconditions, prerequisites, decisions, findings,
    questions, risks, risk, notes, tasks, subtasks, todo, tests, next, history, log, legend, example,
    examples, files, details
    """)
)


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the workflow's checklist with what it says."""

    entry: Entry
    group: Group
    phase: Phase


@dataclass(frozen=True, slots=True)
class Checklist:
    """The workflow's checklist, in the document's order."""

    lines: tuple[Line, ...] = ()
    repeated: tuple[Line, ...] = ()
    """Later lines for a phase that has one already; only Security may have several."""

    @property
    def phases(self) -> tuple[Phase, ...]:
        """What the lines say."""
        return tuple(line.phase for line in self.lines)

    @property
    def known(self) -> bool:
        """Whether it names a phase of the workflow at all."""
        return any(rank(line.phase.name) >= 0 for line in self.lines)

    @property
    def deploy(self) -> Line | None:
        """The line that names Deploy."""
        return next((line for line in self.lines if line.phase.name == "Deploy"), None)


def find_checklist(groups: Iterable[Group]) -> Checklist:
    """Choose the workflow's checklist out of all there are; empty where none is."""
    scored = [(_score(group), group) for group in groups]
    best = max((score for score, _ in scored), default=(0, 0))
    if best == (0, 0):
        return Checklist()
    main = next(group for score, group in scored if score == best)
    chosen = [group for _, group in scored if group is main or _belongs(group, main)]
    return _told_apart(line for group in chosen for line in _lines(group, main))


def _score(group: Group) -> tuple[int, int]:
    """Rank a checklist: under a heading of progress with known phases, then by the number of known phases."""
    if any(map(_is_decoy, group.path[-1:])):
        return (0, 0)
    counting = [entry for entry in group.entries if _counts(entry, group)]
    known = {known_name(entry) for entry in counting} - {""}
    if not counting:
        return (0, 0)
    if _home(group) is not None:
        return (2 if known else 1, len(known) + 1)
    # One name alone may be any to-do, except right under the title.
    alone = not group.path and all(entry.box is not None for entry in counting)
    return (1, len(known)) if len(known) > (0 if alone else 1) else (0, 0)


def _is_decoy(heading: tuple[str, int]) -> bool:
    words = phrases(heading[0], separator="")
    about = {name for word in words if (name := canonical_name(word))}
    # `## Phase: Review` tells of one phase; it lists none.
    return bool(words & _DECOYS) or 1 <= len(about) <= 2


def _home(group: Group) -> int | None:
    """Give the line of the innermost heading of progress over a group."""
    lines = [line for title, line in group.path if phrases(title, separator="") & _HEADINGS]
    return lines[-1] if lines else None


def _belongs(group: Group, main: Group) -> bool:
    """Whether a group continues the main one: lists parted by prose, or under sub-headings of one section."""
    if group.path == main.path:
        return True
    home = _home(main)
    below = [heading for heading in group.path if home is not None and heading[1] > home]
    return any(line == home for _, line in group.path) and not any(map(_is_decoy, below))


def _counts(entry: Entry, group: Group) -> bool:
    if group.shape is not Shape.LIST:
        return True
    return entry.parent is None and (entry.box is not None or bool(known_name(entry)))


def _lines(group: Group, main: Group) -> Iterator[Line]:
    names = frozenset(map(known_name, group.entries)) - {""}
    over: dict[int | None, str] = {None: ""}
    for index, entry in enumerate(group.entries):
        parent = over[entry.parent]
        phase = read_entry(entry, names)
        part = read_part(entry) if parent == "Security" else None
        over[index] = phase.name if rank(phase.name) >= 0 else parent
        if part or _is_taken(entry, phase, parent, group, main):
            yield Line(entry, group, part or phase)


def _is_taken(entry: Entry, phase: Phase, parent: str, group: Group, main: Group) -> bool:
    known = rank(phase.name) >= 0
    if entry.parent is None:
        return _counts(entry, group) and (known or group.path == main.path)
    # Under a phase, lines are its sub-tasks; only the parts of Security are told apart.
    return known and (not parent or parent == phase.name == "Security")


def _told_apart(lines: Iterable[Line]) -> Checklist:
    first: list[Line] = []
    repeated: list[Line] = []
    seen: set[str] = set()
    for line in lines:
        name = line.phase.name
        again = name in seen and name != "Security" and rank(name) >= 0
        (repeated if again else first).append(line)
        seen.add(name)
    return Checklist(tuple(first), tuple(repeated))
