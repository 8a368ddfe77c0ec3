"""What a Rails migration adds, read line by line; one line of any other kind, and nothing is said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from planning.migrations.rails import rails_way_up

_NAME = r"[:\"'](\w+)[\"']?"
_MADE = re.compile(rf"create_table\(?\s*{_NAME}((?:,.*?)?)\)?(?:\s+do\s+\|(\w+)\|)?")
_CHANGED = re.compile(rf"change_table\(?\s*{_NAME}(?:,\s*bulk:\s*true)?\)?\s+do\s+\|(\w+)\|")
_COLUMN = re.compile(rf"add_column\(?\s*{_NAME},\s*{_NAME},\s*[:\"']\w+[\"']?((?:,.*?)?)\)?")
_REFERENCE = re.compile(rf"add_(?:reference|belongs_to)\(?\s*{_NAME},\s*{_NAME}((?:,.*?)?)\)?")
_INDEX = re.compile(rf"add_index\(?\s*{_NAME},\s*(\[[^\]]*\]|[:\"'][\w]+[\"']?)((?:,.*?)?)\)?")
_FREE = re.compile(
    r"(?:,\s*(?:null:\s*true|limit:\s*\d+|precision:\s*\d+|scale:\s*\d+|array:\s*true|if_not_exists:\s*true|polymorphic:\s*true"
    r"|type:\s*:\w+|comment:\s*(?:\"[^\"#]*\"|'[^']*')|index:\s*(?:false|\{\s*algorithm:\s*:concurrently\s*\})))*"
)
_REFUSED = re.compile(r"\b(?:force|as|foreign_key|to_table|check_constraint|exclusion_constraint|execute)\b")
_NO_INDEX = re.compile(r"\bindex:\s*(?:false|\{\s*algorithm:\s*:concurrently\s*\})")
_KEPT = re.compile(r"(?:,\s*(?:algorithm:\s*:concurrently|name:\s*[:\"']\w+[\"']?|if_not_exists:\s*true))*")
_REFERENCES = frozenset({"references", "belongs_to"})
_TYPES = frozenset({
    "string", "text", "integer", "bigint", "float", "decimal", "numeric", "datetime", "timestamp", "timestamptz", "time", "date",
    "binary", "blob", "boolean", "json", "jsonb", "uuid", "inet", "cidr", "hstore", "citext", "column", "virtual",
})  # fmt: skip


@dataclass(slots=True)
class _Reader:
    """The way up, with the block that a line stands in."""

    added: list[str] = field(default_factory=list[str])
    made: set[str] = field(default_factory=set[str])
    table: str = ""
    block: str = ""
    """The name that the block gives its table: `t`."""

    def read(self, line: str) -> bool:
        """Take one line; False for one that may do more than add."""
        if line == "end":
            self.block = ""
            return True
        if self.block:
            return self._in_block(line)
        return self._makes(line) or self._changes(line) or self._adds(line) or self._index(line)

    def _makes(self, line: str) -> bool:
        match = _MADE.fullmatch(line)
        if not match or _REFUSED.search(match[2]):
            return False
        self.table, self.block = match[1], match[3] or ""
        self.made.add(self.table)
        self.added.append(f"the table {self.table}")
        return True

    def _changes(self, line: str) -> bool:
        match = _CHANGED.fullmatch(line)
        if match:
            self.table, self.block = match[1], match[2]
        return bool(match)

    def _in_block(self, line: str) -> bool:
        owner, dot, call = line.partition(".")
        if owner != self.block or not dot or _REFUSED.search(call):
            return False
        if self.table in self.made:
            return True
        kind, _, given = call.partition(" ")
        match = re.fullmatch(rf"{_NAME}((?:,.*)?)", given.strip())
        if not match or kind not in _TYPES - {"column", "virtual"} | _REFERENCES:
            return False
        return self._column(self.table, match[1], match[2], kind in _REFERENCES)

    def _adds(self, line: str) -> bool:
        reference = _REFERENCE.fullmatch(line)
        found = reference or _COLUMN.fullmatch(line)
        return found is not None and self._column(found[1], found[2], found[3], bool(reference))

    def _column(self, table: str, name: str, given: str, is_reference: bool) -> bool:
        """Take a column that may be empty; a reference of an old table brings an index that holds up its writes."""
        given = given.rstrip(" )")
        held = is_reference and table not in self.made and not _NO_INDEX.search(given)
        if held or not _FREE.fullmatch(given):
            return False
        self.added.append(f"a nullable column {table}.{name}{'_id' if is_reference else ''}")
        return True

    def _index(self, line: str) -> bool:
        match = _INDEX.fullmatch(line)
        if not match:
            return False
        if match[1] in self.made:
            return True
        if "concurrently" not in match[3] or not _KEPT.fullmatch(match[3].rstrip(" )")):
            return False
        self.added.append(f"an index of {match[1]} concurrently")
        return True


def rails_additions(text: str) -> list[str] | None:
    """Say what `change` and `up` add; None where a line may do more, or where nothing reads it."""
    reader = _Reader()
    return reader.added if all(reader.read(line) for line in _lines(rails_way_up(text))) else None


def _lines(body: str) -> Iterator[str]:
    """Give the lines, those that end with a comma joined with the next."""
    held = ""
    for line in body.splitlines():
        held = f"{held} {line.strip()}".strip()
        if held and not held.endswith((",", "(", "{")):
            yield held
            held = ""
    if held:
        yield held
