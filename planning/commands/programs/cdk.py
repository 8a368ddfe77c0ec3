"""`cdk`: the stacks of the application."""

from collections.abc import Iterator

from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import Verdict, find_in
from planning.commands.programs.program import program
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call, Place

_VALUED = frozenset({
    "-c", "--context", "--profile", "-a", "--app", "-o", "--output", "-r", "--role-arn", "--require-approval", "-O",
    "--outputs-file", "--parameters", "-t", "--tags", "--toolkit-stack-name", "--concurrency", "--change-set-name", "-m",
    "--method", "--progress", "--build", "-p", "--plugin", "--region", "--import-existing-resources", "--resource-mapping",
})  # fmt: skip
_ON_STACKS = frozenset({"deploy", "synth", "synthesize", "diff", "destroy", "watch", "rollback", "drift", "metadata"})


@program("cdk")
def cdk(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up each stack; patterns and stacks inside stages are left alone."""
    words = read_arguments(call.arguments, _VALUED)
    if call.place is not Place.HERE or call.folder is None or words.has("-a", "--app") or not words.plain:
        return
    listing = repository.at(Kind.CDK_STACK, call.folder)
    if listing and words.plain[0].text in _ON_STACKS:
        for word in words.plain[1:]:
            if word.sure and not {"*", "?", "/"} & set(word.text):
                yield find_in(listing, word.text, "cdk deploy {}")
