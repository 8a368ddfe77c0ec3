"""What is told as evidence: words that show nothing, and documents that the repository would have to have."""

import re
from collections.abc import Iterator

from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word
from planning.markdown.spans import read_spans

_BARE = frozenset({
    "", "yes", "y", "done", "ok", "okay", "x", "true", "pass", "passed", "passes", "complete", "completed", "checked", "fine",
    "good", "approved", "ready", "finished", "sure", "✓", "✔", "✅", "☑", "👍", "lgtm", "n/a", "tbd", "will do", "all good", "in place",
})  # fmt: skip
_DOCUMENT = re.compile(
    r"(?:\./)?(?:[\w@.-]+/)+[\w@.-]+\.(?:md|mdx|rst|adoc|txt|html|pdf|ya?ml|json|toml|ini|sql|sh|py|tf|csv|xml)"
)
_ELSEWHERE = re.compile(
    r"\b(?:repositor(?:y|ies)|repo|wiki|bucket|drive|confluence|notion|branch|artifacts?|s3)\b|://", re.IGNORECASE
)
"""Words that say that a document lies somewhere else."""
_LINE = re.compile(r"(?:#[\w-]+|:\d+(?:-\d+)?)$")


def is_bare(evidence: str) -> bool:
    """Whether a text only says that it is so: `yes`, `done`, `x`."""
    said = evidence.strip(" `'\"*_.!()[]").lower()
    return said.removeprefix("see ").strip() in _BARE


def absent_documents(evidence: str, repository: Repository) -> Iterator[Verdict]:
    """Find the paths in code that are documents of this repository by their look, and are not there."""
    if _ELSEWHERE.search(evidence):
        return
    for span in read_spans(evidence):
        path = _LINE.sub("", span.text.strip())
        host = "." in path.removeprefix("./").partition("/")[0].lstrip(".")
        if span.code and not host and _DOCUMENT.fullmatch(path):
            found = judge_path(f"document {path}", Word(path), Call(Word("see")), repository)
            if found.state is State.MISSING:
                yield found
