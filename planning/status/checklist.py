"""Which of a document's checklists is the workflow's, and the phases it lists."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from planning.status.entries import Entry, Group, Shape
from planning.status.model import Phase, PhaseState
from planning.status.names import SECOND_CHOICE, canonical_name, plain_name
from planning.status.words import box_state, state_of, word_state

_HEADINGS = frozenset(
    [
        "progress",
        "workflow",
        "phase",
        "phases",
        "stage",
        "stages",
        "gate",
        "gates",
        "tracker",
        "pipeline",
        "checkboxes",
        "status",
        "progreso",
        "seguimiento",
        "fases",
        "etapas",
        "estado",
        "andamento",
        "progresso",
        "progression",
        "étapes",
        "fortschritt",
        "phasen",
        "进度",
        "进展",
        "阶段",
        "階段",
        "進捗",
        "진행",
        "단계",
        "الحالة",
        "прогресс",
        "этапы",
    ]
)
# Lists of this kind are never the workflow's, whatever their items are called.
_DECOYS = frozenset(
    [
        "artifacts",
        "artifact",
        "acceptance",
        "criteria",
        "criterion",
        "preconditions",
        "prerequisites",
        "decisions",
        "findings",
        "questions",
        "risks",
        "risk",
        "notes",
        "tasks",
        "subtasks",
        "todo",
        "tests",
        "next",
        "history",
        "log",
        "legend",
        "example",
        "examples",
        "files",
        "details",
    ]
)
# The name ends where its words end: at a dash, a colon, an arrow, a mark.
_NAME_END = re.compile(r"\s*(?:\s[-–—=→|>]+(?=\s|$)|[—→:：]|(?<=\w)\s(?=`)|[^\w\s()\[\]/&.,'\"`*_~#+:|{}<>?!@$%^-])\s*")
_EDGES = "*_~` \t"


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the workflow's checklist with what it says."""

    entry: Entry
    group: Group
    phase: Phase


def find_lines(groups: Iterable[Group]) -> tuple[Line, ...]:
    """Read the workflow's checklist out of all there are; empty where none is."""
    scored = [(_score(group), group) for group in groups]
    best = max((score for score, _ in scored), default=(0, 0))
    if best == (0, 0):
        return ()
    main = next(group for score, group in scored if score == best)
    chosen = [group for score, group in scored if group is main or _belongs(group, main)]
    return tuple(_first_of_each(line for group in chosen for line in _lines(group, main)))


def read_entry(entry: Entry, others: frozenset[str] | None = None) -> Phase:
    """Read one entry as a phase; `others` are the names of its list, where second choices are to be taken."""
    written, note = split_label(entry.label)
    struck = entry.label.lstrip(" *_").startswith("~~")
    words = note if entry.words is None else entry.words
    bare, part = plain_name(written)
    name = canonical_name(bare) or _second_choice(bare, others)
    said = words if words.strip(_EDGES) else " ".join(entry.more.split())
    state = PhaseState.SKIPPED if struck and word_state(said) is PhaseState.UNKNOWN else state_of(said, entry.box)
    return Phase(name or written.strip(_EDGES), state, _tidy(said), entry.line + 1, part)


def _second_choice(bare: str, others: frozenset[str] | None) -> str:
    name = SECOND_CHOICE.get(bare.lower(), "")
    return name if others and name not in others else ""


def split_label(label: str) -> tuple[str, str]:
    """Cut a label into the name as written and the words behind it."""
    end, start = cut_label(label)
    return label[:end], label[start:]


def cut_label(label: str) -> tuple[int, int]:
    """Give where the name ends and where the words begin; both are the label's end where there are none."""
    at = 0
    while found := _NAME_END.search(label, at):
        written = label[: found.start()]
        if plain_name(written)[0] and not _is_number(written) and _closed(written):
            is_separator = not found[0].strip(" -–—=→|>:：")
            start = found.end() if is_separator else found.start() + len(found[0]) - len(found[0].lstrip())
            # `**Review:** done`: the emphasis that closes behind the colon belongs to the name.
            closing = (
                re.match(r"[*_]+(?:\s+|$)", label[start:]) if written.count("*") % 4 or "_" in written[:2] else None
            )
            return found.start(), start + (closing.end() if closing else 0)
        at = max(found.end(), at + 1)
    return _cut_known(label)


