"""Commands that hide what they do: judged without being run, in the plan byte for byte, whatever their size."""

from collections.abc import Callable
from pathlib import Path

import pytest

from planning.commands.shell.reading import read_calls
from planning.plan.model import Plan
from planning.plan.parts import Playbook, Step
from planning.plan.reader import read_plan
from planning.plan.writer import render
from tests.attacks.content_calls import TEXTS
from tests.tools.projects import ROLLBACK, STEP, at, call, make_draft

COMMANDS = [pytest.param(text, id=name) for name, text in TEXTS["command"].items()]
LARGE: dict[str, Callable[[int], str]] = {
    "parentheses": lambda n: "(" * n,
    "substitutions": lambda n: "$(" * n + "x" + ")" * n,
    "backticks": lambda n: "`" * n,
    "quotes": lambda n: "'\"" * n,
    "escaped quotes": lambda n: '\\"' * n,
    "braces": lambda n: "{a,b}" * n,
    "nested braces": lambda n: "{" * n + "}" * n,
    "pipes": lambda n: "a|" * n + "a",
    "chains": lambda n: "a;" * n,
    "negations": lambda n: "! " * n + "a",
    "sudo": lambda n: "sudo " * n + "a",
    "shells in shells": lambda n: "sh -c " * n + "a",
    "conditions": lambda n: "if " * n + "a",
    "expansions": lambda n: "${a:-" * n + "}" * n,
    "heredocs": lambda n: "<<A " * n,
    "assignments": lambda n: "A=1 " * n + "a",
    "a word": lambda n: "a" * n,
    "words": lambda n: "a " * n,
    "continuations": lambda n: "a \\\n" * n,
    "lines": lambda n: "make\n" * n,
    "functions": lambda n: "f() {" * n,
    "redirections": lambda n: "> a " * n,
    "brackets": lambda n: "[[ " * n,
    "dollars": lambda n: "$" * n,
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_judged_and_written_and_never_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    root = make_draft(tmp_path, steps=1)
    (root / "Makefile").write_text("deploy:\n\ttouch ran\n", encoding="utf-8")
    monkeypatch.chdir(root)
    answer = call(root, "draft_rollback", at(ROLLBACK, steps=[{**STEP, "command": command}]))
    assert "Internal error" not in answer.text
    assert answer.refused == ("Fix: " in answer.text)
    assert [path for path in root.rglob("*") if path.name == "ran"] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_reads_back_byte_for_byte(command: str) -> None:
    plan = Plan(issue="x", playbooks=(Playbook(steps=(Step(action="Go back.", command=command),)),))
    reading = read_plan(render(plan))
    assert (reading.plan.playbooks[0].steps[0].command, reading.problems) == (command, ())
    assert reading.plan == plan


@pytest.mark.parametrize("large", LARGE.values(), ids=LARGE.keys())
def test_a_large_command_is_read_to_its_end(large: Callable[[int], str]) -> None:
    for n in (10_000, 50_000):
        assert isinstance(read_calls(large(n)), tuple)
