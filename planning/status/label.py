"""One entry of a checklist as a phase: where its name ends, and what the words behind it say."""

import re
from functools import lru_cache

from planning.status.entries import Entry
from planning.status.model import Phase, PhaseState
from planning.status.names import SECOND_CHOICE, canonical_name, plain_name
from planning.status.words import state_of, word_state

# The name ends where its words end: at a dash, a colon, an arrow, a code span, a mark.
_NAME_END = re.compile(r"\s*(?:\s[-–—=→|>]+(?=\s|$)|[—→:：]|(?<=\w)\s(?=`)|[^\w\s()\[\]/&.,'\"`*_~#+:|{}<>?!@$%^-])\s*")
_NUMBER = re.compile(r"[\s*_]*(?:phase|step|stage|fase|etapa|paso)?\s*#?\d+[a-z]?[.)]?[\s*_]*", re.IGNORECASE)
_CLOSING = re.compile(r"[*_]+(?:\s+|$)")
_PART = re.compile(r"^[\W_]*7[a-z]\b", re.IGNORECASE)
_EDGES = "*_~` \t"
# A name is looked for so far; lines of several thousand characters are usual.
_FAR = 200


def read_entry(entry: Entry, others: frozenset[str] = frozenset()) -> Phase:
    """Read one entry as a phase; `others` are the names its list has, so that a second choice is known."""
    written, note = split_label(entry.label)
    words = note if entry.words is None else entry.words
    bare, part = plain_name(written)
    name = canonical_name(bare) or _second_choice(bare, others)
    said = words if words.strip(_EDGES) else " ".join(entry.more.split())
    state = state_of(said, entry.box)
    if entry.label.lstrip(" *_").startswith("~~") and word_state(said) is PhaseState.UNKNOWN:
        state = PhaseState.SKIPPED
    return Phase(name or written.strip(_EDGES), state, _tidy(said), entry.line + 1, part)


def read_part(entry: Entry) -> Phase | None:
    """Read an entry under Security as one of its parts: `7b pentest - Not started`."""
    if not _PART.match(entry.label):
        return None
    phase = read_entry(entry)
    return Phase("Security", phase.state, phase.note, phase.line, split_label(entry.label)[0].strip(_EDGES))


def known_name(entry: Entry) -> str:
    """Give the workflow's name of an entry, or nothing."""
    return canonical_name(plain_name(split_label(entry.label)[0])[0])


def split_label(label: str) -> tuple[str, str]:
    """Cut a label into the name as written and the words behind it."""
    end, start = cut_label(label)
    return label[:end], label[start:]


@lru_cache(maxsize=1024)
def cut_label(label: str) -> tuple[int, int]:
    """Give where the name ends and where the words begin; both are the label's end where there are none."""
    for found in _NAME_END.finditer(label, 0, _FAR):
        written = label[: found.start()]
        if plain_name(written)[0] and not _NUMBER.fullmatch(written) and _is_closed(written):
            return found.start(), _words_start(label, found)
    return _cut_known(label)


def _words_start(label: str, end: re.Match[str]) -> int:
    if end[0].strip(" \t-–—=→|>:："):
        # A mark ends the name and is the first of the words.
        return end.end() - len(end[0].lstrip())
    written = label[: end.start()]
    opened = written.count("*") % 4 or written[:2].count("_")
    # `**Review:** done`: the emphasis that closes behind the colon belongs to the name.
    closing = _CLOSING.match(label, end.end()) if opened else None
    return closing.end() if closing else end.end()


def _cut_known(label: str) -> tuple[int, int]:
    # `Security PASSED`: no separator, but a name we know and a word of state behind it.
    for gap in reversed(list(re.compile(r"(?<=\S)\s+(?=\S)").finditer(label, 0, _FAR))[:2]):
        name, rest = label[: gap.start()], label[gap.end() :]
        if canonical_name(plain_name(name)[0]) and word_state(rest) is not PhaseState.UNKNOWN:
            return gap.start(), gap.end()
    end = len(label.rstrip())
    return end, end


def _second_choice(bare: str, others: frozenset[str]) -> str:
    name = SECOND_CHOICE.get(bare.lower(), "")
    return name if others and name not in others else ""


def _is_closed(written: str) -> bool:
    return written.count("(") <= written.count(")") and written.count("`") % 2 == 0


def _tidy(note: str) -> str:
    return " ".join(note.split()).strip(" -–—:*_")
