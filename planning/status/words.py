"""A phase's state: what the words of its line say, against what its box shows.

The word beats the box: `[x] Review - NEEDS REVISION` is failed. Only the head of the note counts, up to the
first bracket, colon or dash, because prose after it speaks of other things; a failing verdict soon behind it
counts too, where it stands alone or in capitals.
"""

import re

from planning.status.model import PhaseState
from planning.status.vocabulary import LONGEST, MARKS, OPEN, TICKED

_TOKENS = re.compile(rf"[{''.join(MARKS)}]|[^\W_]+")
_CUT = re.compile(r"[()\[\]:;,.]+(?=\s|\W|$)|\s+[-–—→]+\s+|[—→(]")
_CODE = re.compile(r"^\s*`[^`]+`")
_PLAIN = str.maketrans({"*": " ", "_": " ", "`": " ", "~": " ", "\ufe0f": "", "\n": " ", "’": "'"})
_BOXES = {
    " ": PhaseState.NOT_STARTED,
    "": PhaseState.NOT_STARTED,
    "x": PhaseState.COMPLETED,
    "X": PhaseState.COMPLETED,
    "~": PhaseState.IN_PROGRESS,
    "/": PhaseState.IN_PROGRESS,
    "-": PhaseState.IN_PROGRESS,
    ">": PhaseState.IN_PROGRESS,
    "!": PhaseState.FAILED,
}
# As much of a note as can hold its head: lines of several thousand characters are usual.
_HEAD = 400


_HOURGLASSES = {ord(sign): None for sign in "⏳⌛"}
"""They stand before `Pending` as before `In progress`: the words decide where there are any."""


def state_of(note: str, box: str | None) -> PhaseState:
    """Judge a line by its words, else by its box (`None` where it has none)."""
    said = word_state(note, box)
    return box_state(box) if said is PhaseState.UNKNOWN else said


def box_state(box: str | None) -> PhaseState:
    """Say what the box alone shows."""
    return PhaseState.UNKNOWN if box is None else (_BOXES | MARKS).get(box, PhaseState.UNKNOWN)


def word_state(note: str, box: str | None = None) -> PhaseState:
    """Say what the words alone say; unknown where no word of the head is about state.

    The box only tells how a few words are meant: `ready` behind a tick is no state.
    """
    worded = note.translate(_HOURGLASSES)
    if worded != note and (said := word_state(worded, box)) is not PhaseState.UNKNOWN:
        return said
    head = _CODE.sub("", note[:_HEAD]).translate(_PLAIN)
    pieces = [tokens for piece in _CUT.split(head) if (tokens := _TOKENS.findall(piece))]
    if not pieces:
        return PhaseState.UNKNOWN
    found = [state for _, state in _phrases(pieces[0], box) if state]
    if PhaseState.FAILED in found[:2]:
        return PhaseState.FAILED
    if found[:1] in ([], [PhaseState.COMPLETED]) and any(_is_failing(piece, box) for piece in pieces[1:3]):
        return PhaseState.FAILED
    return found[0] if found else PhaseState.UNKNOWN


def _is_failing(piece: list[str], box: str | None) -> bool:
    words, state = _phrases(piece, box)[0]
    if state is not PhaseState.FAILED:
        return False
    return len(words) == len(piece) or all(word.isupper() or word in MARKS for word in words)


def _phrases(tokens: list[str], box: str | None) -> list[tuple[list[str], PhaseState | None]]:
    """Cut words into phrases, longest first at each place; a word that is not about state has none."""
    states = TICKED if box in ("x", "X") else OPEN
    found: list[tuple[list[str], PhaseState | None]] = []
    at = 0
    while at < len(tokens):
        for length in range(min(LONGEST, len(tokens) - at), 0, -1):
            words = tokens[at : at + length]
            state = states.get(tuple(word.lower() for word in words))
            if state or length == 1:
                found.append((words, state))
                at += length
                break
    return found
