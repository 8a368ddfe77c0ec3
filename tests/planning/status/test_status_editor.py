import difflib
from datetime import date
from pathlib import Path

import pytest

from planning.finding import Finding, Refusal, Severity
from planning.status import Marked, PhaseState, mark_deploy, read_status

FIXTURES = Path(__file__).parent / "fixtures"
TODAY = date(2026, 11, 23)
PLANNED = "Completed (planned)"


def load(name: str) -> str:
    return (FIXTURES / name).read_text("utf-8")


def changes(before: str, after: str) -> list[str]:
    diff = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), n=0)
    return [line.rstrip("\n") for line in diff if not line.startswith(("---", "+++", "@@"))]


def marked(name: str, verdict: str = PLANNED, plan: str | None = "DEPLOY_PLAN.md") -> list[str]:
    text = load(name)
    return changes(text, mark_deploy(text, verdict, TODAY, plan).text)


def marked_line(line: str, verdict: str = PLANNED) -> str:
    return mark_deploy(f"## Progress\n- [x] Security - Completed\n{line}\n", verdict, TODAY, None).status_line


def test_the_line_the_date_and_the_artifacts_change_and_nothing_else() -> None:
    assert marked("plain.md", plan="09_DEPLOY_PLAN.md") == [
        "-**Risk:** High | **Updated:** 2026-03-02",
        "+**Risk:** High | **Updated:** 2026-11-23",
        "-- [ ] Deploy - Not started",
        "+- [x] Deploy - Completed (planned)",
        "+- 09_DEPLOY_PLAN.md",
    ]


def test_a_numbered_plan_stands_before_the_files_of_later_phases() -> None:
    after = mark_deploy(load("plain.md"), PLANNED, TODAY, "09_DEPLOY_PLAN.md").text
    assert after.endswith("- 07a_SECURITY_AUDIT.md\n- 09_DEPLOY_PLAN.md\n- 11_RETROSPECTIVE.md\n")


def test_the_answer_names_the_line_as_it_stands() -> None:
    text = load("no_header.md")
    line = "- [x] Deployment - Completed (planned) <!-- row 3 -->"
    after = text.replace("- [ ] Deployment - Ready <!-- row 3 -->", line)
    assert mark_deploy(text, PLANNED, TODAY, None) == Marked(after, 3, line, changed=True)


def test_a_missing_line_is_added_before_observe_in_the_lists_dialect() -> None:
    assert marked("dashes_bold.md") == [
        "-**Risk:** 🟡 Medium | **Updated:** 2026-03-02T09:15:00Z (audit done)",
        "+**Risk:** 🟡 Medium | **Updated:** 2026-11-23T00:00:00Z (audit done)",
        "+- [x] **Deploy** — **Completed (planned)**",
        "+",
        "-- [ ] `DEPLOY_PLAN.md` - pending",
        "+- [x] `DEPLOY_PLAN.md`",
    ]


def test_a_line_of_all_phases_keeps_its_pipes() -> None:
    assert marked("one_line.md") == [
        "-**Risk:** Low | **Last updated:** 2 March 2026",
        "+**Risk:** Low | **Last updated:** 23 November 2026",
        "-- [x] Research | [x] Planning | [x] Implementation | [x] Review | [ ] Deploy",
        "+- [x] Research | [x] Planning | [x] Implementation | [x] Review | [x] Deploy - Completed (planned)",
        "+- ✅ DEPLOY_PLAN.md",
    ]


def test_a_table_keeps_its_cells_and_its_marks() -> None:
    assert marked("table.md") == [
        "-| Updated | 2/3/2026 |",
        "+| Updated | 2026-11-23 |",
        "-| 4  | Deploy   | ⬜ Pending     | -          |",
        "+| 4  | Deploy   | ✅ Completed (planned) | -          |",
    ]


def test_a_numbered_list_gets_the_next_number_and_a_placeholder_gives_way() -> None:
    assert marked("nested.md") == [
        "+4. [x] Deploy - Completed (planned)",
        "-- (none yet)",
        "+- DEPLOY_PLAN.md",
    ]


def test_colons_and_links_are_kept_and_an_unfilled_date_is_filled() -> None:
    assert marked("colons.md") == [
        "-**Updated:** {timestamp}",
        "+**Updated:** 2026-11-23",
        "-* **Deploy:** in progress",
        "+* **Deploy:** Completed (planned)",
        "+3. [DEPLOY_PLAN.md](docs/DEPLOY_PLAN.md)",
    ]


