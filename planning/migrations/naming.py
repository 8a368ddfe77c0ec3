"""What the name of a migration says that it is about, and whether that is what a release is about."""

import re
from collections.abc import Collection
from difflib import get_close_matches

from planning.commands.grounding.revision import Revision

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_GENERIC = frozenset({
    "create", "add", "adds", "added", "remove", "drop", "alter", "change", "update", "rename", "migration", "migrate", "migrations",
    "initial", "init", "auto", "merge", "table", "column", "field", "index", "constraint", "foreign", "to", "from",
    "in", "on", "of", "and", "for", "the", "with", "new", "validate", "backfill", "up", "down", "sql", "set", "null", "not",
    "a", "an", "by", "it", "is", "be", "are", "or", "as", "at", "unique", "default", "db", "schema", "data", "into", "make",
    "version", "release", "feature", "support", "fix", "use", "id", "type",
})  # fmt: skip
"""Words that say what kind of change it is, and not of what."""
_SLIP = 0.8
_SEVERAL = 2


def named_words(name: str) -> frozenset[str]:
    """Give what the name of a script is about: `20261117_create_gift_cards.rb` is about gift and card."""
    stem = re.sub(r"\.(?:up|down)$", "", re.sub(r"\.\w{1,4}$", "", name.rpartition("/")[2]))
    stem = re.sub(r"(?<![A-Za-z])[0-9a-f]{8,40}(?![A-Za-z])", " ", stem)
    return words_in(stem)


def words_in(text: str) -> frozenset[str]:
    """Give the telling words of a text, in small letters and in the singular."""
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(_singular(word) for word in words if len(word) > _SEVERAL and word not in _GENERIC)


def is_about(revision: Revision, change: str, documents: str = "") -> bool:
    """Whether the name shares a word with the change, or is all, or by several words, in the documents."""
    name = named_words(_file(revision))
    if name & words_in(change):
        return True
    shared = name & words_in(documents)
    return bool(name) and (shared == name or len(shared) >= _SEVERAL)


def is_near(name: str, other: str) -> bool:
    """Whether two names are about the same thing; what says nothing may be about anything."""
    here, there = named_words(name), named_words(other)
    stems = ("".join(re.findall(r"[a-z]", one.rpartition("/")[2].lower())) for one in (name, other))
    return not here or bool(here & there) or any(_slips(word, there) for word in here) or _slips(next(stems), [*stems])


def _slips(word: str, known: Collection[str]) -> bool:
    return bool(get_close_matches(word, known, n=1, cutoff=_SLIP))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > len("ties"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _file(revision: Revision) -> str:
    """Give the name that people chose: of the folder, where the tool calls the file the same everywhere."""
    folder, _, file = revision.path.rpartition("/")
    return folder.rpartition("/")[2] if file == "migration.sql" else file or revision.name
