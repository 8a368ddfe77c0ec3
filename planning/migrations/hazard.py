"""A statement that a running version may not survive, and what to do instead."""

from dataclasses import dataclass
from enum import StrEnum

from planning.text.secrets import without_secrets


class Harm(StrEnum):
    """What a statement does to a version that does not expect it; the value follows the place of the statement."""

    DROP_TABLE = "drops table"
    DROP_COLUMN = "drops column"
    RENAME_TABLE = "renames table"
    RENAME_COLUMN = "renames column"
    NOT_NULL = "requires a value in column"
    TYPE = "changes the type of column"
    TRUNCATE = "empties table"
    DELETE = "deletes every row of table"

    @property
    def loses(self) -> bool:
        """Whether data is gone: no statement brings it back."""
        return self in {Harm.DROP_TABLE, Harm.DROP_COLUMN, Harm.TRUNCATE, Harm.DELETE}

    @property
    def advice(self) -> str:
        """The way that takes several releases and no running version down."""
        return _ADVICE[self]


_ADVICE = {
    Harm.DROP_TABLE: "release first a version that does not use the table, drop it in a later release",
    Harm.DROP_COLUMN: "release first a version that ignores the column, drop it in a later release",
    Harm.RENAME_TABLE: "add the new table, write both, backfill, switch the reads, drop the old table in a later release",
    Harm.RENAME_COLUMN: "add the new column, write both, backfill, switch the reads, drop the old one in a later release",
    Harm.NOT_NULL: "add it nullable or with a default of the database, write it, backfill, require it in a later release",
    Harm.TYPE: "add a column of the new type, write both, backfill, switch the reads, drop the old one in a later release",
    Harm.TRUNCATE: "release first a version that does not use the rows, delete them in a later release",
    Harm.DELETE: "release first a version that does not use the rows, delete them in a later release",
}


@dataclass(frozen=True, slots=True)
class Hazard:
    """One such statement of the way up."""

    kind: Harm
    subject: str
    """The table or column: `sessions.legacy_token`; empty where the statement does not say it plainly."""
    line: int
    statement: str = ""
    """As the script writes it, in one short line."""

    @property
    def table(self) -> str:
        """The table, without its schema and in small letters: how two statements are compared."""
        parts = self.subject.lower().split(".")
        column = self.kind in {Harm.DROP_COLUMN, Harm.RENAME_COLUMN, Harm.NOT_NULL, Harm.TYPE}
        return (parts[:-1] or parts)[-1] if column else parts[-1]

    @property
    def said(self) -> str:
        """What it does, in words that can follow the place of the statement."""
        return f"{self.kind} `{self.subject}`" if self.subject else f"{self.kind}: `{self.statement}`"


_SHOWN, _LOOKED_AT = 80, 20_000


def shortened(statement: str) -> str:
    """Give a statement in one short line that holds no secret, half a one neither."""
    line = without_secrets(" ".join(statement[:_LOOKED_AT].split()))
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
