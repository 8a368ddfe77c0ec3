"""Takes wrappers off a call: what `sudo`, `env`, `bash -c` or `poetry run` start is what counts."""

from collections.abc import Callable, Iterator

from planning.commands.shell.call import Call

Read = Callable[[str, str | None], tuple[Call, ...]]


def unwrap(call: Call, read: Read) -> Iterator[Call]:
    """Give the calls that a call comes down to; `read` reads a line that a wrapper is given as text."""
    if call.name in {"bash", "sh"} and [word.text for word in call.arguments[:1]] == ["-c"] and call.arguments[1:]:
        yield from read(call.arguments[1].text, call.folder)
    else:
        yield call
