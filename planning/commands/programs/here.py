"""Whether a call runs where the repository is: only there can it miss something of the repository."""

from planning.commands.shell.call import Call, Place


def is_here(call: Call) -> bool:
    """Whether neither another machine nor an unknown folder is where the call runs."""
    return call.place is not Place.ELSEWHERE and call.folder is not None
