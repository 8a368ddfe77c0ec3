"""Gate `rollback-to-new-version`."""

from collections.abc import Iterator

from planning.commands.withdrawing import withdraws
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.markdown.spans import code_span
from planning.plan.version import short_version
from planning.plan.walk import walk_steps
from planning.rollback.versions import is_telling, names_version, with_version


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad="   kubectl argo rollouts set image shop shop=registry.example.com/shop:5.1.0 -n shop\n   ```\n   Expect: `kubectl argo rollouts status shop -n shop` prints `Healthy`.",
    good='   kubectl argo rollouts undo shop --to-revision="$STABLE_REVISION" -n shop\n   ```\n   Expect: `kubectl argo rollouts status shop -n shop` prints `Healthy`.',
)
def rollback_to_new_version(case: Case) -> Iterator[Problem]:
    """A step back whose command names the version that is released, and not the one it goes back to.

    It was copied from the rollout: on the day it brings the faulty version out once more.
    """
    new, old = (_plain(cell) for cell in (case.plan.release.version, case.plan.release.roll_back_to))
    if not (is_telling(new) and old and new != old):
        return
    for where, playbook, step in walk_steps(case.plan):
        if playbook.forward or _names(step.command, old) or withdraws(step.command):
            continue
        if _names(step.command, new):
            mended = with_version(with_version(step.command, f"v{new}", f"v{old}"), new, old)
            yield Problem(
                f"{where}.command",
                f"the way back to {old} names {new}, the version that is released",
                f"name {old}" if "\n" in mended else f"name {old}: {code_span(mended)}",
            )


def _plain(cell: str) -> str:
    """Give a version without the `v` that some write before it."""
    version = short_version(cell)
    return version[1:] if version[:1] == "v" and version[1:2].isdigit() else version


def _names(command: str, version: str) -> bool:
    return names_version(command, version) or names_version(command, f"v{version}")
