"""Requirements in the tools: a draft starts from them, a rollout that leaves one out is refused at high risk."""

from pathlib import Path

from tests.tools.projects import ISSUE, PROPOSE, STAGES, STATUS, accepted, call, make_project, objects, place, refused

SPEC = """\
# Project spec

## Non-functional requirements

| NFR | Target | Measurement |
|---|---|---|
| p99 latency | < 250 ms | Grafana "Shop" |
| Checkout success rate | ≥ 97% | Grafana "Checkout" |
| Availability | 99.95% per month | status page |
"""
COVERING = [
    STAGES[0],
    {**STAGES[1], "proceed_when": ["http 5xx rate < 0.6%", "p99 latency < 250ms", "checkout success rate >= 97%"]},
]


def project(root: Path, risk: str = "High") -> Path:
    make_project(root, STATUS.replace("**Risk Level:** Medium", f"**Risk Level:** {risk}"))
    place(root, "03_PROJECT_SPEC.md").write_text(SPEC, encoding="utf-8")
    return root


def uncovered(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part.startswith("requirement-uncovered")]


def test_a_rollout_whose_last_stage_leaves_requirements_out_is_refused_with_the_criteria_that_pass(
    tmp_path: Path,
) -> None:
    assert uncovered(refused(project(tmp_path), "propose_rollout", PROPOSE)) == [
        (
            "requirement-uncovered · error · stages[1].proceed_when (stage 2): 03_PROJECT_SPEC.md:7 asks: "
            'p99 latency | < 250 ms | Grafana "Shop"; the last stage has `p99 latency <= 300ms`, which lets more pass\n'
            "Fix: add `p99 latency < 250ms` to the last stage, or let a person waive `requirement-uncovered` "
            "for 03_PROJECT_SPEC.md:7"
        ),
        (
            "requirement-uncovered · error · stages[1].proceed_when (stage 2): 03_PROJECT_SPEC.md:8 asks: "
            'Checkout success rate | ≥ 97% | Grafana "Checkout"; the last stage has nothing on that metric\n'
            "Fix: add `checkout success rate >= 97%` to the last stage, or let a person waive `requirement-uncovered` "
            "for 03_PROJECT_SPEC.md:8"
        ),
    ]


def test_the_offered_criteria_pass(tmp_path: Path) -> None:
    assert uncovered(call(project(tmp_path), "propose_rollout", {**PROPOSE, "stages": COVERING}).text) == []


def test_a_waiver_for_a_line_sets_its_finding_aside_and_no_other(tmp_path: Path) -> None:
    waiver = {"gate": "requirement-uncovered", "where": "PROJECT_SPEC.md:8", "by": "product owner"}
    accepted(project(tmp_path), "waive_gate", {"issue": ISSUE, "reason": "not touched by this change", **waiver})

    (left,) = uncovered(refused(tmp_path, "propose_rollout", PROPOSE))

    assert "03_PROJECT_SPEC.md:7 asks" in left


def test_drafted_stages_start_from_the_requirements_and_say_where_they_stand(tmp_path: Path) -> None:
    asked = {key: value for key, value in PROPOSE.items() if key != "stages"}
    drafted = objects(accepted(project(tmp_path, "Medium"), "propose_rollout", asked)["drafted"])

    assert [(d["text"], d["source"]) for d in drafted if d["where"] == "stages[*].proceed_when"] == [
        ("`p99 latency < 250ms`", "03_PROJECT_SPEC.md:7"),
        ("`checkout success rate >= 97%`", "03_PROJECT_SPEC.md:8"),
        ("`http 5xx rate <= baseline * 1.5`", "baseline http 5xx rate"),
    ]
