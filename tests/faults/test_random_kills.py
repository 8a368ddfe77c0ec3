"""Servers killed at random while they play phases over stdio; a thousand of them: DEPLOY_PLANNER_KILLS=1000."""

import os
from pathlib import Path

import pytest

from tests.faults.random_kills import STEPS, Law, play
from tests.faults.scenes import documents
from tests.tools.projects import make_project, status_file

KILLS = int(os.environ.get("DEPLOY_PLANNER_KILLS", "20"))
SEED = int(os.environ.get("DEPLOY_PLANNER_SEED", "1"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="servers are forked")
@pytest.mark.timeout(180 + KILLS)
def test_servers_killed_at_random_leave_what_somebody_wrote_and_the_next_one_goes_on(tmp_path: Path) -> None:
    tally = play(tmp_path, SEED, KILLS)
    assert tally.runs == sum(tally.states.values()) == KILLS
    assert tally.in_a_step


def test_a_state_that_nobody_wrote_is_told(tmp_path: Path) -> None:
    law, torn = Law(tmp_path / "law"), make_project(tmp_path / "torn")
    assert law.step_after(documents(torn)) == (0, "0 done")
    assert len(law.whole) == len({str(sorted(state.items())) for state in law.whole}) == len(STEPS) + 1
    status_file(torn).write_bytes(status_file(torn).read_bytes()[:20])
    with pytest.raises(AssertionError, match="00_STATUS"):
        law.step_after(documents(torn))
