"""The server: tools, resources and prompt over one workspace."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from anyio.to_thread import run_sync
from mcp.server import MCPServer
from mcp.server.lowlevel.helper_types import ReadResourceContents
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError
from mcp.server.subscriptions import InMemorySubscriptionBus
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INTERNAL_ERROR,
    INVALID_PARAMS,
    Completion,
    CompletionArgument,
    CompletionContext,
    GetPromptResult,
    Prompt,
    Resource,
    ResourceTemplate,
    Tool,
)

from resources.workspace import Workspace
from server.announcing import Announcer, announcing
from server.completion import Reference, complete
from server.instructions import INSTRUCTIONS
from server.listening import hear, take_subscriptions
from server.prompt import LISTED, get_prompt
from server.reading import MARKDOWN, TEMPLATES, read_resource, resources_of
from server.version import NAME, installed_version

if TYPE_CHECKING:
    from server.asking import Lapsed
    from tools.tool import Answered, ToolSpec


def build_server(workspace: Workspace, tools: "Iterable[ToolSpec] | None" = None) -> MCPServer[Any]:
    """Assemble the server; nothing on disk is touched before the first request.

    The tools are imported when a client first lists or calls them: the handshake does not wait for the judgement.
    """
    return _Planner(workspace, None if tools is None else tuple(tools))


def _of_client(context: Context[Any, Any] | None) -> Context[Any, Any] | None:
    """Give the context of a client's call; a program that calls a tool directly has nobody to ask or to tell."""
    try:
        request = context.request_context if context else None
    except ValueError:
        return None
    return context if request else None


class _Planner(MCPServer[Any]):
    """Answers from the workspace at every request, so that what people edit is what clients see."""

    def __init__(self, workspace: Workspace, tools: "tuple[ToolSpec, ...] | None") -> None:
        bus = InMemorySubscriptionBus()
        super().__init__(
            NAME,
            title="Deploy planner",
            instructions=INSTRUCTIONS,
            version=installed_version(),
            log_level="WARNING",
            lifespan=lambda _: announcing(workspace, bus),
            subscriptions=bus,
            middleware=[hear],
        )
        take_subscriptions(self._lowlevel_server)
        self._workspace = workspace
        self._given = tools
        self.completion()(self._complete)  # type: ignore[no-untyped-call]  # the SDK's decorator is bare

    @cached_property
    def _tools(self) -> "tuple[ToolSpec, ...]":
        if self._given is not None:
            return self._given
        from tools import TOOLS  # noqa: PLC0415 - see build_server

        return TOOLS

    @cached_property
    def _lapsed(self) -> "Lapsed":
        from server.asking import Lapsed  # noqa: PLC0415 - see build_server

        return Lapsed()

    async def list_tools(self) -> list[Tool]:
        return [tool.listed for tool in self._tools]

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> "Answered":
        from server.asking import Asking, nobody  # noqa: PLC0415 - see build_server
        from tools.tool import call  # noqa: PLC0415 - the same

        client = _of_client(context)
        try:
            ask = Asking(client, self._lapsed) if client else nobody
            return await call(self._tools, name, arguments, self._workspace, ask)
        finally:  # a call that was cancelled may have written all the same
            if client and any(tool.name == name and not tool.annotations.read_only_hint for tool in self._tools):
                announcer: Announcer = client.request_context.lifespan_context
                announcer.look()  # at once, and where the disk cannot be watched

    async def list_resources(self) -> list[Resource]:
        return await run_sync(resources_of, self._workspace)

    async def list_resource_templates(self) -> list[ResourceTemplate]:
        return TEMPLATES

    async def read_resource(
        self,
        uri: object,
        context: Context[Any, Any] | None = None,  # noqa: ARG002  the SDK hands it over
    ) -> list[ReadResourceContents]:
        try:
            text = await run_sync(read_resource, self._workspace, str(uri))
        except ResourceError as error:  # the SDK would send the address back, and log it
            code = INVALID_PARAMS if isinstance(error, ResourceNotFoundError) else INTERNAL_ERROR
            raise MCPError(code, str(error)) from error
        return [ReadResourceContents(content=text, mime_type=MARKDOWN)]

    async def list_prompts(self) -> list[Prompt]:
        return LISTED

    async def get_prompt(
        self,
        name: str,
        arguments: Mapping[str, Any] | None = None,
        context: Context[Any, Any] | None = None,  # noqa: ARG002  the SDK hands it over
    ) -> GetPromptResult:
        return await run_sync(get_prompt, self._workspace, name, arguments or {})

    async def _complete(
        self, ref: Reference, argument: CompletionArgument, context: CompletionContext | None
    ) -> Completion:
        return await run_sync(complete, self._workspace, ref, argument, context)
