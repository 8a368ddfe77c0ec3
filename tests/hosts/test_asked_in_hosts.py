"""`mark_deploy_done` asks a person through every host that can, and tells the agent to ask where the host cannot."""

from pathlib import Path

import pytest
from every_host import HOSTS, MCPDO, Host, params
from scenario import ACCEPT, CANCEL, DECLINE, Answer, Json, Played, Scenario, Step, call

from resources.sample_project import SAMPLE_ISSUE, copy_sample

pytestmark = pytest.mark.timeout(600)  # a client is installed from npm before its first test

SKIP: Json = {"issue": SAMPLE_ISSUE, "skip_reason": "documentation only"}
SKIPPED = "- [x] Deploy - Skipped (documentation only)"
OWNED = "- no deployment plan: documentation only"
QUESTION = f"Mark Deploy of {SAMPLE_ISSUE} as skipped?"
UNASKED = Answer(
    f"Not done: a person must own this, and could not be asked from here.\n{OWNED}\n\n"
    f"Ask the person: {QUESTION}\n\n"
    "Next: after their yes, the same call with `confirmed: true`; never without it",
    None,
    refused=True,
)
DECLINED = Answer(
    f"Not done: the person was asked and declined. Nothing was written.\n{OWNED}\n\n"
    "Next: ask the person what should change; do not call again with `confirmed: true`",
    None,
    refused=True,
)
STRUCTURE = {"status_line": SKIPPED, "changed": True, "next": f"/observe {SAMPLE_ISSUE}"}
DONE = Answer(
    f'{{"status_line":"{SKIPPED}","changed":true,"next":"/observe {SAMPLE_ISSUE}"}}', STRUCTURE, refused=False
)
FORM: Json = {
    "mode": "form",
    "requestedSchema": {
        "type": "object",
        "properties": {"confirmed": {"type": "boolean", "title": "Yes, I own this"}},
        "required": ["confirmed"],
    },
}
ASKING = [*(host for host in HOSTS if host.can_ask), *MCPDO]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_sample(tmp_path / "checkout-api")


def marked(host: Host, project: Path, answer: Json | None, *calls: Json) -> Played:
    steps = (Step("tools/list"), *(call("mark_deploy_done", arguments) for arguments in calls))
    return host.play(Scenario(project, steps, answer))


def deploy_line(project: Path) -> str:
    status = project / ".claude" / "planning" / SAMPLE_ISSUE / "00_STATUS.md"
    (line,) = (line for line in status.read_text(encoding="utf-8").splitlines() if "] Deploy" in line)
    return line


@pytest.mark.parametrize("host", params(*ASKING))
def test_a_yes_carries_it_out_after_one_short_question(host: Host, project: Path) -> None:
    played = marked(host, project, ACCEPT, SKIP)
    assert played.answers == (DONE,)
    assert [{"mode": "form", **question} for question in played.asked] == [{"message": f"{QUESTION}\n{OWNED}", **FORM}]
    assert deploy_line(project) == SKIPPED


@pytest.mark.parametrize(("answer", "told"), [(DECLINE, DECLINED), (CANCEL, UNASKED)], ids=["decline", "cancel"])
@pytest.mark.parametrize("host", params(*ASKING))
def test_anything_but_a_yes_leaves_the_line_alone(host: Host, project: Path, answer: Json, told: Answer) -> None:
    before = deploy_line(project)
    played = marked(host, project, answer, SKIP)
    assert (played.answers, len(played.asked), deploy_line(project)) == ((told,), 1, before)


@pytest.mark.parametrize("host", params(*HOSTS))
def test_a_host_that_cannot_ask_is_told_how_and_the_confirmed_call_is_taken(host: Host, project: Path) -> None:
    played = marked(host, project, None, SKIP, {**SKIP, "confirmed": True})
    assert (played.answers, played.asked) == ((UNASKED, DONE), ())
    assert deploy_line(project) == SKIPPED
