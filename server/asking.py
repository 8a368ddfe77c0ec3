"""Asking a person through the host, in both eras of the protocol, without ever hanging on the answer."""

from dataclasses import dataclass, field
from hashlib import sha256
from math import inf
from typing import Any

import anyio
from mcp.server.mcpserver import Context
from mcp.shared.exceptions import MCPError
from mcp_types import ElicitRequest, ElicitRequestFormParams, ElicitResult, InputRequiredResult
from pydantic import BaseModel, ConfigDict, Field, StrictBool

from planning.limits import QUESTION_SECONDS, UNASKED_MINUTES
from tools.person import NeedsPerson, Verdict

MULTI_ROUND = "2026-07-28"
"""From this protocol on a server answers with its question instead of waiting for the reply."""
_KEY = "person"
_Key = tuple[str, str]
"""Who is asked, and what."""


def _fields_alone(schema: dict[str, Any]) -> None:
    # a form has no title and no description of its own: the class's name and docstring are not for people
    del schema["title"], schema["description"]


class Ownership(BaseModel):
    """The form a person fills in."""

    model_config = ConfigDict(json_schema_extra=_fields_alone)

    confirmed: StrictBool = Field(title="Yes, I own this")


class Lapsed:
    """The questions that nobody answered in time.

    They are not asked again for a while, so that a host that never shows them costs its user one wait and not two.
    What one client let lapse another is asked all the same; only windows of one host that speak the newer protocol
    over HTTP cannot be told apart.
    """

    def __init__(self) -> None:
        self._at: dict[_Key, float] = {}

    def asked(self, key: _Key, until: float) -> None:
        """Note a question, and when its time is up."""
        over = anyio.current_time() - UNASKED_MINUTES * 60
        self._at = {known: lapsed for known, lapsed in self._at.items() if lapsed > over}
        self._at.setdefault(key, until)

    def forget(self, key: _Key) -> None:
        """Take a question off: it was answered, however late."""
        self._at.pop(key, None)

    def is_so(self, key: _Key) -> bool:
        """Whether this question was put to this client, and its time is up, not long ago."""
        return 0 <= anyio.current_time() - self._at.get(key, inf) < UNASKED_MINUTES * 60


async def nobody(person: NeedsPerson) -> Verdict:  # noqa: ARG001  one who could be asked is told what about
    """Ask where no client called, and so nobody is there."""
    return Verdict.UNASKED


@dataclass(frozen=True, slots=True)
class Asking:
    """How the person behind one call is asked."""

    context: Context[Any, Any]
    lapsed: Lapsed
    began: float = field(default_factory=anyio.current_time)
    """When the call did: what it waited for before the question counts too."""

    async def __call__(self, person: NeedsPerson) -> Verdict | InputRequiredResult:
        """Ask where the client said that it can; otherwise, or when nobody answers in time, the verdict is UNASKED."""
        capabilities = self.context.client_capabilities
        form = capabilities.elicitation if capabilities else None
        if form is None or (form.form is None and form.url is not None):
            return Verdict.UNASKED
        key = (_client(self.context), _question(person))
        if (self.context.protocol_version or "") >= MULTI_ROUND:
            return self._next_round(key)
        return Verdict.UNASKED if self.lapsed.is_so(key) else await self._wait(key)

    def _next_round(self, key: _Key) -> Verdict | InputRequiredResult:
        _, question = key
        digest = sha256(question.encode()).hexdigest()
        answer = (self.context.input_responses or {}).get(_KEY)
        # an answer counts only for the very question it was given to
        if isinstance(answer, ElicitResult) and self.context.request_state == digest:
            self.lapsed.forget(key)
            return _verdict(answer.action, (answer.content or {}).get("confirmed"))
        if self.lapsed.is_so(key):
            return Verdict.UNASKED
        self.lapsed.asked(key, self.began + QUESTION_SECONDS)
        form = ElicitRequestFormParams(message=question, requested_schema=Ownership.model_json_schema())
        return InputRequiredResult(input_requests={_KEY: ElicitRequest(params=form)}, request_state=digest)

    async def _wait(self, key: _Key) -> Verdict:
        with anyio.move_on_at(self.began + QUESTION_SECONDS):
            try:
                answer = await self.context.elicit(key[1], Ownership)
            except (MCPError, ValueError):  # the client cannot after all, or answers no form
                return Verdict.UNASKED
            return _verdict(answer.action, answer.data.confirmed if answer.action == "accept" else None)
        self.lapsed.asked(key, self.began)
        return Verdict.UNASKED


def _verdict(action: str, confirmed: object) -> Verdict:
    """Take only a plain yes for a yes, and only a plain no for a no."""
    if action == "decline" or (action == "accept" and confirmed is False):
        return Verdict.NO
    return Verdict.YES if action == "accept" and confirmed is True else Verdict.UNASKED


def _client(context: Context[Any, Any]) -> str:
    """Name who is asked: a session of the older protocol, else the host as it calls itself."""
    session = (context.headers or {}).get("mcp-session-id")
    known = context.session.client_params
    return session or (known.client_info.name if known else "")


def _question(person: NeedsPerson) -> str:
    return "\n- ".join((person.question, *person.owned))
