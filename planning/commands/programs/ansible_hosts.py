"""The hosts and groups that Ansible is limited to, held against the inventory that is given."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Everywhere, Repository
from planning.commands.grounding.slips import slips_of
from planning.commands.grounding.verdict import Near, Verdict, closest_names, exists, missing, unclear
from planning.commands.shell.arguments import Arguments
from planning.commands.shell.call import Call
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

if TYPE_CHECKING:
    from planning.commands.grounding.entries import Listing

_SPLIT = re.compile(r"[,:]")
_ALWAYS = frozenset({"all", "ungrouped", "localhost", "127.0.0.1", "::1", ""})
_PLAIN = re.compile(r"[\w.-]+")


def judge_hosts(words: Arguments, patterns: Iterable[Word], call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up each host or group of a pattern (`web:!db`); wildcards and files of hosts are left alone."""
    given = words.values("-i", "--inventory", "--inventory-file")
    chosen = _chosen(given, call, repository)
    for pattern in patterns:
        for part in _SPLIT.split(pattern.text) if pattern.sure else []:
            name = part.lstrip("!&")
            if name not in _ALWAYS and _PLAIN.fullmatch(name):
                yield _judge(name, chosen, strict=bool(given))


def _chosen(given: tuple[Word, ...], call: Call, repository: Repository) -> Everywhere:
    """Take the inventories that are given; all of the repository's where none is."""
    everywhere = repository.everywhere(Kind.ANSIBLE_INVENTORY)
    if not given:
        return everywhere
    found: list[Listing] = []
    for word in given:
        path = None if "," in word.text else joined(call.folder, word)
        listings = [one for one in everywhere.listings if path and f"{one.file}/".startswith(f"{path}/")]
        if not listings:
            return Everywhere((), f"{word.text} is not an inventory that can be read here")
        found += listings
    return Everywhere(tuple(found), everywhere.open)


def _judge(name: str, inventories: Everywhere, *, strict: bool) -> Verdict:
    about = f"host or group {name}"
    known = {entry.name: listing.receipt(entry) for listing in inventories.listings for entry in listing.entries}
    if name in known:
        return exists(about, known[name])
    if not inventories.whole:
        return unclear(about, inventories.why_open or "there is no inventory in the repository")
    near = slips_of(name, known)
    if not strict and not near:
        return unclear(about, "no inventory is given")
    files = " and ".join(listing.file for listing in inventories.listings[:3])
    return missing(
        about,
        f"{files} has no such name",
        [Near(one, known[one]) for one in near or closest_names(name, known) or tuple(known)[:3]],
    )
