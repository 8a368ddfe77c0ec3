"""Processes that begin at the same moment."""

import json
import os
from collections.abc import Callable
from functools import partial
from typing import Any

from tests.faults.offspring import begin


def at_once(count: int, work: Callable[[int], object]) -> list[Any]:
    """Let `count` processes do their work, none before all are there; gives their results."""
    gate, opener = os.pipe()

    def wait_and_work(who: int) -> object:
        os.close(opener)
        os.read(gate, 1)  # ends when the last handle of the other side is closed
        return work(who)

    children = [begin(partial(wait_and_work, who)) for who in range(count)]
    os.close(opener)
    os.close(gate)
    return [_result(*child) for child in children]


def _result(child: int, pipe: int) -> object:
    with os.fdopen(pipe, encoding="utf-8") as told:
        text = told.read()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, text
    return json.loads(text)
