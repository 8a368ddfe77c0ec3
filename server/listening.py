"""What a client's messages say about the changes that it wants to hear of, in both eras of the protocol."""

from collections.abc import Mapping
from typing import Any

from mcp.server.connection import Connection
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.lowlevel import Server
from mcp_types import EmptyResult, SubscribeRequestParams, SubscriptionFilter, UnsubscribeRequestParams
from mcp_types.version import HANDSHAKE_PROTOCOL_VERSIONS
from pydantic import ValidationError

from server.announcing import Announcer

Heard = ServerRequestContext[Announcer, Any]


async def hear(ctx: Heard, call_next: CallNext) -> HandlerResult:
    """Watch the disk from the first message on that shows an interest; the answer follows only then.

    A client before 2026 that lists the resources hears when the list changes: the protocol gave it no other word.
    """
    if ctx.method == "subscriptions/listen" and (wanted := _about_resources(ctx.params)):
        async with ctx.lifespan_context.listened(wanted.resource_subscriptions or ()):
            return await call_next(ctx)
    if ctx.method == "resources/list" and ctx.protocol_version in HANDSHAKE_PROTOCOL_VERSIONS:
        await ctx.lifespan_context.follow(_connection(ctx))
    result = await call_next(ctx)
    if ctx.method == "initialize" and isinstance(result, dict):
        # the SDK tells clients before 2026 that lists never change, and they then ignore the news
        result["capabilities"]["resources"]["listChanged"] = True
    return result


def take_subscriptions(server: Server[Any]) -> None:
    """Serve subscribing to single documents, as clients before 2026 do it; later ones name them as they listen."""
    server.add_request_handler("resources/subscribe", SubscribeRequestParams, _subscribe)
    server.add_request_handler("resources/unsubscribe", UnsubscribeRequestParams, _unsubscribe)


async def _subscribe(context: Heard, params: SubscribeRequestParams) -> EmptyResult:
    # also to what is not there yet: that a plan appears is news
    await context.lifespan_context.follow(_connection(context), str(params.uri))
    return EmptyResult()


async def _unsubscribe(context: Heard, params: UnsubscribeRequestParams) -> EmptyResult:
    context.lifespan_context.unfollow(_connection(context), str(params.uri))
    return EmptyResult()


def _about_resources(params: Mapping[str, Any] | None) -> SubscriptionFilter | None:
    try:
        wanted = SubscriptionFilter.model_validate((params or {}).get("notifications"), by_name=False)
    except ValidationError:  # the SDK refuses it in a moment, in its own words
        return None
    return wanted if wanted.resources_list_changed or wanted.resource_subscriptions else None


def _connection(context: Heard) -> Connection:
    # a session lives for one request only; what outlives it has no public name
    return context.session._connection  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
