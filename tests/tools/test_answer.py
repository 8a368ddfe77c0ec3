"""What a tool says: results, refusals, accidents."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath

import pytest
from pydantic import BaseModel

from planning.finding import Finding, Refusal, Severity
from tools.answer import accident_text, as_object, as_text, output_schema, refusal_text


class State(StrEnum):
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Part:
    text: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    issue: str
    state: State
    ready: bool
    total: int
    minutes: float
    parts: tuple[Part, ...]
    day: date
    next: str
    path: PurePosixPath | None = None
    change: Part | None = None
    warnings: tuple[Finding, ...] = ()
    waived: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    drafted: tuple[Part, ...] = ()


REPORT = Report(
    issue="shop",
    state=State.READY,
    ready=False,
    total=0,
    minutes=1.5,
    parts=(),
    day=date(2026, 1, 2),
    next="read_status",
)


def test_empty_optional_lists_and_absent_values_are_left_out_and_all_else_is_told() -> None:
    assert as_object(REPORT) == {
        "issue": "shop",
        "state": "ready",
        "ready": False,
        "total": 0,
        "minutes": 1.5,
        "parts": [],
        "day": "2026-01-02",
        "next": "read_status",
    }


def test_findings_and_small_dataclasses_are_told_as_objects() -> None:
    finding = Finding("vague-trigger", Severity.WARNING, "stage 2", "says nothing", "write a bound")
    told = as_object(Part2(warnings=(finding,), drafted=(Part("a"), Part("b", "PROJECT_SPEC.md:4"))))
    assert told == {
        "warnings": [
            {
                "gate": "vague-trigger",
                "severity": "warning",
                "where": "stage 2",
                "message": "says nothing",
                "fix": "write a bound",
            }
        ],
        "drafted": [{"text": "a"}, {"text": "b", "source": "PROJECT_SPEC.md:4"}],
    }


class Part2(BaseModel):
    warnings: tuple[Finding, ...] = ()
    drafted: tuple[Part, ...] = ()


def test_the_text_is_minified_and_keeps_its_letters() -> None:
    assert as_text(as_object(Part("Grüße → 部署"))) == '{"text":"Grüße → 部署"}'


def test_what_no_transport_can_carry_is_replaced() -> None:
    assert as_object(Part("name\udcff")) == {"text": "name?"}


def test_a_result_that_is_no_object_is_our_mistake() -> None:
    with pytest.raises(TypeError) as caught:
        as_object(["x"])
    assert str(caught.value) == "a tool's result must be a dataclass or a model, not list"


def test_the_output_schema_is_one_level_deep() -> None:
    assert output_schema(Report) == {
        "type": "object",
        "properties": {
            "issue": {"type": "string"},
            "state": {"type": "string"},
            "ready": {"type": "boolean"},
            "total": {"type": "integer"},
            "minutes": {"type": "number"},
            "parts": {"type": "array"},
            "day": {"type": "string"},
            "next": {"type": "string"},
            "path": {"type": "string"},
            "change": {"type": "object"},
            "warnings": {"type": "array"},
            "waived": {"type": "array"},
            "open": {"type": "array"},
            "drafted": {"type": "array"},
        },
        "required": ["issue", "state", "ready", "total", "minutes", "parts", "day", "next"],
    }


def test_a_refusal_tells_each_finding_and_the_way_forward() -> None:
    findings = (
        Finding("vague-trigger", Severity.ERROR, "triggers[0]", "has no bound", "write `errors > 1% over 5m`"),
        Finding("vague-words", Severity.WARNING, "stage 2", "says closely", ""),
    )
    assert refusal_text(Refusal(findings, "draft_rollback")) == (
        "vague-trigger · error · triggers[0]: has no bound\n"
        "Fix: write `errors > 1% over 5m`\n"
        "\n"
        "vague-words · warning · stage 2: says closely\n"
        "\n"
        "Next: draft_rollback"
    )


def test_a_long_refusal_counts_what_it_does_not_tell() -> None:
    findings = [Finding("secret", Severity.ERROR, f"line {n}", "is one", "") for n in range(52)]
    blocks = refusal_text(Refusal(findings)).split("\n\n")
    assert (len(blocks), blocks[-2:]) == (51, ["secret · error · line 49: is one", "and 2 more"])


def test_an_accident_names_its_kind_and_keeps_its_words_for_the_log() -> None:
    told = accident_text("write_plan", KeyError("hunter2"))
    assert told.startswith("Internal error in write_plan: KeyError. ")
    assert "nothing was written" in told
    assert "hunter2" not in told
