"""The words and marks that people write for a phase's state."""

from planning.status.model import PhaseState
from planning.status.phrases import phrases

_SAID = {
    PhaseState.COMPLETED: """
        completed, complete, done, finished, passed, pass, approved, shipped, deployed, merged, accepted,
        released, conditional pass, pass with conditions, passed with conditions, ok, lgtm,
        completado, completada, completo, completa, hecho, hecha, terminado, aprobado, aprobada,
        concluído, concluída, concluido, feito, pronto, aprovado, aprovada,
        terminé, terminée, fait, validé, abgeschlossen, fertig, erledigt,
        完成, 已完成, 通过, 通過, 完了, 완료, مكتمل, завершено, готово,
        ✓, ✔, ✅, ☑, 🟢, 🎉
        """,
    PhaseState.IN_PROGRESS: """
        in progress, inprogress, ongoing, started, wip, doing, partial, partially, partially complete,
        partially completed, partially done, complete partial, in review, under review, underway, in work,
        awaiting approval, awaiting review,
        en curso, en progreso, en proceso, em andamento, em progresso, aguardando, esperando,
        en cours, in arbeit, in bearbeitung, 进行中, 進行中, 진행 중, 진행중,
        قيد التطوير, قيد التنفيذ, в процессе,
        ⏳, ⌛, 🔄, 🚧, 🟡, 🔵, ◐, 🔶, ▶
        """,
    PhaseState.NOT_STARTED: """
        not started, not yet started, not yet, not begun, not done, not completed, not complete, not deployed,
        never started, never run, incomplete, unfinished, pending, todo, to do, to be done, tbd, on hold,
        pendiente, no iniciado, no iniciada, sin empezar, pendente, não iniciado, não iniciada, a fazer,
        à faire, non commencé, non commencée, en attente, offen, ausstehend, nicht begonnen,
        未开始, 未開始, 待处理, 待處理, 未着手, 대기, 시작 전, لم يبدأ, не начато,
        ⬜, ☐, ◻, ⚪, 🔲, 🔜
        """,
    PhaseState.SKIPPED: """
        skipped, skip, n a, na, not applicable, not needed, not required, not necessary, waived, omitted,
        bypassed, deferred, out of scope, none needed,
        omitido, omitida, no aplica, no requerido, não se aplica, não aplicável, dispensado, dispensada,
        pulado, ignoré, sans objet, non requis, übersprungen, entfällt, nicht nötig,
        跳过, 跳過, 不适用, 不適用, 해당 없음, 건너뜀, пропущено, ⏭, 🚫, ➖
        """,
    PhaseState.FAILED: """
        failed, fail, failing, needs revision, needs revisions, needs work, needs fixes, needs changes,
        needs rework, revision needed, changes requested, changes required, request changes, rejected,
        not approved, not passed, not ready, did not pass, no go, aborted, rolled back, reverted,
        fallido, fallida, rechazado, rechazada, falhou, reprovado, reprovada, rejeitado, rejeitada,
        échoué, rejeté, fehlgeschlagen, abgelehnt, 失败, 失敗, 不通过, 실패, провалено, ❌, ✗, ✘, 🔴, ⛔
        """,
}
# Said of what is still open; behind a tick they speak of what comes next: `[x] Review - ready to merge`.
_OPEN = {
    PhaseState.NOT_STARTED: "ready, queued, waiting, open, scheduled, upcoming, outstanding, planned for",
    PhaseState.IN_PROGRESS: "active, running, next",
}
# Behind a tick a phase has been judged; an open one only waits.
_BLOCKED = "blocked, bloqueado, bloqueada, blockiert, 阻塞"

_States = dict[tuple[str, ...], PhaseState]


def _states(said: dict[PhaseState, str]) -> _States:
    return {tuple(phrase.split()): state for state, text in said.items() for phrase in phrases(text)}


TICKED: _States = _states(_SAID) | _states({PhaseState.FAILED: _BLOCKED})
OPEN: _States = _states(_SAID) | _states(_OPEN) | _states({PhaseState.NOT_STARTED: _BLOCKED})
LONGEST = max(map(len, OPEN))
MARKS = {phrase[0]: state for phrase, state in OPEN.items() if not phrase[0][0].isalpha()}
