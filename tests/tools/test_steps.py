"""The rules of the steps: what they start from, what they own, in which order, and what they never lose."""

from pathlib import Path

import pytest

from planning.plan.document import chapters
from planning.plan.sections import Section
from resources.workspace import Workspace
from tests.tools.projects import (
    CHECKLIST,
    ISSUE,
    PHASE,
    PROPOSE,
    RELEASE,
    ROLLBACK,
    STAGES,
    WRITE,
    accepted,
    at,
    call,
    draft_file,
    edit,
    make_draft,
    make_plan,
    make_project,
    objects,
    on_disk,
    plan_file,
    refused,
)
from tools.desk import desk_of
from tools.draft import drop_draft
from tools.json_value import is_list

OWN_SECTION = "## Who to call\n\n|A|B|\n|-|:-:|\n| *Ann*  |`x|y`|\n\n* loose\n\n\n"
OWN_LINES = "\n<!-- agreed on Monday -->\n\nKeep the old image for a week.\n"


def texts(path: Path) -> dict[Section | None, str]:
    return {chapter.section: chapter.text for chapter in chapters(path.read_text(encoding="utf-8"))}


def test_a_draft_is_said_to_be_one_on_its_first_line(tmp_path: Path) -> None:
    draft = draft_file(make_draft(tmp_path, steps=1)).read_text(encoding="utf-8")
    assert draft.splitlines()[0] == "> **Draft**: not a plan until `write_plan` accepts it."


@pytest.mark.parametrize(
    ("tool", "arguments", "owned"),
    [
        ("propose_rollout", {"issue": ISSUE, "watch": ['Grafana "Prices"']}, {Section.HEADER, Section.ROLLOUT}),
        ("draft_rollback", at(ROLLBACK, notify=["`#shop-night`"]), {Section.HEADER, Section.ROLLBACK}),
        (
            "waive_gate",
            {"issue": ISSUE, "gate": "lead-missing", "reason": "one is on duty", "by": "release manager"},
            {Section.HEADER, Section.WAIVERS},
        ),
    ],
)
def test_a_step_on_a_plan_replaces_its_own_sections_and_nothing_else(
    tmp_path: Path, tool: str, arguments: dict[str, object], owned: set[Section]
) -> None:
    project = make_plan(tmp_path)
    plan = plan_file(project)
    edit(plan, "## 3. Database", OWN_SECTION + "## 3. Database")
    edit(plan, "Watch for 24h.", "Watch for 24h.\n" + OWN_LINES)
    edit(plan, 'The price cache starts at 09:00 UTC."\n', 'The price cache starts at 09:00 UTC."\n\n')
    before, written = texts(plan), plan.read_bytes()
    accepted(project, tool, arguments)
    after = texts(draft_file(project))
    assert {name: text for name, text in after.items() if name not in owned} == {
        name: text for name, text in before.items() if name not in owned
    }
    assert all(after[name] != before.get(name) for name in owned)
    assert plan.read_bytes() == written


def test_write_plan_keeps_what_people_wrote_into_the_draft(tmp_path: Path) -> None:
    project = make_draft(tmp_path)
    edit(draft_file(project), "## 4. Rollback", OWN_SECTION + "## 4. Rollback")
    edit(draft_file(project), "- Status page:", "- Notify also: Ann\n- Status page:")
    answer = call(project, "write_plan", WRITE)
    assert answer.refused, "a line that says nothing we know is unreadable"
    edit(draft_file(project), "- Notify also: Ann\n", "")
    accepted(project, "write_plan", WRITE)
    assert texts(plan_file(project))[None] == OWN_SECTION


def test_a_hand_edit_between_two_steps_is_the_base_of_the_next(tmp_path: Path) -> None:
    project = make_draft(tmp_path, steps=1)
    edit(draft_file(project), "- Duration: 1h", "- Duration: 90m")
    accepted(project, "draft_rollback", ROLLBACK)
    edit(draft_file(project), "http 5xx rate > 2% over 5m", "http 5xx rate > 3% over 5m")
    accepted(project, "write_plan", WRITE)
    plan = plan_file(project).read_text(encoding="utf-8")
    assert "- Duration: 1h30m\n" in plan
    assert "- `http 5xx rate > 3% over 5m`\n" in plan


