"""What an agent pays for a whole phase: a token is counted as four bytes."""

import json
from pathlib import Path

import pytest
from mcp.client import Client
from mcp_types import TextContent

from resources.sample_project import copy_sample
from resources.workspace import Workspace
from server.app import build_server
from server.demo.script import CALLS

pytestmark = pytest.mark.anyio


async def test_a_whole_phase_with_one_refusal_costs_under_5000_tokens_and_its_results_under_2000(
    tmp_path: Path,
) -> None:
    async with Client(build_server(Workspace(copy_sample(tmp_path / "checkout-api")))) as talk:
        tools = [
            {"name": tool.name, "description": tool.description, "inputSchema": tool.input_schema}
            for tool in (await talk.list_tools()).tools
        ]
        answers = [await talk.call_tool(call.tool, call.arguments) for call in CALLS]
        instructions = talk.instructions or ""
    assert [bool(answer.is_error) for answer in answers].count(True) == 1
    results = sum(len(block.text.encode()) for a in answers for block in a.content if isinstance(block, TextContent))
    calls = sum(size({"name": call.tool, "arguments": call.arguments}) for call in CALLS)
    listed = sum(size(tool) for tool in tools)
    assert results < 4 * 2000
    assert listed + len(instructions.encode()) + calls + results < 4 * 5000


def size(value: object) -> int:
    """Bytes of a value as minified JSON."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