def test_the_documents_own_name_for_deploy_stays() -> None:
    assert marked("spanish.md") == [
        "-- [ ] Despliegue - Pendiente",
        "+- [x] Despliegue - Completed (planned)",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] Deploy", "- [x] Deploy - Completed (planned)"),
        ("* [ ] Deploy — Not started", "* [x] Deploy — Completed (planned)"),
        ("- [ ] **Deploy** – *Not started*", "- [x] **Deploy** – *Completed (planned)*"),
        ("- [ ] **Deploy:** pending   ", "- [x] **Deploy:** Completed (planned)   "),
        ("- [~] Deploy (production) - in progress", "- [x] Deploy (production) - Completed (planned)"),
        ("- [ ] Phase 8: Deploy - Not started", "- [x] Phase 8: Deploy - Completed (planned)"),
        ("- ⬜ **Deploy**: waiting", "- ✅ **Deploy**: Completed (planned)"),
        ("- [ ] Deploy ⏳ waiting", "- [x] Deploy ✅ Completed (planned)"),
        ("- [x] Deploy - FAILED: smoke test", "- [x] Deploy - Completed (planned)"),
        ("- [x] Deploy - Skipped (none)", "- [x] Deploy - Completed (planned)"),
        ("- Deploy: not started", "- Deploy: Completed (planned)"),
        ("- [ ] Deploy\n  with a remark below", "- [x] Deploy - Completed (planned)"),
    ],
)
def test_the_dialect_of_the_line_is_kept(before: str, after: str) -> None:
    assert marked_line(before) == after


@pytest.mark.parametrize(
    "line",
    [
        "- [x] Deploy - Completed (planned)",
        "- [x] Deploy (planned) - Completed",
        "- [x] Deploy — ✅ Done",
        "- [x] Deploy",
    ],
)
def test_a_line_that_says_so_already_changes_nothing(line: str) -> None:
    text = f"**Updated:** 2020-01-01\n\n## Progress\n{line}\n- [ ] Observe\n\n## Artifacts\n- A.md"
    assert mark_deploy(text, PLANNED, TODAY, "DEPLOY_PLAN.md") == Marked(text, 4, line, changed=False)


def test_a_reason_is_one_line_whatever_it_holds() -> None:
    reason = "Skipped (docs only |\n- [x] nothing\r\n to deploy)"
    assert marked_line("- [ ] Deploy", reason) == "- [x] Deploy - Skipped (docs only | - (x) nothing to deploy)"
    assert marked("table.md", reason, None)[-1] == (
        "+| 4  | Deploy   | ⏭️ Skipped (docs only / - (x) nothing to deploy) | -          |"
    )
    assert marked("one_line.md", reason, None)[-1].endswith(
        "| [x] Deploy - Skipped (docs only / - (x) nothing to deploy)"
    )