def _cut_known(label: str) -> tuple[int, int]:
    # `Security PASSED`: no separator, but a name we know and a word of state behind it.
    for gap in reversed(list(re.finditer(r"\s+", label))[:2]):
        name, rest = label[: gap.start()], label[gap.end() :]
        if rest and canonical_name(plain_name(name)[0]) and word_state(rest) is not PhaseState.UNKNOWN:
            return gap.start(), gap.end()
    end = len(label.rstrip())
    return end, end


def _is_number(written: str) -> bool:
    return bool(
        re.fullmatch(r"[\s*_]*(?:phase|step|stage|fase|etapa|paso)?\s*#?\d+[a-z]?[.)]?[\s*_]*", written, re.IGNORECASE)
    )


def _closed(written: str) -> bool:
    return written.count("(") <= written.count(")") and written.count("`") % 2 == 0


def _tidy(note: str) -> str:
    return " ".join(note.split()).strip(" -–—:*_") if note else ""


def _known_name(entry: Entry) -> str:
    return canonical_name(plain_name(split_label(entry.label)[0])[0])


def _score(group: Group) -> tuple[int, int]:
    entries = [entry for entry in group.entries if _counts(entry, group)]
    known = {_known_name(entry) for entry in entries} - {""}
    own = _words(group.headings[-1:])
    over = _words(group.headings[1:] or group.headings)
    if own & _DECOYS or not entries:
        return (0, 0)
    if (own | over) & _HEADINGS:
        return (2 if known else 1, len(known) + 1)
    return (1, len(known)) if len(known) >= 2 else (0, 0)


def _belongs(group: Group, main: Group) -> bool:
    # Sub-headings of the main section, and lists interrupted by prose, are one checklist.
    if group.section == main.section:
        return True
    home = main.ancestors[-2:-1] if not _words(main.headings[-1:]) & _HEADINGS else main.ancestors[-1:]
    if not home or home == main.ancestors[:1] != main.ancestors[-1:]:
        return False
    return home[0] in group.ancestors and not _words(group.headings[-1:]) & _DECOYS


def _counts(entry: Entry, group: Group) -> bool:
    if group.shape is not Shape.LIST:
        return True
    return entry.parent is None and (entry.box is not None or bool(_known_name(entry)))


def _lines(group: Group, main: Group) -> Iterable[Line]:
    names = frozenset(_known_name(entry) for entry in group.entries) - {""}
    known: dict[int, str] = {}
    for index, entry in enumerate(group.entries):
        phase = read_entry(entry, names)
        is_known = bool(canonical_name(plain_name(phase.name)[0]))
        over = known.get(entry.parent, "") if entry.parent is not None else ""
        known[index] = phase.name if is_known else over
        if entry.parent is None:
            taken = _counts(entry, group) and (is_known or group is main or group.section == main.section)
        else:
            # Under a phase, lines are its sub-tasks; only the parts of Security are told apart.
            taken = is_known and (not over or over == phase.name == "Security")
        if taken:
            yield Line(entry, group, phase)


def _first_of_each(lines: Iterable[Line]) -> Iterable[Line]:
    seen: set[str] = set()
    for line in lines:
        name = line.phase.name
        if name in seen and name != "Security" and canonical_name(name):
            continue
        seen.add(name)
        yield line


def _words(headings: Iterable[str]) -> set[str]:
    return {word for heading in headings for word in re.findall(r"[^\W_]+", heading.lower())}


def disagreement(phase: Phase, box: str | None) -> bool:
    """Whether a ticked box stands before words that say the phase is not done, or the other way round."""
    shown = box_state(box)
    done = (PhaseState.COMPLETED, PhaseState.SKIPPED)
    return box is not None and shown is not PhaseState.UNKNOWN and (shown in done) != (phase.state in done)
