"""Words on a server's standard output that are no protocol: noticed, and not printed as a traceback."""

import logging
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

_seen: ContextVar[list[str] | None] = ContextVar("stray", default=None)
"""Of the trial that runs: several run at once, each in a context of its own."""


def _noted(record: logging.LogRecord) -> bool:
    """Keep a record of the client for its trial, instead of the person's terminal."""
    seen = _seen.get()
    if seen is None:
        return True
    if "parse" in record.msg:
        seen.append(record.msg)
    return False


@contextmanager
def stray_words() -> Generator[list[str]]:
    """Collect what the client of this context would have logged: lines that it could not read."""
    seen = list[str]()
    logging.getLogger("mcp.client.stdio").addFilter(_noted)
    token = _seen.set(seen)
    try:
        yield seen
    finally:
        _seen.reset(token)