def test_a_list_that_leaves_skipped_boxes_open_keeps_doing_so() -> None:
    text = "## Progress\n- [x] Review\n- [ ] Deploy\n- [ ] Observe - Skipped (no runtime)\n"
    assert mark_deploy(text, "Skipped (docs)", TODAY, None).status_line == "- [ ] Deploy - Skipped (docs)"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2026-03-02", "2026-11-23"),
        ("2026-03-02 14:14", "2026-11-23"),
        ("2026-03-02 3:00 PM UTC", "2026-11-23"),
        ("2026-03-02T14:14:05.123+02:00", "2026-11-23T00:00:00.000+02:00"),
        ("2026-03-02 (review done)", "2026-11-23 (review done)"),
        ("2026/3/2", "2026/11/23"),
        ("02.03.2026", "23.11.2026"),
        ("13/03/2026", "23/11/2026"),
        ("03/13/2026", "11/23/2026"),
        ("Mar 2, 2026", "Nov 23, 2026"),
        ("March 2 2026 at 9:00", "November 23 2026"),
        ("2. March 2026", "23. November 2026"),
        ("`2026-03-02`", "`2026-11-23`"),
        ("TBD", "2026-11-23"),
        ("2026-11-23 08:00", "2026-11-23 08:00"),
        ("last week", "last week"),
    ],
)
def test_the_date_is_refreshed_in_its_own_form(before: str, after: str) -> None:
    text = f"**Risk:** Low | **Updated:** {before}\n\n## Progress\n- [x] Security\n- [ ] Deploy\n"
    assert mark_deploy(text, PLANNED, TODAY, None).text.startswith(f"**Risk:** Low | **Updated:** {after}\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- A.md\n- DEPLOY_PLAN.md", "- A.md\n- DEPLOY_PLAN.md"),
        ("- A.md\n- 09_DEPLOY_PLAN.md (draft)", "- A.md\n- 09_DEPLOY_PLAN.md (draft)"),
        ("- A.md\n  - detail\n\ntext", "- A.md\n  - detail\n- DEPLOY_PLAN.md\n\ntext"),
        ("- [x] A.md\n- [ ] DEPLOY_PLAN.md - to do", "- [x] A.md\n- [x] DEPLOY_PLAN.md"),
        ("- ✓ A.md\n- ⏳ DEPLOY_PLAN.md", "- ✓ A.md\n- ✓ DEPLOY_PLAN.md"),
        ("- **A.md** - why", "- **A.md** - why\n- **DEPLOY_PLAN.md**"),
        ("- {artifacts}", "- DEPLOY_PLAN.md"),
        ("- [ ] TBD", "- [x] DEPLOY_PLAN.md"),
        ("- the code", "- the code\n- DEPLOY_PLAN.md"),
        ("none so far", "none so far"),
    ],
)
def test_the_plan_is_listed_once_in_the_lists_dialect(before: str, after: str) -> None:
    head = "## Progress\n- [x] Security\n- [ ] Deploy\n\n## Artifacts\n"
    text = mark_deploy(head + before, PLANNED, TODAY, "DEPLOY_PLAN.md").text
    assert text.partition("## Artifacts\n")[2] == after


def test_marks_that_stand_for_boxes_are_changed_like_their_neighbours() -> None:
    text = "## Progress\n1. ✔ Review\n2. ✔ Security\n3. ☐ Deploy\n4. ☐ Observe\n"
    assert mark_deploy(text, PLANNED, TODAY, None).status_line == "3. ✔ Deploy - Completed (planned)"


def test_boxes_without_bullets_are_a_checklist_too() -> None:
    text = "## Progress\n[x] Review\n[ ] Deploy\n"
    assert mark_deploy(text, PLANNED, TODAY, None).status_line == "[x] Deploy - Completed (planned)"


def test_a_labelled_line_of_all_phases_is_a_checklist_too() -> None:
    text = "**Progress:** [x] Review → [x] Security → [ ] Observe\n"
    line = "**Progress:** [x] Review → [x] Security → [x] Deploy - Completed (planned) → [ ] Observe"
    assert mark_deploy(text, PLANNED, TODAY, None).status_line == line


def test_a_missing_final_newline_stays_missing() -> None:
    text = "## Progress\r\n- [x] Review\r\n- [x] Security"
    assert mark_deploy(text, PLANNED, TODAY, None).text == text + "\r\n- [x] Deploy - Completed (planned)"


def test_a_table_without_the_row_gets_one() -> None:
    text = "| Gate | Status | Date |\n|---|---|---|\n| Review | PASS | today |\n| Security | PASS | — |\n"
    row = "| Deploy | Completed (planned) | — |"
    after = mark_deploy(text, PLANNED, TODAY, None)
    assert after == Marked(
        f"{text}{row}\n".replace("| Deploy |", "| Deploy   |"),
        5,
        "| Deploy   | Completed (planned) | — |",
        changed=True,
    )


def test_a_document_without_a_checklist_is_refused_with_the_line_to_add() -> None:
    with pytest.raises(Refusal) as refused:
        mark_deploy(load("decoys_only.md"), PLANNED, TODAY, None)
    assert refused.value.findings == (
        Finding(
            "section-missing",
            Severity.ERROR,
            "STATUS.md",
            "there is no checklist of phases to mark Deploy in",
            "add the heading `## Progress` and under it the line `- [x] Deploy - Completed (planned)`",
        ),
    )


def test_the_line_that_the_refusal_offers_is_a_checklist() -> None:
    assert read_status("## Progress\n- [x] Deploy - Completed (planned)\n").deploy is not None


def test_a_document_marked_skipped_reads_as_skipped() -> None:
    deploy = read_status(mark_deploy(load("plain.md"), "Skipped (docs)", TODAY, None).text).deploy
    assert deploy is not None
    assert (deploy.state, deploy.note) == (PhaseState.SKIPPED, "Skipped (docs)")
