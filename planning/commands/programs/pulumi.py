"""`pulumi`: the project's folder, and the stacks that have a file of settings."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Listing
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.slips import is_slip
from planning.commands.grounding.verdict import Near, Verdict, closest_names, exists, missing, unclear
from planning.commands.programs.above import upward
from planning.commands.programs.program import program
from planning.commands.programs.terraform import judge_folder
from planning.commands.shell.arguments import Arguments, read_arguments
from planning.commands.shell.call import Call, Place
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word

_VALUED = frozenset({
    "-C", "--cwd", "-s", "--stack", "-c", "--config", "-t", "--target", "--replace", "-m", "--message", "-p", "--parallel",
    "--config-file", "--file", "--exclude", "--secrets-provider", "--policy-pack", "--color", "--target-replace",
})  # fmt: skip


@program("pulumi")
def pulumi(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the folder, then the stack."""
    words = read_arguments(call.arguments, _VALUED)
    if call.place is not Place.HERE:
        return
    given, stack = words.last("-C", "--cwd"), _stack(words)
    folder = joined(call.folder, given)
    listing = upward(repository, Kind.PULUMI_STACK, folder) if folder is not None else None
    if given and folder and listing is None:
        yield judge_folder(folder, repository, Kind.PULUMI_STACK)
    if stack and (listing is None or not stack.sure):
        yield unclear(f"stack {stack.text}", "its project is known at run time only")
    elif stack and listing:
        yield _judge(stack.text.rpartition("/")[2], listing, repository)


def _stack(words: Arguments) -> Word | None:
    match [word.text for word in words.plain[:2]]:
        case ["stack", "init"]:
            return None
        case ["stack", "select"] if words.has("--create"):
            return None
        case ["stack", "select" | "rm"] if len(words.plain) > 2:
            return words.plain[2]
        case _:
            return words.last("-s", "--stack")


def _judge(name: str, listing: Listing, repository: Repository) -> Verdict:
    """A stack may do without a file: it is missing where the project keeps one for each, or for a slip of one."""
    about = f"{Kind.PULUMI_STACK} {name}"
    entry = listing.entry(name)
    if entry:
        return exists(about, listing.receipt(entry))
    file = f"{listing.folder}/Pulumi.{name}.yaml".lstrip("/")
    known = {one.name: listing.receipt(one) for one in listing.entries}
    is_kept = len(known) > 1 or any(is_slip(name, one) for one in known)
    if listing.open or repository.presence(file) is not Presence.ABSENT or not is_kept:
        return unclear(about, listing.open or "a stack needs no file")
    near = closest_names(name, known) or tuple(sorted(known, reverse=True))[:3]
    return missing(about, f"{file} is not in the repository", [Near(one, known[one]) for one in near])
