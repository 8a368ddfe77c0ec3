"""A call of the system that fails at any write step of any tool: said plainly, nothing half done, and done when asked again."""

import errno
import os
from pathlib import Path
from typing import Any, Final

import pytest

from tests.faults.boundary import Call, Meddler
from tests.faults.offspring import call_in_child
from tests.faults.scenes import SCENES, THOROUGH, Scene, documents, fresh, leftovers, lines

WORDS: Final = {
    errno.ENOSPC: "finds the disk full",
    errno.EDQUOT: "finds the disk quota used up",
    errno.EROFS: "is on a read-only file system",
    errno.EACCES: "is protected: this user may not write it",
    errno.EIO: "gives an error: input/output error",
}
CODES: Final = tuple(WORDS)


def failing(at: int, code: int, *, for_good: bool) -> Meddler:
    """Let one call that changes the disk fail, and all that follow too where the fault stays."""
    left = at

    def meddle(name: str, make: Call, arguments: tuple[Any, ...]) -> Any:
        nonlocal left
        if name == "open":
            return make(*arguments)
        left -= 1
        if left == -1 or (left < -1 and for_good):
            if name == "exchange":
                return False  # it has no errors of its own: the rename that follows has them
            raise OSError(code, os.strerror(code), arguments[0])
        return make(*arguments)

    return meddle


@pytest.mark.skipif(not hasattr(os, "fork"), reason="calls fail in a child")
@pytest.mark.parametrize(
    ("scene", "for_good"),
    [
        *(pytest.param(scene, False, id=f"{scene.name}, once") for scene in SCENES),
        *(pytest.param(scene, True, id=f"{scene.name}, for good") for scene in (SCENES if THOROUGH else SCENES[::6])),
    ],
)
def test_a_call_of_the_system_that_fails_leaves_everything_as_it_was(
    scene: Scene, for_good: bool, tmp_path: Path
) -> None:
    template = scene.make(tmp_path / "template")
    whole = fresh(template, tmp_path / "whole")
    told = call_in_child(whole, scene.tool, scene.arguments)
    before, after = documents(template), documents(whole)
    refusals = 0
    for at in range(len(told.changes)):
        root, code = fresh(template, tmp_path / str(at)), CODES[at % len(CODES)]
        outcome = call_in_child(root, scene.tool, scene.arguments, failing(at, code, for_good=for_good))
        if outcome.refused:
            refusals += 1
            assert documents(root) == before
            assert outcome.text.startswith("unwritable · error · ")
            assert f": {WORDS[code]}; nothing was written, what was there is as it was\nFix: " in outcome.text
            assert for_good or not leftovers(root)
        else:
            assert documents(root) == after or "could not be removed" in outcome.text
        again = call_in_child(root, scene.tool, scene.arguments)
        assert not again.refused, again.text
        assert lines(documents(root)) == lines(after)
    assert refusals >= 4
