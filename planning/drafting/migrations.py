"""The migrations of a release: the newest revisions, and what is sure about them."""

from collections.abc import Iterable

from planning.commands.grounding.entries import Kind, Revision
from planning.commands.grounding.repository import Repository
from planning.drafting.entries import Cited, entries
from planning.plan.drafted import Drafted
from planning.plan.parts import Migration


def newest(repository: Repository, tool: str | None = None) -> tuple[Cited[Revision], ...]:
    """Give the revisions that no other follows; more than one where branches were not joined, or tools differ."""
    found = [r for r in entries(repository, Kind.MIGRATION, Revision) if tool is None or r.entry.tool == tool]
    followed = {name for revision in found for name in revision.entry.before}
    heads = [revision for revision in found if revision.entry.name not in followed]
    chained = any(revision.entry.before for revision in found)
    return tuple(heads if chained else heads[-1:])


def draft_migrations(
    repository: Repository, mentioned: Iterable[str]
) -> tuple[tuple[Migration, ...], tuple[Drafted, ...]]:
    """Draft the rows of the migration plan: the revisions that the documents name by file, else the newest one.

    Whether the running version lives with a revision, and what happens to it on a rollback, is left open here.
    """
    chosen = _named(repository, " ".join(mentioned)) or newest(repository)
    if len({revision.entry.tool for revision in chosen}) != 1 or (len(chosen) > 1 and chosen == newest(repository)):
        return (), ()
    rows = tuple(_row(revision.entry) for revision in chosen)
    filled = tuple(
        Drafted(f"migrations[{index}].script", row.script, revision.source)
        for index, (row, revision) in enumerate(zip(rows, chosen, strict=True))
    )
    return rows, filled


def _named(repository: Repository, said: str) -> tuple[Cited[Revision], ...]:
    return tuple(r for r in entries(repository, Kind.MIGRATION, Revision) if r.entry.path and r.entry.path in said)


def _row(revision: Revision) -> Migration:
    return Migration(script=f"`{revision.path or revision.name}`", compatible="", backfill="none")
