"""Folders that Terragrunt works in: those with a terragrunt.hcl."""

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.source import Source
from resources.repository.tree import Tree


def _read(tree: Tree, path: str) -> Listing:
    tree.presence(path)
    return Listing(Kind.TERRAGRUNT, path)


SOURCE = Source(Kind.TERRAGRUNT, ("terragrunt.hcl", "terragrunt.stack.hcl", "terragrunt.hcl.json"), _read)
