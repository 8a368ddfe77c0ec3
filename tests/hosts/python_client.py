"""The official Python client: over stdio as hosts use it, and in memory as the measure for all hosts."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import anyio
from mcp.client import Client, ClientRequestContext
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.shared.exceptions import MCPError
from mcp_types import ElicitRequestParams, ElicitResult
from pydantic import BaseModel
from scenario import Json, Played, Scenario, Step

from resources.workspace import Workspace
from server.app import build_server

METHODS: dict[str, Callable[[Client, Json], Awaitable[BaseModel]]] = {
    "prompts/get": lambda client, params: client.get_prompt(params["name"], params.get("arguments")),
    "prompts/list": lambda client, _: client.list_prompts(),
    "resources/list": lambda client, _: client.list_resources(),
    "resources/read": lambda client, params: client.read_resource(params["uri"]),
    "resources/templates/list": lambda client, _: client.list_resource_templates(),
    "tools/call": lambda client, params: client.call_tool(params["name"], params["arguments"]),
    "tools/list": lambda client, _: client.list_tools(),
}


def play(mode: str, scenario: Scenario) -> Played:
    """Play over stdio; `mode` is legacy, auto, or the version to insist on."""
    return anyio.run(_over_stdio, mode, scenario)


def play_in_memory(scenario: Scenario) -> Played:
    """Play without a process or a pipe: what the server says before any transport has touched it."""
    return anyio.run(_connected, Client, build_server(Workspace(scenario.root)), "auto", scenario)


async def _over_stdio(mode: str, scenario: Scenario) -> Played:
    command, *words = scenario.command
    return await _connected(Client, stdio_client(StdioServerParameters(command=command, args=words)), mode, scenario)


async def _connected(make: Callable[..., Client], server: Any, mode: str, scenario: Scenario) -> Played:
    asked: list[Json] = []
    reply = partial(_reply, asked, scenario.answer) if scenario.answer else None
    async with make(server, mode=mode, elicitation_callback=reply) as client:
        outcomes = [await _outcome(client, step) for step in scenario.steps]
        return Played(client.protocol_version or "", client.instructions or "", tuple(outcomes), tuple(asked))


async def _reply(
    asked: list[Json],
    answer: Json,
    context: ClientRequestContext,  # noqa: ARG001  the client hands it over
    params: ElicitRequestParams,
) -> ElicitResult:
    asked.append(params.model_dump(mode="json", by_alias=True, exclude_none=True))
    return ElicitResult.model_validate(answer)


async def _outcome(client: Client, step: Step) -> Json:
    try:
        result = await METHODS[step.method](client, step.params)
    except MCPError as error:
        return {"error": {"code": error.error.code, "message": error.error.message}}
    return {"result": result.model_dump(mode="json", by_alias=True, exclude_none=True)}
