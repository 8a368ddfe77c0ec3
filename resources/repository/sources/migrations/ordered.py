"""Puts migrations in the order in which they run, by what each follows."""

from collections.abc import Sequence
from dataclasses import replace

from planning.commands.grounding.revision import Revision


def in_order(revisions: Sequence[Revision]) -> tuple[Revision, ...]:
    """Give every revision after those that it follows; what stands in a circle keeps its place at the end."""
    pending = sorted(revisions, key=lambda revision: revision.path)
    known = {revision.name for revision in pending}
    done: list[Revision] = []
    names: set[str] = set()
    while pending:
        ready = [one for one in pending if all(name in names or name not in known for name in one.before)]
        if not ready:
            return (*done, *pending)
        done += ready
        names |= {one.name for one in ready}
        pending = [one for one in pending if one not in ready]
    return tuple(done)


def in_line(revisions: Sequence[Revision]) -> tuple[Revision, ...]:
    """Let every revision follow the one before it, as tools do that run files by their numbers."""
    names = ["", *(revision.name for revision in revisions)]
    return tuple(
        replace(revision, before=(before,) if before else ())
        for before, revision in zip(names, revisions, strict=False)
    )
