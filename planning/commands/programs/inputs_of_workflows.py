"""The inputs that `gh workflow run` gives, held against those that the workflow takes."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Input, Workflow
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Near, Verdict, closest_names, exists, missing
from planning.commands.shell.arguments import Arguments
from planning.commands.shell.word import Word

_GIVEN = re.compile(r"([\w.-]+)=(.*)", re.DOTALL)


def judge_inputs(workflow: Workflow, words: Arguments, repository: Repository) -> Iterator[Verdict]:
    """Check that the workflow can be started by hand, and every input; those read from elsewhere are left alone."""
    if "workflow_dispatch" not in workflow.triggers:
        others = list(_started_by_hand(repository))
        near = tuple(dict.fromkeys([*closest_names(workflow.name, others), *others]))[:3]
        about = f"workflow_dispatch of {workflow.name}"
        yield missing(about, f"{workflow.name} has no workflow_dispatch", [Near(one) for one in near])
        return
    fields = words.values("-f", "--raw-field", "-F", "--field")
    given = [match for field in fields if (match := _GIVEN.fullmatch(field.text))]
    for field, match in zip(fields, map(_GIVEN.fullmatch, [field.text for field in fields]), strict=True):
        if match:
            yield from _judge(workflow, match[1], Word(match[2], field.sure))
    if len(given) == len(fields) and not words.has("--json"):
        yield from _left_out(workflow, {match[1] for match in given})


def _judge(workflow: Workflow, name: str, value: Word) -> Iterator[Verdict]:
    known = {one.name: one for one in workflow.inputs}
    if name not in known:
        like = closest_names(name, known)
        near = [Near(f"-f {one}=", alike=bool(like)) for one in like or known]
        yield missing(f"input {name} of {workflow.name}", f"{workflow.name} has no such input", near[:3])
    elif known[name].options and value.sure and not value.text.startswith("@"):
        yield _option(workflow, known[name], value.text)


def _option(workflow: Workflow, known: Input, value: str) -> Verdict:
    about = f"value {value} of input {known.name}"
    if value in known.options:
        return exists(about, f".github/workflows/{workflow.name}")
    like = closest_names(value, known.options)
    near = [Near(one, alike=bool(like)) for one in like or known.options]
    return missing(about, f"{workflow.name} takes {', '.join(known.options)}", near)


def _left_out(workflow: Workflow, given: set[str]) -> Iterator[Verdict]:
    for one in workflow.inputs:
        if one.required and one.name not in given:
            about = f"input {one.name} of {workflow.name}"
            yield missing(about, "it is required and the command does not give it", [Near(f"-f {one.name}=")])


def _started_by_hand(repository: Repository) -> Iterator[str]:
    for listing in repository.everywhere(Kind.WORKFLOW).listings:
        for one in listing.entries:
            if isinstance(one, Workflow) and "workflow_dispatch" in one.triggers:
                yield one.name
