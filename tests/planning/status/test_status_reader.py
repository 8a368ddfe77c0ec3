from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.risk import Risk
from planning.status import Phase, PhaseState, Security, Status, read_status

FIXTURES = Path(__file__).parent / "fixtures"

DONE = PhaseState.COMPLETED
DOING = PhaseState.IN_PROGRESS
OPEN = PhaseState.NOT_STARTED
SKIPPED = PhaseState.SKIPPED
FAILED = PhaseState.FAILED


def read(name: str) -> Status:
    return read_status((FIXTURES / name).read_text("utf-8"))


def states(name: str) -> dict[str, PhaseState]:
    return {phase.name: phase.state for phase in read(name).phases}


def test_a_whole_document_is_read_with_its_lines() -> None:
    assert read("plain.md") == Status(
        "rate-limit-login",
        Risk.HIGH,
        (
            Phase("Discovery", DONE, "Completed", 7),
            Phase("Research", DONE, "Completed (three providers compared)", 8),
            Phase("Design", DONE, "Completed", 9),
            Phase("Planning", DONE, "Completed (3 phases, 11 tasks)", 10),
            Phase("Implementation", DONE, "Completed", 11),
            Phase("Review", DONE, "Completed ✓ APPROVED", 12),
            Phase("Security", DONE, "Completed ✓ PASSED", 13),
            Phase("Deploy", OPEN, "Not started", 14),
            Phase("Observe", OPEN, "Not started", 15),
            Phase("Retro", OPEN, "Not started", 16),
        ),
        (),
    )


def test_sub_headings_of_the_progress_section_belong_to_it() -> None:
    assert [(phase.name, phase.state, phase.part) for phase in read("dashes_bold.md").phases] == [
        ("Discovery", DONE, ""),
        ("Design", DONE, ""),
        ("Review", DONE, ""),
        ("Security", DONE, "7a audit"),
        ("Security", OPEN, "7b pentest"),
        ("Observe", OPEN, ""),
    ]


def test_security_in_two_parts_is_completed_with_the_open_part_named() -> None:
    status = read("dashes_bold.md")
    open_part = Phase("Security", OPEN, "Not started", 19, "7b pentest")
    assert status.security == Security(DONE, "Passed", 17, open_part)
    assert status.warnings == ("line 19: Security is completed, but a part of it is not_started: 7b pentest",)


def test_phases_on_one_line_are_read_with_that_line() -> None:
    assert [(phase.name, phase.state, phase.line) for phase in read("one_line.md").phases] == [
        ("Research", DONE, 6),
        ("Planning", DONE, 6),
        ("Implementation", DONE, 6),
        ("Review", DONE, 6),
        ("Deploy", OPEN, 6),
    ]


def test_a_table_is_read_by_its_columns() -> None:
    status = read("table.md")
    assert (status.issue, status.risk) == ("payments-v2", Risk.HIGH)
    assert states("table.md") == {
        "Research": DONE,
        "Planning": DONE,
        "Security": DONE,
        "Deploy": OPEN,
        "Observe": SKIPPED,
    }


def test_fields_on_one_line_are_told_apart_at_dots() -> None:
    status = read_status("# Status: pdf\n\n**Owner:** Zoë · **Started:** 2026-11-02 · **Risk:** Medium ⚠️\n")
    assert (status.issue, status.risk) == ("pdf", Risk.MEDIUM)


def test_sub_tasks_of_a_phase_are_no_phases_but_the_parts_of_security_are() -> None:
    status = read("nested.md")
    assert [(phase.name, phase.state, phase.line) for phase in status.phases] == [
        ("Implementation", DONE, 6),
        ("Review", FAILED, 10),
        ("Security", DOING, 11),
        ("Security", DONE, 12),
        ("Security", OPEN, 13),
    ]
    assert status.security.state is DONE
    assert status.security.open_part == Phase("Security", OPEN, "Not started", 13, "7b pentest")


def test_a_bare_list_without_any_heading_is_the_checklist() -> None:
    assert states("no_header.md") == {"Research": DONE, "Review": DONE, "Deploy": OPEN}


def test_names_and_words_of_other_languages_are_known() -> None:
    assert states("spanish.md") == {"Design": DONE, "Implementation": DONE, "Security": DONE, "Deploy": OPEN}


def test_a_bold_line_serves_as_a_heading_and_struck_names_are_skipped() -> None:
    status = read("colons.md")
    assert (status.issue, status.risk) == ("Search by colour", Risk.LOW)
    assert states("colons.md") == {"Research": DONE, "Security": SKIPPED, "Observe": SKIPPED, "Deploy": DOING}


