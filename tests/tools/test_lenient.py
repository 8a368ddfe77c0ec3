"""The door of the real tools: takes what hosts really send, and refuses what it does not know by its name."""

import json
from pathlib import Path

from tests.tools.projects import (
    CHECKLIST,
    ISSUE,
    PROPOSE,
    RELEASE,
    ROLLBACK,
    STAGES,
    STEP,
    WRITE,
    accepted,
    at,
    draft_file,
    make_draft,
    make_project,
    on_disk,
    refused,
)


def test_json_text_at_every_depth_makes_the_same_draft(tmp_path: Path) -> None:
    plain, written = make_draft(tmp_path / "plain", steps=1), make_project(tmp_path / "text")
    stages = json.dumps([STAGES[0], json.dumps({**STAGES[1], "do": json.dumps(STAGES[1]["do"])})])
    accepted(
        written,
        "propose_rollout",
        {**PROPOSE, "stages": stages, "release": json.dumps(RELEASE), "change": json.dumps(PROPOSE["change"])},
    )
    assert on_disk(written) == on_disk(plain)


def test_a_string_for_a_list_of_strings_makes_the_same_draft(tmp_path: Path) -> None:
    plain, written = make_draft(tmp_path / "plain", steps=1), make_project(tmp_path / "text")
    stages = [{**stage, "do": "".join(stage["do"])} for stage in STAGES]
    accepted(written, "propose_rollout", {**PROPOSE, "stages": stages, "watch": 'Grafana "Shop"'})
    assert on_disk(written) == on_disk(plain)


def test_a_bare_string_is_the_change_and_a_strategy_is_known_by_its_words(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    probe = "`https://preview.example.com/healthz`: expect `200`"
    warm = [{**STAGES[0], "exposure": "0%", "proceed_when": [probe]}, STAGES[1]]
    result = accepted(
        project, "propose_rollout", at(PROPOSE, change="Serve prices from a cache.", strategy="Blue Green", stages=warm)
    )
    assert result["strategy"] == "blue-green"
    assert "\nServe prices from a cache.\n" in draft_file(project).read_text(encoding="utf-8")


def test_minutes_may_be_a_length_of_time(tmp_path: Path) -> None:
    plain, written = make_draft(tmp_path / "plain"), make_draft(tmp_path / "text", steps=1)
    accepted(written, "draft_rollback", at(ROLLBACK, steps=[{**STEP, "minutes": "2 min"}]))
    assert on_disk(written) == on_disk(plain)


def test_null_is_absent(tmp_path: Path) -> None:
    plain, written = make_draft(tmp_path / "plain"), make_draft(tmp_path / "null")
    for project, arguments in ((plain, WRITE), (written, {**WRITE, "metrics": None, "watch_for": None})):
        accepted(project, "write_plan", arguments)
    assert on_disk(written) == on_disk(plain)


def test_unknown_arguments_are_refused_by_name_at_every_depth(tmp_path: Path) -> None:
    wrong = {**PROPOSE, "stage": [], "stages": [{**STAGES[0], "durration": "1h"}, STAGES[1]]}
    assert refused(make_project(tmp_path), "propose_rollout", wrong) == (
        "argument · error · stage: is no argument here\n"
        "Fix: Use `stages`. Allowed: issue, change, strategy, stages, watch, release, baselines, notice, record.\n\n"
        "argument · error · stages[0].durration: is no argument here\n"
        "Fix: Use `duration`. Allowed: name, exposure, duration, do, proceed_when, watch.\n\n"
        "Next: the same call with these arguments mended"
    )


def test_type_errors_are_one_line_each_and_echo_no_value(tmp_path: Path) -> None:
    wrong = at(
        WRITE, checklist=[*CHECKLIST, {"item": {"token": "s3cr3t-value"}}], migrations=[{"minutes": "s3cr3t-value"}]
    )
    assert refused(make_draft(tmp_path), "write_plan", wrong) == (
        'argument · error · checklist[6].item: must be text\nFix: Give `item: "..."`.\n\n'
        "argument · error · migrations[0].minutes: must be a whole number of minutes\nFix: Give `minutes: 2`.\n\n"
        "Next: the same call with these arguments mended"
    )


def test_what_is_missing_is_a_finding_of_a_gate_and_hides_no_other(tmp_path: Path) -> None:
    text = refused(
        make_project(tmp_path), "propose_rollout", at(PROPOSE, stages=[{"proceed_when": ["all calm"]}, STAGES[1]])
    )
    assert [line.split(": ")[0] for line in text.splitlines() if " · error · " in line] == [
        "vague-exposure · error · stages[0].exposure (stage 1)",
        "stage-without-duration · error · stages[0].duration (stage 1)",
        "vague-criterion · error · stages[0].proceed_when[0] (stage 1)",
    ]


def test_without_a_summary_the_first_rollout_asks_for_it(tmp_path: Path) -> None:
    assert refused(make_project(tmp_path), "propose_rollout", {"issue": ISSUE, "change": {"stateless": True}}) == (
        "argument · error · change.summary: the draft does not say yet what the change is\n"
        'Fix: give change: {"summary": "Serve prices from a cache", "performance_sensitive": true}\n\n'
        "Next: propose_rollout with change.summary"
    )
