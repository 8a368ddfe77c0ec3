"""The context of a cluster: kept on people's machines, but the repository's own commands name those in use."""

from collections.abc import Iterator

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.slips import is_slip
from planning.commands.grounding.verdict import Near, Verdict, missing
from planning.commands.shell.word import Word


def judge_context(word: Word | None, repository: Repository) -> Iterator[Verdict]:
    """Call a context missing where it can only be a slip of one that the repository uses; else say nothing."""
    if word is None or not word.sure:
        return
    listings = repository.everywhere(Kind.SETTING).listings
    known = {entry.name: one.receipt(entry) for one in listings for entry in one.entries if entry.note == "context"}
    near = [Near(name, source) for name, source in known.items() if is_slip(word.text, name)]
    if near and word.text not in known:
        yield missing(f"context {word.text}", "the commands of the repository use no such context", near)
