"""What people do to a plan by hand: it is read as edited, kept as written, and what cannot be read is said once."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.plan.document import chapters, replace_sections
from planning.plan.model import Kept
from planning.plan.reader import read_plan
from planning.plan.reading.notes import Unread
from planning.plan.sections import Section
from planning.plan.writer import render, render_section

PLAN = (Path(__file__).parent / "fixtures" / "canary_service.md").read_text(encoding="utf-8")

FRAGMENTS = (
    "# Deployment Plan: x", "## 2. Rollout Strategy", "## Rollout strategy", "## 4. Rollback Playbook", "## Our notes",
    "## 1. Pre-Deployment Checklist", "## 3. Database Migration Plan", "## 5. Post-Deployment Verification",
    "## 6. Communication Plan", "## Waivers", "# Another title", "### Stage 1: canary", "### Stage 9999: x",
    "### Stage", "### Steps from stage 3", "### Steps", "### Fix forward from stage 2", "### Triggers",
    "### Verification", "### Communication", "### Record before the start", "### Changelog", "### Internal",
    "- Exposure: 5% of requests", "- Exposure: 999%", "- Duration: 30m", "- Duration: -3", "- Do:", "  1. `make x`",
    "- Proceed when:", "  - `errors < 1`", "    - nested", "- Watch:", "  > quoted", "- [x] **Done**: see x", "- [ ]",
    "-", "1.", "* * *", "```", "~~~mermaid", "> **Draft**: x Revises: `abc`.", ">", "| Field | Value |\n|---|---|",
    "| Gate | Reason | By |\n|---|---|---|\n| a | b | c |", "| Gate | Reason | By |\n|---|---|---|\n| a |",
    "| Order | Script | Works with the running version | Backfill | Minutes | On rollback |\n|---|---|---|---|---|---|",
    "| 1 | `a|b` | yes | none | 3 | keep |", "| Strategy | Canary |", "| Risk | ? |", "Facts: x (`y`).", "Facts: ,.",
    "Must be noticed: `", "Must be noticed: x.", "**Canary**.", "Back to x; note.", "Watch for x.", "None: no.",
    "If x fails before the rollback has taken hold", "Sees 3 things.", "<!-- x", "<div>", "[a]: b", "    code", "\t- x",
    "", " ", "\x00", "\ufeff", "\r", "\u2028", "`", "\\", "|", "$X", "- `$X`: `y`", "- Notify:", '- #a: "b"',
)  # fmt: skip
documents = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=25).map("\n".join)


@given(documents)
def test_any_markdown_is_read_without_an_error(text: str) -> None:
    reading = read_plan(text)

    assert read_plan(render(reading.plan)).plan.model_dump()
    assert all(1 <= problem.line <= text.count("\n") + text.count("\r") + 1 for problem in reading.problems)


@given(documents)
def test_the_chapters_of_any_document_give_it_back(text: str) -> None:
    assert "".join(chapter.text for chapter in chapters(text)) == text


@given(st.sets(st.sampled_from(Section)), st.sampled_from(["\n", "\r\n"]), st.data())
def test_replacing_sections_leaves_every_other_chapter_as_it_is(
    replaced: set[Section], ending: str, data: st.DataObject
) -> None:
    own = data.draw(st.sampled_from(["## Our notes\n\nKept  \n* as it is\n\n", "## Costs\n\n\n\n| a |\n\n", ""]))
    text = PLAN.replace("## 3. Database", f"{own}## 3. Database").replace("\n", ending)
    plan = read_plan(text).plan

    edited = replace_sections(text, {section: render_section(plan, section) for section in replaced})

    assert edited.replace("\r\n", "\n") == text.replace("\r\n", "\n") + waivers(replaced)
    assert ending == "\n" or "\n" not in edited.replace("\r\n", "")


def waivers(replaced: set[Section]) -> str:
    """A section that was absent is added."""
    return "\n" + render_section(read_plan(PLAN).plan, Section.WAIVERS) if Section.WAIVERS in replaced else ""


def test_a_section_replaced_by_nothing_goes() -> None:
    text = "# Deployment Plan: x\n\n## Our notes\n\nkept\n\n## Waivers\n\n| Gate |\n|---|\n"

    assert replace_sections(text, {Section.WAIVERS: ""}) == "# Deployment Plan: x\n\n## Our notes\n\nkept\n\n"


def test_a_new_section_stands_in_its_place_among_sections_of_the_users_own() -> None:
    text = "# Deployment Plan: x\n\n## Our notes\n\nkept\n\n## Waivers"

    edited = replace_sections(text, {Section.MIGRATIONS: "## 3. Database Migration Plan\n\nNone: no database.\n"})

    assert edited == (
        "# Deployment Plan: x\n\n## 3. Database Migration Plan\n\nNone: no database.\n\n"
        "## Our notes\n\nkept\n\n## Waivers"
    )


def test_paragraphs_and_parts_of_the_users_own_survive_in_our_sections() -> None:
    edited = PLAN.replace("### Verification", "### Who is called\n\n1. Ada\n2. Grace\n\n### Verification").replace(
        "## 5. Post", "The old runbook lies in the wiki.\n\n## 5. Post"
    )

    reading = read_plan(edited)

    assert reading.problems == ()
    assert reading.plan.kept == (
        Kept(section=Section.ROLLBACK, text="### Who is called"),
        Kept(section=Section.ROLLBACK, text="1. Ada\n2. Grace"),
        Kept(section=Section.ROLLBACK, text="The old runbook lies in the wiki."),
    )
    assert read_plan(render(reading.plan)).plan.kept == reading.plan.kept


def test_indented_code_is_kept_between_fences_because_a_list_would_swallow_it() -> None:
    edited = PLAN.replace("## 5. Post", "So we did it last time:\n\n    make it so\n\n## 5. Post")

    kept = read_plan(edited).plan.kept

    assert kept[1] == Kept(section=Section.ROLLBACK, text="~~~~\nmake it so\n~~~~")
    assert read_plan(render(read_plan(edited).plan)).plan.kept == kept


def test_ticks_made_while_executing_are_kept_and_change_nothing_else() -> None:
    edited = (
        PLAN.replace("- [ ] **Runbook", "- [X] **Runbook")
        .replace("  1. Start the canary", "  1. [x] Start the canary")
        .replace("1. Return to the recorded", "1. [x] Return to the recorded")
        .replace("- `http 5xx rate < 0.3% over 1h`", "- [x] `http 5xx rate < 0.3% over 1h`")
    )

    before, after = read_plan(PLAN).plan, read_plan(edited).plan

    ticks = {"checklist[4]", "stages[0].do[0]", "playbooks[1].steps[0]", "metrics[0]"}
    assert after == before.having(ticks=before.ticks | ticks)
    assert read_plan(render(after)).plan == after


STAGE = "- Exposure: 5% of requests / - Duration: 30m / - Do: / - Proceed when: / - Watch:"
EDITS = {
    "an unknown label of a stage": (
        "- Duration: 1h\n", "- Duration: 1h\n- Owner: Ada\n",
        Unread(Section.ROLLOUT, 54, "is no line of a stage", STAGE),
    ),
    "a repeated label of a stage": (
        "- Duration: 1h\n", "- Duration: 1h\n- duration: 2h\n",
        Unread(Section.ROLLOUT, 54, "says duration again", STAGE),
    ),
    "a stage out of its place": (
        "### Stage 2: third", "### Stage 3: third",
        Unread(Section.ROLLOUT, 64, "is stage 3 in place 2", "### Stage 2: third"),
    ),
    "a list outside a stage": (
        "### Stage 1: canary", "- Exposure: 3% of requests\n\n### Stage 1: canary",
        Unread(Section.ROLLOUT, 50, "is a list that belongs to no stage", "put it under `### Stage 1: <name>`"),
    ),
    "a list under a criterion": (
        "  - `p99 latency <= 180ms`\n  - `zero result rate <= stable + 0.5pp`",
        "  - `p99 latency <= 180ms`\n    - measured at the edge\n  - `zero result rate <= stable + 0.5pp`",
        Unread(Section.ROLLOUT, 60, "stands under a line that is complete by itself", "make it an item of its own"),
    ),
    "a repeated section": (
        "## 5. Post", "## 3. Database Migration Plan\n\nNone: nothing.\n\n## 5. Post",
        Unread(Section.MIGRATIONS, 151, "repeats the section of line 102", "keep one of the two"),
    ),
    "a missing title": (
        "# Deployment Plan: swap-search-tokenizer\n\n", "",
        Unread(Section.HEADER, 1, "has no title", "begin the document with `# Deployment Plan: <issue>`"),
    ),
    "a cell cut by a pipe": (
        "| Downtime | none |", "| Downtime | none | or a second |",
        Unread(Section.HEADER, 14, "has more cells than its table", "write a pipe inside a cell as `\\|`"),
    ),
    "a strategy that is none": (
        "| Strategy | Canary |", "| Strategy | Yolo |",
        Unread(Section.HEADER, 8, "names no strategy", "big bang, feature flag, canary, blue-green or rolling"),
    ),
    "a risk that is none": (
        "| Risk | High |", "| Risk | spicy |",
        Unread(Section.HEADER, 9, "names no risk", "write `Low`, `Medium` or `High`"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_what_cannot_be_read_is_said_once_with_its_line(edit: str) -> None:
    old, new, problem = EDITS[edit]
    assert old in PLAN

    assert read_plan(PLAN.replace(old, new, 1)).problems == (problem,)


def test_a_stage_without_a_duration_says_so_where_the_duration_would_be() -> None:
    stage = read_plan(PLAN.replace("- Duration: 1h\n", "", 1)).plan.stages[0]

    assert repr(stage.duration) == "Misread(text='', problem='is not given')"


def test_a_plan_of_fifty_stages_is_read_in_well_under_a_second() -> None:
    head, rest = PLAN.split("### Stage 1: canary\n", 1)
    body, tail = rest.split("### Stage 2: third", 1)
    stages = "".join(f"### Stage {n}: part {n}\n{body}" for n in range(1, 51))
    text = head + stages + "## 3." + tail.split("## 3.", 1)[1]

    began = time.process_time()
    reading = read_plan(text)

    assert (len(reading.plan.stages), reading.problems) == (50, ())
    assert time.process_time() - began < 1
