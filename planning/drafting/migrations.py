"""The migrations of a release: the newest revisions, and what is sure about them."""

from collections.abc import Callable, Iterable

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.revision import Revision
from planning.drafting.entries import entries
from planning.migrations.naming import is_about
from planning.plan.drafted import Drafted
from planning.plan.parts import Migration

Sure = Callable[[Revision], tuple[str, str]]
"""What the statements of a migration make sure: whether the running version lives with it (`yes: adds a nullable
column`), and what happens to it on a rollback (`keep`). Empty texts where they do not."""


def nothing_sure(revision: Revision) -> tuple[str, str]:
    """Leave both open."""
    del revision
    return "", ""


def newest(repository: Repository, tool: str | None = None) -> tuple[Revision, ...]:
    """Give the revisions that no other follows; more than one where branches were not joined, or tools differ."""
    found = [r for r in _revisions(repository) if tool is None or r.tool == tool]
    followed = {(revision.group, name) for revision in found for name in revision.before}
    heads = [revision for revision in found if (revision.group, revision.name) not in followed]
    chained = any(revision.before for revision in found)
    return tuple(heads if chained else heads[-1:])


def draft_migrations(
    repository: Repository, mentioned: Iterable[str], change: str, sure: Sure = nothing_sure
) -> tuple[tuple[Migration, ...], tuple[Drafted, ...]]:
    """Draft the rows of the migration plan: the revisions that the documents name by file, else the newest one.

    The newest is the release's own only where its name shares words with the change, in its own words or in the
    documents: an older release's migration is no part of this one.
    """
    said = " ".join(mentioned)
    named = _named(repository, said)
    last = newest(repository)
    chosen = named or (last if len(last) == 1 and is_about(last[0], change, said) else ())
    if not chosen:
        return (), ()
    rows = tuple(_row(revision, *sure(revision)) for revision in chosen)
    pairs = enumerate(zip(rows, chosen, strict=True))
    return rows, tuple(_drafted(index, row, revision) for index, (row, revision) in pairs)


def _revisions(repository: Repository) -> tuple[Revision, ...]:
    return tuple(cited.entry for cited in entries(repository, Kind.MIGRATION, Revision))


def _named(repository: Repository, said: str) -> tuple[Revision, ...]:
    return tuple(revision for revision in _revisions(repository) if revision.path and revision.path in said)


def _row(revision: Revision, compatible: str, on_rollback: str) -> Migration:
    script = f"`{revision.path or revision.name}`"
    return Migration(script=script, compatible=compatible, backfill="none", on_rollback=on_rollback)


def _drafted(index: int, row: Migration, revision: Revision) -> Drafted:
    known = ", ".join(text for text in (row.compatible, row.on_rollback) if text)
    shown = row.script.strip("`") in revision.receipt
    return Drafted(
        f"migrations[{index}]", known if shown else f"{row.script}{known and f': {known}'}", revision.receipt
    )
