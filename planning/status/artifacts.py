"""The list of artifacts: the plan's file name, once, in that list's own dialect."""

import re
from collections.abc import Iterator

from planning.status.edit import Edit, insert_line
from planning.status.entries import Entry, Group, Shape

_TITLE = re.compile(
    r"^[*_\s]*(?:\d+[.)]\s*)?(?:[^\w\s*]+\s*)?(?:artifacts?|artefacts?|artefactos|artefatos|artefakte)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[\w.-]+")
_NUMBER = re.compile(r"^(\d+)[a-z]?_")
_OPEN_BOX = re.compile(r"^(\s*[*_]*)\[ ?\]")
_MARKS = re.compile(r"^([^\w\s()\[\]*_`<>\"'-]\ufe0f?)(\s*)")
_OPEN_MARKS = "⏳⌛⬜☐◻⚪🔲🔜🔄🚧○◯❌✗"
_HOLDER = re.compile(
    r"[*_(<\[{]*(?:none(?:\s+yet)?|n/?a|tbd|todo|pending|to be added|nothing yet|empty|[-—…]|\.{3})?"
    r"[*_)>\]}.]*|\{[^{}]*\}",
    re.IGNORECASE,
)


def list_plan(groups: list[Group], lines: list[str], plan: str) -> Iterator[Edit]:
    """Give the edit that lists the plan under Artifacts, if it is not there."""
    found = next((group for group in groups if _is_list(group)), None)
    entries = [entry for entry in found.entries if entry.parent is None] if found else []
    if not entries:
        return
    own = next((entry for entry in entries if _names(entry, plan)), None)
    if own:
        yield from _finish(own, entries, plan)
        return
    holder = next((entry for entry in entries if _HOLDER.fullmatch(entry.label)), None)
    if holder:
        yield Edit(holder.line, holder.start, holder.end, _ticked(holder.text[: -len(holder.label) or None]) + plan)
        return
    yield _add(entries, lines, plan)


def _is_list(group: Group) -> bool:
    return group.shape is Shape.LIST and any(_TITLE.match(title) for title, _ in group.path[-1:])


def _files(label: str) -> Iterator[tuple[int, str]]:
    """List the Markdown files a label names, with their places."""
    for token in _TOKEN.finditer(label):
        name = token[0].rstrip(".-")
        if name.lower().endswith(".md"):
            yield token.start(), name


def _stem(name: str) -> str:
    return _NUMBER.sub("", name.lower()).strip("_")


def _names(entry: Entry, plan: str) -> bool:
    return any(_stem(name) == _stem(plan) for _, name in _files(entry.label))


def _finish(own: Entry, entries: list[Entry], plan: str) -> Iterator[Edit]:
    boxed = _OPEN_BOX.match(own.text)
    marked = _MARKS.match(own.text)
    if not boxed and not (marked and marked[1][0] in _OPEN_MARKS):
        return
    others = [entry for entry in entries if entry is not own]
    text = _like(_pattern(others) or own, plan) if others else ""
    if not text or _OPEN_BOX.match(text):
        text = _ticked(own.text[: len(own.text) - len(own.label)]) + plan
    yield Edit(own.line, own.start, own.end, text)


def _add(entries: list[Entry], lines: list[str], plan: str) -> Edit:
    behind = _later(entries, plan)
    like = _pattern(entries) or entries[-1]
    raw = lines[like.line]
    marker = re.sub(r"\d+(?=[.)]\s)", lambda found: str(int(found[0]) + 1), raw[: like.start])
    content = marker + _like(like, plan)
    if behind:
        return insert_line(lines, behind.line, content, like.line)
    last = entries[-1]
    at = max(last.last, last.line + 1)
    while at > last.line + 1 and not lines[at - 1].strip():
        at -= 1
    return insert_line(lines, at, content, like.line)


def _later(entries: list[Entry], plan: str) -> Entry | None:
    """Give the first entry whose file number comes behind the plan's: `10_…` behind `09_…`."""
    own = _number(plan)
    return next((entry for entry in entries if own < _number(entry.label.strip("*_`[ "))), None) if own else None


def _number(name: str) -> int:
    found = _NUMBER.match(name)
    return int(found[1]) if found else 0


def _pattern(entries: list[Entry]) -> Entry | None:
    """Give the last entry that is a file's, the surest pattern for one more."""
    files = [entry for entry in reversed(entries) if any(_files(entry.label))]
    done = [entry for entry in files if entry.text[:1] not in _OPEN_MARKS]
    return next(iter(done or files), None)


def _like(entry: Entry, plan: str) -> str:
    """Write the plan as the entry writes its file: box, mark, emphasis, code or link, without its remark."""
    lead = entry.text[: len(entry.text) - len(entry.label)]
    start, name = next(_files(entry.label), (0, ""))
    if not name:
        mark = _MARKS.match(entry.label)
        return _ticked(lead) + (mark[0] if mark and mark[1] not in _OPEN_MARKS else "") + plan
    before = entry.label[:start].lstrip(_OPEN_MARKS + "\ufe0f ")
    if re.search(r"[\w]", before):
        return _ticked(lead) + plan
    after = entry.label[start + len(name) :]
    if before.endswith("[") and (link := re.match(r"\]\([^()]*\)", after)):
        folder = re.match(r"\]\((.*/)?[^/()]*\)", after)
        after_name = f"]({folder[1] or '' if folder else ''}{plan})"
        closing = re.match(r"[*_`]*", after[link.end() :])
    else:
        after_name = ""
        closing = re.match(r"[*_`]*", after)
    return _ticked(lead) + before + plan + after_name + (closing[0] if closing else "")


def _ticked(lead: str) -> str:
    return _OPEN_BOX.sub(r"\1[x]", lead).lstrip(_OPEN_MARKS + "\ufe0f ")
