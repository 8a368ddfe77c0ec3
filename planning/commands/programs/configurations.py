"""Files in which a platform's application is described, and the names in them."""

import re
from collections.abc import Iterable, Iterator

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Near, State, Verdict, closest_names, exists, missing, unclear
from planning.commands.programs.named_file import listing_of
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word


def configuration(path: str | None, repository: Repository) -> Listing | None:
    """Give what the file at a path names; None where it is no such file, or not known which."""
    return listing_of(Kind.PLATFORM_APP, path, repository)


def configurations(pattern: str, repository: Repository) -> tuple[Listing, ...]:
    """Give every file of a platform, by a pattern of its path."""
    found = repository.everywhere(Kind.PLATFORM_APP).listings
    return tuple(listing for listing in found if re.fullmatch(rf"(?:.*/)?(?:{pattern})", listing.file))


def judge_file(what: str, word: Word, call: Call, repository: Repository, others: str = "") -> Verdict:
    """Look a file up; where it is missing, offer the files whose paths fit the pattern `others`."""
    verdict = judge_path(f"{what} {word.text}", word, call, repository)
    if verdict.state is not State.MISSING:
        return verdict
    known = [listing.file for listing in configurations(others, repository)] if others else []
    offered = dict.fromkeys([*(near.text for near in verdict.nearest), *closest_names(word.text, known), *known])
    return missing(verdict.about, verdict.grounds, [Near(one) for one in list(offered)[:3]])


def named_in(listings: Iterable[Listing | None], *roles: str) -> dict[str, str]:
    """Give the names of some roles with their receipts."""
    found: dict[str, str] = {}
    for listing in listings:
        for entry in listing.entries if listing else ():
            if entry.note in roles:
                found.setdefault(entry.name, listing.receipt(entry) if listing else "")
    return found


def judge_names(
    what: str, words: Iterable[Word], known: dict[str, str], place: str, why_open: str = ""
) -> Iterator[Verdict]:
    """Look names up among all that there are; `place` says where those stand."""
    for word in words:
        about = f"{what} {word.text}"
        if not word.sure:
            yield unclear(about, "it is known at run time only")
        elif word.text in known:
            yield exists(about, known[word.text])
        elif why_open:
            yield unclear(about, why_open)
        else:
            near = closest_names(word.text, known) or tuple(known)[:3]
            yield missing(about, f"{place} has no such {what}", [Near(one, known[one]) for one in near])


def split_words(words: Iterable[Word]) -> Iterator[Word]:
    """Take lists apart: `web,worker`."""
    for word in words:
        yield from (Word(part, word.sure) for part in word.text.split(",") if part)
