"""A client of the real server, and the words of its errors."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp_types import PromptReference

from resources.workspace import Workspace
from server.app import build_server


@dataclass(frozen=True, slots=True)
class Talk:
    client: Client
    prompt = PromptReference(name="deploy")

    async def fault(self, method: str, *words: Any) -> str:
        """Ask for what must be refused, and give the words."""
        with pytest.raises(MCPError) as caught:
            await getattr(self.client, method)(*words)
        return caught.value.error.message


def talking(root: Path, said: Callable[[Talk], Awaitable[None]]) -> None:
    async def talk() -> None:
        async with Client(build_server(Workspace(root))) as client:
            await said(Talk(client))

    anyio.run(talk)
