"""Laws of marking, over generated documents and the hand-made ones."""

import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.finding import Refusal
from planning.markdown.blocks import split_lines
from planning.status import Marked, Phase, PhaseState, mark_deploy, read_status
from planning.status.names import PHASES

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.md"))
TODAY = date(2026, 11, 23)
MEANT = re.compile(r"[Uu]pdated|none yet|DEPLOY_PLAN")
PLAN = "09_DEPLOY_PLAN.md"
STATES = ["Completed", "Not started", "In Progress (2/4)", "Completed ✓ PASSED", "Skipped (no runtime)", ""]


@dataclass(frozen=True)
class Document:
    text: str
    has_deploy: bool


@st.composite
def checklists(draw: st.DrawFn) -> tuple[list[str], bool]:
    names = [name for name in PHASES if draw(st.booleans())] or ["Review"]
    rows = [(name, draw(st.sampled_from(STATES))) for name in names]
    shape = draw(st.sampled_from(["list", "loose", "line", "table"]))
    bold, dash, bullet = (
        draw(st.sampled_from(["", "**"])),
        draw(st.sampled_from([" - ", " – ", " — "])),
        draw(st.sampled_from("-*+")),
    )
    boxes = {
        "Completed": "x",
        "Completed ✓ PASSED": "x",
        "Skipped (no runtime)": "x",
        "In Progress (2/4)": "~",
    }
    items = [f"[{boxes.get(state, ' ')}] {bold}{name}{bold}" for name, state in rows]
    worded = [item + (dash + state if state else "") for item, (_, state) in zip(items, rows, strict=True)]
    if shape == "line":
        return [f"{bullet} {' | '.join(items)}"], "Deploy" in names
    if shape == "table":
        body = [f"| {bold}{name}{bold} | {state or '⬜ Pending'} | - |" for name, state in rows]
        return ["| Phase | Status | Date |", "|---|---|---|", *body], "Deploy" in names
    lines = [f"{bullet} {item}" for item in worded]
    return ([part for line in lines for part in (line, "")] if shape == "loose" else lines), "Deploy" in names


PARTS = st.lists(
    st.sampled_from(
        [
            ["## Artifacts", "", "- [x] 01_DISCOVERY.md - found", "- [x] 02_RESEARCH.md"],
            ["## Artifacts", "- none yet"],
            ["## Acceptance criteria", "- [ ] Deploy - documented", "- [ ] Security - no secret  "],
            ["## Notes", "Deploy - Not started | [ ] Deploy", "\tcode"],
            ["```", "## Progress", "- [ ] Deploy - Not started", "```"],
            ["## Phase: Review ✓", "", "**Status:** done", "- Deploy: soon\f"],
            ["| a | b |", "|---|---|", "| Deploy | no |"],
        ]
    ),
    max_size=4,
    unique_by=tuple,
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    checklist, has_deploy = draw(checklists())
    updated = draw(st.sampled_from(["", "**Updated:** 2026-01-02", "Last updated: 3 Feb 2026 (audit) "]))
    head = ["# Status: some-issue", "", f"**Risk:** Low | {updated}", ""]
    parts = [line for part in draw(PARTS) for line in ("", *part)]
    lines = [*head, "## Progress", *draw(st.sampled_from([[], [""]])), *checklist, *parts]
    endings = draw(st.sampled_from([["\n"], ["\r\n"], ["\n", "\r\n"]]))
    text = "".join(line + endings[number % len(endings)] for number, line in enumerate(lines))
    text = text if draw(st.booleans()) else text.rstrip("\r\n")
    return Document(draw(st.sampled_from(["", "\ufeff"])) + text, has_deploy)


REASONS = st.text(min_size=1, max_size=60).map(lambda text: f"Skipped ({text})")
VERDICTS = st.one_of(st.just("Completed (planned)"), REASONS)


def others(text: str) -> list[tuple[str, PhaseState, str]]:
    return [(phase.name, phase.state, phase.note) for phase in read_status(text).phases if phase.name != "Deploy"]


def check_edits(text: str, marked: Marked) -> None:
    """Every line that went or came is the Deploy line, the date, the artifact or the end of the document."""
    before, after = split_lines(text), split_lines(marked.text)
    deploy = read_status(text).deploy
    gone: list[str] = []
    for kind, first, last, new_first, new_last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone += [line for line in before[first:last] if not MEANT.search(line)]
        for number in range(new_first, new_last):
            line = after[number]
            meant = number + 1 == marked.line or MEANT.search(line) or not line.strip()
            assert meant or line.rstrip("\r\n") in gone, line
    segments = marked.status_line.lstrip("-*+ ").split(" | ")
    for line in list(gone):
        is_deploy = deploy is not None and line is before[deploy.line - 1]
        if is_deploy or (" | " in line and set(line.rstrip().lstrip("-*+ ").split(" | ")) < set(segments)):
            gone.remove(line)
    # A last line without an ending gets one where a line is added behind it.
    assert gone in ([], before[-1:])


def check_law(text: str, verdict: str) -> None:
    marked = mark_deploy(text, verdict, TODAY, PLAN)
    again = mark_deploy(marked.text, verdict, date(2027, 1, 1), PLAN)
    assert (again.text, again.changed) == (marked.text, False)

    deploy = read_status(marked.text).deploy
    assert isinstance(deploy, Phase)
    assert deploy.state is (PhaseState.COMPLETED if verdict.startswith("Completed") else PhaseState.SKIPPED)
    assert others(marked.text) == others(text)
    assert split_lines(marked.text)[marked.line - 1].rstrip("\r\n") == marked.status_line
    assert deploy.line == marked.line

    check_edits(text, marked)
    assert marked.text.startswith("\ufeff") == text.startswith("\ufeff")
    assert marked.text.endswith(("\n", "\r")) == text.endswith(("\n", "\r"))
    assert ("\r\n" in marked.text, "\n" in marked.text.replace("\r\n", "")) == (
        "\r\n" in text,
        "\n" in text.replace("\r\n", ""),
    )


@given(documents(), VERDICTS)
def test_marking_changes_deploy_the_date_and_the_artifacts_only(document: Document, verdict: str) -> None:
    check_law(document.text, verdict)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
@pytest.mark.parametrize("verdict", ["Completed (planned)", "Skipped (no | runtime\nat all)"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_law_holds_for_documents_people_would_write(path: Path, verdict: str, ending: str) -> None:
    text = path.read_text("utf-8").replace("\n", ending)
    if path.stem == "decoys_only":
        with pytest.raises(Refusal):
            mark_deploy(text, verdict, TODAY, PLAN)
    else:
        check_law(text, verdict)


@given(st.text(max_size=200), VERDICTS)
def test_any_text_is_marked_soundly_or_refused(text: str, verdict: str) -> None:
    document = f"{text}\n\n## Progress\n- [ ] Deploy\n- [ ] Observe\n"
    try:
        marked = mark_deploy(document, verdict, TODAY, PLAN)
    except Refusal:
        return
    assert others(marked.text) == others(document)