def test_ticks_move_with_their_lines(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    edit(plan_file(project), "- [ ] **Runbook updated**", "- [x] **Runbook updated**")
    edit(plan_file(project), "- [ ] **Code review approved**", "- [x] **Code review approved**")
    flag = {"item": "feature flags", "evidence": "`docs/flags.md`"}
    review = {"item": "code review", "evidence": "pull request 215"}
    accepted(project, "write_plan", {"issue": ISSUE, "checklist": [flag, review]})
    plan = plan_file(project).read_text(encoding="utf-8")
    assert "- [x] **Runbook updated**: see `docs/runbooks/shop.md`\n" in plan
    assert "- [ ] **Code review approved**: see pull request 215\n" in plan
    assert plan.count("- [x]") == 1


def test_two_items_of_one_kind_are_both_kept(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    backup = {"item": "Database backup taken", "command": "make backup", "expect": "exit 0"}
    tested = {"item": "database migrations", "command": "make db-test", "expect": "exit 0"}
    accepted(project, "write_plan", {"issue": ISSUE, "checklist": [backup, tested]})
    accepted(project, "write_plan", {"issue": ISSUE})
    plan = plan_file(project).read_text(encoding="utf-8")
    assert "- [ ] **Database migrations tested**: `make db-test`: expect exit 0\n" in plan
    assert "- [ ] **Database backup taken**: `make backup`: expect exit 0\n" in plan


def test_derived_text_is_written_anew_at_the_next_write(tmp_path: Path) -> None:
    project = make_draft(tmp_path)
    edit(draft_file(project), "- Duration: 1h", "- Duration: 2h")
    stale = accepted(project, "check_plan", {"issue": ISSUE})
    assert "stale-figure" in str(stale["findings"])
    accepted(project, "write_plan", WRITE)
    plan = plan_file(project).read_text(encoding="utf-8")
    assert "- Sees 43200 requests. Its criteria stop a healthy release" in plan
    assert 'x-axis "moments of decision" ["start", "2h", "6h"]' in plan
    assert accepted(project, "check_plan", {"issue": ISSUE})["findings"] == []


@pytest.mark.parametrize(
    ("steps", "tool", "told"),
    [
        (0, "draft_rollback", "draft_rollback: the plan has no rollout yet\nFix: call propose_rollout with change.summary"),
        (0, "write_plan", "write_plan: the plan has no rollout yet\nFix: call propose_rollout with change.summary"),
        (1, "write_plan", "write_plan: the plan has no rollback playbook yet\nFix: call draft_rollback"),
        (0, "check_plan", "09_DEPLOY_PLAN.md: there is no plan yet\nFix: call propose_rollout with change.summary"),
        (0, "mark_deploy_done", "09_DEPLOY_PLAN.md: there is no plan yet\nFix: call propose_rollout with change.summary"),
        (2, "mark_deploy_done", "09_DEPLOY_PLAN.draft.md: a draft is open: the plan on disk is not the last word\nFix: "),
    ],
)  # fmt: skip
def test_a_step_out_of_order_names_the_one_that_is_missing(tmp_path: Path, steps: int, tool: str, told: str) -> None:
    project = make_draft(tmp_path, steps)
    arguments = {**dict(PHASE).get(tool, {}), "issue": ISSUE}
    assert refused(project, tool, arguments).startswith(f"out-of-order · error · {told}")


def test_what_nobody_gave_is_listed_as_open_and_blocks_the_writing(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    bare = {"issue": ISSUE, "change": "Serve the price list from a cache.", "strategy": "canary"}
    opened = accepted(project, "propose_rollout", bare)["open"]
    assert "stages[0].do: nothing is done in this stage" in str(opened)
    assert "release.version" in str(opened)
    accepted(project, "draft_rollback", ROLLBACK)
    text = refused(project, "write_plan", WRITE)
    assert "stage-without-step · error · stages[0].do (09_DEPLOY_PLAN.draft.md:" in text
    assert (
        text.rpartition("\n\n")[2]
        == "Next: propose_rollout with stages, release.roll_back_to, release.version, then write_plan again with "
        "everything: nothing of this call was kept"
    )


def test_what_the_server_filled_in_is_told_with_its_source(tmp_path: Path) -> None:
    project = make_draft(tmp_path)
    drafted = accepted(project, "write_plan", WRITE)["drafted"]
    assert drafted == [
        {"where": "migrations", "text": "None: no schema change.", "source": "change.schema_change"},
        {"where": "checklist: security audit", "text": "", "source": "00_STATUS.md:9"},
        {"where": "checklist: database migrations", "text": "", "source": "not applicable: no schema change"},
        {"where": "checklist: feature flags", "text": "", "source": "not applicable: canary needs no flag"},
        {"where": "watch_for", "text": "24h", "source": "default"},
        {
            "where": "health_checks[0]",
            "text": "`https://shop.example.com/healthz`: expect `200`",
            "source": "03_ARCHITECTURE.md:5",
        },
        {"where": "metrics", "text": "over 1h", "source": "criteria of the last stage"},
    ]


def test_whoever_says_that_there_is_no_migration_need_not_test_one(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    accepted(project, "propose_rollout", {**PROPOSE, "change": {"summary": "Cache prices"}})
    accepted(project, "draft_rollback", ROLLBACK)
    accepted(project, "write_plan", {**WRITE, "migrations": []})
    assert "- Not applicable: database migrations (no migration in this release)" in plan_file(project).read_text(
        "utf-8"
    )


def test_an_announcement_in_a_bare_string_goes_where_a_rollback_is_told(tmp_path: Path) -> None:
    project = make_draft(tmp_path)
    result = accepted(project, "write_plan", at(WRITE, announcement="The price cache starts at 09:00 UTC."))
    assert '- `#shop-releases`: "The price cache starts at 09:00 UTC."\n' in plan_file(project).read_text(
        encoding="utf-8"
    )
    assert objects(result["drafted"])[-1] == {
        "where": "announcement.channel",
        "text": "`#shop-releases`",
        "source": "whom a rollback notifies",
    }


def test_what_is_given_empty_is_judged_and_never_filled(tmp_path: Path) -> None:
    project = make_draft(tmp_path)
    text = refused(project, "write_plan", at(WRITE, smoke_tests=[], health_checks=[], metrics=[], changelog=""))
    assert [line.split(": ")[0] for line in text.splitlines() if " · error · " in line] == [
        "smoke-test-missing · error · smoke_tests",
        "health-check-missing · error · health_checks",
        "metrics-missing · error · metrics",
        "changelog-missing · error · changelog",
    ]


def test_an_item_and_a_migration_without_a_name_are_refused(tmp_path: Path) -> None:
    project = make_draft(tmp_path)
    nameless = [*CHECKLIST, {"evidence": "pull request 7"}]
    text = refused(
        project, "write_plan", at(WRITE, checklist=nameless, migrations=[{"compatible": "yes: adds a column"}])
    )
    assert [line.partition(" · error · ")[2] for line in text.splitlines() if " · error · " in line] == [
        "migrations[0].script: names no script",
        "migrations[0].on_rollback: the migration does not say what happens to it on a rollback",
        "checklist[6].item: the item has no name",
    ]


def test_what_stays_absent_in_a_revision_is_taken_from_the_plan(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    plan = plan_file(project).read_bytes()
    accepted(project, "propose_rollout", {"issue": ISSUE})
    accepted(project, "write_plan", {"issue": ISSUE})
    assert plan_file(project).read_bytes() == plan
    assert not draft_file(project).exists()


@pytest.mark.parametrize(
    ("old", "new"), [(b"\n", b"\r\n"), (b"# Deployment", b"\xef\xbb\xbf# Deployment")], ids=["CRLF", "BOM"]
)
def test_a_revision_keeps_line_endings_and_byte_order_mark(tmp_path: Path, old: bytes, new: bytes) -> None:
    project = make_plan(tmp_path)
    plan = plan_file(project).read_bytes().replace(old, new)
    plan_file(project).write_bytes(plan)
    accepted(project, "draft_rollback", {"issue": ISSUE})
    accepted(project, "write_plan", {"issue": ISSUE})
    assert plan_file(project).read_bytes() == plan


def test_a_rollout_replaced_under_a_playbook_says_what_it_was(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    tighter = [{**STAGES[0], "proceed_when": ["http 5xx rate < 3%"]}, STAGES[1]]
    result = accepted(project, "propose_rollout", {"issue": ISSUE, "stages": tighter, "notice": ["http 5xx rate 5%"]})
    assert result["next"] == "write_plan; the playbook that was there is kept: check it"
    warnings = result["warnings"]
    assert is_list(warnings)
    assert warnings[0] == (
        "replaced under the playbook that was kept: canary: 5% of requests, 1h; everyone: 100% of requests, 4h"
    )
    assert "trigger-contradicts-criterion: triggers[0]: " in str(warnings)


def test_another_watch_replaces_no_rollout_and_harms_nobody_else(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    result = accepted(project, "propose_rollout", {"issue": ISSUE, "watch": ['Grafana "Cache"']})

    assert sorted({"warnings", "harm_changed"} & result.keys()) == []
    assert (result["why"], result["alternatives"]) == ([], [])


def test_why_a_strategy_is_told_again_where_it_or_the_facts_change(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    blue = {"issue": ISSUE, "strategy": "blue-green"}
    told = [
        accepted(project, "propose_rollout", arguments)
        for arguments in ({"issue": ISSUE}, blue, blue, {"issue": ISSUE, "change": {"summary": "x", "gradual": True}})
    ]

    assert [bool(result["why"]) for result in told] == [False, True, False, True]
    assert [bool(result["alternatives"]) for result in told] == [False, True, False, True]


@pytest.mark.parametrize("edited", ["Watch for 48h.", None])
def test_a_plan_changed_under_an_open_draft_is_not_overwritten(tmp_path: Path, edited: str | None) -> None:
    project = make_plan(tmp_path)
    began = str(accepted(project, "check_plan", {"issue": ISSUE})["path"])
    digest = _digest(project)
    accepted(project, "propose_rollout", {"issue": ISSUE, "release": {**RELEASE, "version": "`shop:5.1.1`"}})
    if edited:
        edit(plan_file(project), "Watch for 24h.", edited)
    else:
        plan_file(project).unlink()
    found = _digest(project) if edited else "no plan"
    assert began.endswith("09_DEPLOY_PLAN.md")
    assert refused(project, "write_plan", WRITE) == (
        f"changed-meanwhile · error · 09_DEPLOY_PLAN.md: the draft revises {digest}, on disk is {found}\n"
        "Fix: look at 09_DEPLOY_PLAN.md; move what you want to keep into the draft, delete the draft to start from "
        "the plan, or set `Revises:` in the draft to the plan's digest\n\n"
        "Next: write_plan, once the draft says what the plan shall be"
    )


def test_a_draft_that_equals_the_plan_counts_as_absent(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    draft_file(project).write_bytes(plan_file(project).read_bytes())
    assert accepted(project, "read_status", {"issue": ISSUE})["plan"] == "written"
    accepted(project, "propose_rollout", {"issue": ISSUE})
    assert f"Revises: `{_digest(project)}`" in draft_file(project).read_text(encoding="utf-8")


@pytest.mark.parametrize("tool", ["draft_rollback", "write_plan", "propose_rollout"])
def test_a_line_that_cannot_be_read_is_refused_and_kept(tmp_path: Path, tool: str) -> None:
    project = make_draft(tmp_path)
    edit(draft_file(project), "- Duration: 1h", "- Druation: 1h")
    arguments: dict[str, object] = {"draft_rollback": ROLLBACK, "write_plan": WRITE}.get(tool, {"issue": ISSUE})
    assert refused(project, tool, arguments) == (
        "unreadable · error · rollout (09_DEPLOY_PLAN.draft.md:39): is no line of a stage\n"
        "Fix: - Exposure: 5% of requests / - Duration: 30m / - Do: / - Proceed when: / - Watch:\n\n"
        "Next: mend the lines in 09_DEPLOY_PLAN.draft.md, then call again"
    )


def test_new_stages_take_the_place_of_stages_that_cannot_be_read(tmp_path: Path) -> None:
    project = make_draft(tmp_path)
    edit(draft_file(project), "- Duration: 1h", "- Druation: 1h")
    accepted(project, "propose_rollout", PROPOSE)
    assert "- Duration: 1h\n" in draft_file(project).read_text(encoding="utf-8")


def test_the_same_step_twice_is_as_good_as_once(tmp_path: Path) -> None:
    project = make_draft(tmp_path)
    accepted(project, "propose_rollout", PROPOSE)  # what fails before a rollback is known only now
    before = on_disk(project)
    accepted(project, "propose_rollout", PROPOSE)
    accepted(project, "draft_rollback", ROLLBACK)
    assert on_disk(project) == before


def _digest(project: Path) -> str:
    from resources.documents import digest_of

    return digest_of(plan_file(project).read_bytes())


def test_new_facts_that_speak_for_another_strategy_are_said_and_the_draft_keeps_its_own(tmp_path: Path) -> None:
    project = make_draft(tmp_path, steps=1)
    change = {"summary": "Serve the price list from a cache.", "flag": "price-cache"}
    result = accepted(project, "propose_rollout", {"issue": ISSUE, "change": change})

    assert result["strategy"] == "canary"
    assert result["warnings"] == [
        (
            "the facts now speak for feature-flag: the flag price-cache turns the change on and off without a deployment; "
            "the draft keeps canary, give strategy to change it"
        )
    ]


def test_a_draft_that_somebody_edits_while_the_plan_is_written_is_kept_and_told_of(tmp_path: Path) -> None:
    desk = desk_of(Workspace(make_draft(tmp_path)), ISSUE)
    assert desk.draft_document is not None
    with draft_file(tmp_path).open("a", encoding="utf-8") as draft:
        draft.write("\n## Late thought\n")

    assert drop_draft(desk) == (
        "09_DEPLOY_PLAN.draft.md was changed while the plan was written: it is kept, look what of it the plan lacks",
    )
    assert draft_file(tmp_path).read_text(encoding="utf-8").endswith("## Late thought\n")


def test_a_computed_line_that_no_longer_follows_goes_with_the_next_writing(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    text = plan_file(project).read_text(encoding="utf-8")
    rate = next(line for line in text.splitlines() if line.startswith("- `requests "))
    assert "\n- Sees " in text

    plan_file(project).write_text(text.replace(f"{rate}\n", ""), encoding="utf-8")
    accepted(project, "write_plan", {"issue": ISSUE})

    assert "\n- Sees " not in plan_file(project).read_text(encoding="utf-8")


def test_a_note_inside_a_stage_stays_where_it_is_when_nothing_computed_has_changed(tmp_path: Path) -> None:
    project = make_plan(tmp_path)
    text = plan_file(project).read_text(encoding="utf-8")
    noted = text.replace("### Stage 1: canary\n", "### Stage 1: canary\n\nAsk Ann before this one.\n")
    assert noted != text

    plan_file(project).write_text(noted, encoding="utf-8")
    accepted(project, "write_plan", {"issue": ISSUE})

    assert plan_file(project).read_text(encoding="utf-8") == noted


def test_a_command_for_a_rollback_is_put_into_backticks(tmp_path: Path) -> None:
    project = make_draft(tmp_path)
    row = {"script": "`db/undo.sql`", "compatible": "yes", "minutes": 1, "on_rollback": "make migrate-down"}
    accepted(project, "write_plan", at(WRITE, migrations=[row]))
    assert "| `make migrate-down` |" in plan_file(project).read_text(encoding="utf-8")
