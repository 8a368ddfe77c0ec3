"""Gate `moving-target`."""

from collections.abc import Iterator

from planning.commands.moving import find_moving
from planning.commands.release_time import named_targets
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.markdown.spans import code_span
from planning.plan.walk import walk_commands


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.HIGH,
    bad="   kubectl argo rollouts undo shop -n shop",
    good='   kubectl argo rollouts undo shop --to-revision="$STABLE_REVISION" -n shop',
)
def moving_target(case: Case) -> Iterator[Problem]:
    """A version that moves: `HEAD~1`, `latest`, an undo without a revision.

    After a hotfix or a second attempt it is another one than was meant.
    """
    texts = [(where, text) for where, text in walk_commands(case.plan)]
    for where, text in (
        *texts,
        ("release.version", case.plan.release.version),
        ("release.roll_back_to", case.plan.release.roll_back_to),
    ):
        found = find_moving(text)
        if found:
            yield Problem(where, f"`{found}` is another version tomorrow", _fix(text, found))


def _fix(text: str, found: str) -> str:
    """Name the version as the program that goes back takes it."""
    target = next(named_targets(text), None) if found.startswith(("helm", "kubectl")) else None
    if target:
        return f"name the revision: {code_span(target[0])}, with the record {target[1]}"
    return f"name the version: {'`9a1e77c`' if found.startswith('HEAD') else '`v2.3.7`, `9a1e77c`'}"
