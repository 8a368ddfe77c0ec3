"""Addresses of Terraform: `module.api.aws_ecs_service.web["blue"]`, and the variables and outputs of a folder."""

import re

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Near, Verdict, closest_names, exists, missing, unclear
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_INDEX = re.compile(r"\[[^\]]*\]")


def judge_address(word: Word, folder: str, repository: Repository, *, gone: bool) -> Verdict:
    """Look an address up in a folder and in its local modules.

    `gone`: the command works on the state, which may hold what the files declare no longer, so nothing is missing.
    """
    about = f"address {word.text}"
    address = _INDEX.sub("", word.text)
    # The shell takes `web[0]` for a pattern; where an index is all that is unsure, the address is sure.
    if not word.sure and ("$" in word.text or any(sign in address for sign in "*?{`")):
        return unclear(about, "it is known at run time only")
    listing, rest = repository.at(Kind.TERRAFORM, folder), address
    if listing is None:
        return unclear(about, f"there is no Terraform in {folder}")
    name, inner = _first(rest)
    entry = listing.entry(name)
    if entry is None:
        return _lacking(about, name, listing, gone=gone)
    below = joined(folder, Word(entry.note)) if inner and entry.note else None
    if inner and below and repository.at(Kind.TERRAFORM, below):
        return judge_address(Word(inner), below, repository, gone=gone)
    return exists(about, listing.receipt(entry))


def judge_declared(word: Word, what: str, folder: str, repository: Repository) -> Verdict:
    """Look a variable (`var`) or an output (`output`) up in a folder."""
    about = f"{what} {word.text}"
    listing = repository.at(Kind.TERRAFORM, folder)
    if not word.sure or listing is None:
        return unclear(about, "it is known at run time only")
    entry = listing.entry(f"{what}.{word.text}")
    return (
        exists(about, listing.receipt(entry)) if entry else _lacking(about, f"{what}.{word.text}", listing, gone=False)
    )


def _first(address: str) -> tuple[str, str]:
    """Take the first thing off an address: a module, or the resource that ends it."""
    parts = address.split(".")
    length = 3 if parts[0] == "data" else 2
    return ".".join(parts[:length]), ".".join(parts[length:]) if parts[0] == "module" else ""


def _lacking(about: str, name: str, listing: Listing, *, gone: bool) -> Verdict:
    kind = name.partition(".")[0]
    own = {"var", "output", "module", "data"}
    alike = [one for one in listing.entries if (one.name.partition(".")[0] == kind) or not {kind, _kind(one)} & own]
    if listing.open:
        return unclear(about, listing.open)
    if gone:
        return unclear(about, "the state may hold what the files declare no longer")
    names = {one.name: one for one in alike}
    near = [
        Near(one.removeprefix("var.").removeprefix("output."), listing.receipt(names[one]))
        for one in closest_names(name, names)
    ]
    return missing(about, f"{listing.folder or 'the root'} declares no {name}", near)


def _kind(entry: Entry) -> str:
    return entry.name.partition(".")[0]
