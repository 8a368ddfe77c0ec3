"""The one adapter between plain tool functions and the protocol.

A tool is a typed function whose first parameter is the workspace; here it gets its schemas, its annotations,
a lenient door, and one way to answer.
"""

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, partial
from inspect import getdoc
from traceback import format_exc

import anyio.to_thread
from mcp_types import CallToolResult, InputRequiredResult, TextContent, ToolAnnotations
from mcp_types import Tool as ListedTool
from pydantic import BaseModel

from planning.finding import Refusal, refuse
from planning.text.secrets import without_secrets
from tools.answer import (
    accident_text,
    as_object,
    as_text,
    declined_text,
    output_schema,
    refusal_text,
    unasked_text,
)
from tools.door import admit
from tools.person import NeedsPerson, Verdict
from tools.schema import arguments_of, published, result_of, shape_of
from tools.shape import Shape

logger = logging.getLogger(__name__)
Answered = CallToolResult | InputRequiredResult
Ask = Callable[[NeedsPerson], Awaitable[Verdict | InputRequiredResult]]
"""How the server asks a person; a result instead of a verdict is the question itself, for the host."""


@dataclass(frozen=True)
class ToolSpec:
    """A tool function and what hosts are told about it."""

    fn: Callable[..., object]
    title: str
    annotations: ToolAnnotations
    meta: Mapping[str, object] | None = None

    @property
    def name(self) -> str:
        """The function's own name."""
        return self.fn.__name__

    @cached_property
    def arguments(self) -> type[BaseModel]:
        """The model of everything the function takes but the workspace."""
        return arguments_of(self.fn)

    @cached_property
    def shape(self) -> Shape:
        """The arguments as the door walks them."""
        return shape_of(self.arguments)

    @cached_property
    def listed(self) -> ListedTool:
        """The tool as `tools/list` shows it."""
        return ListedTool(
            name=self.name,
            title=self.title,
            description=" ".join((getdoc(self.fn) or "").split()),
            input_schema=published(self.shape),
            output_schema=output_schema(result_of(self.fn)),
            annotations=self.annotations,
            _meta=dict(self.meta) if self.meta else None,
        )


def reads(fn: Callable[..., object], *, title: str) -> ToolSpec:
    """Declare a tool that changes nothing."""
    return ToolSpec(fn, title, _annotations(read_only=True))


def writes(fn: Callable[..., object], *, title: str) -> ToolSpec:
    """Declare a tool that writes; nothing of a person's is lost by it, and twice is as good as once."""
    return ToolSpec(fn, title, _annotations(read_only=False))


def asks(fn: Callable[..., object], *, title: str) -> ToolSpec:
    """Declare a writing tool that a person should see before it runs."""
    meta = {"anthropic/requiresUserInteraction": True}
    return ToolSpec(fn, title, _annotations(read_only=False), meta)


async def call(
    tools: Iterable[ToolSpec],
    name: str,
    arguments: Mapping[str, object],
    workspace: object,
    ask: Ask,
) -> Answered:
    """Carry out one call; whatever happens, the answer is words that a model can act on."""
    try:
        tool = _named(tools, name)
        given = admit(tool.arguments, tool.shape, arguments)
        values = {field: getattr(given, field) for field in tool.shape.fields}
        # the agent's word for a person's yes counts only where the person cannot be asked
        confirmed = bool(values.pop("confirmed", None))
        return await _run(partial(tool.fn, workspace, **values), ask, confirmed=confirmed)
    except Refusal as refusal:
        return _failed(refusal_text(refusal))
    except Exception as error:  # noqa: BLE001  whatever happens is answered
        # an exception may quote what it was given
        logger.error("%s failed\n%s", name, without_secrets(format_exc()))  # noqa: TRY400
        return _failed(accident_text(name, error))


async def _run(run: Callable[..., object], ask: Ask, *, confirmed: bool) -> Answered:
    try:
        return _succeeded(await anyio.to_thread.run_sync(run))
    except NeedsPerson as person:
        verdict = await ask(person)
        if isinstance(verdict, InputRequiredResult):
            return verdict
        if verdict is Verdict.YES or (confirmed and verdict is Verdict.UNASKED):
            return await _owned(run, person)
        return _failed(declined_text(person) if verdict is Verdict.NO else unasked_text(person))


async def _owned(run: Callable[..., object], seen: NeedsPerson) -> CallToolResult:
    try:  # the documents may have changed while the person thought: the yes is for what they saw
        return _succeeded(await anyio.to_thread.run_sync(run))
    except NeedsPerson as now:
        if (now.question, now.owned) != (seen.question, seen.owned):
            return _failed(unasked_text(now))
        return _succeeded(await anyio.to_thread.run_sync(partial(run, confirmed=True)))


def _named(tools: Iterable[ToolSpec], name: str) -> ToolSpec:
    known = {tool.name: tool for tool in tools}
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=3, cutoff=0.4)
    fix = f"Call {' or '.join(near)}." if near else f"Call one of {', '.join(known)}."
    raise refuse("argument", "tool", "there is no tool of this name", fix)


def _succeeded(result: object) -> CallToolResult:
    answer = as_object(result)
    return CallToolResult(content=[TextContent(text=as_text(answer))], structured_content=answer)


def _failed(text: str) -> CallToolResult:
    # text alone: clients check structure against the output schema even here, and lose the words
    return CallToolResult(content=[TextContent(text=text)], is_error=True)


def _annotations(*, read_only: bool) -> ToolAnnotations:
    return ToolAnnotations(
        read_only_hint=read_only, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
