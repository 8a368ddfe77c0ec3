"""An agent pays for every byte: what it said, or the result says elsewhere, is not told again."""

from pathlib import Path

from tests.tools.projects import ISSUE, PROPOSE, ROLLBACK, STAGES, accepted, at, make_project, objects

ARCHITECTURE = """\
# Architecture

## Infrastructure

- The service is stateless: any instance answers, as long as it
  reaches the database.
- It runs as the Deployment `shop` in the namespace `prod`, twelve replicas
  behind the ingress (`k8s/shop.yaml`).
"""


def test_criteria_are_told_back_where_they_were_understood_in_other_words(tmp_path: Path) -> None:
    stages = [
        {**STAGES[0], "proceed_when": ["http 5xx rate < 0.6%"]},
        {**STAGES[1], "proceed_when": ["http 5xx rate < 0.6% for 30m"]},
    ]
    told = objects(accepted(make_project(tmp_path), "propose_rollout", at(PROPOSE, stages=stages))["stages"])

    assert [stage.get("proceed_when") for stage in told] == [None, ["`http 5xx rate < 0.6% over 30m`"]]


def test_a_playbook_that_was_given_is_not_told_back(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    accepted(project, "propose_rollout", PROPOSE)
    result = accepted(project, "draft_rollback", ROLLBACK)
    again = accepted(project, "draft_rollback", {"issue": ISSUE})

    assert sorted({"triggers", "verify", "notify"} & result.keys()) == []
    assert sorted({"triggers", "verify", "notify"} & again.keys()) == ["notify", "triggers", "verify"]


def test_infrastructure_leaves_out_what_a_fact_cites_and_joins_the_lines_of_a_paragraph(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project / ".claude" / "planning" / ISSUE / "03_ARCHITECTURE.md").write_text(ARCHITECTURE, encoding="utf-8")
    report = accepted(project, "read_status", {"issue": ISSUE})

    assert report["infrastructure"] == [
        {
            "text": "It runs as the Deployment `shop` in the namespace `prod`, twelve replicas "
            "behind the ingress (`k8s/shop.yaml`).",
            "source": "03_ARCHITECTURE.md:7",
        }
    ]
    assert {"fact": "stateless", "source": "03_ARCHITECTURE.md:5"} in objects(report["facts"])


def test_documents_that_the_phase_does_not_work_with_are_only_counted(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    for name in ("01_DISCOVERY.md", "07a_SECURITY_AUDIT.md"):
        (project / ".claude" / "planning" / ISSUE / name).write_text("# Notes\n", encoding="utf-8")
    report = accepted(project, "read_status", {"issue": ISSUE})

    assert [document["name"] for document in objects(report["documents"])] == [
        "00_STATUS.md",
        "03_ARCHITECTURE.md",
        "03_PROJECT_SPEC.md",
    ]
    assert report["more_documents"] == 2


def test_a_note_says_what_the_state_does_not(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    status = "# Status\n\n- [x] Design - Completed (2026-11-11)\n- [x] Security - Completed ✓ PASSED\n- [ ] Deploy - Not started\n"
    (project / ".claude" / "planning" / ISSUE / "00_STATUS.md").write_text(status, encoding="utf-8")
    phases = objects(accepted(project, "read_status", {"issue": ISSUE})["phases"])

    assert [(phase["name"], phase["note"]) for phase in phases] == [
        ("Design", ""),
        ("Security", "✓ PASSED"),
        ("Deploy", ""),
    ]