def test_lists_of_other_things_are_no_checklist() -> None:
    assert read("decoys_only.md").phases == ()


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("- [x] Security - Completed", DONE),
        ("- [x] Security", DONE),
        ("- [X] Security — APPROVED WITH NOTES", DONE),
        (
            "- [x] Security (7a static) - Completed (2026-05-12): **⚠ CONDITIONAL PASS**. One test failed",
            DONE,
        ),
        ("- [x] Security ✓ PASSED", DONE),
        ("- [x] Security PASSED", DONE),
        ("- [ ] Security - ✅ done", DONE),
        ("* Security: done", DONE),
        ("- [x] Phase 7: Security - Completed", DONE),
        ("- [x] 7a. Security Audit - PASSED", DONE),
        ("- [x] Security - ready for the release, see notes", DONE),
        ("- [x] Security - N/A (no runtime)", SKIPPED),
        ("- [ ] Security - Skipped", SKIPPED),
        ("- [~] Security - n/a: no new surface", SKIPPED),
        ("- [x] Security — waived by the lead", SKIPPED),
        ("- [x] Security - FAILED (2 critical)", FAILED),
        ("- [x] Security - Completed: FAILED", FAILED),
        ("- [x] Security - Completed (❌ FAILED, 2 critical)", FAILED),
        ("- [x] Security - 2 findings, NEEDS REVISION", FAILED),
        ("- [x] Security - not passed", FAILED),
        ("- [x] Security - BLOCKED", FAILED),
        ("- [ ] Security - blocked by the staging system", OPEN),
        ("- [ ] Security", OPEN),
        ("- [ ] Security - Ready", OPEN),
        ("- [x] Security - not completed", OPEN),
        ("- [x] Security - TODO", OPEN),
        ("- [~] Security", DOING),
        ("- [~] Security - In Progress (Phase 2/4)", DOING),
        ("- [ ] Security - 🟡 under review", DOING),
        ("- [ ] Security\n  - Completed by nobody", OPEN),
        ("- Security: somewhere", PhaseState.UNKNOWN),
        ("- [?] Security", PhaseState.UNKNOWN),
    ],
)
def test_the_word_on_the_line_beats_the_box(line: str, state: PhaseState) -> None:
    assert read_status(f"## Progress\n{line}\n- [ ] Observe\n").security.state is state


def test_a_box_that_says_otherwise_is_warned_of() -> None:
    status = read_status("## Progress\n- [x] Review - NEEDS REVISION\n- [ ] Deploy - Not started\n")
    assert status.warnings == ("line 2: Review is read as failed for its words, against its box",)


def test_a_phase_listed_twice_is_read_once_and_warned_of() -> None:
    status = read_status("## Progress\n- [x] Review\n- [ ] Deploy\n- [ ] Review\n")
    assert [phase.line for phase in status.phases] == [2, 3]
    assert status.warnings == ("line 4: Review is listed again; line 2 is taken",)


def test_a_failed_part_of_security_decides_over_a_done_one() -> None:
    status = read_status("## Progress\n- [x] Security (7a) - PASSED\n- [x] Security (7b) - FAILED\n")
    assert status.security == Security(FAILED, "FAILED", 3)


def test_placeholders_are_no_values() -> None:
    status = read_status("# Status: {issue-name}\n\n**Risk:** {risk-level} | **Updated:** {timestamp}\n")
    assert status == Status("", Risk.UNKNOWN, (), ())


def test_a_title_with_words_of_other_lists_does_not_hide_the_checklist() -> None:
    status = read_status("# Status: fix-tests-and-notes\n\n- [x] Review\n- [ ] Deploy\n")
    assert [phase.name for phase in status.phases] == ["Review", "Deploy"]


def test_checklists_in_code_and_comments_are_not_read() -> None:
    text = "## Progress\n```\n- [x] Deploy\n```\n<!--\n- [x] Security\n-->\n- [ ] Review\n- [ ] Retro\n"
    assert [phase.name for phase in read_status(text).phases] == ["Review", "Retro"]


def test_byte_order_mark_and_line_endings_make_no_difference() -> None:
    text = (FIXTURES / "plain.md").read_text("utf-8")
    assert read_status("\ufeff" + text.replace("\n", "\r\n")) == read_status(text)


def test_nothing_is_read_from_nothing() -> None:
    assert read_status("") == Status("", Risk.UNKNOWN, (), ())
    assert read_status("").security == Security(PhaseState.UNKNOWN, "", 0)
    assert read_status("").deploy is None


MARKUP = st.text(st.sampled_from("-*[]x ~|#>`:\\\n\r\t(){}<!—✓ABDeploySecurity\0\ufeff"), max_size=300)


@given(st.one_of(st.text(), MARKUP, MARKUP.map("## Progress\n- [ ] Deploy ".__add__)))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    status = read_status(text)
    assert all(0 < phase.line <= text.count("\n") + text.count("\r") + 1 for phase in status.phases)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("⏳ Pending", PhaseState.NOT_STARTED),
        ("⏳ Not started", PhaseState.NOT_STARTED),
        ("⏳ In progress", PhaseState.IN_PROGRESS),
        ("⏳", PhaseState.IN_PROGRESS),
    ],
)
def test_an_hourglass_says_what_the_words_beside_it_say(words: str, state: PhaseState) -> None:
    table = f"# x\n\n| Phase | Status |\n|---|---|\n| Security | ✅ PASSED |\n| Deploy | {words} |\n"
    deploy = read_status(table).deploy

    assert deploy is not None
    assert deploy.state is state
