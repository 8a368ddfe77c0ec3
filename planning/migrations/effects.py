"""What the migrations of a plan do to running versions, taken together in the order in which they run."""

from collections.abc import Iterable, Iterator

from planning.commands.grounding.repository import Repository
from planning.commands.grounding.revision import Revision
from planning.migrations.hazard import Hazard
from planning.migrations.rows import Row


def hazards_of(row: Row, rows: Iterable[Row], repository: Repository) -> Iterator[tuple[Revision, Hazard]]:
    """Give what a row does; tables that an earlier row of the same plan makes are used by nobody yet."""
    earlier = [one for before in rows if before.index < row.index for one in before.revisions]
    for revision in row.revisions:
        lines = [one for one in earlier if (one.tool, one.group) == (revision.tool, revision.group)]
        made = {table for one in lines for table in repository.creates(one) or ()}
        yield from ((revision, hazard) for hazard in repository.hazards(revision) if hazard.table not in made)


def is_read(rows: Iterable[Row], repository: Repository) -> bool:
    """Whether a statement of at least one script could be read."""
    return any(repository.creates(revision) is not None for row in rows for revision in row.revisions)
