"""Asking a person through the host, in both eras of the protocol, without ever hanging on the answer."""

from hashlib import sha256
from typing import Any

import anyio
from mcp.server.mcpserver import Context
from mcp.shared.exceptions import MCPError
from mcp_types import ElicitRequest, ElicitRequestFormParams, ElicitResult, InputRequiredResult
from pydantic import BaseModel, ConfigDict, Field

from tools.person import NeedsPerson, Verdict

SECONDS = 50
"""Hosts give a call up after 60 seconds; the answer must come before, or the words are lost."""
MULTI_ROUND = "2026-07-28"
"""From this protocol on a server answers with its question instead of waiting for the reply."""
_KEY = "person"


def _fields_alone(schema: dict[str, Any]) -> None:
    # a form has no title and no description of its own: the class's name and docstring are not for people
    del schema["title"], schema["description"]


class Ownership(BaseModel):
    """The form a person fills in."""

    model_config = ConfigDict(json_schema_extra=_fields_alone)

    confirmed: bool = Field(title="Yes, I own this")


async def ask(person: NeedsPerson, context: Context[Any, Any], unanswered: set[str]) -> Verdict | InputRequiredResult:
    """Ask where the client said that it can; otherwise, or when nobody answers, the verdict is UNASKED.

    `unanswered` holds the questions that this client let lapse: they are not asked again, so that a host which
    never shows them costs its user one wait and not two.
    """
    capabilities = context.client_capabilities
    form = capabilities.elicitation if capabilities else None
    if form is None or (form.form is None and form.url is not None):
        return Verdict.UNASKED
    question = _question(person)
    if question in unanswered:
        return Verdict.UNASKED
    modern = (context.protocol_version or "") >= MULTI_ROUND
    verdict = _next_round(question, context) if modern else await _wait(question, context)
    if verdict is Verdict.UNASKED:
        unanswered.add(question)
    return verdict


def _next_round(question: str, context: Context[Any, Any]) -> Verdict | InputRequiredResult:
    digest = sha256(question.encode()).hexdigest()
    answer = (context.input_responses or {}).get(_KEY)
    # an answer counts only for the very question it was given to
    if isinstance(answer, ElicitResult) and context.request_state == digest:
        return _verdict(answer.action, confirmed=(answer.content or {}).get("confirmed") is True)
    form = ElicitRequestFormParams(message=question, requested_schema=Ownership.model_json_schema())
    return InputRequiredResult(input_requests={_KEY: ElicitRequest(params=form)}, request_state=digest)


async def _wait(question: str, context: Context[Any, Any]) -> Verdict:
    with anyio.move_on_after(SECONDS):
        try:
            answer = await context.elicit(question, Ownership)
        except (MCPError, ValueError):  # the client cannot after all, or answers no form
            return Verdict.UNASKED
        return _verdict(answer.action, confirmed=answer.action == "accept" and answer.data.confirmed)
    return Verdict.UNASKED


def _verdict(action: str, *, confirmed: bool) -> Verdict:
    if action == "cancel":
        return Verdict.UNASKED
    return Verdict.YES if action == "accept" and confirmed else Verdict.NO


def _question(person: NeedsPerson) -> str:
    return "\n- ".join((person.question, *person.owned))
