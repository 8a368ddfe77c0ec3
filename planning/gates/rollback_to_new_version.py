"""Gate `rollback-to-new-version`."""

from collections.abc import Iterator

from planning.commands.withdrawing import withdraws
from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.markdown.spans import code_span
from planning.plan.version import short_version
from planning.plan.walk import walk_steps
from planning.rollback.anew import instead_of_making, takes_other_code
from planning.rollback.bringing import brings_out
from planning.rollback.versions import is_telling, names_version, with_version


@gate(
    topic=Topic.ROLLBACK,
    blocks=Blocks.ALWAYS,
    bad="   kubectl argo rollouts set image shop shop=registry.example.com/shop:5.1.0 -n shop\n   ```\n   Expect: `kubectl argo rollouts status shop -n shop` prints `Healthy`.",
    good='   kubectl argo rollouts undo shop --to-revision="$STABLE_REVISION" -n shop\n   ```\n   Expect: `kubectl argo rollouts status shop -n shop` prints `Healthy`.',
)
def rollback_to_new_version(case: Case) -> Iterator[Problem]:
    """A step back whose command names the version that is released, or builds the present code under the old name.

    It was copied from the rollout: on the day it brings the faulty version out once more.
    """
    new, old = (_plain(cell) for cell in (case.plan.release.version, case.plan.release.roll_back_to))
    if old and new != old:
        yield from _named_anew(case, new, old)
        yield from _made_anew(case, old)


def _made_anew(case: Case, old: str) -> Iterator[Problem]:
    """Tell of steps that build; a playbook that takes the old code out before builds another."""
    for where, playbook, step in walk_steps(case.plan):
        other = playbook.forward or any(takes_other_code(one.command) for one in playbook.steps)
        fix = "" if other or not is_telling(old) else instead_of_making(step.command, old)
        if fix:
            yield Problem(
                f"{where}.command",
                f"builds the code of today and calls it {old}: the image that is known to work is overwritten",
                fix,
            )


def _named_anew(case: Case, new: str, old: str) -> Iterator[Problem]:
    for where, playbook, step in walk_steps(case.plan):
        if playbook.forward or _names(step.command, old) or withdraws(step.command):
            continue
        if is_telling(new) and _names(step.command, new):
            mended = with_version(with_version(step.command, f"v{new}", f"v{old}"), new, old)
            said = f"the way back to {old} names {new}, the version that is released"
            yield Problem(f"{where}.command", said, _fix(mended, old))


def _fix(mended: str, old: str) -> str:
    """Show the command with the old version in it only where that does not build the old version anew."""
    instead = instead_of_making(mended, old)
    if instead or not brings_out(mended, old):
        return instead or f"name the command that brings {old} back: one that builds, pushes or migrates does not"
    return f"name {old}" if "\n" in mended else f"name {old}: {code_span(mended)}"


def _plain(cell: str) -> str:
    """Give a version without the `v` that some write before it."""
    version = short_version(cell)
    return version[1:] if version[:1] == "v" and version[1:2].isdigit() else version


def _names(command: str, version: str) -> bool:
    return names_version(command, version) or names_version(command, f"v{version}")
