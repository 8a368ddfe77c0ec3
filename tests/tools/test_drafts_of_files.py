"""What the steps draft from the files of a project, each with its receipt; documents alone give nothing."""

from pathlib import Path

from tests.tools.projects import (
    CHECKLIST,
    ISSUE,
    PROPOSE,
    ROLLBACK,
    WRITE,
    accepted,
    at,
    make_draft,
    make_project,
    objects,
    plan_file,
    refused,
)

MAKEFILE = """\
.PHONY: test db-test smoke deploy

test:
\tpytest

db-test:
\talembic upgrade head

smoke:
\tpytest tests/smoke

deploy:
\t./bin/ship
"""


def with_code(project: Path) -> Path:
    (project / "Makefile").write_text(MAKEFILE, encoding="utf-8")
    (project / ".env.example").write_text("PRICE_TTL=60\n", encoding="utf-8")
    return project


def drafted(result: object) -> list[tuple[object, object, object]]:
    return [(one["where"], one["text"], one["source"]) for one in objects(result)]


def given(*without: str) -> list[dict[str, str]]:
    return [item for item in CHECKLIST if item["item"] not in without]


def test_absent_items_and_smoke_tests_come_from_the_files(tmp_path: Path) -> None:
    project = with_code(make_draft(tmp_path))
    arguments = {key: value for key, value in WRITE.items() if key != "smoke_tests"}
    arguments["checklist"] = given("tests", "environment variables")
    told = drafted(accepted(project, "write_plan", arguments)["drafted"])

    assert ("checklist: tests", "`make test`", "Makefile:3") in told
    assert ("checklist: environment variables", "", ".env.example") in told
    assert ("smoke_tests[0]", "`make smoke`: expect exit 0", "Makefile:9") in told
    plan = plan_file(project).read_text(encoding="utf-8")
    assert "- [ ] **All tests pass on CI**: `make test`: expect exit 0\n" in plan
    assert "- `make smoke`: expect exit 0\n" in plan


def test_what_was_given_is_never_replaced(tmp_path: Path) -> None:
    project = with_code(make_draft(tmp_path))
    arguments = at(WRITE, checklist=[*given("tests"), {"item": "tests", "command": "make test", "expect": "12 passed"}])
    told = drafted(
        accepted(project, "write_plan", at(arguments, smoke_tests=["`make smoke`: expect `3 passed`"]))["drafted"]
    )

    assert not [one for one in told if "Makefile" in str(one[2])]
    assert "- `make smoke`: expect `3 passed`\n" in plan_file(project).read_text(encoding="utf-8")


def test_empty_is_given_too(tmp_path: Path) -> None:
    project = with_code(make_draft(tmp_path))

    assert "smoke-test-missing" in refused(project, "write_plan", at(WRITE, smoke_tests=[]))


def test_documents_alone_draft_nothing_from_files(tmp_path: Path) -> None:
    project = make_draft(tmp_path)
    text = refused(project, "write_plan", at(WRITE, checklist=given("tests")))

    assert "'All tests pass on CI' is missing" in text


def test_the_only_way_to_deploy_is_what_the_stage_does(tmp_path: Path) -> None:
    project = with_code(make_project(tmp_path))
    arguments = {key: value for key, value in PROPOSE.items() if key != "stages"} | {"strategy": "big-bang"}
    told = drafted(accepted(project, "propose_rollout", arguments)["drafted"])

    assert ("stages[0].do[0]", "make deploy", "Makefile:12") in told


def test_several_ways_are_named_and_none_is_chosen(tmp_path: Path) -> None:
    project = with_code(make_project(tmp_path))
    (project / "package.json").write_text('{\n  "scripts": {\n    "deploy": "sls deploy"\n  }\n}\n', encoding="utf-8")
    arguments = {key: value for key, value in PROPOSE.items() if key != "stages"} | {"strategy": "big-bang"}
    result = accepted(project, "propose_rollout", arguments)

    assert not [one for one in drafted(result["drafted"]) if ".do[" in str(one[0])]
    assert "the repository offers `make deploy` (Makefile:12) or `npm run deploy` (package.json:3)" in str(
        result["warnings"]
    )
    assert "stages[0].do: nothing is done in this stage" in str(result["open"])


def test_a_command_without_a_way_back_says_why(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    stages = [
        {
            "name": "all",
            "exposure": "100%",
            "duration": "1h",
            "do": ["`terraform apply`"],
            "proceed_when": ["errors == 0"],
        }
    ]
    accepted(project, "propose_rollout", at(PROPOSE, strategy="big-bang", stages=stages))
    arguments = {key: value for key, value in ROLLBACK.items() if key != "steps"}
    result = accepted(project, "draft_rollback", arguments)

    assert "stages[0].do[0]: no way back was drafted: Terraform keeps no earlier state" in str(result["warnings"])


def test_read_status_shows_what_the_repository_shows(tmp_path: Path) -> None:
    project = with_code(make_project(tmp_path))
    shown = objects(accepted(project, "read_status", {"issue": ISSUE})["infrastructure"])

    assert {"text": "tasks: make db-test, make smoke, make deploy", "source": "Makefile:6"} in shown


def test_read_status_of_documents_alone_shows_no_files(tmp_path: Path) -> None:
    shown = objects(accepted(make_project(tmp_path), "read_status", {"issue": ISSUE})["infrastructure"])

    assert all(".md" in str(line["source"]) for line in shown)
