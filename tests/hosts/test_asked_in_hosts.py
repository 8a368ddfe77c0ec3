"""`mark_deploy_done` asks a person through every host that can, and tells the agent to ask where the host cannot."""

from pathlib import Path

import pytest
from every_host import HOSTS, MCPDO, Host, params
from scenario import ACCEPT, CANCEL, DECLINE, Json, Played, Scenario, Step, call
from skipping import DECLINED, DONE, QUESTION, SKIP, SKIPPED, UNASKED, deploy_line

from resources.sample_project import copy_sample

pytestmark = pytest.mark.timeout(600)  # a client is installed from npm before its first test

ASKING = [*(host for host in HOSTS if host.can_ask), *MCPDO]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_sample(tmp_path / "checkout-api")


def marked(host: Host, project: Path, answer: Json | None, *calls: Json) -> Played:
    steps = (Step("tools/list"), *(call("mark_deploy_done", arguments) for arguments in calls))
    return host.play(Scenario(project, steps, answer))


@pytest.mark.parametrize("host", params(*ASKING))
def test_a_yes_carries_it_out_after_one_short_question(host: Host, project: Path) -> None:
    played = marked(host, project, ACCEPT, SKIP)
    assert played.answers == (DONE,)
    assert [{"mode": "form", **question} for question in played.asked] == [QUESTION]
    assert deploy_line(project) == SKIPPED


@pytest.mark.parametrize("host", params(*ASKING))
def test_a_no_leaves_the_line_alone(host: Host, project: Path) -> None:
    before = deploy_line(project)
    played = marked(host, project, DECLINE, SKIP)
    assert (played.answers, len(played.asked), deploy_line(project)) == ((DECLINED,), 1, before)


@pytest.mark.parametrize("host", params(*(host for host in HOSTS if host.can_ask)))
def test_a_question_sent_away_is_as_good_as_unasked(host: Host, project: Path) -> None:
    before = deploy_line(project)
    played = marked(host, project, CANCEL, SKIP)
    assert (played.answers, len(played.asked), deploy_line(project)) == ((UNASKED,), 1, before)


@pytest.mark.parametrize("host", params(*HOSTS))
def test_a_host_that_cannot_ask_is_told_how_and_the_confirmed_call_is_taken(host: Host, project: Path) -> None:
    played = marked(host, project, None, SKIP, {**SKIP, "confirmed": True})
    assert (played.answers, played.asked) == ((UNASKED, DONE), ())
    assert deploy_line(project) == SKIPPED
