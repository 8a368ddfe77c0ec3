"""The words and marks for a phase's state: what a line says, against what its box shows.

The word beats the box: `[x] Review - NEEDS REVISION` is failed. Only the head of the note counts, up to the
first bracket, colon or dash, because prose after it speaks of other things; a verdict right behind
`Completed` counts too, where it stands alone or in capitals.
"""

import re

from planning.status.model import PhaseState

_COMPLETED = (
    "completed, complete, done, finished, passed, pass, approved, shipped, deployed, merged, accepted, released, "
    "planned, conditional pass, pass with conditions, passed with conditions, ok, lgtm, "
    "completado, completada, completo, completa, hecho, hecha, terminado, aprobado, aprobada, "
    "concluído, concluída, concluido, feito, pronto, aprovado, aprovada, "
    "terminé, terminée, fait, validé, abgeschlossen, fertig, erledigt, "
    "完成, 已完成, 通过, 通過, 完了, 완료, مكتمل, завершено, готово, "
    "✓, ✔, ✅, ☑, 🟢, 🎉"
)
_IN_PROGRESS = (
    "in progress, inprogress, ongoing, started, wip, doing, active, partial, partially, partially complete, "
    "partially completed, partially done, complete partial, in review, under review, underway, in work, running, "
    "awaiting approval, awaiting review, next, "
    "en curso, en progreso, en proceso, em andamento, em progresso, aguardando, esperando, "
    "en cours, in arbeit, läuft, in bearbeitung, 进行中, 進行中, 진행 중, 진행중, قيد التطوير, قيد التنفيذ, в процессе, "
    "⏳, ⌛, 🔄, 🚧, 🟡, 🔵, ◐, 🔶, ▶"
)
_NOT_STARTED = (
    "not started, not yet started, not yet, not begun, not done, not completed, not complete, not deployed, "
    "never started, never run, incomplete, unfinished, pending, todo, to do, ready, queued, waiting, open, planned for, "
    "scheduled, upcoming, outstanding, to be done, tbd, on hold, "
    "pendiente, no iniciado, no iniciada, sin empezar, pendente, não iniciado, não iniciada, a fazer, "
    "à faire, non commencé, non commencée, en attente, offen, ausstehend, nicht begonnen, "
    "未开始, 未開始, 待处理, 待處理, 未着手, 대기, 시작 전, لم يبدأ, не начато, "
    "⬜, ☐, ◻, ⚪, 🔲, 🔜"
)
_SKIPPED = (
    "skipped, skip, n a, na, not applicable, not needed, not required, not necessary, waived, omitted, bypassed, "
    "deferred, out of scope, none needed, "
    "omitido, omitida, no aplica, no requerido, não se aplica, não aplicável, dispensado, dispensada, pulado, "
    "ignoré, sans objet, non requis, übersprungen, entfällt, nicht nötig, "
    "跳过, 跳過, 不适用, 不適用, 해당 없음, 건너뜀, пропущено, ⏭, 🚫, ➖"
)
_FAILED = (
    "failed, fail, failing, needs revision, needs revisions, needs work, needs fixes, needs changes, "
    "needs rework, revision needed, changes requested, changes required, request changes, revise, rejected, "
    "not approved, not passed, not ready, did not pass, no go, aborted, rolled back, reverted, "
    "fallido, fallida, rechazado, rechazada, falhou, reprovado, reprovada, rejeitado, rejeitada, "
    "échoué, rejeté, fehlgeschlagen, abgelehnt, 失败, 失敗, 不通过, 실패, провалено, ❌, ✗, ✘, 🔴, ⛔"
)
_BLOCKED = ("blocked", "bloqueado", "bloqueada", "blockiert", "阻塞")

_STATES = {
    tuple(phrase.split()): state
    for phrases, state in (
        (_COMPLETED, PhaseState.COMPLETED),
        (_IN_PROGRESS, PhaseState.IN_PROGRESS),
        (_NOT_STARTED, PhaseState.NOT_STARTED),
        (_SKIPPED, PhaseState.SKIPPED),
        (_FAILED, PhaseState.FAILED),
    )
    for phrase in phrases.split(", ")
}
_LONGEST = max(len(phrase) for phrase in _STATES)
_MARKS = "".join(phrase[0] for phrase in _STATES if len(phrase) == 1 and not phrase[0][0].isalpha())
_TOKENS = re.compile(rf"[{_MARKS}]|[^\W_]+")
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


def state_of(note: str, box: str | None) -> PhaseState:
    """Judge a line by its words, else by its box (`None` where it has none)."""
    said = word_state(note, box)
    return box_state(box) if said is PhaseState.UNKNOWN else said


def box_state(box: str | None) -> PhaseState:
    """Say what the box alone shows."""
    return PhaseState.UNKNOWN if box is None else _BOXES.get(box, _MARK_STATES.get(box, PhaseState.UNKNOWN))


def word_state(note: str, box: str | None = None) -> PhaseState:
    """Say what the words alone say; unknown where no word of the head is about state."""
    head = _CODE.sub("", note[:_HEAD]).translate(_PLAIN)
    pieces = [piece.strip() for piece in _CUT.split(head)]
    pieces = [piece for piece in pieces if _TOKENS.search(piece)]
    if not pieces:
        return PhaseState.UNKNOWN
    found = _states_in(pieces[0], box)
    if PhaseState.FAILED in found[:2]:
        return PhaseState.FAILED
    if found[:1] == [PhaseState.COMPLETED] and any(map(_is_failing_verdict, pieces[1:3])):
        return PhaseState.FAILED
    return found[0] if found else PhaseState.UNKNOWN


def _is_failing_verdict(piece: str) -> bool:
    first, *rest = _phrases(piece) or [((), None)]
    words, state = first
    if state is not PhaseState.FAILED:
        return False
    return (not rest and len(words) == len(_TOKENS.findall(piece))) or all(word.isupper() for word in words)


def _states_in(piece: str, box: str | None) -> list[PhaseState]:
    states = [state for _, state in _phrases(piece) if state is not None]
    if states or not any(word in _BLOCKED for word in piece.lower().split()):
        return states
    # A ticked line that is blocked has been judged; an open one only waits.
    return [PhaseState.FAILED if box in ("x", "X") else PhaseState.NOT_STARTED]


def _phrases(piece: str) -> list[tuple[tuple[str, ...], PhaseState | None]]:
    """Find the phrases of state, longest first at each place; other words are passed over."""
    tokens = _TOKENS.findall(piece)
    found: list[tuple[tuple[str, ...], PhaseState | None]] = []
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            words = tuple(tokens[at : at + length])
            state = _STATES.get(tuple(word.lower() for word in words))
            if state is not None:
                found.append((words, state))
                at += length
                break
        else:
            if not found:
                found.append(((tokens[at],), None))
            at += 1
    return found


_MARK_STATES = {phrase[0]: state for phrase, state in _STATES.items() if len(phrase) == 1 and phrase[0] in _MARKS}
