"""Every host that scenarios are played in: a new host is a function and a line here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import desktop
import mcpdo
import pytest
import python_client
import typescript
from scenario import Played, Scenario

LEGACY = "2025-11-25"
MODERN = "2026-07-28"


@dataclass(frozen=True, slots=True)
class Host:
    """A host, the protocol it comes to speak with the server, and how it plays a scenario."""

    name: str
    protocol: str
    play: Callable[[Scenario], Played]
    can_ask: bool = True
    needs_node: bool = True
    starts: int = 1
    """How often it starts the server for a session."""


HOSTS: tuple[Host, ...] = (
    Host("python legacy", LEGACY, partial(python_client.play, "legacy"), needs_node=False),
    Host("python auto", MODERN, partial(python_client.play, "auto"), needs_node=False),
    Host("typescript v1", LEGACY, partial(typescript.play, "ts_v1", "")),
    Host("typescript v2 legacy", LEGACY, partial(typescript.play, "ts_v2", "legacy")),
    Host("typescript v2 auto", MODERN, partial(typescript.play, "ts_v2", "auto"), starts=2),
    Host("typescript v2 pinned", MODERN, partial(typescript.play, "ts_v2", MODERN), starts=2),
    Host("claude desktop", LEGACY, desktop.play, can_ask=False, needs_node=False),
)
MCPDO: tuple[Host, ...] = (
    Host("mcpdo legacy", LEGACY, partial(mcpdo.play, "legacy")),
    Host("mcpdo modern", MODERN, partial(mcpdo.play, "modern")),
)
"""The Inspector's sessions, which take a while: for questions only, beside what test_inspector.py tries."""


def params(*hosts: Host) -> list[object]:
    """Give the hosts as parameters of a test; those that npm installs are marked `hosts`."""
    return [pytest.param(host, id=host.name, marks=[pytest.mark.hosts] if host.needs_node else []) for host in hosts]
