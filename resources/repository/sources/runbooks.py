"""Runbooks: Markdown files kept where people keep them."""

import re

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.source import Source
from resources.repository.tree import Tree

_TITLE = re.compile(r"^#{1,2}\s+(.+?)\s*#*\s*$", re.MULTILINE)
_OWN_FOLDERS = frozenset({"runbooks", "runbook"})


def _read(tree: Tree, path: str) -> Listing | None:
    folder, _, name = path.rpartition("/")
    if not _OWN_FOLDERS & set(folder.lower().split("/")) and not name.lower().startswith("runbook"):
        return None
    text = tree.text(path)
    title = _TITLE.search(text)
    line = text.count("\n", 0, title.start()) + 1 if title else 0
    return Listing(Kind.RUNBOOK, path, (Entry(path, line, title[1] if title else ""),))


def _may_hold(folder: str) -> bool:
    parts = folder.lower().split("/")
    return parts[-1] in {"", "docs", "doc", "ops"} or bool(_OWN_FOLDERS & set(parts))


SOURCE = Source(Kind.RUNBOOK, ("*.md",), _read, _may_hold, many=True)
