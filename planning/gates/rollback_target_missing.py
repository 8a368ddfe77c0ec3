"""Gate `rollback-target-missing`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad="| Roll back to | `registry.example.com/shop:5.1.0` |",
    good="| Roll back to | `registry.example.com/shop:5.0.3` |",
)
def rollback_target_missing(case: Case) -> Iterator[Problem]:
    """A plan that does not say which version goes out and which one it goes back to.

    "The previous version" is a different one after a hotfix; an exact version is the same for everybody.
    """
    release = case.plan.release
    if not release.roll_back_to:
        yield Problem(
            "release.roll_back_to",
            "the plan does not say what it goes back to",
            "| Roll back to | `registry.example.com/api:2.3.7` |",
        )
    elif release.roll_back_to == release.version:
        yield Problem(
            "release.roll_back_to",
            "goes back to the version that is released",
            "name the version that runs today",
        )
    if not release.version:
        yield Problem(
            "release.version",
            "the plan does not say what is released",
            "| Release | `registry.example.com/api:2.4.0` |",
        )
